//! Only what is genuine comes out of verification, and every refusal names its reason.

use bytes::Bytes;
use miniprogram_runtime::keys::{KeyVersion, SigningKey, VerifyingKey, VerifyingKeys};
use miniprogram_runtime::signature::{Algorithm, SignatureEncoding};
use miniprogram_runtime::signing::{Content, ContentError, Signer, SigningError};
use miniprogram_runtime::verification::{Received, VerificationError, verify};

const ANSWER: Content<'static> = Content {
    method: "POST",
    path: "/miniprogram/api/v2/payments/pay",
    client_id: "merchant-42",
    time: "2026-11-22T19:40:01.000+00:00",
    body: br#"{"result":{"resultStatus":"S"}}"#,
};

#[test]
fn a_genuine_answer_comes_out_whole() {
    for encoding in
        [SignatureEncoding::Percent, SignatureEncoding::Plain, SignatureEncoding::UrlSafe]
    {
        let signature = wallet().encoding(encoding).sign(&ANSWER).unwrap();
        let verified = verify(answer(&signature), &wallet_keys()).unwrap();

        assert_eq!(verified.get(), ANSWER.body);
        assert_eq!(verified.map(|body| body.len()).into_inner(), ANSWER.body.len());
    }
}

#[test]
fn another_label_is_written_as_it_was_given() {
    let signer = wallet().label("SHA256withRSA").unwrap();
    let signature = signer.sign(&ANSWER).unwrap();

    assert!(signature.starts_with("algorithm=SHA256withRSA,keyVersion=1,signature="));
    assert!(verify(answer(&signature), &wallet_keys()).is_ok());
}

#[test]
fn a_label_of_another_algorithm_is_refused() {
    for label in ["ECC224", "RSA512", "RSA256,keyVersion=9", ""] {
        let why = wallet().label(label).unwrap_err();
        assert_eq!(why, SigningError::Label { label: label.into(), algorithm: Algorithm::Rsa256 });
    }
}

#[test]
fn an_answer_that_was_changed_anywhere_is_refused() {
    let signature = wallet().sign(&ANSWER).unwrap();
    let genuine = Received { stated_client_id: None, ..answer(&signature) };

    for changed in [
        Received { method: "PUT", ..genuine.clone() },
        Received { path: "/miniprogram/api/v2/payments/refund", ..genuine.clone() },
        Received { path: "/v2/payments/pay", ..genuine.clone() },
        Received { client_id: "merchant-43", ..genuine.clone() },
        Received { time: Some("2026-11-22T19:40:01Z"), ..genuine.clone() },
        Received {
            body: Bytes::from_static(br#"{"result":{"resultStatus":"A"}}"#),
            ..genuine.clone()
        },
        Received { body: Bytes::new(), ..genuine },
    ] {
        let why = verify(changed, &wallet_keys()).unwrap_err();
        assert!(matches!(why, VerificationError::Mismatch { .. }), "{why}");
    }
}

#[test]
fn another_key_is_a_mismatch_that_names_the_key_it_was_tried_with() {
    let signature = wallet().sign(&ANSWER).unwrap();
    let merchant = merchant_key();

    let why = verify(answer(&signature), &merchant.clone().into()).unwrap_err();
    assert_eq!(
        why.to_string(),
        format!(
            "the signature does not match under the key {merchant}: usual causes are another key, \
             a body changed on the way, and a path without its base path"
        )
    );
}

#[test]
fn a_signature_of_any_length_but_the_right_one_is_a_mismatch() {
    for signature in ["AA", "AAAA", &"A".repeat(342), &"A".repeat(2000)] {
        let why = verify(answer(signature), &wallet_keys()).unwrap_err();
        assert!(matches!(why, VerificationError::Mismatch { .. }), "{why}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let signature = wallet().sign(&ANSWER).unwrap();
    let genuine = answer(&signature);

    let unsigned = Received { signature: None, ..genuine.clone() };
    assert_eq!(verify(unsigned, &wallet_keys()), Err(VerificationError::MissingSignature));
    let timeless = Received { time: None, ..genuine.clone() };
    assert_eq!(verify(timeless, &wallet_keys()), Err(VerificationError::MissingTime));
    assert_eq!(verify(genuine, &VerifyingKeys::new()), Err(VerificationError::NoKey));
}

#[test]
fn a_path_that_no_request_has_is_named_instead_of_a_mismatch() {
    let signature = wallet().sign(&ANSWER).unwrap();
    let received = Received { path: "v2/payments/pay", ..answer(&signature) };

    assert_eq!(verify(received, &wallet_keys()), Err(ContentError::Path.into()));
}

#[test]
fn an_answer_for_another_client_is_refused_even_if_it_is_signed_for_us() {
    let signature = wallet().sign(&ANSWER).unwrap();
    let genuine = answer(&signature);

    let stated = "merchant-43".to_owned();
    let other = Received { stated_client_id: Some(&stated), ..genuine.clone() };
    assert_eq!(
        verify(other, &wallet_keys()),
        Err(VerificationError::OtherClient { stated: stated.clone() })
    );
    let silent = Received { stated_client_id: None, ..genuine };
    assert!(verify(silent, &wallet_keys()).is_ok());
}

#[test]
fn an_unknown_key_version_is_refused_with_the_known_ones() {
    let signature = Signer::new(9.into(), wallet_private()).sign(&ANSWER).unwrap();
    let keys: VerifyingKeys =
        [1, 2].map(|version| (KeyVersion::from(version), wallet_key())).into_iter().collect();

    let why = verify(answer(&signature), &keys).unwrap_err();
    assert_eq!(why.to_string(), "the Signature header names key version 9, but known are 1, 2");
}

#[cfg(feature = "ecc224")]
#[test]
fn the_sender_does_not_choose_the_algorithm() {
    let signature = wallet().sign(&ANSWER).unwrap().replace("RSA256", "ECC224");

    let why = verify(answer(&signature), &wallet_keys()).unwrap_err();
    assert_eq!(why.to_string(), "the Signature header names ECC224, but the key is for RSA256");
}

#[test]
fn nothing_is_signed_that_could_pass_for_something_else() {
    for (content, why) in [
        (Content { method: "", ..ANSWER }, ContentError::Method),
        (Content { method: "POST /x", ..ANSWER }, ContentError::Method),
        (Content { path: "v2/payments/pay", ..ANSWER }, ContentError::Path),
        (Content { path: "", ..ANSWER }, ContentError::Path),
        (Content { path: "/v2/payments/pay\nx", ..ANSWER }, ContentError::Path),
        (Content { path: "/v2/zahlung/für", ..ANSWER }, ContentError::Path),
        (Content { path: "/v2#pay", ..ANSWER }, ContentError::Path),
        (Content { client_id: "", ..ANSWER }, ContentError::ClientId),
        (Content { client_id: "merchant\r\nX: y", ..ANSWER }, ContentError::ClientId),
        (Content { client_id: "merchant ", ..ANSWER }, ContentError::ClientId),
        (Content { time: "", ..ANSWER }, ContentError::Time),
        (Content { time: "2026\u{0}", ..ANSWER }, ContentError::Time),
    ] {
        assert_eq!(wallet().sign(&content), Err(SigningError::Content(why)), "{content:?}");
    }
}

#[test]
fn a_query_is_signed_with_the_path() {
    let content = Content { path: "/v2/payments/pay?a=b%20c", ..ANSWER };

    assert!(content.to_bytes().starts_with(b"POST /v2/payments/pay?a=b%20c\nmerchant-42."));
    assert!(wallet().sign(&content).is_ok());
}

#[test]
fn debug_shows_no_body() {
    let signature = wallet().sign(&ANSWER).unwrap();
    let received = answer(&signature);
    let verified = verify(received.clone(), &wallet_keys()).unwrap();

    for shown in [format!("{ANSWER:?}"), format!("{received:?}"), format!("{verified:?}")] {
        assert!(!shown.contains("resultStatus"), "{shown}");
    }
}

fn answer(signature: &str) -> Received<'_> {
    Received {
        method: ANSWER.method,
        path: ANSWER.path,
        client_id: ANSWER.client_id,
        stated_client_id: Some(ANSWER.client_id),
        time: Some(ANSWER.time),
        signature: Some(signature),
        body: Bytes::from_static(ANSWER.body),
    }
}

fn wallet() -> Signer {
    Signer::new(1.into(), wallet_private())
}

fn wallet_private() -> SigningKey {
    SigningKey::from_pem(include_str!("../testkeys/wallet-private.pem")).unwrap()
}

fn wallet_key() -> VerifyingKey {
    VerifyingKey::from_pem(include_str!("../testkeys/wallet-public.pem")).unwrap()
}

fn wallet_keys() -> VerifyingKeys {
    wallet_key().into()
}

fn merchant_key() -> VerifyingKey {
    VerifyingKey::from_pem(include_str!("../testkeys/merchant-public.pem")).unwrap()
}
