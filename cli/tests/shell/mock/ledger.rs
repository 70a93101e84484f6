//! `miniprogram mock` remembers payments, and fails on demand.

use std::io::{Read, Write};
use std::net::TcpStream;

use miniprogram::{Direction, ENDPOINTS};
use serde_json::Value;

use crate::process::{Ran, miniprogram};
use crate::wallet::{MERCHANT_PUBLIC, Mock, PAY, call, call_line};

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
        assert_eq!(code != Some(0), ran.out.contains("REFUND_AMOUNT_EXCEED"), "{}", ran.out);
    }
}

#[test]
fn every_so_many_requests_something_goes_wrong() {
    let mock = mock(&["--approve", "at-once", "--fault", "unknown", "--every", "2"]);
    let codes = [(); 4].map(|()| call("v2/payments/pay", &mock.base_url, PAY).code);
    assert_eq!(codes, [Some(0), Some(3), Some(0), Some(3)]);
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

/// What the ledger knows nothing of is refused; the rest is answered from the examples.
#[test]
fn every_endpoint_answers_what_its_message_can_hold() {
    for (wallet, flags) in [(None, &[][..]), (Some("superqi"), &["--wallet", "superqi"])] {
        let mock = mock(flags);
        for endpoint in ENDPOINTS.concat() {
            if endpoint.direction != Direction::ToWallet || endpoint.wallet != wallet {
                continue;
            }
            let line = [&call_line(endpoint.path, &mock.base_url)[..], flags].concat();
            let ran = miniprogram(&line, endpoint.request_example.as_bytes());
            assert!(
                matches!(ran.code, Some(0 | 4)) && ran.err.is_empty(),
                "{endpoint:?}",
                endpoint = endpoint.path
            );
            assert!(!ran.out.contains("PARAM_ILLEGAL"), "{}: {}", endpoint.path, ran.out);
        }
    }
}
