//! The mock wallet's door: HTTP/1.1 on a socket, and nothing of the protocol.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::uri::PathAndQuery;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::desk::Desk;

/// Where cashier pages are. No base path of a wallet begins like this.
const CASHIER: &str = "/cashier?o=";

/// The longest request that is read, in bytes.
const LONGEST_REQUEST: usize = 1024 * 1024;

/// Accepts connections until it is dropped, and drops them with it.
pub(super) async fn serve(listener: TcpListener, desk: Arc<Desk>) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(connections.spawn(converse(stream, Arc::clone(&desk)))),
            // Out of file descriptors, most likely: some may be free a little later.
            Err(_) => sleep(Duration::from_millis(10)).await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn converse(stream: TcpStream, desk: Arc<Desk>) {
    // What fails here, the other side sees as well.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| exchange(request, &desk));
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

/// An error closes the connection without an answer.
async fn exchange(request: Request<Incoming>, desk: &Desk) -> io::Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, LONGEST_REQUEST).collect().await.map_err(io::Error::other)?;
    let request = Request::from_parts(head, body.to_bytes());
    if let Some(number) = opened(request.uri().path_and_query()) {
        return Ok(desk.open(number).map(Full::new));
    }

    let (delay, answer) = desk.answer(&request);
    if !delay.is_zero() {
        sleep(delay).await;
    }
    answer.map(|it| it.map(Full::new)).ok_or_else(|| io::ErrorKind::ConnectionAborted.into())
}

/// The address of a payment's cashier page, without the payment's number at its end.
pub(super) fn cashier(address: SocketAddr) -> String {
    format!("http://{address}{CASHIER}")
}

/// The number of the payment whose page is opened.
fn opened(path: Option<&PathAndQuery>) -> Option<&str> {
    path?.as_str().strip_prefix(CASHIER)
}
