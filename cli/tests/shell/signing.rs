//! `miniprogram sign`

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniprogram::signing::{Content, Signer};
use miniprogram::testing::merchant_key;
use tempfile::TempDir;

use crate::process::{Ran, miniprogram};
use crate::wallet::{MERCHANT, MERCHANT_PUBLIC};

const CONTENT: Content<'_> = Content {
    method: "POST",
    path: "/miniprogram/api/v2/payments/pay",
    client_id: "merchant-42",
    time: "2026-11-22T19:40:00.000+00:00",
    body: b"{}",
};

/// Signs a body as the content would have it, with the usual method.
fn sign(key: &str, flags: &[&str], body: &[u8]) -> Ran {
    let Content { path, client_id, time, .. } = CONTENT;
    let message = ["--path", path, "--client-id", client_id, "--time", time];
    miniprogram(&[&["sign", "--key", key][..], &message, flags].concat(), body)
}

fn expected(content: &Content<'_>) -> String {
    Signer::new(1.into(), merchant_key()).sign(content).unwrap()
}

#[test]
fn the_body_is_signed_byte_for_byte() {
    let large: Vec<u8> = (0..=u8::MAX).cycle().take(3 << 20).collect();
    let foreign = "\u{feff}{\"названо\":\"測試 🦀\"}".as_bytes();
    for body in [b"".as_slice(), b"\n", b"{}\r\n", b"\x00\xff\xfe", foreign, &large] {
        sign(MERCHANT, &[], body).assert_printed(&expected(&Content { body, ..CONTENT }));
    }
}

#[test]
fn each_encoding_writes_the_same_signature_in_its_own_way() {
    let percent = expected(&CONTENT);
    let plain = percent.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
    let signature = plain.rsplit_once("signature=").unwrap().1;
    let url_safe = signature.replace('+', "-").replace('/', "_").replace('=', "");
    let url_safe = plain.replace(signature, &url_safe);
    assert!(['+', '/', '='].iter().all(|it| signature.contains(*it)), "{signature}");

    for (encoding, header) in [("percent", percent), ("plain", plain), ("url-safe", url_safe)] {
        sign(MERCHANT, &["--encoding", encoding], CONTENT.body).assert_printed(&header);
    }
}

#[test]
fn the_method_and_the_key_version_may_be_given() {
    let header =
        expected(&Content { method: "PUT", ..CONTENT }).replace("keyVersion=1,", "keyVersion=7,");
    sign(MERCHANT, &["--method", "PUT", "--key-version", "7"], CONTENT.body)
        .assert_printed(&header);
}

#[test]
fn a_key_is_taken_as_pem_as_der_and_as_base64() {
    let pem = fs::read_to_string(MERCHANT).unwrap();
    let base64: String = pem.lines().filter(|it| !it.starts_with("-----")).collect();
    let der = STANDARD.decode(&base64).unwrap();

    let folder = TempDir::new().unwrap();
    for (name, key) in
        [("key.pem", pem.as_bytes()), ("key.txt", base64.as_bytes()), ("key.der", &der)]
    {
        let file = folder.path().join(name);
        fs::write(&file, key).unwrap();
        sign(text(&file), &[], CONTENT.body).assert_printed(&expected(&CONTENT));
    }
}

#[test]
fn a_public_key_signs_nothing() {
    sign(MERCHANT_PUBLIC, &[], CONTENT.body)
        .assert_failed_between(&format!("{MERCHANT_PUBLIC}: this is a public key"), "");
}

#[test]
fn a_time_that_no_header_can_hold_is_not_signed() {
    let message = ["--path", CONTENT.path, "--client-id", CONTENT.client_id, "--time", "1\n2"];
    miniprogram(&[&["sign", "--key", MERCHANT][..], &message].concat(), CONTENT.body)
        .assert_failed_between("the time ", "");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the path of the test's folder is text")
}
