//! The mock wallet answers as a wallet does, and refuses as a wallet does.
#![cfg(all(feature = "hyper", feature = "testing"))]

use std::time::Duration;

use bytes::Bytes;
use http::Response;
use miniprogram_runtime::testing::{
    MockWallet, MockWalletBuilder, Reply, merchant_key, request_round_trip, response_round_trip,
    wallet_key,
};
use miniprogram_runtime::{
    Client, ClientBuilder, Endpoint, Error, Message, Operation, Outcome, Properties, Slot, Value,
    message, name,
};

struct Pay(String);

#[derive(PartialEq)]
struct Paid {
    request: Option<String>,
    payment: Option<String>,
}

message!(Pay);
message!(Paid);

impl Message for Pay {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("paymentRequestId").max_length(8), &self.0);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        if name == "paymentRequestId" { self.0.slot() } else { Slot::Unknown }
    }

    fn blank() -> Self {
        Self(Value::blank())
    }
}

impl Message for Paid {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.optional(name("paymentRequestId"), &self.request);
        to.optional(name("paymentId"), &self.payment);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "paymentRequestId" => self.request.slot(),
            "paymentId" => self.payment.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { request: None, payment: None }
    }
}

impl Operation for Pay {
    type Response = Paid;
    type Code = String;

    const ID: &'static str = "pay";
    const PATH: &'static str = "/v2/payments/pay";
}

const REQUEST: &str = r#"{"paymentRequestId":"example"}"#;
const ANSWER: &str =
    r#"{"result":{"resultStatus":"S"},"paymentRequestId":"example","paymentId":"p-1"}"#;

fn mock() -> MockWalletBuilder {
    MockWallet::builder([Endpoint::operation::<Pay>(REQUEST, ANSWER)])
}

fn builder(wallet: &MockWallet) -> ClientBuilder {
    Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
}

async fn pay_at(mock: MockWalletBuilder) -> Result<Outcome<Paid>, Error> {
    let wallet = mock.start().await.unwrap();
    builder(&wallet).build().unwrap().call(&Pay("7".to_owned())).await
}

/// The code of a refusal, which is signed or would be an error.
async fn code(client: Client, path: &str, request: &dyn Message) -> String {
    let result = client.send(path, request).await.unwrap().result().unwrap();
    assert_eq!(result.status.as_str(), "F");
    result.code.unwrap()
}

#[tokio::test]
async fn the_example_is_answered_with_the_requests_own_values() {
    let paid = Paid { request: Some("7".to_owned()), payment: Some("p-1".to_owned()) };
    assert_eq!(pay_at(mock()).await.unwrap(), Outcome::Success(paid));
}

#[tokio::test]
async fn an_exchange_is_remembered_with_its_content_to_sign() {
    let wallet = mock().base_path("/ams/api").start().await.unwrap();
    assert!(builder(&wallet).build().unwrap().call(&Pay("7".to_owned())).await.is_ok());

    let [exchange] = &wallet.exchanges()[..] else { panic!("there was one exchange") };
    let time = exchange.request.headers()["request-time"].to_str().unwrap();
    let expected =
        format!("POST /ams/api/v2/payments/pay\nmerchant-42.{time}.{{\"paymentRequestId\":\"7\"}}");
    assert_eq!(String::from_utf8(exchange.content_to_sign()).unwrap(), expected);
    assert!(exchange.answer.as_ref().unwrap().headers().contains_key("response-time"));
}

#[tokio::test]
async fn no_more_than_the_latest_exchanges_are_remembered() {
    let wallet = mock().start().await.unwrap();
    let client = builder(&wallet).build().unwrap();
    for number in 0..70 {
        assert!(client.call(&Pay(number.to_string())).await.is_ok());
    }
    let exchanges = wallet.exchanges();
    assert_eq!(exchanges.len(), 64);
    assert_eq!(&exchanges[0].request.body()[..], br#"{"paymentRequestId":"6"}"#);
}

#[tokio::test]
async fn what_is_not_in_order_is_refused_with_the_protocols_code() {
    let wallet = mock().client_id("merchant-42").start().await.unwrap();
    let client = || builder(&wallet).check_requests(false);
    let pay = Pay("7".to_owned());

    let stranger = client().client_id("merchant-43").build().unwrap();
    assert_eq!(code(stranger, Pay::PATH, &pay).await, "CLIENT_INVALID");
    let forger = client()
        .signing_key(1, wallet_key())
        .wallet_keys(wallet_key().verifying_key().clone().into());
    assert!(forger.build().is_err(), "a client does not let itself be built that way");
    assert_eq!(code(client().build().unwrap(), "/v2/payments/play", &pay).await, "INVALID_API");
    let too_long = Pay("123456789".to_owned());
    assert_eq!(code(client().build().unwrap(), Pay::PATH, &too_long).await, "PARAM_ILLEGAL");
    let other = Paid { request: None, payment: Some("p-1".to_owned()) };
    assert_eq!(code(client().build().unwrap(), Pay::PATH, &other).await, "PARAM_ILLEGAL");
}

#[tokio::test]
async fn a_request_that_is_not_the_merchants_is_refused() {
    let strict = mock().merchant_keys(wallet_key().verifying_key().clone());
    let Outcome::Failed(result) = pay_at(strict).await.unwrap() else {
        panic!("it was not refused")
    };
    assert_eq!(result.code.as_deref(), Some("SIGNATURE_INVALID"));
}

#[tokio::test]
async fn a_reply_of_ones_own_takes_the_examples_place() {
    let accepted = mock().replying(|request| {
        let mut answer = request.example();
        answer["result"]["resultStatus"] = "A".into();
        Reply::json(&answer)
    });
    assert!(matches!(pay_at(accepted).await.unwrap(), Outcome::Accepted(_)));
}

#[tokio::test]
async fn a_wallet_that_misbehaves_is_found_out() {
    let altered = mock().replying(|it| Reply::Altered(it.example().to_string().into()));
    assert!(pay_at(altered).await.unwrap_err().is_signature());
    let unsigned = mock().replying(|_| Reply::Unsigned(Response::new(Bytes::from_static(b"{}"))));
    assert!(pay_at(unsigned).await.unwrap_err().is_signature());
    assert!(pay_at(mock().replying(|_| Reply::HangUp)).await.unwrap_err().is_interrupted());

    let slow = mock().replying(|_| Reply::After(Duration::from_secs(60), Box::new(Reply::HangUp)));
    let wallet = slow.start().await.unwrap();
    let hasty = builder(&wallet).timeout(Duration::from_millis(500)).build().unwrap();
    assert!(hasty.call(&Pay("7".to_owned())).await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_wallet_that_is_dropped_has_stopped() {
    let wallet = mock().start().await.unwrap();
    let client = builder(&wallet).build().unwrap();
    assert!(client.call(&Pay("7".to_owned())).await.is_ok());
    drop(wallet);
    assert!(client.call(&Pay("8".to_owned())).await.is_err());
}

#[test]
fn an_example_that_goes_round_is_taken() {
    request_round_trip::<Pay>(REQUEST);
    response_round_trip::<Paid>(ANSWER);
}

#[test]
fn an_example_that_does_not_go_round_is_found_out() {
    for json in [
        "{",
        "{}",
        r#"{"paymentRequestId":"7","more":1}"#,
        r#"{"paymentRequestId":7}"#,
        r#"{"paymentRequestId":"123456789"}"#,
    ] {
        assert!(std::panic::catch_unwind(|| request_round_trip::<Pay>(json)).is_err(), "{json}");
    }
    for json in ["{}", r#"{"result":{"resultStatus":"S"},"paymentid":"p-1"}"#] {
        assert!(std::panic::catch_unwind(|| response_round_trip::<Paid>(json)).is_err(), "{json}");
    }
}
