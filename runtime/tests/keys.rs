//! Keys are taken in every form that people have, and refused with the name of what they are.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniprogram_runtime::keys::{KeyError, SigningKey, VerifyingKey};
use proptest::prelude::*;

macro_rules! key {
    ($name:literal) => {
        include_str!(concat!("keys/", $name))
    };
}

const PRIVATE_PKCS8: &str = key!("rsa-private-pkcs8.pem");
const PRIVATE_PKCS1: &str = key!("rsa-private-pkcs1.pem");
const PUBLIC_SPKI: &str = key!("rsa-public-spki.pem");
const PUBLIC_PKCS1: &str = key!("rsa-public-pkcs1.pem");

/// The base64 between the lines of a PEM text.
fn base64_of(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with("-----")).collect()
}

fn der_of(pem: &str) -> Vec<u8> {
    STANDARD.decode(base64_of(pem)).unwrap()
}

#[test]
fn a_private_key_is_the_same_in_all_its_forms() {
    let public = VerifyingKey::from_pem(PUBLIC_SPKI).unwrap();

    for pem in [PRIVATE_PKCS8, PRIVATE_PKCS1] {
        let forms = [
            SigningKey::from_pem(pem),
            SigningKey::from_base64(&base64_of(pem)),
            SigningKey::from_der(&der_of(pem)),
            SigningKey::read(pem.as_bytes()),
            SigningKey::read(base64_of(pem).as_bytes()),
            SigningKey::read(&der_of(pem)),
        ];
        for key in forms {
            assert_eq!(*key.unwrap().verifying_key(), public);
        }
    }
}

#[test]
fn a_public_key_is_the_same_in_all_its_forms() {
    let public = VerifyingKey::from_pem(PUBLIC_SPKI).unwrap();

    for pem in [PUBLIC_SPKI, PUBLIC_PKCS1] {
        let forms = [
            VerifyingKey::from_pem(pem),
            VerifyingKey::from_base64(&base64_of(pem)),
            VerifyingKey::from_der(&der_of(pem)),
            VerifyingKey::read(pem.as_bytes()),
            VerifyingKey::read(base64_of(pem).as_bytes()),
            VerifyingKey::read(&der_of(pem)),
        ];
        for key in forms {
            assert_eq!(key.unwrap(), public);
        }
    }
}

#[test]
fn what_editors_and_environments_put_around_a_key_is_overlooked() {
    let key = VerifyingKey::from_pem(PUBLIC_SPKI).unwrap();
    let base64 = base64_of(PUBLIC_SPKI);

    for text in [
        format!("\u{FEFF}{PUBLIC_SPKI}"),
        format!("\n\n  {PUBLIC_SPKI}  \n"),
        format!("Key of the shop\n{PUBLIC_SPKI}"),
        PUBLIC_SPKI.replace('\n', "\r\n"),
        PUBLIC_SPKI.replace('\n', "\\n"),
        PUBLIC_SPKI.replace('\n', ""),
        format!("\u{FEFF} {base64}\r\n"),
        base64.as_bytes().chunks(76).map(|line| format!("{}\n", line.escape_ascii())).collect(),
    ] {
        assert_eq!(VerifyingKey::read(text.as_bytes()).as_ref(), Ok(&key), "{text}");
    }
    let der = [b" \n".as_slice(), &der_of(PUBLIC_SPKI), b"\r\n"].concat();
    assert_eq!(VerifyingKey::read(&der), Ok(key));
}

#[test]
fn a_wrong_label_does_not_matter() {
    let mislabelled = PRIVATE_PKCS8.replace("PRIVATE KEY", "RSA PRIVATE KEY");

    assert!(SigningKey::from_pem(&mislabelled).is_ok());
}

#[test]
fn swapped_keys_are_called_swapped() {
    for pem in [PRIVATE_PKCS8, PRIVATE_PKCS1] {
        assert_eq!(VerifyingKey::from_pem(pem), Err(KeyError::PrivateForPublic));
        assert_eq!(VerifyingKey::from_base64(&base64_of(pem)), Err(KeyError::PrivateForPublic));
    }
    for pem in [PUBLIC_SPKI, PUBLIC_PKCS1] {
        assert_eq!(refusal(pem.as_bytes()), KeyError::PublicForPrivate);
        assert_eq!(refusal(base64_of(pem).as_bytes()), KeyError::PublicForPrivate);
    }
}

#[test]
fn another_thing_than_a_key_is_called_by_its_name() {
    for (input, error) in [
        (key!("encrypted-pkcs8.pem"), KeyError::Encrypted),
        (key!("encrypted-traditional.pem"), KeyError::Encrypted),
        (key!("certificate.pem"), KeyError::Certificate),
        (key!("openssh-private.txt"), KeyError::OpenSsh),
        (key!("openssh-public.txt"), KeyError::OpenSsh),
        (key!("rsa-1024-private.pem"), KeyError::TooShort { bits: 1024 }),
        (key!("rsa-1024-public.pem"), KeyError::TooShort { bits: 1024 }),
        (key!("ed25519-private.pem"), KeyError::UnsupportedKind { kind: "Ed25519" }),
        (key!("ed25519-public.pem"), KeyError::UnsupportedKind { kind: "Ed25519" }),
        (
            key!("p256-private-sec1-with-parameters.pem"),
            KeyError::UnsupportedKind { kind: "P-256" },
        ),
        (key!("p256-public.pem"), KeyError::UnsupportedKind { kind: "P-256" }),
        (
            key!("p224-explicit-curve.pem"),
            KeyError::UnsupportedKind { kind: "EC without a named curve" },
        ),
        ("", KeyError::Empty),
        (" \r\n", KeyError::Empty),
    ] {
        assert_eq!(refusal(input.as_bytes()), error);
        assert_eq!(VerifyingKey::read(input.as_bytes()), Err(error));
    }
    assert_eq!(refusal(include_bytes!("keys/pkcs12.p12")), KeyError::Pkcs12);
}

#[test]
fn a_key_of_more_than_8192_bits_is_refused_before_any_arithmetic() {
    let modulus = [&[0x02, 0x82, 0x04, 0x01][..], &[0x01; 1025]].concat();
    let exponent = [0x02, 0x01, 0x03];
    let key = [&[0x30, 0x82, 0x04, 0x08][..], &modulus, &exponent].concat();

    assert_eq!(VerifyingKey::from_der(&key), Err(KeyError::TooLong { bits: 8193 }));
}

#[test]
fn a_key_that_is_cut_off_is_called_so() {
    let der = der_of(PRIVATE_PKCS8);
    let pem = &PRIVATE_PKCS8[..PRIVATE_PKCS8.len() - 40];

    assert_eq!(refusal(&der[..der.len() - 1]), KeyError::Truncated);
    assert_eq!(refusal(pem.as_bytes()), KeyError::Truncated);
    assert_eq!(refusal(&base64_of(PRIVATE_PKCS8).as_bytes()[..400]), KeyError::Truncated);
}

#[test]
fn two_keys_in_one_text_are_refused() {
    let both = format!("{PRIVATE_PKCS8}{PUBLIC_SPKI}");

    assert_eq!(refusal(both.as_bytes()), KeyError::SeveralBlocks);
}

#[test]
fn numbers_that_do_not_belong_together_are_refused() {
    let mut der = der_of(PRIVATE_PKCS1);
    der[40] ^= 1;

    assert_eq!(refusal(&der), KeyError::Damaged);
}

#[test]
fn each_reading_function_says_what_it_expects() {
    let base64 = base64_of(PRIVATE_PKCS8);

    for (error, message) in [
        (
            SigningKey::from_pem(&base64).unwrap_err(),
            "the key is not PEM text, which has a line `-----BEGIN …-----`",
        ),
        (
            SigningKey::from_base64(PRIVATE_PKCS8).unwrap_err(),
            "the key is not base64 without any lines around it",
        ),
        (SigningKey::from_der(base64.as_bytes()).unwrap_err(), "the key is not a DER structure"),
        (refusal(b"/etc/keys/shop.pem"), "the key is not in PEM, DER or base64"),
        (refusal(b"AAAA"), "the key is not a DER structure"),
        (
            refusal(b"-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----"),
            "the key is not base64 between the lines of PEM",
        ),
        (refusal(&[0x30, 0]), "the key is not in any known structure"),
        (
            refusal(key!("ed25519-private.pem").as_bytes()),
            "the key is Ed25519, and signatures are made with RSA or P-224: \
             make one with `openssl genrsa -out KEY.pem 2048`",
        ),
        (
            refusal(PUBLIC_SPKI.as_bytes()),
            "this is a public key, where one's own private key is wanted: were the two swapped?",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

#[cfg(not(feature = "ecc224"))]
#[test]
fn without_its_feature_a_p224_key_is_refused_by_name() {
    let pem = key!("p224-private-sec1-with-parameters.pem");

    assert_eq!(refusal(pem.as_bytes()), KeyError::EccLeftOut);
}

#[test]
fn debug_shows_kind_and_fingerprint_and_nothing_of_the_key() {
    let private = SigningKey::from_pem(PRIVATE_PKCS8).unwrap();
    let fingerprint = private.verifying_key().fingerprint();

    assert_eq!(format!("{private:?}"), format!("SigningKey(RSA-2048 {})", &fingerprint[..16]));
    assert_eq!(private.verifying_key().to_string(), format!("RSA-2048 {}", &fingerprint[..16]));
}

#[test]
fn the_fingerprint_is_the_one_that_openssl_prints() {
    let public = VerifyingKey::from_pem(PUBLIC_PKCS1).unwrap();

    assert_eq!(public.fingerprint(), FINGERPRINT);
}

proptest! {
    #[test]
    fn no_input_makes_the_reader_panic(input: Vec<u8>) {
        let _ = SigningKey::read(&input);
        let _ = VerifyingKey::read(&input);
    }

    #[test]
    fn no_change_to_a_key_makes_the_reader_panic(place in 0usize..1200, byte: u8) {
        let mut der = der_of(PRIVATE_PKCS8);
        let place = place % der.len();
        der[place] = byte;
        let _ = SigningKey::read(&der);
        let _ = VerifyingKey::read(&der);
    }
}

/// Printed by `openssl pkey -pubin -in rsa-public-spki.pem -outform DER | openssl sha256`.
const FINGERPRINT: &str = "d42f5350f4c114861f7bded48589471ff16240e73ab9f181dc49d92217368dd8";

fn refusal(input: &[u8]) -> KeyError {
    SigningKey::read(input).unwrap_err()
}
