//! Callbacks that a receiver takes, each of which ends in another way.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use super::broken::cut_off;
use super::shown::{look, look_at, look_at_error};
use super::trace::recorded;
use crate::callback::{BoxError, Receiver, Reply};
use crate::codec::{self, Unknown};
use crate::headers::{CLIENT_ID, METHOD, REQUEST_TIME, SIGNATURE};
use crate::signing::{Content, Signer};
use crate::testing::{merchant_key, wallet_key};
use crate::time::{Clock, SystemClock};
use crate::{Callback, Envelope, Message, TimeFormat, Timestamp};

const CLIENT: &str = "merchant-42";
const PATH: &str = "/notify";

/// Asserts that callbacks which are handled, fail or are refused show no canary.
#[track_caller]
pub(super) fn keeps_secrets<C>(json: &str, reply: &str)
where
    C: Callback + Debug,
    C::Reply: Debug,
{
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime can be had");
    let events = Arc::new(Mutex::new(String::new()));
    let receiver = receiver(&events);
    look_at("the receiver", &receiver);

    let traced = recorded(|| {
        runtime.block_on(async {
            handled::<C>(&receiver, json, reply).await;
            refused::<C>(&receiver, json).await;
        });
    });
    let events = events.lock().unwrap_or_else(PoisonError::into_inner);
    for told in [Some(&*events), traced.as_ref()].into_iter().flatten() {
        look("what is told of a callback", told);
        let ends = ["answered S", "came again", "not handled", "refused", PATH];
        assert!(ends.iter().all(|it| told.contains(it)), "too little is told: {told}");
    }
}

/// A receiver that writes down what it tells.
fn receiver(events: &Arc<Mutex<String>>) -> Receiver {
    let events = Arc::clone(events);
    let receiver = Receiver::builder()
        .client_id(CLIENT)
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .observe(move |event| {
            let mut events = events.lock().unwrap_or_else(PoisonError::into_inner);
            events.push_str(&format!("{event} {event:?} {event:#?}\n"));
        });
    receiver.build().expect("the receiver is complete")
}

/// Callbacks that are handled: well, again, and badly.
async fn handled<C: Callback + Debug>(receiver: &Receiver, json: &str, reply: &str) {
    let request = sent(json, Duration::ZERO);
    look_at("a delivery", &receiver.receive(&request).expect("it is genuine"));
    let mut success = Envelope::<C::Reply>::blank();
    codec::read(reply.as_bytes(), &mut success, Unknown::Refuse).expect("it was read before");
    let well = async |told: C| {
        look_at("a callback", &told);
        let reply = Reply::<C>::success_with(success.response);
        look_at("the reply", &reply);
        reply
    };
    receiver.answer(&request, well).await;
    receiver.answer(&request, async |_: C| -> Reply<C> { unreachable!("it was answered") }).await;

    let badly = async |_: C| -> Result<Reply<C>, BoxError> { Err("the shop is closed".into()) };
    receiver.answer(&sent(json, Duration::from_secs(1)), badly).await;
}

/// Callbacks that no handler sees: cut off, altered, stale.
async fn refused<C: Callback + Debug>(receiver: &Receiver, json: &str) {
    let altered = sent(json, Duration::ZERO).map(|it| Bytes::from([&it[..], b" "].concat()));
    let stale = sent(json, Duration::from_secs(3600));
    for request in [altered, stale] {
        look_at_error("a refusal", &receiver.receive(&request).expect_err("it is not genuine"));
        receiver.answer(&request, never::<C>).await;
    }
    let broken = sent(cut_off(json), Duration::ZERO);
    let delivery = receiver.receive(&broken).expect("it is genuine");
    look_at_error("what cannot be read", &delivery.read::<C>().expect_err("it is cut off"));
    receiver.answer(&broken, never::<C>).await;
}

async fn never<C: Callback>(_: C) -> Reply<C> {
    unreachable!("it was refused")
}

/// What the wallet sent so long ago.
fn sent(json: &str, ago: Duration) -> Request<Bytes> {
    let time = Timestamp::at(SystemClock.now() - ago, TimeFormat::default());
    let content = Content {
        method: METHOD,
        path: PATH,
        client_id: CLIENT,
        time: time.as_str(),
        body: json.as_bytes(),
    };
    let signature = Signer::new(1.into(), wallet_key()).sign(&content).expect("it can be signed");
    let request = Request::post(PATH)
        .header(CLIENT_ID, CLIENT)
        .header(REQUEST_TIME, time.as_str())
        .header(SIGNATURE, signature)
        .body(Bytes::copy_from_slice(json.as_bytes()));
    request.expect("it is a request")
}
