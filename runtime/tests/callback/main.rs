//! The wallet calls the merchant: only what is genuine, fresh and new reaches a handler, and every
//! reply is signed.

mod receiving;
mod answering;
mod asking;
mod patience;
mod rotation;
mod deliveries;
#[cfg(feature = "tower")]
mod serving;
#[cfg(feature = "tower")]
mod layering;
#[cfg(feature = "axum")]
mod routing;
#[cfg(feature = "axum")]
mod load;

use std::sync::LazyLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderName, Request, Response};
use miniprogram_runtime::callback::{Receiver, ReceiverBuilder, Reply};
use miniprogram_runtime::signing::{Content, Signer};
use miniprogram_runtime::verification::{Received, verify};
use miniprogram_runtime::{
    Callback, Empty, Envelope, KeyVersion, Message, Properties, ResultInfo, SigningKey, Slot,
    TimeFormat, Timestamp, Value, codec, message, name,
};

const PATH: &str = "/shop/notify?branch=7";
const CLIENT: &str = "merchant-42";
const BODY: &str = r#"{"paymentRequestId":"order-88-1","paymentId":"w-1"}"#;

/// What the wallet tells. The real ones are generated.
struct Paid {
    order: String,
    payment: String,
}

message!(Paid);

impl Message for Paid {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("paymentRequestId").max_length(64), &self.order);
        to.required(name("paymentId").max_length(64), &self.payment);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "paymentRequestId" => self.order.slot(),
            "paymentId" => self.payment.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { order: String::blank(), payment: String::blank() }
    }
}

impl Callback for Paid {
    type Reply = Empty;
    type Code = String;
    const ID: &'static str = "notifyPayment";
    const PATH: &'static str = "/v2/payments/notifyPayment";
}

/// The moment at which all tests take place.
fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_795_376_400)
}

fn receiver() -> ReceiverBuilder {
    Receiver::builder()
        .client_id(CLIENT)
        .signing_key(1, merchant())
        .wallet_key(1, wallet().verifying_key().clone())
        .clock(now)
}

fn merchant() -> SigningKey {
    static KEY: LazyLock<SigningKey> =
        LazyLock::new(|| key(include_str!("../../testkeys/merchant-private.pem")));
    KEY.clone()
}

fn wallet() -> SigningKey {
    static KEY: LazyLock<SigningKey> =
        LazyLock::new(|| key(include_str!("../../testkeys/wallet-private.pem")));
    KEY.clone()
}

fn key(pem: &str) -> SigningKey {
    SigningKey::from_pem(pem).unwrap()
}

/// What the wallet sends.
#[derive(Clone)]
struct Sent {
    path: String,
    client_id: String,
    time: SystemTime,
    body: Bytes,
    key: SigningKey,
    version: KeyVersion,
}

impl Default for Sent {
    fn default() -> Self {
        Self {
            path: PATH.to_owned(),
            client_id: CLIENT.to_owned(),
            time: now(),
            body: Bytes::from_static(BODY.as_bytes()),
            key: wallet(),
            version: 1.into(),
        }
    }
}

impl Sent {
    fn request(self) -> Request<Bytes> {
        let time = Timestamp::at(self.time, TimeFormat::Seconds);
        let content = Content {
            method: "POST",
            path: &self.path,
            client_id: &self.client_id,
            time: time.as_str(),
            body: &self.body,
        };
        let signature = Signer::new(self.version, self.key).sign(&content).unwrap();
        Request::post(self.path)
            .header("Client-Id", self.client_id)
            .header("Request-Time", time.as_str())
            .header("Signature", signature)
            .body(self.body)
            .unwrap()
    }
}

/// A genuine callback.
fn genuine() -> Request<Bytes> {
    Sent::default().request()
}

/// A genuine callback, which a second later is another one.
fn genuine_after(seconds: u64) -> Request<Bytes> {
    Sent { time: now() + Duration::from_secs(seconds), ..Sent::default() }.request()
}

fn without(name: &str) -> Request<Bytes> {
    let mut request = genuine();
    request.headers_mut().remove(name.parse::<HeaderName>().unwrap()).unwrap();
    request
}

async fn booked(_: Paid) -> Reply<Paid> {
    Reply::success()
}

/// The result in an answer that the merchant has signed, as the wallet verifies it.
fn result(answer: &Response<Bytes>) -> ResultInfo {
    result_at(PATH, answer)
}

fn result_at(path: &str, answer: &Response<Bytes>) -> ResultInfo {
    let header = |name| answer.headers().get(name).map(|it| it.to_str().unwrap());
    assert_eq!(answer.status(), 200);
    assert_eq!(header("content-type"), Some("application/json; charset=UTF-8"));

    let received = Received {
        method: "POST",
        path,
        client_id: CLIENT,
        stated_client_id: header("client-id"),
        time: header("response-time"),
        signature: header("signature"),
        body: answer.body().clone(),
    };
    let body = verify(received, &merchant().verifying_key().clone().into()).unwrap();
    let mut envelope: Envelope<Empty> = Value::blank();
    codec::read(body.get(), &mut envelope, codec::Unknown::Refuse).unwrap();
    envelope.result
}

/// The letter in an answer that the merchant has signed.
fn letter(answer: &Response<Bytes>) -> String {
    result(answer).status.as_str().to_owned()
}
