//! With ECC224 in place of RSA, a payment goes the same way: the call, its answer, the callback and
//! its reply, and where the private key is elsewhere.

use std::sync::{Arc, Mutex};

use axum::Router;
use http::HeaderMap;
use miniprogram::callback::{self, Receiver, Reply};
use miniprogram::signature::{Algorithm, SignatureHeader};
use miniprogram::signing::{Content, RemoteSigner, RemoteSigning, Signer};
use miniprogram::testing::{Approval, MockWallet, wallet_key};
use miniprogram::v2::payments::{self, NotifyPaymentRequest, PayRequest};
use miniprogram::v2::types::PaymentRequestId;
use miniprogram::{Amount, Client, ClientBuilder, Outcome, ResultStatus, SigningKey, currency, v2};
use tokio::net::TcpListener;

const CLIENT_ID: &str = "merchant-42";

fn merchant() -> SigningKey {
    let pem = include_str!("../../runtime/tests/vectors/ecc224/private-pkcs8.pem");
    SigningKey::from_pem(pem).expect("it is a key")
}

fn wallet() -> SigningKey {
    let pem = include_str!("../../runtime/tests/keys/p224-private-sec1-with-parameters.pem");
    SigningKey::from_pem(pem).expect("it is a key")
}

/// Has the merchant's key in another task.
struct Elsewhere;

impl RemoteSigner for Elsewhere {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Ecc224
    }

    fn sign<'s>(&'s self, content: Content<'s>) -> RemoteSigning<'s> {
        Box::pin(async move {
            let header = Signer::new(1.into(), merchant()).sign(&content)?;
            tokio::task::yield_now().await;
            Ok(SignatureHeader::parse(&header)?.signature)
        })
    }
}

async fn mock() -> MockWallet {
    MockWallet::builder(v2::ENDPOINTS)
        .remembering(Approval::AtOnce)
        .wallet_key(1, wallet())
        .merchant_keys(merchant().verifying_key().clone())
        .start()
        .await
        .expect("a port is free")
}

fn builder(wallet: &MockWallet) -> ClientBuilder {
    Client::builder(wallet.base_url()).client_id(CLIENT_ID)
}

fn payment() -> PayRequest {
    let price = Amount::of("125.00", currency::LSL).expect("it is a price");
    PayRequest::new("app-7781".into(), "order-88-1".into(), price)
}

/// Serves callbacks with the keys of the client, and keeps what it was told was paid.
async fn shop(client: &Client) -> (String, Arc<Mutex<Vec<PaymentRequestId>>>) {
    let receiver = Receiver::builder().client_id(CLIENT_ID).keys(client.keys()).build();
    let booked = Arc::new(Mutex::new(Vec::new()));
    let books = Arc::clone(&booked);
    let book = move |told: NotifyPaymentRequest| {
        books.lock().expect("nothing panics").push(told.payment_request_id);
        async { Reply::success() }
    };
    let route = callback::post(&receiver.expect("it has all it needs"), book);
    let app = Router::new().route("/notify", route);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let url = format!("http://{}/notify", listener.local_addr().expect("it is bound"));
    tokio::spawn(async move { axum::serve(listener, app).await });
    (url, booked)
}

#[track_caller]
fn assert_ecc224(headers: &HeaderMap) {
    let header = headers["signature"].to_str().expect("it is text");
    assert!(header.starts_with("algorithm=ECC224,keyVersion=1,signature="), "{header}");
}

#[tokio::test]
async fn a_payment_is_made_answered_and_told_with_the_key_here_or_elsewhere() {
    for is_here in [true, false] {
        let wallet = mock().await;
        let client = builder(&wallet).wallet_key(1, self::wallet().verifying_key().clone());
        let client = match is_here {
            true => client.signing_key(1, merchant()),
            false => client.signer(1, Elsewhere),
        };
        let client = client.build().expect("it has all it needs");
        let (url, booked) = shop(&client).await;
        let mut request = payment();
        request.payment_notify_url = Some(url);

        let outcome = payments::pay(&client, &request).await.expect("it is answered");
        assert!(matches!(outcome, Outcome::Success(_)), "{outcome:?}");
        wallet.callbacks_delivered().await;
        assert_eq!(*booked.lock().expect("nothing panics"), [request.payment_request_id]);

        let (exchange, told) = (&wallet.exchanges()[0], &wallet.callbacks()[0]);
        assert_eq!(told.reply, Ok(ResultStatus::Success));
        for answer in [&exchange.answer, &told.answer] {
            assert_ecc224(answer.as_ref().expect("it was answered").headers());
        }
        for request in [&exchange.request, &told.request] {
            assert_ecc224(request.headers());
        }
    }
}

#[tokio::test]
async fn an_answer_under_ecc224_is_not_taken_for_one_under_an_rsa_key() {
    let wallet = mock().await;
    let client = builder(&wallet)
        .signing_key(1, merchant())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .no_retry()
        .build()
        .expect("it has all it needs");

    let error = payments::pay(&client, &payment()).await.expect_err("the key is another");
    assert!(error.is_signature() && error.may_have_run(), "{error:?}");
    assert_eq!(wallet.payments()[0].charged, 1);
}
