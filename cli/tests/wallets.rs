//! Three wallets of different habits: a typed call of each, through a mock like it.

use miniprogram::currency::{EUR, IQD, MYR};
use miniprogram::signature::SignatureHeader;
use miniprogram::testing::{MockWallet, merchant_key, wallet_key};
use miniprogram::wallets::{rebell, superqi, touch_n_go};
use miniprogram::{Amount, Client, ENDPOINTS, Outcome, Wallet};

/// A mock like the wallet, and a client of it.
async fn pair(wallet: Wallet) -> (MockWallet, Client) {
    let mock = MockWallet::builder(ENDPOINTS.concat()).like(wallet).start().await.unwrap();
    let client = Client::builder_for(wallet)
        .base_url(mock.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .build()
        .unwrap();
    (mock, client)
}

/// What the merchant sent: the path, the label, the signature's text, the time and the body.
struct Sent {
    path: String,
    label: String,
    signature: String,
    time: String,
    body: String,
}

fn sent(mock: &MockWallet) -> Sent {
    let [exchange] = mock.exchanges().try_into().expect("one call makes one exchange");
    let request = exchange.request;
    let header = |name| request.headers()[name].to_str().unwrap().to_owned();
    let signature = header("signature");
    let answer = exchange.answer.expect("the mock answers");
    let (_, of_answer) = answer.headers()["signature"].to_str().unwrap().split_once("=").unwrap();
    assert_eq!(label(&signature), of_answer.split(',').next().unwrap());
    Sent {
        path: request.uri().path().to_owned(),
        label: label(&signature).to_owned(),
        signature: signature.rsplit_once("signature=").unwrap().1.to_owned(),
        time: header("request-time"),
        body: String::from_utf8(request.body().to_vec()).unwrap(),
    }
}

fn label(signature: &str) -> &str {
    signature.parse::<SignatureHeader>().unwrap();
    signature.split([',', '=']).nth(1).unwrap()
}

#[tokio::test]
async fn touch_n_go_has_a_base_path_percent_codes_and_the_platforms_v1() {
    use touch_n_go::v1::payments::{self, PayRequest};

    let (mock, client) = pair(touch_n_go::SANDBOX).await;
    let mut request = PayRequest::new(
        "PRT-0042".into(),
        "Bus ticket".to_owned(),
        "tkt-2026-000317".into(),
        Amount::of("45.50", MYR).unwrap(),
    );
    request.extend_info = Some(r#"{"customerBelongsTo":"TNG"}"#.into());
    let outcome = payments::pay(&client, &request).await.unwrap();
    let Outcome::Accepted(pending) = outcome else { panic!("{outcome:?}") };
    assert!(pending.action_form.unwrap().redirection_url.is_some());

    let sent = sent(&mock);
    assert_eq!(sent.path, "/acl/api/v1/payments/pay");
    assert_eq!(sent.label, "RSA256");
    assert!(sent.signature.ends_with("%3D%3D"), "{}", sent.signature);
    assert!(sent.time.ends_with("+00:00") && sent.time.contains('.'), "{}", sent.time);
    assert!(sent.body.contains(r#""paymentAmount":{"currency":"MYR","value":"4550"}"#));
    assert!(sent.body.contains(r#""extendInfo":"{\"customerBelongsTo\":\"TNG\"}""#));
}

#[tokio::test]
async fn superqi_has_no_base_path_plain_base64_and_fils() {
    use superqi::v1::payments::{self, PayRequest};
    use superqi::v1::types::{Buyer, Order, ProductCode};

    let (mock, client) = pair(superqi::PRODUCTION).await;
    let mut buyer = Buyer::default();
    buyer.reference_buyer_id = Some("u-55120".into());
    let mut order = Order::default();
    order.order_description = Some("Two coffees".to_owned());
    order.buyer = Some(buyer);
    let request = PayRequest::new(
        ProductCode::new("51051000101000000011"),
        "qi-ord-9001".into(),
        Amount::of("2500", IQD).unwrap(),
        order,
    );
    let outcome = payments::pay(&client, &request).await.unwrap();
    let Outcome::Accepted(pending) = outcome else { panic!("{outcome:?}") };
    let page = pending.redirect_action_form.unwrap().redirect_url;
    assert_eq!(page.as_deref(), Some("https://wallet.example/c/77"));

    let sent = sent(&mock);
    assert_eq!(sent.path, "/v1/payments/pay");
    assert_eq!(sent.label, "RSA256");
    assert!(sent.signature.ends_with("=="), "{}", sent.signature);
    assert!(sent.time.ends_with('Z') && !sent.time.contains('.'), "{}", sent.time);
    assert!(sent.body.contains(r#"{"currency":"IQD","value":"2500000"}"#), "{}", sent.body);
}

#[tokio::test]
async fn rebell_has_another_label_and_whole_seconds() {
    use rebell::v1::payments::{self, PayRequest};

    let (mock, client) = pair(rebell::SANDBOX).await;
    let request =
        PayRequest::new("PC-1".into(), "cut-2026-0311".into(), Amount::of("12.99", EUR).unwrap());
    let outcome = payments::pay(&client, &request).await.unwrap();
    let Outcome::Accepted(pending) = outcome else { panic!("{outcome:?}") };
    assert_eq!(pending.payment_request_id, Some("cut-2026-0311".into()));

    let sent = sent(&mock);
    assert_eq!(sent.path, "/v1/payments/pay");
    assert_eq!(sent.label, "SHA256withRSA");
    assert!(sent.signature.ends_with("=="), "{}", sent.signature);
    assert!(sent.time.ends_with('Z') && !sent.time.contains('.'), "{}", sent.time);
    assert!(sent.body.contains(r#"{"currency":"EUR","value":"1299"}"#), "{}", sent.body);
}
