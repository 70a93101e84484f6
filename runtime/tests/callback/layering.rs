//! Below the layer stands a service of what was verified: nothing else costs it anything.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use miniprogram_runtime::callback::{CallbackLayer, CallbackService, Delivered, Reply};
use tower_layer::Layer;
use tower_service::Service;

use super::{CLIENT, PATH, Paid, Sent, genuine, genuine_after, letter, merchant, now, receiver};

/// Keeps whom it booked payments for, and is ready only when it is asked for the second time.
#[derive(Clone, Default)]
struct Bookkeeper {
    booked: Arc<Mutex<Vec<(String, String)>>>,
    was_asked: bool,
}

impl Service<Delivered<Paid>> for Bookkeeper {
    type Response = Reply<Paid>;
    type Error = Infallible;
    type Future = Ready<Result<Reply<Paid>, Infallible>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        if self.was_asked {
            return Poll::Ready(Ok(()));
        }
        self.was_asked = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }

    fn call(&mut self, delivered: Delivered<Paid>) -> Self::Future {
        assert!(self.was_asked, "a service is called once it is ready");
        let Delivered { callback, delivery, .. } = delivered;
        assert_eq!((delivery.path(), delivery.time().system_time()), (PATH, Some(now())));
        self.booked.lock().unwrap().push((delivery.client_id().to_owned(), callback.order));
        ready(Ok(Reply::success()))
    }
}

/// Is at its limit.
#[derive(Clone)]
struct Overloaded;

impl Service<Delivered<Paid>> for Overloaded {
    type Response = Reply<Paid>;
    type Error = io::Error;
    type Future = Ready<io::Result<Reply<Paid>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Err(io::Error::other("no room")))
    }

    fn call(&mut self, _: Delivered<Paid>) -> Self::Future {
        unreachable!("it is never ready")
    }
}

async fn ask<S>(service: &mut CallbackService<Paid, S>, sent: Request<Bytes>) -> Response<Bytes>
where
    CallbackService<Paid, S>:
        Service<Request<Full<Bytes>>, Response = Response<Full<Bytes>>, Error = Infallible>,
{
    let Ok(answer) = service.call(sent.map(Full::new)).await;
    let (head, body) = answer.into_parts();
    let Ok(body) = body.collect().await;
    Response::from_parts(head, body.to_bytes())
}

#[tokio::test]
async fn the_service_is_told_for_whom_the_callback_is() {
    let bookkeeper = Bookkeeper::default();
    let receiver = receiver().client_id("merchant-43").build().unwrap();
    let mut service = receiver.layer().layer(bookkeeper.clone());

    assert_eq!(letter(&ask(&mut service, genuine()).await), "S");
    let for_other = Sent { client_id: "merchant-43".to_owned(), ..Sent::default() }.request();
    assert_eq!(ask(&mut service, for_other).await.status(), 200);
    let orders = [CLIENT, "merchant-43"].map(|it| (it.to_owned(), "order-88-1".to_owned()));
    assert_eq!(*bookkeeper.booked.lock().unwrap(), orders);
}

#[tokio::test]
async fn what_is_refused_or_came_before_does_not_reach_the_service() {
    let bookkeeper = Bookkeeper::default();
    let layer: CallbackLayer<Paid> = receiver().build().unwrap().layer();
    let mut service = layer.layer(bookkeeper.clone());
    let forged = Sent { key: merchant(), ..Sent::default() }.request();

    assert_eq!(ask(&mut service, forged).await.status(), 401);
    assert!(bookkeeper.booked.lock().unwrap().is_empty());
    for _ in 0..2 {
        assert_eq!(letter(&ask(&mut service, genuine()).await), "S");
    }
    assert_eq!(bookkeeper.booked.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_service_that_fails_asks_the_wallet_to_send_again() {
    let events = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&events);
    let receiver =
        receiver().observe(move |it| seen.lock().unwrap().push(it.to_string())).build().unwrap();

    let answer = ask(&mut receiver.layer().layer(Overloaded), genuine_after(1)).await;
    assert_eq!(letter(&answer), "U");
    assert_eq!(events.lock().unwrap()[0], format!("{PATH} was not handled: no room"));
}
