//! As a service, a receiver reads no more of a body than it accepts.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, Full};
use miniprogram_runtime::callback::{BoxError, CallbackService, Handler, Reply};
use tower_service::Service;

use super::{PATH, Paid, booked, genuine, letter, receiver};

/// A body in pieces, which counts the bytes that were asked for.
#[derive(Default)]
struct Pieces {
    left: VecDeque<io::Result<Bytes>>,
    announced: Option<u64>,
    read: Arc<AtomicUsize>,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let piece = self.left.pop_front();
        if let Some(Ok(piece)) = &piece {
            self.read.fetch_add(piece.len(), Ordering::Relaxed);
        }
        Poll::Ready(piece.map(|it| it.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.announced.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

async fn ask<B, H, F>(
    service: &mut CallbackService<Paid, Handler<H>>,
    request: Request<B>,
) -> Response<Bytes>
where
    H: Fn(Paid) -> F + Clone + Send + 'static,
    F: Future<Output = Reply<Paid>> + Send + 'static,
    B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    let Ok(response): Result<Response<Full<Bytes>>, Infallible> = service.call(request).await;
    let (head, body) = response.into_parts();
    let Ok(body) = body.collect().await;
    Response::from_parts(head, body.to_bytes())
}

#[tokio::test]
async fn a_body_in_pieces_is_put_together() {
    let body = genuine().into_body();
    let left = [body.slice(..9), body.slice(9..)].into_iter().map(Ok).collect();
    let request = genuine().map(|_| Pieces { left, ..Pieces::default() });

    let mut service = receiver().build().unwrap().service(booked);
    assert_eq!(letter(&ask(&mut service, request).await), "S");
}

#[tokio::test]
async fn ten_megabytes_are_refused_before_they_are_read() {
    const PIECE: usize = 64 * 1024;
    const LIMIT: usize = 1024 * 1024;
    let mut service = receiver().build().unwrap().service(booked);

    for (announced, most) in [(Some(10 * 1024 * 1024), 0), (None, LIMIT + PIECE)] {
        let read = Arc::new(AtomicUsize::new(0));
        let left = (0..160).map(|_| Ok(Bytes::from_static(&[b' '; PIECE]))).collect();
        let pieces = Pieces { left, announced, read: Arc::clone(&read) };
        let answer = ask(&mut service, genuine().map(|_| pieces)).await;

        assert_eq!(answer.status(), 413);
        assert!(read.load(Ordering::Relaxed) <= most, "{read:?} bytes were read");
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_is_refused() {
    let left = [Ok(genuine().into_body()), Err(io::ErrorKind::ConnectionReset.into())].into();
    let request = genuine().map(|_| Pieces { left, ..Pieces::default() });

    let mut service = receiver().build().unwrap().service(booked);
    assert_eq!(ask(&mut service, request).await.status(), 400);
}

#[tokio::test]
async fn the_path_that_the_wallet_calls_may_be_stated() {
    let behind_proxy = || {
        let mut request = genuine();
        *request.uri_mut() = "/internal/7".parse().unwrap();
        request.map(Full::new)
    };
    let mut service = receiver().build().unwrap().service(booked);
    assert_eq!(ask(&mut service, behind_proxy()).await.status(), 401);

    let mut service = service.called_at(PathAndQuery::from_static(PATH));
    assert_eq!(letter(&ask(&mut service, behind_proxy()).await), "S");
}
