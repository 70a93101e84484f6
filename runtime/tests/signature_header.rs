//! The `Signature` header is written in one way and read in all the ways that wallets write it.

use miniprogram_runtime::KeyVersion;
use miniprogram_runtime::signature::{Algorithm, HeaderError, SignatureHeader};
use proptest::prelude::*;

fn parse(text: &str) -> Result<SignatureHeader, HeaderError> {
    SignatureHeader::parse(text)
}

#[test]
fn order_case_blanks_quotes_and_unknown_names_do_not_matter() {
    let expected = parse("algorithm=RSA256,keyVersion=1,signature=%2B%2F%2B%2F%2Bw%3D%3D").unwrap();
    assert_eq!(expected.algorithm, Algorithm::Rsa256);
    assert_eq!(expected.key_version, Some(KeyVersion::from(1)));
    assert_eq!(expected.signature, b"\xFB\xFF\xBF\xFB");

    for text in [
        "algorithm=RSA256, keyVersion=1, signature=+/+/+w==",
        "signature=+/+/+w==,keyVersion=1,algorithm=rsa256",
        "ALGORITHM=SHA256withRSA,KEYVERSION=1,SIGNATURE=-_-_-w",
        "algorithm=\"RSA2\", keyVersion=\"1\", signature=\"+/+/+w==\"",
        " algorithm = RSA256 , keyVersion = 1 , signature = %2b%2f%2b%2f%2bw%3d%3d ",
        "algorithm=RSA256,keyVersion=1,signature=+/+/\n +w==",
        "algorithm=RSA256,keyVersion=1,signature=+/+/+w==,nonce=7,nonce=8,flag,",
        "keyVersion=1,signature=+/+/+w",
    ] {
        assert_eq!(parse(text).as_ref(), Ok(&expected), "{text}");
    }
}

#[test]
fn a_value_without_any_name_is_the_signature() {
    for text in ["+/+/+w==", " \"+/+/+w==\" ", "-_-_-w", "%2B%2F%2B%2F%2Bw%3D%3D"] {
        let header = parse(text).unwrap();
        assert_eq!(header.signature, b"\xFB\xFF\xBF\xFB", "{text}");
        assert_eq!(header.algorithm, Algorithm::Rsa256);
        assert_eq!(header.key_version, None);
    }
}

#[test]
fn each_fault_has_its_own_error() {
    for (text, error) in [
        ("", HeaderError::NoSignature),
        ("  ", HeaderError::NoSignature),
        ("algorithm=RSA256,keyVersion=1", HeaderError::NoSignature),
        ("signature", HeaderError::NoSignature),
        ("signature=", HeaderError::EmptySignature),
        ("signature=\"\"", HeaderError::EmptySignature),
        ("signature=%", HeaderError::NotPercent),
        ("signature=%2Gxx", HeaderError::NotPercent),
        ("signature=!!!!", HeaderError::NotBase64),
        ("signature=%252B", HeaderError::NotBase64),
        ("not a header!", HeaderError::NotBase64),
        ("signature=AAAA,Signature=AAAA", HeaderError::Repeated("signature")),
        ("keyVersion=1,keyversion=1,signature=AAAA", HeaderError::Repeated("keyVersion")),
        ("algorithm=HS256,signature=AAAA", HeaderError::UnknownAlgorithm("HS256".into())),
        ("algorithm=,signature=AAAA", HeaderError::UnknownAlgorithm("".into())),
        ("keyVersion=-1,signature=AAAA", HeaderError::KeyVersion("-1".into())),
        ("keyVersion=4294967296,signature=AAAA", HeaderError::KeyVersion("4294967296".into())),
    ] {
        assert_eq!(parse(text), Err(error), "{text}");
    }
}

#[test]
fn a_header_that_is_too_long_is_refused_unread() {
    let longest = format!("signature={}", "A".repeat(SignatureHeader::MAX_LENGTH - 12));
    assert!(parse(&format!("{longest}AA")).is_ok());
    assert_eq!(parse(&format!("{longest}AAA")), Err(HeaderError::TooLong(16 * 1024 + 1)));
}

#[test]
fn errors_quote_what_came_without_obeying_it() {
    let error = parse("algorithm=none\u{1b}[2J,signature=AAAA").unwrap_err();

    assert_eq!(
        error.to_string(),
        "the signature algorithm \"none\\u{1b}[2J\" is not supported, \
         only RSA256 and ECC224 are"
    );
}

#[cfg(not(feature = "ecc224"))]
#[test]
fn without_its_feature_ecc224_is_not_supported() {
    assert_eq!(parse("algorithm=ECC224,signature=AAAA"), Err(HeaderError::EccLeftOut));
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        version: u32,
        signature in prop::collection::vec(any::<u8>(), 1..600),
    ) {
        let mut header = parse("signature=AAAA").unwrap();
        header.key_version = Some(version.into());
        header.signature = signature;

        let text = header.to_string();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_graphic()));
        prop_assert_eq!(parse(&text), Ok(header));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text: String) {
        let _ = parse(&text);
    }

    #[test]
    fn no_header_like_text_makes_the_reader_panic(
        words in prop::collection::vec(
            "(algorithm|keyVersion|signature|[A-Za-z0-9+/_ -]{0,9}|%[0-9a-zé]{0,2})[=,\"]?",
            0..12,
        ),
    ) {
        let _ = parse(&words.concat());
    }
}
