//! `--wallet`: one id brings a wallet's address, its habits and its own endpoints.

use std::collections::BTreeMap;

use miniprogram::signing::{Content, Signer};
use miniprogram::testing::merchant_key;
use miniprogram::{Direction, ENDPOINTS, WALLETS, Wallet};
use serde_json::Value;

use crate::calling::expected;
use crate::process::{Ran, miniprogram};
use crate::wallet::{MERCHANT, MERCHANT_PUBLIC, Mock, PAY, WALLET_PUBLIC, call};

/// A server of each wallet.
fn wallets() -> impl Iterator<Item = &'static Wallet> {
    WALLETS.iter().map(|it| (it.id, it)).collect::<BTreeMap<_, _>>().into_values()
}

/// The flags that pick the wallet.
fn picked(wallet: &Wallet) -> [&'static str; 4] {
    ["--wallet", wallet.id, "--server", wallet.server]
}

fn mock(wallet: &Wallet) -> Mock {
    let flags = ["--merchant-key", MERCHANT_PUBLIC, "--examples"];
    Mock::with(&[&flags[..], &picked(wallet)].concat())
}

/// Calls as the test merchant, with these flags about the wallet.
fn call_with(endpoint: &str, flags: &[&str], request: &str) -> Ran {
    let merchant = ["--client-id", "merchant-42", "--key", MERCHANT, "--wallet-key", WALLET_PUBLIC];
    miniprogram(&[&["call", endpoint][..], &merchant, flags].concat(), request.as_bytes())
}

#[track_caller]
fn assert_unsent(ran: &Ran, why: &str) {
    ran.assert_failed_between(why, " (may have run: no)");
}

#[test]
fn every_own_endpoint_of_every_wallet_can_be_called_at_a_mock_like_it() {
    for wallet in wallets() {
        let mock = mock(wallet);
        let flags = [&picked(wallet)[..], &["--base-url", &mock.base_url]].concat();
        let all = ENDPOINTS.concat();
        let own = all.iter().filter(|it| it.wallet == Some(wallet.id));
        for endpoint in own.filter(|it| it.direction == Direction::ToWallet) {
            let ran = call_with(endpoint.path, &flags, endpoint.request_example);
            let place = format!("{} {}: {}", wallet.id, endpoint.path, ran.out);
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{place}");
            let printed: Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(printed, expected(endpoint), "{place}");
        }
    }
}

#[test]
fn a_wallet_has_the_platforms_endpoints_where_it_has_none_of_its_own() {
    for wallet in wallets() {
        let mock = mock(wallet);
        assert!(mock.base_url.ends_with(wallet.base_path()), "{}", wallet.id);
        let flags = [&picked(wallet)[..], &["--base-url", &mock.base_url]].concat();
        let all = ENDPOINTS.concat();
        let platforms = all.iter().find(|it| it.path == "/v2/payments/inquiryPayment").unwrap();
        assert!(!all.iter().any(|it| it.path == platforms.path && it.wallet == Some(wallet.id)));
        let ran = call_with(platforms.path, &flags, platforms.request_example);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", wallet.id);
    }
}

#[test]
fn a_mock_like_a_wallet_refuses_who_calls_it_with_the_habits_of_most() {
    let usual = Wallet::new("", "", "", "");
    let habits = |it: &Wallet| (it.signature_encoding, it.algorithm_label, it.time_format);
    let peculiar: Vec<_> = wallets().filter(|it| habits(it) != habits(&usual)).collect();
    assert!(peculiar.len() >= 3, "{peculiar:?}");
    for wallet in peculiar {
        let ran = call("v2/payments/pay", &mock(wallet).base_url, PAY);
        assert_eq!((ran.code, ran.err.as_str()), (Some(4), ""), "{}", wallet.id);
        assert!(ran.out.contains("PARAM_ILLEGAL"), "{}", ran.out);
        assert!(ran.out.contains(&format!("as {} asks for", wallet.name)), "{}", ran.out);
    }
}

#[test]
fn a_body_is_signed_as_the_wallet_has_it() {
    let content = Content {
        method: "POST",
        path: "/v2/payments/pay",
        client_id: "merchant-42",
        time: "2026-11-22T19:40:00Z",
        body: b"{}",
    };
    let Content { path, client_id, time, .. } = content;
    let flags = ["--key", MERCHANT, "--path", path, "--client-id", client_id, "--time", time];
    for wallet in wallets() {
        let signer = Signer::new(1.into(), merchant_key()).encoding(wallet.signature_encoding);
        let signer = wallet.algorithm_label.map_or(signer.clone(), |it| signer.label(it).unwrap());
        let line = [&["sign"][..], &flags, &picked(wallet)].concat();
        miniprogram(&line, content.body).assert_printed(&signer.sign(&content).unwrap());

        let url_safe = signer.encoding(miniprogram::SignatureEncoding::UrlSafe);
        let line = [&line[..], &["--encoding", "url-safe"]].concat();
        miniprogram(&line, content.body).assert_printed(&url_safe.sign(&content).unwrap());
    }
}

#[test]
fn a_host_that_is_not_public_is_asked_for() {
    let wallet = WALLETS.iter().find(|it| it.needs_host()).unwrap();
    let ran = call_with("v2/payments/inquiryPayment", &picked(wallet), "{}");
    assert_unsent(&ran, "the client cannot be built: the wallet's address https://{host}");
    let flags = [&picked(wallet)[..], &["--host", "https://api.example"]].concat();
    let ran = call_with("v2/payments/inquiryPayment", &flags, "{}");
    assert_unsent(&ran, "the client cannot be built: the host is none");

    let flags = [&picked(wallet)[..], &["--host", "127.0.0.1:1"]].concat();
    let request = r#"{"paymentId":"7"}"#;
    let ran = call_with("v2/payments/inquiryPayment", &flags, request);
    assert_unsent(&ran, "no connection to the wallet");
}

#[test]
fn which_of_several_servers_is_never_guessed() {
    let ran = call_with("v1/payments/pay", &["--wallet", "rebell"], PAY);
    assert_unsent(&ran, "rebell has several servers: say which with --server, ");
    let ran = call_with("v1/payments/pay", &["--wallet", "rebell", "--server", "test"], PAY);
    assert_unsent(&ran, "rebell has no server \"test\", but ");
}

#[test]
fn a_wallet_that_there_is_not_brings_the_one_that_was_meant() {
    let ran = call_with("v1/payments/pay", &["--wallet", "rebel"], PAY);
    assert_unsent(&ran, "there is no wallet \"rebel\": did you mean `rebell`?");
    let ran = call_with("v1/payments/pay", &["--wallet", "purse"], PAY);
    assert_unsent(&ran, "there is no wallet \"purse\": `miniprogram call --help` lists them");
}

#[test]
fn an_endpoint_of_a_wallet_is_not_the_platforms() {
    let flags = ["--base-url", "http://127.0.0.1:1"];
    let ran = call_with("v1/payments/retailPay", &flags, "{}");
    let why = "there is no endpoint \"v1/payments/retailPay\": `--wallet rebell` has it";
    assert_unsent(&ran, why);
}

#[test]
fn flags_about_the_wallet_that_do_not_fit_end_in_2() {
    let base_url = ["--base-url", "http://127.0.0.1:1"];
    for flags in [&[][..], &["--host", "api.example"], &["--server", "sandbox"]] {
        let flags = if flags.is_empty() { vec![] } else { [flags, &base_url].concat() };
        let ran = call_with("v2/payments/pay", &flags, PAY);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{flags:?}");
    }
}

#[test]
fn the_help_of_call_lists_the_wallets() {
    let help = miniprogram(&["call", "--help"], b"").out;
    assert!(help.contains("\n  v1/payments/retailPay --wallet rebell\n"), "{help}");
    for wallet in WALLETS {
        assert!(help.contains(&format!("\n  {} {}\n", wallet.id, wallet.server)), "{help}");
    }
}
