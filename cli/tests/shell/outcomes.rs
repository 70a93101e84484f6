//! What the wallet did, as an exit code; and where nobody can tell, whether it may have acted.

use bytes::Bytes;
use http::Response;
use miniprogram::testing::Reply;
use serde_json::{Value, json};

use crate::wallet::{PAY, call, pay};

#[test]
fn each_outcome_has_its_name_and_its_exit_code() {
    for (status, outcome, code) in [
        ("S", "success", 0),
        ("A", "accepted", 0),
        ("U", "unknown", 3),
        ("F", "failed", 4),
        ("X", "unknown", 3),
        ("", "unknown", 3),
    ] {
        let result = json!({"resultStatus": status, "resultCode": "CODE", "resultMessage": "why"});
        let answer = json!({"result": result, "paymentId": "7"});
        let ran = pay(move |_| Reply::json(&answer));

        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{status}");
        let printed: Value = serde_json::from_str(&ran.out).unwrap();
        let response = json!({"paymentId": "7"});
        assert_eq!(printed, json!({"outcome": outcome, "result": result, "response": response}));
    }
}

#[test]
fn an_unsigned_answer_is_no_outcome() {
    const ANSWER: &[u8] = br#"{"result":{"resultStatus":"S","resultCode":"SUCCESS"}}"#;
    pay(|_| Reply::Unsigned(Response::new(Bytes::from_static(ANSWER)))).assert_failed(
        "the answer's signature was refused: there is no Signature header (may have run: yes)",
    );
}

#[test]
fn an_answer_that_was_altered_on_the_way_is_no_outcome() {
    pay(|request| Reply::Altered(request.example().to_string().into())).assert_failed_between(
        "the answer's signature was refused: the signature does not match under the key ",
        " (may have run: yes)",
    );
}

#[test]
fn a_page_of_something_on_the_way_is_no_outcome() {
    let page = Response::builder()
        .status(503)
        .header("Content-Type", "text/html")
        .body(Bytes::from("<p>Later"))
        .unwrap();
    pay(move |_| Reply::Unsigned(page.clone()))
        .assert_failed("the answer is HTTP 503 and not signed (may have run: yes)");
}

#[test]
fn an_answer_that_cannot_be_read_is_no_outcome() {
    pay(|_| Reply::Json("{}".into())).assert_failed(
        "the wallet's answer cannot be read: result is missing at line 1 column 2 (may have run: yes)",
    );
    for answer in ["[]", "", r#"{"result":{"resultStatus":"S"}"#, r#"{"result":"S"}"#] {
        pay(move |_| Reply::Json(answer.into()))
            .assert_failed_between("the wallet's answer cannot be read: ", " (may have run: yes)");
    }
}

#[test]
fn a_connection_that_breaks_leaves_it_open() {
    pay(|_| Reply::HangUp).assert_failed_between(
        "the connection broke before the answer was complete: ",
        " (may have run: yes)",
    );
}

#[test]
fn a_port_that_nobody_listens_on_was_told_nothing() {
    // Bound, and so nobody else's, but not listened on.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let base_url = format!("http://{}", socket.local_addr().unwrap());

    call("v2/payments/pay", &base_url, PAY)
        .assert_failed_between("no connection to the wallet: ", " (may have run: no)");
}
