//! ECC224 is read as ECDSA over P-224 with SHA-256, and agrees with OpenSSL on that.
#![cfg(feature = "ecc224")]

use miniprogram_runtime::keys::{KeyError, SigningKey, VerifyingKey, VerifyingKeys};
use miniprogram_runtime::signature::{Algorithm, SignatureHeader};
use miniprogram_runtime::signing::{Content, Signer};
use miniprogram_runtime::verification::{Received, VerificationError, verify};
use proptest::prelude::*;

const PRIVATE_SEC1: &str = include_str!("vectors/ecc224/private-sec1.pem");
const PRIVATE_PKCS8: &str = include_str!("vectors/ecc224/private-pkcs8.pem");
const PUBLIC: &str = include_str!("vectors/ecc224/public.pem");
const PRIVATE_WITH_PARAMETERS: &str = include_str!("keys/p224-private-sec1-with-parameters.pem");
const SIGNED_BY_OPENSSL: &str = include_str!("vectors/ecc224/signature-header-der.txt");

/// The content of `vectors/ecc224/content-to-sign.txt`.
const CONTENT: Content<'static> = Content {
    method: "POST",
    path: "/miniprogram/api/v2/payments/pay",
    client_id: "merchant-42",
    time: "2026-11-22T19:40:00.000+00:00",
    body: br#"{"paymentRequestId":"7"}"#,
};

#[test]
fn signatures_of_openssl_are_taken_in_both_encodings() {
    assert_eq!(CONTENT.to_bytes(), include_bytes!("vectors/ecc224/content-to-sign.txt"));

    for header in [SIGNED_BY_OPENSSL, include_str!("vectors/ecc224/signature-header-raw.txt")] {
        check(header).unwrap_or_else(|why| panic!("{header}: {why}"));
    }
}

#[test]
fn a_signature_over_sha_224_is_refused() {
    let why = check(include_str!("vectors/ecc224/signature-header-sha224.txt")).unwrap_err();

    assert!(matches!(why, VerificationError::Mismatch { .. }), "{why}");
}

#[test]
fn what_is_signed_here_is_der_and_is_verified_here() {
    for pem in [PRIVATE_SEC1, PRIVATE_PKCS8] {
        let signer = Signer::new(1.into(), SigningKey::from_pem(pem).unwrap());
        let header = signer.sign(&CONTENT).unwrap();

        assert!(header.starts_with("algorithm=ECC224,keyVersion=1,signature=M"), "{header}");
        let signature = SignatureHeader::parse(&header).unwrap().signature;
        assert_eq!(signature[..2], [0x30, u8::try_from(signature.len() - 2).unwrap()]);
        check(&header).unwrap();
    }
}

#[test]
fn both_forms_of_a_private_key_are_one_key() {
    let public = VerifyingKey::from_pem(PUBLIC).unwrap();
    assert_eq!(public.algorithm(), Algorithm::Ecc224);

    for pem in [PRIVATE_SEC1, PRIVATE_PKCS8] {
        assert_eq!(*SigningKey::from_pem(pem).unwrap().verifying_key(), public);
    }
    assert!(SigningKey::from_pem(PRIVATE_WITH_PARAMETERS).is_ok());
}

#[test]
fn swapped_keys_are_called_swapped() {
    assert_eq!(SigningKey::from_pem(PUBLIC).unwrap_err(), KeyError::PublicForPrivate);
    assert_eq!(VerifyingKey::from_pem(PRIVATE_SEC1), Err(KeyError::PrivateForPublic));
    assert_eq!(VerifyingKey::from_pem(PRIVATE_PKCS8), Err(KeyError::PrivateForPublic));
}

#[test]
fn a_header_that_names_rsa_does_not_fit_the_key() {
    let header = SIGNED_BY_OPENSSL.replace("ECC224", "RSA256");

    let why = check(&header).unwrap_err();
    assert_eq!(why.to_string(), "the Signature header names RSA256, but the key is for ECC224");
}

#[test]
fn debug_shows_nothing_of_the_key() {
    let key = SigningKey::from_pem(PRIVATE_SEC1).unwrap();
    let fingerprint = key.verifying_key().fingerprint();

    assert_eq!(format!("{key:?}"), format!("SigningKey(P-224 {})", &fingerprint[..16]));
}

proptest! {
    #[test]
    fn no_bytes_pass_for_a_signature(bytes in prop::collection::vec(any::<u8>(), 1..80)) {
        let mut header = SignatureHeader::parse("algorithm=ECC224,signature=AAAA").unwrap();
        header.signature = bytes;
        prop_assert!(check(&header.to_string()).is_err());
    }

    #[test]
    fn no_change_to_a_signature_passes(place in 0usize..62, bit in 0u8..8) {
        let mut header = SignatureHeader::parse(SIGNED_BY_OPENSSL).unwrap();
        header.signature[place] ^= 1 << bit;
        prop_assert!(check(&header.to_string()).is_err());
    }
}

fn check(header: &str) -> Result<(), VerificationError> {
    let received = Received {
        method: CONTENT.method,
        path: CONTENT.path,
        client_id: CONTENT.client_id,
        stated_client_id: None,
        time: Some(CONTENT.time),
        signature: Some(header),
        body: CONTENT.body.into(),
    };
    verify(received, &VerifyingKeys::from(VerifyingKey::from_pem(PUBLIC).unwrap())).map(drop)
}
