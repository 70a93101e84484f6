//! `miniprogram call`: every endpoint that the crate has, and what is printed of the answer.

use std::io::Write;

use miniprogram::testing::Reply;
use miniprogram::{Direction, ENDPOINTS, Endpoint};
use serde_json::{Map, Value, json};

use crate::process::{Ran, command};
use crate::wallet::{MERCHANT_PUBLIC, Mock, PAY, call, call_line, pay};

/// What the platform has.
fn operations() -> Vec<Endpoint> {
    let mut endpoints = ENDPOINTS.concat();
    endpoints.retain(|it| it.direction == Direction::ToWallet && it.wallet.is_none());
    endpoints
}

#[test]
fn every_endpoint_of_the_platform_can_be_called_with_its_example() {
    let mock = Mock::with(&["--merchant-key", MERCHANT_PUBLIC, "--examples"]);
    assert!(operations().len() >= 10);

    for endpoint in operations() {
        let typed = endpoint.path.strip_prefix('/').unwrap();
        let ran = call(typed, &mock.base_url, endpoint.request_example);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", endpoint.path);
        assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
        let printed: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(printed, expected(&endpoint), "{}", endpoint.path);
    }
}

/// The example of a response, with what the request says in place of what the example says.
pub(crate) fn expected(endpoint: &Endpoint) -> Value {
    let request: Map<String, Value> = serde_json::from_str(endpoint.request_example).unwrap();
    let mut response: Map<String, Value> = serde_json::from_str(endpoint.response_example).unwrap();
    for (name, value) in request {
        response.entry(name).and_modify(|it| *it = value);
    }
    let result = response.remove("result").unwrap();
    let outcome = match result["resultStatus"].as_str() {
        Some("S") => "success",
        Some("A") => "accepted",
        other => panic!("{}: the first example is {other:?}", endpoint.path),
    };
    json!({"outcome": outcome, "result": result, "response": response})
}

#[test]
fn a_slash_in_front_of_the_endpoint_does_no_harm() {
    let ran = call("/v2/payments/pay", &Mock::start().base_url, PAY);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn what_no_spec_has_is_printed_as_the_wallet_wrote_it() {
    let answer = concat!(
        r#"{"zebra":1.10,"result":{"resultStatus":"S","cause":"x"},"paymentId":"7","#,
        r#""walletNumber":20261122194000123456789012,"deep":{"b":null,"a":["\u00e9",1e999]}}"#
    );
    pay(|_| Reply::Json(answer.into())).assert_printed(concat!(
        r#"{"outcome":"success","result":{"resultStatus":"S","cause":"x"},"#,
        r#""response":{"zebra":1.10,"paymentId":"7","#,
        r#""walletNumber":20261122194000123456789012,"deep":{"b":null,"a":["\u00e9",1e999]}}}"#
    ));
}

#[test]
fn an_answer_of_many_lines_is_printed_on_one() {
    let answer =
        "{\r\n  \"result\": {\n    \"resultStatus\": \"S\"\n  },\n  \"paymentId\": \"a\\nb\"\n}\n";
    pay(|_| Reply::Json(answer.into())).assert_printed(concat!(
        r#"{"outcome":"success","result":{    "resultStatus": "S"  },"#,
        r#""response":{"paymentId":"a\nb"}}"#
    ));
}

#[test]
fn an_outcome_that_nobody_hears_may_have_run() {
    let mock = Mock::start();
    let mut child = command(&call_line("v2/payments/pay", &mock.base_url)).spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(PAY.as_bytes()).unwrap();

    Ran::from(child.wait_with_output().unwrap())
        .assert_failed_between("cannot write to standard output: ", " (may have run: yes)");
}
