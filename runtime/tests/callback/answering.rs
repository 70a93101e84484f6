//! Every callback that is the wallet's is answered, and its handler is called once at most.

use std::future::{Future, Ready, pending, ready};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use miniprogram_runtime::callback::{Claim, Deliveries, DeliveryId, Recalling, Receiver, Reply};
use miniprogram_runtime::signature::SignatureHeader;
use miniprogram_runtime::signing::{Content, RemoteSigner, RemoteSigning, Signer};

use super::{
    CLIENT, Paid, Sent, booked, genuine, genuine_after, letter, merchant, now, receiver, result,
    wallet, without,
};

/// Counts how often a handler was called.
#[derive(Clone, Default)]
struct Calls(Arc<AtomicU32>);

impl Calls {
    fn add(&self) -> u32 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn count(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    /// A handler that books, and counts its calls.
    fn booking(&self) -> impl FnOnce(Paid) -> Ready<Reply<Paid>> {
        |_| {
            self.add();
            ready(Reply::success())
        }
    }
}

#[tokio::test]
async fn a_genuine_callback_is_handled_and_the_reply_is_signed() {
    let answer = receiver().build().unwrap().answer(&genuine(), booked).await;

    assert_eq!(result(&answer).to_string(), "SUCCESS: success");
    assert_eq!(
        answer.body(),
        r#"{"result":{"resultStatus":"S","resultCode":"SUCCESS","resultMessage":"success"}}"#
    );
}

#[tokio::test]
async fn what_is_refused_reaches_no_handler_and_nothing_is_signed() {
    let mut changed = genuine();
    *changed.body_mut() = Bytes::from_static(b"{}");
    let forged = Sent { key: merchant(), ..Sent::default() }.request();
    let stale = Sent { time: now() - Duration::from_secs(301), ..Sent::default() }.request();
    let large = Sent { body: vec![b' '; 1024 * 1024 + 1].into(), ..Sent::default() }.request();

    for (request, status) in
        [(changed, 401), (forged, 401), (without("signature"), 401), (stale, 400), (large, 413)]
    {
        let calls = Calls::default();
        let answer = receiver().build().unwrap().answer(&request, calls.booking()).await;

        assert_eq!((answer.status().as_u16(), calls.count()), (status, 0));
        assert!(answer.body().is_empty() && !answer.headers().contains_key("signature"));
    }
}

#[tokio::test]
async fn the_same_delivery_is_handled_once_and_answered_alike() {
    let (receiver, calls) = (receiver().build().unwrap(), Calls::default());
    let handle = |_: Paid| {
        let message = format!("call {}", calls.add());
        async move { Reply::<Paid>::failed("PROCESS_FAIL".to_owned(), message) }
    };

    for _ in 0..3 {
        let answer = receiver.answer(&genuine(), handle).await;
        assert_eq!(result(&answer).to_string(), "PROCESS_FAIL: call 1");
    }
    let answer = receiver.answer(&genuine_after(1), handle).await;
    assert_eq!(result(&answer).to_string(), "PROCESS_FAIL: call 2");
}

#[tokio::test]
async fn after_an_unknown_reply_the_same_delivery_is_handled_again() {
    let (receiver, calls) = (receiver().build().unwrap(), Calls::default());
    let handle = |_: Paid| {
        let is_first = calls.add() == 1;
        async move { if is_first { Reply::<Paid>::unknown("busy") } else { Reply::success() } }
    };

    let answer = receiver.answer(&genuine(), handle).await;
    assert_eq!(result(&answer).to_string(), "UNKNOWN_EXCEPTION: busy");
    assert_eq!(letter(&receiver.answer(&genuine(), handle).await), "S");
    assert_eq!(letter(&receiver.answer(&genuine(), handle).await), "S");
    assert_eq!(calls.count(), 2);
}

#[tokio::test]
async fn a_handlers_error_asks_the_wallet_to_send_again_and_tells_it_nothing_else() {
    let events = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&events);
    let receiver =
        receiver().observe(move |it| seen.lock().unwrap().push(it.to_string())).build().unwrap();

    let answer = receiver
        .answer(&genuine(), |_: Paid| async { Err::<Reply<_>, _>(io::Error::other("no disk")) })
        .await;
    assert_eq!(result(&answer).to_string(), "UNKNOWN_EXCEPTION: the callback could not be handled");
    assert_eq!(letter(&answer), "U");
    assert_eq!(
        *events.lock().unwrap(),
        ["/shop/notify?branch=7 was not handled: no disk", "/shop/notify?branch=7 was answered U"]
    );
    assert_eq!(letter(&receiver.answer(&genuine(), booked).await), "S");
}

#[tokio::test]
async fn what_is_signed_and_cannot_be_read_is_asked_for_again() {
    let request = Sent { body: "{garbage".into(), ..Sent::default() }.request();
    let calls = Calls::default();
    let answer = receiver().build().unwrap().answer(&request, calls.booking()).await;

    assert_eq!((letter(&answer).as_str(), calls.count()), ("U", 0));
}

#[tokio::test]
async fn a_delivery_that_is_being_handled_is_not_handled_beside() {
    let (receiver, calls) = (receiver().build().unwrap(), Calls::default());
    let request = genuine();
    let mut context = Context::from_waker(Waker::noop());
    {
        let mut slow = pin!(receiver.answer(&request, |_: Paid| pending::<Reply<Paid>>()));
        assert!(matches!(slow.as_mut().poll(&mut context), Poll::Pending));

        let beside = receiver.answer(&request, calls.booking()).await;
        assert_eq!((letter(&beside).as_str(), calls.count()), ("U", 0));
    }
    // The wallet hung up, and so the slow one was dropped.
    assert_eq!(letter(&receiver.answer(&request, booked).await), "S");
}

#[tokio::test]
async fn after_a_panic_the_same_delivery_is_handled_again() {
    let (receiver, request) = (receiver().build().unwrap(), genuine());
    let mut context = Context::from_waker(Waker::noop());
    let mut panicking = Box::pin(receiver.answer(&request, |_: Paid| async {
        std::panic::resume_unwind(Box::new("out of luck"));
        #[expect(unreachable_code)]
        Reply::success()
    }));

    assert!(catch_unwind(AssertUnwindSafe(|| panicking.as_mut().poll(&mut context))).is_err());
    drop(panicking);
    assert_eq!(letter(&receiver.answer(&request, booked).await), "S");
}

/// A store that is down.
struct Down;

impl Deliveries for Down {
    fn begin(&self, _: DeliveryId) -> Recalling<'_, Claim> {
        Box::pin(async { Err("the store is down".into()) })
    }

    fn finish(&self, _: DeliveryId, _: Bytes) -> Recalling<'_, ()> {
        Box::pin(async { Err("the store is down".into()) })
    }
}

#[tokio::test]
async fn nothing_is_handled_while_nobody_knows_whether_it_is_new() {
    let calls = Calls::default();
    let receiver = receiver().deliveries(Down).build().unwrap();
    let answer = receiver.answer(&genuine(), calls.booking()).await;

    assert_eq!((letter(&answer).as_str(), calls.count()), ("U", 0));
}

/// A signer that is away at first.
struct Away(AtomicU32);

impl RemoteSigner for Away {
    fn sign<'s>(&'s self, content: Content<'s>) -> RemoteSigning<'s> {
        let header = Signer::new(1.into(), merchant()).sign(&content).unwrap();
        let signature = SignatureHeader::parse(&header).unwrap().signature;
        Box::pin(async move {
            match self.0.fetch_add(1, Ordering::Relaxed) {
                0 => Err("the key store is away".into()),
                _ => Ok(signature),
            }
        })
    }
}

#[tokio::test]
async fn what_was_handled_and_could_not_be_signed_is_signed_at_the_next_delivery() {
    let (calls, events) = (Calls::default(), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&events);
    let receiver = Receiver::builder()
        .client_id(CLIENT)
        .signer(1, Away(AtomicU32::new(0)))
        .wallet_key(1, wallet().verifying_key().clone())
        .clock(now)
        .observe(move |it| seen.lock().unwrap().push(it.to_string()))
        .build()
        .unwrap();

    assert_eq!(receiver.answer(&genuine(), calls.booking()).await.status(), 500);
    assert!(events.lock().unwrap()[1].ends_with("could not be signed: the key store is away"));
    assert_eq!(letter(&receiver.answer(&genuine(), calls.booking()).await), "S");
    assert_eq!(calls.count(), 1);
}
