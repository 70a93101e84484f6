//! A client of a wallet has the wallet's habits, and a mock like that wallet takes no other.
#![cfg(all(feature = "hyper", feature = "testing"))]

use std::time::Duration;

use miniprogram_runtime::signature::{Algorithm, SignatureHeader};
use miniprogram_runtime::testing::{MockWallet, merchant_key, wallet_key};
use miniprogram_runtime::{
    Client, ClientBuilder, Empty, Endpoint, Error, Message, Operation, Outcome, Properties,
    SignatureEncoding, Slot, TimeFormat, Timestamp, Value, Wallet, message, name,
};

/// Has the habits of most.
const USUAL: Wallet = Wallet::new("usual", "Usual", "production", "https://usual.example/mini/api");

/// Differs from them in everything.
const PECULIAR: Wallet =
    Wallet::new("peculiar", "Peculiar Pay", "sandbox", "https://{host}/api/open/")
        .signature_encoding(SignatureEncoding::Plain)
        .algorithm_label("SHA256withRSA")
        .time_format(TimeFormat::Seconds)
        .clock_tolerance_secs(300);

/// Has no base path, and counts time in milliseconds.
const COUNTING: Wallet = Wallet::new("counting", "Counting", "production", "https://count.example")
    .signature_encoding(SignatureEncoding::UrlSafe)
    .algorithm_label("RSA2")
    .time_format(TimeFormat::EpochMillis);

const WALLETS: [Wallet; 3] = [USUAL, PECULIAR, COUNTING];

struct Note(String);

message!(Note);

impl Message for Note {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("text"), &self.0);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        if name == "text" { self.0.slot() } else { Slot::Unknown }
    }

    fn blank() -> Self {
        Self(Value::blank())
    }
}

impl Operation for Note {
    type Response = Empty;
    type Code = String;

    const ID: &'static str = "note";
    const PATH: &'static str = "/v1/notes/note";
}

const SUCCESS: &str = r#"{"result":{"resultStatus":"S"}}"#;
const ACCEPTED: &str = r#"{"result":{"resultStatus":"A"}}"#;
const PLATFORMS: Endpoint = Endpoint::operation::<Note>("", SUCCESS);

async fn mock(like: Wallet) -> MockWallet {
    MockWallet::builder([PLATFORMS]).like(like).start().await.unwrap()
}

fn with_keys(builder: ClientBuilder) -> ClientBuilder {
    builder
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
}

async fn note(wallet: Wallet, at: &MockWallet) -> Outcome<Empty> {
    let client = with_keys(Client::builder_for(wallet)).base_url(at.base_url()).build().unwrap();
    client.call(&Note("hello".to_owned())).await.unwrap()
}

fn fault(builder: ClientBuilder) -> String {
    let error: Error = with_keys(builder).build().unwrap_err();
    assert!(error.is_configuration());
    error.to_string()
}

#[tokio::test]
async fn a_client_of_a_wallet_is_understood_by_a_mock_like_it() {
    for wallet in WALLETS {
        let mock = mock(wallet).await;
        assert!(mock.base_url().ends_with(wallet.base_path()), "{}", wallet.name);
        assert_eq!(note(wallet, &mock).await, Outcome::Success(Empty), "{}", wallet.name);
    }
}

#[tokio::test]
async fn both_sides_write_signatures_and_times_as_the_wallet_does() {
    for wallet in WALLETS {
        let mock = mock(wallet).await;
        let _ = note(wallet, &mock).await;
        let exchange = mock.exchanges().pop().unwrap();
        let (asked, answered) = (exchange.request.headers(), exchange.answer.unwrap());
        for (headers, time) in [(asked, "request-time"), (answered.headers(), "response-time")] {
            let text = |name| headers.get(name).unwrap().to_str().unwrap();
            assert_written_as(wallet, text("signature"), text(time));
        }
    }
}

#[track_caller]
fn assert_written_as(wallet: Wallet, signature: &str, time: &str) {
    let label = wallet.algorithm_label.unwrap_or("RSA256");
    let (head, digits) = signature.split_once(",signature=").unwrap();
    assert_eq!(head, format!("algorithm={label},keyVersion=1"));
    assert_eq!(SignatureHeader::parse(signature).unwrap().algorithm, Algorithm::Rsa256);
    match wallet.signature_encoding {
        SignatureEncoding::Percent => assert!(digits.ends_with("%3D%3D"), "{digits}"),
        SignatureEncoding::Plain => assert!(digits.ends_with("=="), "{digits}"),
        _ => assert!(!digits.contains(['%', '=', '+', '/']), "{digits}"),
    }
    let moment = Timestamp::parse(time).unwrap().system_time().unwrap();
    assert_eq!(Timestamp::at(moment, wallet.time_format).as_str(), time);
}

#[tokio::test]
async fn a_mock_like_a_wallet_refuses_every_other_habit() {
    for wallet in WALLETS {
        let mock = mock(wallet).await;
        for other in WALLETS.iter().filter(|it| **it != wallet) {
            let [mut encoding, mut label, mut time] = [wallet; 3];
            encoding.signature_encoding = other.signature_encoding;
            label.algorithm_label = other.algorithm_label;
            time.time_format = other.time_format;
            for mixed in [encoding, label, time] {
                let Outcome::Failed(why) = note(mixed, &mock).await else {
                    panic!("{} takes what is {}'s", wallet.name, other.name)
                };
                assert_eq!(why.code.as_deref(), Some("PARAM_ILLEGAL"));
                assert!(why.message().contains(&format!("as {} asks for", wallet.name)), "{why}");
            }
        }
    }
}

#[tokio::test]
async fn a_wallets_own_endpoint_comes_before_the_platforms() {
    let own = Endpoint::operation::<Note>("", ACCEPTED).of("peculiar");
    for (wallet, expected) in
        [(PECULIAR, Outcome::Accepted(Empty)), (USUAL, Outcome::Success(Empty))]
    {
        for endpoints in [[PLATFORMS, own], [own, PLATFORMS]] {
            let mock = MockWallet::builder(endpoints).like(wallet).start().await.unwrap();
            assert_eq!(note(wallet, &mock).await, expected, "{}", wallet.name);
        }
    }
}

#[tokio::test]
async fn another_wallets_endpoint_is_served_only_by_a_mock_like_nobody() {
    let own = Endpoint::operation::<Note>("", ACCEPTED).of("peculiar");
    let mock = MockWallet::builder([own]).like(USUAL).start().await.unwrap();
    assert!(matches!(note(USUAL, &mock).await, Outcome::Failed(_)));
    let mock = MockWallet::builder([own]).start().await.unwrap();
    assert_eq!(note(USUAL, &mock).await, Outcome::Accepted(Empty));
}

#[tokio::test]
async fn a_key_that_does_not_fit_the_wallets_label_is_not_signed_with() {
    let wallet = USUAL.algorithm_label("ECC224");
    assert!(MockWallet::builder([PLATFORMS]).like(wallet).start().await.is_err());
}

#[test]
fn a_host_is_given_where_the_address_leaves_it_open() {
    let built = with_keys(Client::builder_for(PECULIAR)).host("api.example:8443").build().unwrap();
    assert!(format!("{built:?}").contains("https://api.example:8443/api/open,"), "{built:?}");
    assert!(with_keys(Client::builder_for(USUAL)).build().is_ok());

    let why = fault(Client::builder_for(PECULIAR));
    assert!(why.contains("https://{host}/api/open/ lacks its host"), "{why}");
    let why = fault(Client::builder_for(USUAL).host("api.example"));
    assert!(why.contains("a base URL that has its own"), "{why}");
    let why = fault(Client::builder_for(PECULIAR).host("https://api.example/"));
    assert!(why.contains("the host is none"), "{why}");
}

#[test]
fn another_address_takes_the_wallets_place() {
    let builder = Client::builder_for(PECULIAR).base_url("http://127.0.0.1:1234/api");
    let built = with_keys(builder).build().unwrap();
    assert!(format!("{built:?}").contains("http://127.0.0.1:1234/api,"), "{built:?}");
}

#[test]
fn a_wallet_says_only_what_differs() {
    assert_eq!((USUAL.needs_host(), PECULIAR.needs_host()), (false, true));
    assert_eq!((USUAL.signature_encoding, USUAL.time_format), Default::default());
    assert_eq!((USUAL.algorithm_label, USUAL.clock_tolerance), (None, None));
    assert_eq!(PECULIAR.clock_tolerance, Some(Duration::from_secs(300)));
}
