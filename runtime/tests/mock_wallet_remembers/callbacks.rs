//! The wallet tells the merchant what became of a payment, until the merchant has taken note.

use std::time::Duration;

use bytes::Bytes;
use http::Request;
use miniprogram_runtime::testing::{Approval, MockWallet, SentCallback, merchant_key, wallet_key};
use miniprogram_runtime::verification::{Received, verify};
use miniprogram_runtime::{ResultStatus, VerifyingKeys};
use serde_json::{Value as Json, json};

use crate::merchant::{Merchant, Reply};
use crate::wide::{PAY, REFUND, VOID, ask, client, mock, payment};

async fn wallet() -> MockWallet {
    let mock = mock(Approval::AtOnce).callback_attempts(3, Duration::from_millis(1));
    mock.start().await.unwrap()
}

/// Pays with callbacks to this address, and returns what was sent there.
async fn told(wallet: &MockWallet, url: &str) -> Vec<SentCallback> {
    let mut request = payment("1");
    request["paymentNotifyUrl"] = url.into();
    request["voidNotifyUrl"] = url.into();
    ask(&client(wallet), PAY, &request).await.unwrap();
    wallet.callbacks_delivered().await;
    wallet.callbacks()
}

fn read(request: &Request<Bytes>) -> Json {
    serde_json::from_slice(request.body()).unwrap()
}

/// Whether the wallet has signed it, for the path that the merchant gave.
fn is_genuine(request: &Request<Bytes>) -> bool {
    let header = |name| request.headers().get(name).map(|it| it.to_str().unwrap());
    let received = Received {
        method: "POST",
        path: "/cb?shop=7",
        client_id: "merchant-42",
        stated_client_id: header("client-id"),
        time: header("request-time"),
        signature: header("signature"),
        body: request.body().clone(),
    };
    verify(received, &VerifyingKeys::from(wallet_key().verifying_key().clone())).is_ok()
}

fn reply(status: &'static str) -> Reply {
    (status, merchant_key())
}

#[tokio::test]
async fn a_payment_is_told_once_to_a_merchant_who_takes_note() {
    let merchant = Merchant::replying([reply("S")]).await;
    let wallet = wallet().await;
    let [sent] = &told(&wallet, &merchant.url).await[..] else { panic!("it was told once") };
    assert_eq!(sent.reply, Ok(ResultStatus::Success));

    let (told, paid) = (read(&sent.request), &wallet.payments()[0]);
    assert_eq!(told["paymentId"], paid.payment_id);
    assert_eq!(told["paymentRequestId"], "1");
    assert_eq!(told["paymentAmount"], json!({"currency": "LSL", "value": "12500"}));
    assert_eq!(
        (&told["paymentStatus"], &told["paymentResult"]["resultStatus"]),
        (&json!("SUCCESS"), &json!("S"))
    );
}

#[tokio::test]
async fn a_callback_is_signed_by_the_wallet_for_its_path() {
    let merchant = Merchant::replying([reply("S")]).await;
    let [sent] = &told(&wallet().await, &merchant.url).await[..] else {
        panic!("it was told once")
    };
    assert!(is_genuine(&sent.request));
    let other = sent.request.clone().map(|it| [&it[..], b" "].concat().into());
    assert!(!is_genuine(&other), "the body is covered");
}

#[tokio::test]
async fn it_is_told_again_after_u_and_after_a_reply_that_is_not_the_merchants() {
    let forged = ("S", wallet_key());
    let merchant = Merchant::replying([reply("U"), forged, reply("S"), reply("S")]).await;
    let sent = told(&wallet().await, &merchant.url).await;
    let replies: Vec<_> = sent.iter().map(|it| it.reply.as_ref().ok()).collect();
    assert_eq!(replies, [Some(&ResultStatus::Unknown), None, Some(&ResultStatus::Success)]);
    assert!(sent.iter().all(|it| it.request.body() == sent[0].request.body()));
    assert!(sent.iter().all(|it| is_genuine(&it.request)), "each attempt is signed");
}

#[tokio::test]
async fn it_is_not_told_again_after_f() {
    let merchant = Merchant::replying([reply("F"), reply("S")]).await;
    let [sent] = &told(&wallet().await, &merchant.url).await[..] else {
        panic!("it was told once")
    };
    assert_eq!(sent.reply, Ok(ResultStatus::Failed));
}

#[tokio::test]
async fn a_merchant_who_does_not_reply_is_given_up() {
    let merchant = Merchant::replying([]).await;
    let sent = told(&wallet().await, &merchant.url).await;
    assert_eq!(sent.len(), 3);
    assert!(sent.iter().all(|it| it.answer.as_ref().is_some_and(|it| it.status() == 503)));

    let gone = Merchant::replying([]).await.url.clone();
    let sent = told(&wallet().await, &gone).await;
    assert!(sent.iter().all(|it| it.reply.is_err()) && sent.len() == 3);
}

#[tokio::test]
async fn nothing_leaves_this_machine() {
    for url in ["https://127.0.0.1/cb", "http://192.0.2.1/cb", "http://shop.example/cb"] {
        let [sent] = &told(&wallet().await, url).await[..] else { panic!("it is said once") };
        let why = sent.reply.as_ref().unwrap_err();
        assert!(why.contains("loopback only") && sent.answer.is_none(), "{url}: {why}");
    }
    assert!(told(&wallet().await, "no url").await.is_empty());
}

#[tokio::test]
async fn refunds_and_voids_are_told_where_the_merchant_asked() {
    let merchant = Merchant::replying([reply("S"), reply("S"), reply("S")]).await;
    let wallet = wallet().await;
    told(&wallet, &merchant.url).await;
    let part = json!({"currency": "LSL", "value": "100"});
    let id = &wallet.payments()[0].payment_id;
    let refund = json!({"paymentId": id, "refundRequestId": "r1", "refundAmount": part,
        "refundNotifyUrl": merchant.url});
    let void = json!({"paymentId": id, "voidRequestId": "v1", "voidAmount": part});
    for (path, request) in [(REFUND, &refund), (VOID, &void), (REFUND, &refund), (VOID, &void)] {
        assert_eq!(ask(&client(&wallet), path, request).await.unwrap().0, "S");
        wallet.callbacks_delivered().await;
    }
    let [_, refunded, voided] = &wallet.callbacks()[..] else { panic!("each is told once") };
    assert_eq!(read(&refunded.request)["refundStatus"], "SUCCESS");
    let voided = read(&voided.request);
    assert_eq!(
        (&voided["voidRequestId"], &voided["voidSource"]),
        (&json!("v1"), &json!("MERCHANT"))
    );
    assert_eq!(voided["voidResult"]["resultStatus"], "S");
}

#[tokio::test]
async fn a_declined_payment_is_told_as_failed() {
    let merchant = Merchant::replying([reply("S")]).await;
    let wallet = mock(Approval::WhenTold).start().await.unwrap();
    assert!(told(&wallet, &merchant.url).await.is_empty(), "nothing is settled yet");
    wallet.decline("1").unwrap();
    wallet.callbacks_delivered().await;
    let told = read(&wallet.callbacks()[0].request);
    assert_eq!(
        (&told["paymentStatus"], &told["paymentResult"]["resultStatus"]),
        (&json!("FAIL"), &json!("F"))
    );
}
