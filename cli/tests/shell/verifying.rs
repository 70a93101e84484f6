//! `miniprogram verify`

use miniprogram::SignatureEncoding;
use miniprogram::signing::{Content, Signer};
use miniprogram::testing::merchant_key;

use crate::process::{Ran, miniprogram};
use crate::wallet::{MERCHANT, MERCHANT_PUBLIC, WALLET_PUBLIC};

const CONTENT: Content<'_> = Content {
    method: "POST",
    path: "/v2/payments/pay",
    client_id: "merchant-42",
    time: "1790000000000",
    body: "{\"названо\":\"測試 🦀\"}\n".as_bytes(),
};

const MISMATCH: &str = "the signature does not match under the key ";

fn header(encoding: SignatureEncoding) -> String {
    Signer::new(1.into(), merchant_key()).encoding(encoding).sign(&CONTENT).unwrap()
}

/// Verifies the content under a header.
fn verify(key: &str, signature: &str, content: Content<'_>) -> Ran {
    let Content { method, path, client_id, time, body } = content;
    let flags = ["--method", method, "--path", path, "--client-id", client_id, "--time", time];
    miniprogram(&[&["verify", "--key", key, "--signature", signature][..], &flags].concat(), body)
}

#[track_caller]
pub(crate) fn assert_invalid(ran: &Ran, why: &str) {
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.out.starts_with(&format!("invalid: {why}")), "{ran:?}");
    assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
}

#[test]
fn a_signature_is_valid_in_every_encoding() {
    for encoding in
        [SignatureEncoding::Percent, SignatureEncoding::Plain, SignatureEncoding::UrlSafe]
    {
        verify(MERCHANT_PUBLIC, &header(encoding), CONTENT).assert_printed("valid");
    }
}

#[test]
fn another_part_than_was_signed_makes_it_invalid() {
    let header = header(SignatureEncoding::Percent);
    for content in [
        Content { method: "PUT", ..CONTENT },
        Content { path: "/v1/payments/pay", ..CONTENT },
        Content { client_id: "merchant-43", ..CONTENT },
        Content { time: "1790000000001", ..CONTENT },
        Content { body: CONTENT.body.trim_ascii_end(), ..CONTENT },
    ] {
        assert_invalid(&verify(MERCHANT_PUBLIC, &header, content), MISMATCH);
    }
    assert_invalid(&verify(WALLET_PUBLIC, &header, CONTENT), MISMATCH);
}

#[test]
fn a_header_that_cannot_be_read_is_invalid_for_its_own_reason() {
    for (header, why) in [
        ("", "the Signature header names no signature"),
        ("algorithm=RSA256,keyVersion=1", "the Signature header names no signature"),
        ("signature=AA,signature=AA", "the Signature header names signature twice"),
        ("algorithm=MD5,signature=AA", "the signature algorithm \"MD5\" is not supported"),
        ("keyVersion=one,signature=AA", "the key version \"one\" in the Signature header is not"),
        ("algorithm=ECC224,signature=AA", "the Signature header names ECC224, but the key is for"),
    ] {
        assert_invalid(&verify(MERCHANT_PUBLIC, header, CONTENT), why);
    }
}

#[test]
fn a_bare_signature_may_begin_with_a_hyphen() {
    assert_invalid(&verify(MERCHANT_PUBLIC, "-AAA", CONTENT), MISMATCH);
}

#[test]
fn a_private_key_verifies_nothing() {
    verify(MERCHANT, "signature=AA", CONTENT)
        .assert_failed_between(&format!("{MERCHANT}: this is a private key"), "");
}
