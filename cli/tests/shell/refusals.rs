//! What is refused before anything is sent: always on one line, which says that the wallet cannot
//! have acted.

use miniprogram::ENDPOINTS;
use serde_json::Value;

use crate::process::{Ran, miniprogram};
use crate::wallet::{MERCHANT, MERCHANT_PUBLIC, PAY, WALLET_PUBLIC, call};

/// Nobody listens here, and nobody is asked.
const BASE_URL: &str = "http://127.0.0.1:1";

fn call_with(base_url: &str, client_id: &str, key: &str, wallet_key: &str) -> Ran {
    let merchant = ["--client-id", client_id, "--key", key];
    let wallet = ["--base-url", base_url, "--wallet-key", wallet_key];
    miniprogram(&[&["call", "v2/payments/pay"][..], &merchant, &wallet].concat(), PAY.as_bytes())
}

#[track_caller]
fn assert_unsent(ran: &Ran, why: &str) {
    ran.assert_failed_between(why, " (may have run: no)");
}

#[test]
fn an_endpoint_that_there_is_not_brings_the_one_that_was_meant() {
    for (typed, meant) in [
        ("v2/payments/pays", "v2/payments/pay"),
        ("v1/payment/refund", "v1/payments/refund"),
        ("v2/payments/inquirypayment", "v2/payments/inquiryPayment"),
    ] {
        let why = format!("there is no endpoint \"{typed}\": did you mean `{meant}`?");
        assert_unsent(&call(typed, BASE_URL, PAY), &why);
    }
}

#[test]
fn an_endpoint_that_is_like_none_brings_where_to_look() {
    for (typed, quoted) in [("gift\n", r#""gift\n""#), ("", r#""""#)] {
        let why = format!("there is no endpoint {quoted}: `miniprogram call --help` lists them");
        assert_unsent(&call(typed, BASE_URL, PAY), &why);
    }
}

#[test]
fn a_callback_is_not_for_the_merchant_to_call() {
    let ran = call("v2/payments/notifyPayment", BASE_URL, "{}");
    assert_unsent(&ran, "\"v2/payments/notifyPayment\" is a callback: the wallet calls it");
}

#[test]
fn a_request_that_is_not_the_endpoints_is_refused_and_not_mended() {
    for (request, why) in [
        (r#"{"paymentRequestID":"7"}"#, "paymentRequestID is not a property of this message"),
        (r#"{"appId":"a"}"#, "paymentRequestId is missing"),
        (r#"{"appId":"a","appId":"b"}"#, "appId is there twice"),
        (r#"{"appId":{}}"#, "appId is an object where text belongs"),
        ("[]", "the message is a list where an object belongs"),
        ("{} {}", "appId is missing"),
        ("", "EOF while parsing a value"),
    ] {
        assert_unsent(
            &call("v2/payments/pay", BASE_URL, request),
            &format!("the request on standard input cannot be sent: {why} at line 1 column "),
        );
    }
}

#[test]
fn every_bound_that_is_broken_is_named_by_its_path() {
    let examples = ENDPOINTS.concat();
    let pay = examples.iter().find(|it| it.path == "/v2/payments/pay").unwrap();
    let mut request: Value = serde_json::from_str(pay.request_example).unwrap();
    request["appId"] = "a".repeat(33).into();
    request["order"]["merchant"]["merchantMCC"] = "é".repeat(40).into();

    assert_unsent(
        &call("v2/payments/pay", BASE_URL, &request.to_string()),
        "the request breaks its spec: appId is 33 characters long, at most 32 are allowed; \
         order.merchant.merchantMCC is 40 characters long, at most 32 are allowed",
    );
}

#[test]
fn a_key_that_is_not_there_is_said_to_be_so() {
    let missing = "no/such/key.pem";
    for (key, wallet_key) in [(missing, WALLET_PUBLIC), (MERCHANT, missing)] {
        let ran = call_with(BASE_URL, "merchant-42", key, wallet_key);
        assert_unsent(&ran, "cannot read no/such/key.pem: ");
    }
}

#[test]
fn swapped_keys_are_told_apart() {
    let call = |key, wallet_key| call_with(BASE_URL, "merchant-42", key, wallet_key);

    let public = format!("{WALLET_PUBLIC}: this is a public key");
    assert_unsent(&call(WALLET_PUBLIC, MERCHANT), &public);
    let private = format!("{MERCHANT}: this is a private key");
    assert_unsent(&call(MERCHANT, MERCHANT), &private);
    let own = "the client cannot be built: the wallet key is the public half of";
    assert_unsent(&call(MERCHANT, MERCHANT_PUBLIC), own);
}

#[test]
fn a_client_that_cannot_be_built_says_all_that_is_wrong() {
    let ran = call_with("http://wallet.example", "", MERCHANT, WALLET_PUBLIC);
    assert_unsent(&ran, "the client cannot be built: ");
    assert!(ran.err.contains("plain http") && ran.err.contains("client id"), "{}", ran.err);
}
