//! `miniprogram mock`

mod ledger;

use serde_json::Value;

use crate::process::{Ran, miniprogram};
use crate::wallet::{MERCHANT_PUBLIC, Mock, PAY, WALLET, WALLET_PUBLIC, call};

/// Tries to start a wallet that will not run.
fn refused(listen: &str) -> Ran {
    miniprogram(
        &["mock", "--listen", listen, "--key", WALLET, "--merchant-key", MERCHANT_PUBLIC],
        b"",
    )
}

/// What the wallet refused, in an answer that it signed: else there would be no outcome.
#[track_caller]
fn refusal(ran: &Ran) -> String {
    assert_eq!((ran.code, ran.err.as_str()), (Some(4), ""));
    let printed: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(printed["outcome"], "failed");
    printed["result"]["resultCode"].as_str().unwrap().to_owned()
}

#[test]
fn a_port_is_picked_and_the_base_url_printed() {
    let mock = Mock::start();
    let rest = mock.base_url.strip_prefix("http://127.0.0.1:").unwrap();
    let port: u16 = rest.strip_suffix("/miniprogram/api").unwrap().parse().unwrap();
    assert_ne!(port, 0);
}

#[test]
fn a_forged_request_is_refused_with_a_signed_answer() {
    let mock = Mock::with(&["--merchant-key", WALLET_PUBLIC]);
    assert_eq!(refusal(&call("v2/payments/pay", &mock.base_url, PAY)), "SIGNATURE_INVALID");
}

#[test]
fn another_base_path_is_served_in_place_of_the_usual_one() {
    for (given, path) in [("/acl/api", "/acl/api"), ("acl/api/", "/acl/api"), ("/", ""), ("", "")] {
        let mock = Mock::with(&["--merchant-key", MERCHANT_PUBLIC, "--base-path", given]);
        let host = mock.base_url.strip_suffix(path).unwrap();
        assert!(host.ends_with(|it: char| it.is_ascii_digit()), "{given}: {}", mock.base_url);

        let ran = call("v2/payments/pay", &mock.base_url, PAY);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{given}");
        let usual = format!("{host}/miniprogram/api");
        assert_eq!(refusal(&call("v2/payments/pay", &usual, PAY)), "INVALID_API", "{given}");
    }
}

#[test]
fn a_base_path_that_no_url_can_hold_is_refused() {
    let keys = ["--key", WALLET, "--merchant-key", MERCHANT_PUBLIC];
    for path in ["/a b", "/a?b", "/a#b", "/ä"] {
        let flags = [&["mock", "--listen", "127.0.0.1:0", "--base-path", path][..], &keys].concat();
        let ran = miniprogram(&flags, b"");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{path}");
    }
}

#[test]
fn it_listens_on_loopback_only() {
    for ip in ["0.0.0.0", "192.0.2.1"] {
        refused(&format!("{ip}:0")).assert_failed(&format!(
            "{ip} is not on loopback: a mock wallet is for this machine only"
        ));
    }
}

#[test]
fn a_second_one_cannot_have_the_same_port() {
    let mock = Mock::start();
    let address = mock.base_url.strip_prefix("http://").unwrap().split('/').next().unwrap();
    refused(address).assert_failed_between(&format!("cannot listen on {address}: "), "");
}

#[test]
fn swapped_keys_are_told_apart() {
    let swapped =
        ["mock", "--listen", "127.0.0.1:0", "--key", MERCHANT_PUBLIC, "--merchant-key", WALLET];
    miniprogram(&swapped, b"")
        .assert_failed_between(&format!("{MERCHANT_PUBLIC}: this is a public key"), "");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    let mock = Mock::start();
    let interrupt = format!("kill -INT {}", mock.id());
    assert!(std::process::Command::new("sh").args(["-c", &interrupt]).status().unwrap().success());
    assert_eq!(mock.wait(), Ran { code: Some(0), out: String::new(), err: String::new() });
}
