use std::future::{IntoFuture, pending, poll_fn};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use miniprogram_runtime::Settled;
use miniprogram_runtime::timer::{Sleeping, Timer};

use crate::scene::{Scene, answer, pay, standing};

/// Falls asleep and never wakes, and counts how often.
#[derive(Clone, Default)]
struct Spellbound(Arc<AtomicUsize>);

impl Timer for Spellbound {
    fn sleep(&self, _: Duration) -> Sleeping<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(pending())
    }
}

/// Polls a future once, and drops it.
async fn begin_and_drop<F: IntoFuture>(it: F)
where
    F::IntoFuture: Unpin,
{
    let mut future = it.into_future();
    let once = poll_fn(|context| Poll::Ready(std::pin::Pin::new(&mut future).poll(context))).await;
    assert!(once.is_pending(), "it is not over yet");
}

#[tokio::test]
async fn a_settlement_that_is_dropped_while_it_waits_asks_nothing() {
    let scene = Scene::new(|endpoint, _| match endpoint {
        "pay" => answer("U", "UNKNOWN_EXCEPTION"),
        _ => standing("SUCCESS"),
    })
    .await;
    let spellbound = Spellbound::default();
    let client = scene.client_with(spellbound.clone());
    let answer = client.call(&pay()).await;
    begin_and_drop(client.settle(&pay()).after(answer)).await;
    assert_eq!(spellbound.0.load(Ordering::Relaxed), 1);
    assert_eq!(scene.calls_of("inquiryPayment").len(), 0);

    let settled = scene.client.settle(&pay()).await;
    assert!(matches!(settled, Ok(Settled::Success(_))), "what was dropped can be taken up");
    assert_eq!((scene.calls_of("/pay").len(), scene.calls_of("inquiryPayment").len()), (1, 1));
}

#[tokio::test]
async fn a_settlement_that_is_dropped_while_it_asks_sends_nothing_more() {
    let scene = Scene::new(|endpoint, _| match endpoint {
        "pay" => answer("U", "UNKNOWN_EXCEPTION"),
        _ => standing("PROCESSING"),
    })
    .await;
    let answered = scene.client.call(&pay()).await;
    begin_and_drop(scene.client.settle(&pay()).after(answered)).await;
    assert_eq!(scene.waited(), Duration::from_secs(5), "it was about to ask for the first time");

    let Ok(Settled::Unknown(open)) = scene.client.settle(&pay()).await else {
        panic!("nobody knows")
    };
    let asked = scene.calls_of("inquiryPayment").len();
    let by_this = usize::try_from(open.inquiries).unwrap();
    assert!(asked == by_this || asked == by_this + 1, "{asked} in all, {by_this} of the second");
    assert_eq!(scene.calls_of("/pay").len(), 1);
}

#[tokio::test]
async fn who_watches_sees_each_inquiry_and_each_repeat() {
    let scene = Scene::new(|endpoint, call| match (endpoint, call) {
        ("pay", _) => answer("U", "UNKNOWN_EXCEPTION"),
        (_, 1) => answer("F", "ORDER_NOT_EXIST"),
        (_, 2) => standing("PROCESSING"),
        _ => standing("SUCCESS"),
    })
    .await;
    let answered = scene.client.call(&pay()).await;
    let mut seen = Vec::new();
    let request = pay();
    let settling = scene.client.settle(&request).after(answered);
    let settled = settling
        .watch(|open| {
            let stands = open.standing.as_ref().and_then(|it| it.0.clone());
            let waited = open.elapsed.as_secs() / 5 * 5;
            seen.push((open.inquiries, open.resends, stands, waited));
        })
        .await;
    assert!(matches!(settled, Ok(Settled::Success(_))));
    let text = |it: &str| Some(it.to_owned());
    let expected = [
        (1, 0, None, 5),
        (1, 1, None, 5),
        (2, 1, text("PROCESSING"), 10),
        (3, 1, text("SUCCESS"), 15),
    ];
    assert_eq!(seen, expected);
}
