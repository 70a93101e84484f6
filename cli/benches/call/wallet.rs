//! A wallet without cryptography: it plays a signed answer back to whoever asks.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::thread;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;

/// Gives `answer` to every request, on a thread of its own, until the process ends.
///
/// Returns where it listens.
pub(crate) fn play_back(answer: Response<Bytes>) -> io::Result<SocketAddr> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        runtime.block_on(async {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, answer.clone()));
            }
        });
    });
    Ok(address)
}

async fn converse(stream: TcpStream, answer: Response<Bytes>) {
    // What fails here, the client sees as well.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| exchange(request, &answer));
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

/// Reads the whole request before it answers, as a wallet must.
async fn exchange(
    request: Request<Incoming>,
    answer: &Response<Bytes>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    drop(request.into_body().collect().await);
    Ok(answer.clone().map(Full::new))
}
