//! The mock wallet's way out: one HTTP/1.1 request to loopback, and nowhere else.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use bytes::Bytes;
use http::header::HOST;
use http::uri::Scheme;
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long a merchant may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest reply that is read, in bytes.
const LONGEST_REPLY: usize = 64 * 1024;

/// Sends the request where its URL says, and returns the answer.
pub(super) async fn post(request: Request<Bytes>) -> io::Result<Response<Bytes>> {
    let late = |_| io::Error::from(io::ErrorKind::TimedOut);
    timeout(PATIENCE, exchange(request)).await.map_err(late)?
}

/// The host and port that the URL names: plain HTTP on loopback, or nothing.
pub(super) fn destination(url: &http::Uri) -> Option<(IpAddr, u16)> {
    let host = url.host()?.trim_matches(['[', ']']);
    let ip = match host {
        "localhost" => Ipv4Addr::LOCALHOST.into(),
        other => other.parse::<IpAddr>().ok()?,
    };
    let plain = url.scheme() == Some(&Scheme::HTTP) && ip.is_loopback();
    plain.then(|| (ip, url.port_u16().unwrap_or(80)))
}

async fn exchange(mut request: Request<Bytes>) -> io::Result<Response<Bytes>> {
    let url = request.uri().clone();
    let elsewhere = || io::Error::other("callbacks go over plain HTTP, and to loopback only");
    let stream = TcpStream::connect(destination(&url).ok_or_else(elsewhere)?).await?;

    let authority = url.authority().map_or("", |it| it.as_str());
    let host = HeaderValue::from_str(authority).map_err(io::Error::other)?;
    request.headers_mut().insert(HOST, host);
    let path = url.path_and_query().map_or("/", |it| it.as_str());
    *request.uri_mut() = path.parse().map_err(io::Error::other)?;

    let (mut sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    // It ends with the sender. What fails there, the sender sees as well.
    tokio::spawn(connection);
    let answer = sender.send_request(request.map(Full::new)).await.map_err(io::Error::other)?;
    let (head, body) = answer.into_parts();
    let body = Limited::new(body, LONGEST_REPLY).collect().await.map_err(io::Error::other)?;
    Ok(Response::from_parts(head, body.to_bytes()))
}
