//! Whoever asks to be left alone for a while is, as long as the policy has the time.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use miniprogram_runtime::timer::{Sleeping, Timer};
use miniprogram_runtime::{Error, Outcome, RetryPolicy};

use crate::operation::{Paid, PayOnce};
use crate::server::{Conduct, Server};
use crate::wallet::{Answer, http};
use crate::{builder, within_reason};

/// Waits no time at all, and keeps how long it should have.
#[derive(Clone, Default)]
struct Waits(Arc<Mutex<Vec<Duration>>>);

impl Timer for Waits {
    fn sleep(&self, duration: Duration) -> Sleeping<'_> {
        self.0.lock().unwrap().push(duration);
        Box::pin(async {})
    }
}

/// Calls a server that does the one thing first and succeeds from then on, by a policy that draws no
/// lots. Says how long it waited in between.
async fn call_at(first: Conduct) -> (Result<Outcome<Paid>, Error>, Vec<Duration>) {
    let first = Mutex::new(Some(first));
    let success = Answer::new(r#"{"result":{"resultStatus":"S"}}"#).conduct();
    let server =
        Server::start(move |_| first.lock().unwrap().take().unwrap_or(success.clone())).await;
    let waits = Waits::default();
    let policy =
        RetryPolicy::new().within(Duration::from_secs(60)).delays(Duration::ZERO, Duration::ZERO);
    let client = builder(&server.base_url()).retry(policy).timer(waits.clone()).build().unwrap();
    let outcome = within_reason(client.call(&PayOnce::new("7"))).await;
    let waits = waits.0.lock().unwrap().clone();
    (outcome, waits)
}

fn busy(retry_after: &str) -> Conduct {
    let headers = format!("Retry-After: {retry_after}\r\n");
    Conduct::Answer(http("503 Service Unavailable", &headers, b"<html>"))
}

#[tokio::test]
async fn an_unsigned_503_is_a_reason_to_wait_and_nothing_else() {
    for (retry_after, millis) in [
        ("7", 7_000),
        // The clock stands at 19:40:00.123.
        ("Sun, 22 Nov 2026 19:40:07 GMT", 6_877),
        ("Sun, 22 Nov 2026 19:39:59 GMT", 0),
        ("soon", 0),
    ] {
        let (outcome, waits) = call_at(busy(retry_after)).await;
        assert!(matches!(outcome, Ok(Outcome::Success(_))), "{outcome:?}");
        assert_eq!(waits, [Duration::from_millis(millis)], "{retry_after}");
    }
}

#[tokio::test]
async fn what_asks_for_more_than_the_policy_has_ends_the_call() {
    let (outcome, waits) = call_at(busy("3600")).await;
    let error = outcome.unwrap_err();
    assert!(error.is_http_status() && error.may_have_run());
    assert_eq!(error.raw_answer().unwrap().retry_after.as_deref(), Some("3600"));
    assert_eq!((error.attempts(), waits), (1, Vec::new()));
}

#[tokio::test]
async fn a_wallet_that_is_asked_too_much_may_say_so_in_a_signed_answer() {
    const THROTTLED: &str =
        r#"{"result":{"resultStatus":"U","resultCode":"REQUEST_TRAFFIC_EXCEED_LIMIT"}}"#;
    let mut answer = Answer::new(THROTTLED);
    answer.headers += "Retry-After: 5\r\n";
    let (outcome, waits) = call_at(answer.conduct()).await;
    assert!(matches!(outcome, Ok(Outcome::Success(_))), "{outcome:?}");
    assert_eq!(waits, [Duration::from_secs(5)]);
}
