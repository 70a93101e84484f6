//! One call may differ from the client's others.

use std::time::Duration;

use miniprogram_runtime::{CallOptions, TimeFormat};

use crate::operation::Pay;
use crate::server::{Conduct, Server};
use crate::wallet::Answer;
use crate::{client, within_reason};

async fn server() -> Server {
    let answer = Answer::new(r#"{"result":{"resultStatus":"S"}}"#).conduct();
    Server::start(move |_| answer.clone()).await
}

#[tokio::test]
async fn headers_and_the_form_of_time_are_for_one_call() {
    let server = server().await;
    let client = client(&server);
    let options = CallOptions::new()
        .agent_token("token-7")
        .accept("application/json")
        .header("User-Agent", "shop/7")
        .header("X-Shop", "a")
        .header("x-shop", "b")
        .time_format(TimeFormat::Seconds);
    let pay = Pay::new("7");
    assert!(within_reason(client.call_with(&pay, &options)).await.is_ok());
    assert!(within_reason(client.call(&pay)).await.is_ok());

    let [with, without] = &server.seen()[..] else { panic!("two calls were made") };
    for line in [
        "agent-token: token-7\r\n",
        "accept: application/json\r\n",
        "user-agent: shop/7\r\n",
        "x-shop: a\r\n",
        "x-shop: b\r\n",
        "request-time: 2026-11-22T19:40:00Z\r\n",
    ] {
        assert!(with.head.contains(line), "{}", with.head);
        assert!(!without.head.contains(line), "{}", without.head);
    }
    for seen in [with, without] {
        assert_eq!(seen.head.matches("user-agent: ").count(), 1, "{}", seen.head);
    }
}

#[tokio::test]
async fn a_call_may_have_less_patience_than_its_client() {
    let server = Server::start(|_| Conduct::Hang(Vec::new())).await;
    let options = CallOptions::new().timeout(Duration::from_millis(200));
    let error = within_reason(client(&server).call_with(&Pay::new("7"), &options)).await;
    assert_eq!(error.unwrap_err().to_string(), "no answer within 200ms");
}

#[tokio::test]
async fn what_no_request_can_have_is_said_at_once_and_not_sent() {
    let server = server().await;
    let options = CallOptions::new()
        .header("Signature", "mine")
        .header("a b", "c")
        .header("x-shop", "a\r\nb: c")
        .timeout(Duration::ZERO);
    let error = within_reason(client(&server).call_with(&Pay::new("7"), &options)).await;
    let error = error.unwrap_err();
    assert!(error.is_configuration() && !error.may_have_run());
    assert_eq!(
        error.to_string(),
        "the call cannot be made: the header signature is the client's own; \
         \"a b\" is no header's name; no header can hold the value of x-shop; the timeout is zero"
    );
    assert!(server.seen().is_empty());
}

#[test]
fn options_show_which_headers_they_add_and_no_value() {
    let shown = format!("{:?}", CallOptions::new().agent_token("canary").header("x-a", "canary"));
    assert!(shown.contains("agent-token") && shown.contains("x-a"), "{shown}");
    assert!(!shown.contains("canary"), "{shown}");
}
