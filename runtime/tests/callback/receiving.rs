//! What is not the wallet's, or not fresh, is refused before it is read, and the refusal says why.

use std::time::Duration;

use bytes::Bytes;
use http::Request;
use miniprogram_runtime::callback::{Receiver, Refusal};
use miniprogram_runtime::signing::ContentError;
use miniprogram_runtime::verification::VerificationError;
use miniprogram_runtime::{Freshness, SignatureEncoding, Stale, TimeFormat, VerifyingKeys, Wallet};

use super::{CLIENT, PATH, Paid, Sent, genuine, merchant, now, receiver, wallet, without};

fn refusal(request: &Request<Bytes>) -> Refusal {
    receiver().build().unwrap().receive(request).unwrap_err()
}

fn fault(request: &Request<Bytes>) -> VerificationError {
    let why = refusal(request);
    assert!(why.is_signature() && why.status() == 401, "{why:?}");
    why.verification().unwrap().clone()
}

#[test]
fn a_genuine_callback_is_read() {
    let delivery = receiver().build().unwrap().receive(&genuine()).unwrap();
    let paid: Paid = delivery.read().unwrap();

    assert_eq!((paid.order.as_str(), paid.payment.as_str()), ("order-88-1", "w-1"));
    assert_eq!((delivery.client_id(), delivery.path()), (CLIENT, PATH));
    assert_eq!(delivery.time().system_time(), Some(now()));
}

#[test]
fn a_callback_that_was_changed_anywhere_is_refused() {
    let mut other_body = genuine();
    *other_body.body_mut() = Bytes::from_static(b"{}");
    let mut other_path = genuine();
    *other_path.uri_mut() = "/shop/notify".parse().unwrap();
    let mut other_method = genuine();
    *other_method.method_mut() = http::Method::PUT;
    let mut other_time = genuine();
    other_time.headers_mut().insert("request-time", "2026-11-22T19:40:01Z".parse().unwrap());

    for request in [other_body, other_path, other_method, other_time] {
        assert!(matches!(fault(&request), VerificationError::Mismatch { .. }));
    }
}

#[test]
fn a_callback_with_another_key_is_refused() {
    let forged = Sent { key: merchant(), ..Sent::default() }.request();
    assert!(matches!(fault(&forged), VerificationError::Mismatch { .. }));

    let unknown = Sent { version: 9.into(), ..Sent::default() }.request();
    let why = VerificationError::UnknownKeyVersion { version: 9.into(), known: vec![1.into()] };
    assert_eq!(fault(&unknown), why);
}

#[test]
fn each_header_that_is_signed_is_needed() {
    assert_eq!(fault(&without("signature")), VerificationError::MissingSignature);
    assert_eq!(fault(&without("request-time")), VerificationError::MissingTime);
    assert_eq!(fault(&without("client-id")), VerificationError::MissingClientId);

    let mut not_text = genuine();
    not_text.headers_mut().insert("client-id", b"\xff"[..].try_into().unwrap());
    assert_eq!(fault(&not_text), VerificationError::MissingClientId);
    let mut empty = genuine();
    empty.headers_mut().insert("request-time", "".parse().unwrap());
    assert_eq!(fault(&empty), VerificationError::Content(ContentError::Time));
}

#[test]
fn a_callback_for_another_merchant_of_the_wallet_is_refused() {
    let for_other = Sent { client_id: "merchant-43".to_owned(), ..Sent::default() }.request();
    let why = VerificationError::OtherClient { stated: "merchant-43".to_owned() };
    assert_eq!(fault(&for_other), why);

    let both = receiver().client_id("merchant-43").build().unwrap();
    assert!(both.receive(&for_other).is_ok() && both.receive(&genuine()).is_ok());
    let any = receiver().danger_any_client_id().build().unwrap();
    assert_eq!(any.receive(&for_other).unwrap().client_id(), "merchant-43");
}

#[test]
fn a_callback_is_stale_beyond_the_tolerance_either_way() {
    let [tolerance, by] = [300, 301].map(Duration::from_secs);
    for time in [now() - tolerance, now() + tolerance] {
        let request = Sent { time, ..Sent::default() }.request();
        assert!(receiver().build().unwrap().receive(&request).is_ok());
    }

    let past = refusal(&Sent { time: now() - by, ..Sent::default() }.request());
    assert_eq!(past.stale(), Some(&Stale::Past { by, tolerance }));
    let future = refusal(&Sent { time: now() + by, ..Sent::default() }.request());
    assert_eq!(future.stale(), Some(&Stale::Future { by, tolerance }));
    assert!(past.is_stale() && past.status() == 400 && !past.is_signature());
}

#[test]
fn the_signature_is_verified_before_the_time_is_looked_at() {
    let time = now() - Duration::from_secs(86_400);
    let forged = Sent { time, key: merchant(), ..Sent::default() }.request();
    assert!(refusal(&forged).is_signature());

    let old = Sent { time, ..Sent::default() }.request();
    let unchecked = receiver().freshness(Freshness::UNCHECKED).build().unwrap();
    assert!(unchecked.receive(&old).is_ok());
}

#[test]
fn a_body_is_accepted_up_to_the_limit() {
    let exactly = receiver().max_body(genuine().body().len()).build().unwrap();
    assert!(exactly.receive(&genuine()).is_ok());

    let less = receiver().max_body(genuine().body().len() - 1).build().unwrap();
    let why = less.receive(&genuine()).unwrap_err();
    assert!(why.is_too_large() && why.status() == 413);
}

#[test]
fn a_signed_body_that_is_not_the_message_is_unreadable() {
    for body in
        ["", "{", "[]", "null", "\u{feff}{}", r#"{"paymentId":"w-1"}"#, r#"{"paymentId":[]}"#]
    {
        let request = Sent { body: body.into(), ..Sent::default() }.request();
        let delivery = receiver().build().unwrap().receive(&request).unwrap();

        let why = delivery.read::<Paid>().unwrap_err();
        assert!(why.is_unreadable(), "{body}");
    }
}

#[test]
fn a_delivery_is_the_same_as_long_as_what_was_signed_is() {
    let receiver = receiver().build().unwrap();
    let id = |sent: Sent| receiver.receive(&sent.request()).unwrap().id();

    assert_eq!(id(Sent::default()), id(Sent::default()));
    let later = now() + Duration::from_secs(1);
    assert_ne!(id(Sent::default()), id(Sent { time: later, ..Sent::default() }));
    assert_ne!(id(Sent::default()), id(Sent { body: "{}".into(), ..Sent::default() }));
    assert_eq!(id(Sent::default()).to_string().len(), 64);
}

#[test]
fn nothing_that_is_refused_or_received_shows_its_body() {
    let receiver = receiver().build().unwrap();
    let body = r#"{"paymentId":"canary"}"#;
    let delivery =
        receiver.receive(&Sent { body: body.into(), ..Sent::default() }.request()).unwrap();
    let unreadable = delivery.read::<Paid>().unwrap_err();
    let forged = Sent { body: body.into(), key: merchant(), ..Sent::default() }.request();
    let forged = receiver.receive(&forged).unwrap_err();

    for shown in [
        format!("{delivery:?}"),
        format!("{unreadable:?} {unreadable}"),
        format!("{forged:?} {forged}"),
        format!("{receiver:?}"),
    ] {
        assert!(!shown.contains("canary") && !shown.contains("BEGIN"), "{shown}");
    }
}

#[test]
fn a_receiver_is_built_from_what_it_needs_or_not_at_all() {
    let why = Receiver::builder().build().unwrap_err().to_string();
    for lacking in ["client id", "signing key", "wallet key"] {
        assert!(why.contains(lacking), "{why}");
    }
    let own = receiver().wallet_keys(VerifyingKeys::from(merchant().verifying_key().clone()));
    assert!(own.build().unwrap_err().to_string().contains("own signing key"));
    let label = receiver().algorithm_label("ECC224").build().unwrap_err();
    assert!(label.to_string().contains("ECC224"));
}

#[tokio::test]
async fn a_wallets_habits_are_in_the_reply_and_its_tolerance_holds() {
    const ACME: Wallet = Wallet::new("acme", "Acme Pay", "sandbox", "https://acme.example")
        .signature_encoding(SignatureEncoding::Plain)
        .algorithm_label("SHA256withRSA")
        .time_format(TimeFormat::Seconds)
        .clock_tolerance_secs(60);
    let receiver = Receiver::builder_for(ACME)
        .client_id(CLIENT)
        .signing_key(1, merchant())
        .wallet_key(1, wallet().verifying_key().clone())
        .clock(now)
        .build()
        .unwrap();

    let delivery = receiver.receive(&genuine()).unwrap();
    let reply = receiver.reply::<Paid>(&delivery, super::Reply::success()).await.unwrap();
    assert_eq!(super::letter(&reply), "S");
    let header = |name| reply.headers()[name].to_str().unwrap();
    assert_eq!(header("response-time"), "2026-11-22T19:40:00Z");
    assert!(header("signature").starts_with("algorithm=SHA256withRSA,keyVersion=1,"));
    assert!(!header("signature").contains('%'));

    let time = now() - Duration::from_secs(61);
    assert!(receiver.receive(&Sent { time, ..Sent::default() }.request()).unwrap_err().is_stale());
}
