//! Whatever is not provably the wallet's answer to this very request is refused, before its JSON is
//! read.

use miniprogram_runtime::verification::VerificationError;
use miniprogram_runtime::{Error, SigningKey};

use crate::server::Conduct;
use crate::wallet::{Answer, http};
use crate::{merchant_key, pay_at};

/// Read, one of them would be a success and the other would be unreadable. Neither must come out.
const BODIES: [&str; 2] =
    [r#"{"result":{"resultStatus":"S"},"paymentId":"p-1"}"#, r#"{"result":{"#];

/// The reasons why an answer that was made worse is refused.
async fn refusals(worsen: impl Fn(Answer) -> Answer) -> Vec<VerificationError> {
    let mut reasons = Vec::new();
    for body in BODIES {
        let answer = worsen(Answer::new(body));
        let sent = answer.body.clone();
        let error = pay_at(answer.conduct()).await.unwrap_err();
        reasons.push(reason(&error, &sent));
    }
    reasons
}

#[track_caller]
fn reason(error: &Error, sent: &[u8]) -> VerificationError {
    assert!(error.is_signature() && error.may_have_run(), "{error:?}");
    assert_eq!(error.result(), None, "nothing of it is read");
    let raw = error.raw_answer().unwrap();
    assert_eq!((raw.is_verified, &raw.body[..]), (false, sent));
    error.verification().unwrap().clone()
}

#[tokio::test]
async fn an_answer_that_is_not_made_worse_is_read() {
    assert!(pay_at(Answer::new(BODIES[0]).conduct()).await.is_ok());
    assert!(pay_at(Answer::new(BODIES[1]).conduct()).await.unwrap_err().is_unreadable());
}

#[tokio::test]
async fn an_unsigned_answer() {
    let reasons = refusals(|it| it.without("Signature")).await;
    assert!(reasons.iter().all(|it| *it == VerificationError::MissingSignature), "{reasons:?}");
}

#[tokio::test]
async fn an_answer_signed_by_another_key() {
    let strangers: fn() -> SigningKey = merchant_key;
    let reasons = refusals(|it| Answer { key: strangers(), ..it }).await;
    assert!(
        reasons.iter().all(|it| matches!(it, VerificationError::Mismatch { .. })),
        "{reasons:?}"
    );
}

#[tokio::test]
async fn an_answer_altered_by_a_byte() {
    for body in BODIES {
        let mut bytes = Answer::new(body).to_bytes();
        let last = bytes.len() - 1;
        for altered in [b' ', bytes[last] ^ 1] {
            bytes[last] = altered;
            let sent = bytes[bytes.len() - body.len()..].to_vec();
            let error = pay_at(Conduct::Answer(bytes.clone())).await.unwrap_err();
            assert!(
                matches!(reason(&error, &sent), VerificationError::Mismatch { .. }),
                "{error:?}"
            );
        }
    }
}

#[tokio::test]
async fn an_answer_signed_for_another_client() {
    let signed = refusals(|it| Answer { client_id: "merchant-43".to_owned(), ..it }).await;
    assert!(signed.iter().all(|it| matches!(it, VerificationError::Mismatch { .. })), "{signed:?}");

    let other = "merchant-43".to_owned();
    let named = refusals(|it| Answer {
        headers: it.headers.replace("merchant-42", "merchant-43"),
        client_id: other.clone(),
        ..it
    });
    let expected = VerificationError::OtherClient { stated: other.clone() };
    assert!(named.await.iter().all(|it| *it == expected));
}

#[tokio::test]
async fn an_answer_that_names_another_client_than_it_is_signed_for() {
    let reasons =
        refusals(|it| Answer { headers: it.headers.replace("merchant-42", "merchant-43"), ..it })
            .await;
    assert!(
        reasons.iter().all(|it| matches!(it, VerificationError::OtherClient { .. })),
        "{reasons:?}"
    );
}

#[tokio::test]
async fn an_answer_signed_for_another_path() {
    for path in ["/v2/payments/pay", "/miniprogram/api/v2/payments/refund"] {
        let reasons = refusals(|it| Answer { path: path.to_owned(), ..it }).await;
        assert!(
            reasons.iter().all(|it| matches!(it, VerificationError::Mismatch { .. })),
            "{reasons:?}"
        );
    }
}

#[tokio::test]
async fn an_answer_without_its_time_or_with_another_one() {
    let reasons = refusals(|it| it.without("Response-Time")).await;
    assert!(reasons.iter().all(|it| *it == VerificationError::MissingTime), "{reasons:?}");

    let reasons =
        refusals(|it| Answer { time: "2026-11-23T03:40:00.124+08:00".to_owned(), ..it }).await;
    assert!(
        reasons.iter().all(|it| matches!(it, VerificationError::Mismatch { .. })),
        "{reasons:?}"
    );
}

#[tokio::test]
async fn an_answer_with_a_signature_that_cannot_be_read() {
    for signature in [
        "algorithm=RSA256,keyVersion=1",
        "algorithm=NONE,signature=AAAA",
        "signature=%%%",
        "\u{e9}",
    ] {
        let headers = |it: &Answer| it.headers.replace("{signature}", signature);
        let reasons = refusals(|it| Answer { headers: headers(&it), ..it }).await;
        assert!(reasons.iter().all(|it| matches!(it, VerificationError::Header(_))), "{reasons:?}");
    }
}

#[tokio::test]
async fn an_answer_signed_with_a_key_of_an_unknown_version() {
    let headers = |it: &Answer| {
        it.headers.replace("{signature}", "algorithm=RSA256,keyVersion=2,signature=AAAA")
    };
    let reasons = refusals(|it| Answer { headers: headers(&it), ..it }).await;
    assert!(
        reasons.iter().all(|it| matches!(it, VerificationError::UnknownKeyVersion { .. })),
        "{reasons:?}"
    );
}

#[tokio::test]
async fn a_wrong_signature_is_the_news_whatever_the_status_and_the_media_type_are() {
    let bad = "Signature: signature=AAAA\r\nResponse-Time: 2026-11-22T19:40:00Z\r\nContent-Type: text/html\r\n";
    let error =
        pay_at(Conduct::Answer(http("503 Service Unavailable", bad, b"<html>"))).await.unwrap_err();
    assert!(matches!(reason(&error, b"<html>"), VerificationError::Mismatch { .. }));
    assert_eq!(error.raw_answer().unwrap().status, 503);
}
