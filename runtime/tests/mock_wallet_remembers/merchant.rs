//! A merchant on loopback, who replies to callbacks as the test says; and a user with a browser.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use miniprogram_runtime::SigningKey;
use miniprogram_runtime::signing::{Content, Signer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A reply: its status, and the key that signs it.
pub(crate) type Reply = (&'static str, SigningKey);

/// Replies one after the other, and HTTP 503 when it has no more.
pub(crate) struct Merchant {
    pub(crate) url: String,
    serving: JoinHandle<()>,
}

impl Merchant {
    pub(crate) async fn replying(replies: impl Into<VecDeque<Reply>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/cb?shop=7", listener.local_addr().unwrap());
        let replies = Arc::new(Mutex::new(replies.into()));
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let service = service_fn(|request| answer(request, Arc::clone(&replies)));
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            }
        });
        Self { url, serving }
    }
}

impl Drop for Merchant {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(
    request: Request<Incoming>,
    replies: Arc<Mutex<VecDeque<Reply>>>,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    const TIME: &str = "2026-11-22T19:40:00Z";
    let (head, body) = request.into_parts();
    body.collect().await?;
    let Some((status, key)) = replies.lock().unwrap().pop_front() else {
        return Ok(Response::builder().status(503).body(Full::default()).unwrap());
    };
    let json = format!(r#"{{"result":{{"resultStatus":"{status}"}}}}"#);
    let content = Content {
        method: "POST",
        path: head.uri.path_and_query().unwrap().as_str(),
        client_id: "merchant-42",
        time: TIME,
        body: json.as_bytes(),
    };
    let signature = Signer::new(1.into(), key).sign(&content).unwrap();
    let answer = Response::builder().header("response-time", TIME).header("signature", signature);
    Ok(answer.body(Full::from(json)).unwrap())
}

/// Opens a page, and returns what comes back, head and all.
pub(crate) async fn open(url: &str) -> String {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}
