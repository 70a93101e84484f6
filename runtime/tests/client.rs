//! A client is built from what it needs or not at all, and sends only what its spec allows.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use miniprogram_runtime::transport::{Limits, Sending, Transport, TransportError};
use miniprogram_runtime::{
    Client, ClientBuilder, Empty, Error, Message, Operation, Properties, SigningKey, Slot, Value,
    message, name,
};

const MERCHANT: &str = include_str!("../testkeys/merchant-private.pem");
const WALLET: &str = include_str!("../testkeys/wallet-private.pem");

fn key(pem: &str) -> SigningKey {
    SigningKey::from_pem(pem).unwrap()
}

/// Sends nothing, and counts how often it should have.
#[derive(Clone, Default)]
struct Closed {
    asked: Arc<AtomicUsize>,
    limits: Arc<Mutex<Option<Limits>>>,
}

impl Transport for Closed {
    fn send(&self, _: Request<Bytes>, limits: Limits) -> Sending<'_> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        *self.limits.lock().unwrap() = Some(limits);
        Box::pin(async { Err::<Response<Bytes>, _>(TransportError::connect("closed")) })
    }
}

struct Note(String);

message!(Note);

impl Message for Note {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("text").max_length(3), &self.0);
    }

    fn property(&mut self, _: &str) -> Slot<'_> {
        self.0.slot()
    }

    fn blank() -> Self {
        Self(Value::blank())
    }
}

impl Operation for Note {
    type Response = Empty;
    type Code = String;

    const ID: &'static str = "note";
    const PATH: &'static str = "/v2/notes/note";
}

fn builder(base_url: &str, transport: &Closed) -> ClientBuilder {
    Client::builder(base_url)
        .client_id("merchant-42")
        .signing_key(1, key(MERCHANT))
        .wallet_key(1, key(WALLET).verifying_key().clone())
        .transport(transport.clone())
}

fn build(change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Result<Client, Error> {
    change(builder("https://wallet.example/api", &Closed::default())).build()
}

#[track_caller]
fn fault(change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> String {
    let error = build(change).unwrap_err();
    assert!(error.is_configuration() && !error.may_have_run());
    error.to_string()
}

#[test]
fn all_that_is_missing_is_said_at_once() {
    let error = Client::builder("wallet.example")
        .timeout(Duration::ZERO)
        .transport(Closed::default())
        .build();
    assert_eq!(
        error.unwrap_err().to_string(),
        "the client cannot be built: the base URL is none: it reads https://host/path; \
         the client id is empty or holds a character that a header cannot hold; there is no signing key; \
         there is no wallet key; the timeout is zero"
    );
}

#[test]
fn plain_http_is_for_this_machine_only() {
    let build = |base_url| builder(base_url, &Closed::default());
    for base_url in ["http://127.0.0.1:8080/api", "http://localhost", "http://[::1]:1"] {
        assert!(build(base_url).build().is_ok(), "{base_url}");
    }
    for base_url in
        ["http://wallet.example", "http://10.0.0.1", "http://127.0.0.1.example", "http://0.0.0.0"]
    {
        let error = build(base_url).build().unwrap_err();
        assert!(error.to_string().contains("plain http"), "{error}");
        assert!(build(base_url).danger_allow_plain_http().build().is_ok(), "{base_url}");
    }
}

#[test]
fn a_client_id_that_no_header_can_hold_is_refused() {
    for client_id in ["", " a", "a\nb", "a\u{e9}"] {
        assert!(fault(|it| it.client_id(client_id)).contains("client id"), "{client_id:?}");
    }
}

#[test]
fn ones_own_public_key_is_not_taken_for_the_wallets() {
    let why = fault(|it| it.wallet_key(2, key(MERCHANT).verifying_key().clone()));
    assert!(why.contains("public half of one's own signing key"), "{why}");
}

#[test]
fn a_label_of_another_algorithm_is_refused() {
    assert!(fault(|it| it.algorithm_label("ECC224")).contains("ECC224"));
    assert!(build(|it| it.algorithm_label("rsa2")).is_ok());
}

#[test]
fn a_client_shows_its_address_and_its_client_id_and_no_more() {
    let shown = format!("{:?}", build(|it| it).unwrap());
    assert_eq!(
        shown,
        r#"Client { base_url: https://wallet.example/api, client_id: "merchant-42" }"#
    );
}

#[tokio::test]
async fn a_request_that_breaks_its_spec_is_not_sent() {
    let closed = Closed::default();
    let client = builder("https://wallet.example", &closed).build().unwrap();

    let error = client.call(&Note("secret".to_owned())).await.unwrap_err();
    assert!(error.is_invalid_request() && !error.may_have_run());
    assert_eq!(error.violations()[0].path(), "text");
    let expected = "the request breaks its spec: text is 6 characters long, at most 3 are allowed";
    assert_eq!(error.to_string(), expected);
    assert_eq!(closed.asked.load(Ordering::Relaxed), 0);

    let unchecked =
        builder("https://wallet.example", &closed).check_requests(false).build().unwrap();
    assert!(unchecked.call(&Note("secret".to_owned())).await.unwrap_err().is_connect());
    assert_eq!(closed.asked.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_path_that_no_url_can_hold_is_not_sent() {
    let closed = Closed::default();
    let client = builder("https://wallet.example", &closed).build().unwrap();
    for path in ["/v2/a b", "/v2/a\r\nhost: other", "/v2/a#b", "/v2/\u{e9}", "v2"] {
        let error = client.send(path, &Note("a".to_owned())).await.unwrap_err();
        assert!(!error.may_have_run() && !error.is_connect(), "{path}: {error}");
    }
    assert_eq!(closed.asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn the_transport_is_given_the_clients_limits() {
    let closed = Closed::default();
    let client = builder("https://wallet.example", &closed)
        .timeout(Duration::from_secs(7))
        .max_answer(9)
        .build();
    assert!(client.unwrap().call(&Note("a".to_owned())).await.is_err());
    let limits = closed.limits.lock().unwrap().unwrap();
    assert_eq!((limits.timeout, limits.max_answer), (Duration::from_secs(7), 9));
}

#[test]
fn a_call_in_flight_is_small_and_may_move_between_threads() {
    fn is_send(_: &impl Send) {}

    let client = build(|it| it).unwrap();
    let note = Note("a".to_owned());
    let call = client.call(&note);
    is_send(&call);
    assert!(size_of_val(&call) <= 1024, "{} bytes", size_of_val(&call));
}

#[cfg(not(feature = "hyper"))]
#[test]
fn without_an_http_client_a_transport_must_be_given() {
    let error = Client::builder("https://wallet.example").build().unwrap_err();
    assert!(error.to_string().contains("there is no transport"), "{error}");
}
