//! `miniprogram mock` remembers payments, and fails on demand.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;

use crate::process::{Ran, miniprogram};
use crate::wallet::{MERCHANT_PUBLIC, Mock, PAY, WALLET, call};

const INQUIRY: &str = r#"{"paymentRequestId": "order-88-1"}"#;

/// The test wallet, with more flags.
fn mock(flags: &[&str]) -> Mock {
    Mock::with(&[&["--merchant-key", MERCHANT_PUBLIC][..], flags].concat())
}

fn response(ran: &Ran) -> Value {
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    serde_json::from_str::<Value>(&ran.out).unwrap()["response"].take()
}

/// Opens a page as a browser would.
fn open(url: &str) -> String {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_payment_is_made_when_its_page_is_opened() {
    let mock = mock(&[]);
    let accepted = response(&call("v2/payments/pay", &mock.base_url, PAY));
    let inquire = || response(&call("v2/payments/inquiryPayment", &mock.base_url, INQUIRY));
    assert_eq!(inquire()["paymentStatus"], "PROCESSING");
    let page = accepted["redirectActionForm"]["redirectUrl"].as_str().unwrap();
    assert!(open(page).starts_with("HTTP/1.1 200 OK"));
    let paid = inquire();
    assert_eq!(
        (&paid["paymentStatus"], &paid["paymentId"]),
        (&"SUCCESS".into(), &accepted["paymentId"])
    );
}

#[test]
fn a_payment_is_refunded_no_further_than_it_goes() {
    let mock = mock(&["--approve", "at-once"]);
    let paid = response(&call("v2/payments/pay", &mock.base_url, PAY));
    assert!(paid["paymentTime"].is_string() && paid.get("redirectActionForm").is_none());
    for (number, code) in [("r1", Some(0)), ("r2", Some(4)), ("r1", Some(0))] {
        let request = format!(
            r#"{{"refundRequestId": "{number}", "paymentRequestId": "order-88-1",
                "refundAmount": {{"currency": "LSL", "value": "12000"}}}}"#
        );
        let ran = call("v2/payments/refund", &mock.base_url, &request);
        assert_eq!(ran.code, code, "{}", ran.out);
        assert_eq!(code != Some(0), ran.out.contains("PROCESS_FAIL"), "{}", ran.out);
    }
}

#[test]
fn every_so_many_requests_something_goes_wrong() {
    let mock = mock(&["--approve", "at-once", "--fault", "unknown", "--every", "2"]);
    let codes = [(); 4].map(|()| call("v2/payments/pay", &mock.base_url, PAY).code);
    assert_eq!(codes, [Some(0), Some(3), Some(0), Some(3)]);
}

#[test]
fn an_unknown_payment_is_settled_by_asking_about_it() {
    let mock = mock(&["--approve", "when-asked", "--fault", "unknown", "--on", "v2/payments/pay"]);
    assert_eq!(call("v2/payments/pay", &mock.base_url, PAY).code, Some(3));
    let inquire = || response(&call("v2/payments/inquiryPayment", &mock.base_url, INQUIRY));
    assert_eq!(inquire()["paymentStatus"], "PROCESSING");
    assert_eq!(inquire()["paymentStatus"], "SUCCESS");
}

#[test]
fn a_refund_is_on_its_way_until_it_is_asked_about() {
    let mock = mock(&["--approve", "at-once", "--complete", "when-asked"]);
    response(&call("v2/payments/pay", &mock.base_url, PAY));
    let request = r#"{"refundRequestId": "r1", "paymentRequestId": "order-88-1",
        "refundAmount": {"currency": "LSL", "value": "1"}}"#;
    assert_eq!(call("v2/payments/refund", &mock.base_url, request).code, Some(3));
    let inquiry = r#"{"refundRequestId": "r1"}"#;
    let inquire = || response(&call("v2/payments/inquiryRefund", &mock.base_url, inquiry));
    assert_eq!(inquire()["refundStatus"], "PROCESSING");
    assert_eq!(inquire()["refundStatus"], "SUCCESS");
}

#[test]
fn a_stale_time_is_as_old_as_is_asked_for() {
    for (age, code) in [("240", Some(0)), ("360", Some(1))] {
        let mock = mock(&["--approve", "at-once", "--fault", "stale-time", "--seconds", age]);
        assert_eq!(call("v2/payments/pay", &mock.base_url, PAY).code, code, "{age} seconds");
    }
}

#[test]
fn a_fault_that_cannot_be_is_refused_before_it_starts() {
    let keys = ["--key", WALLET, "--merchant-key", MERCHANT_PUBLIC, "--listen", "127.0.0.1:0"];
    for (flags, why) in [
        (["--fault", "page", "--seconds", "5"], "page takes no --seconds"),
        (["--fault", "page", "--on", "v2/payments/pays"], "did you mean `v2/payments/pay`?"),
    ] {
        let ran = miniprogram(&[&["mock"][..], &keys, &flags].concat(), b"");
        ran.assert_failed_between("", why);
    }
}

#[test]
fn a_fault_that_there_is_not_brings_the_list() {
    let keys = ["--key", "k", "--merchant-key", "k", "--listen", "127.0.0.1:0"];
    let ran = miniprogram(&[&["mock", "--fault", "gremlins"][..], &keys].concat(), b"");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("drop-after-acting"), "{}", ran.err);
    for flags in [["--every", "2"], ["--approve", "never"]] {
        let ran = miniprogram(&[&["mock"][..], &keys, &flags].concat(), b"");
        assert_eq!(ran.code, Some(2), "{flags:?}");
    }
}
