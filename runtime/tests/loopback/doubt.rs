//! A "no" to a repeat says nothing of an attempt before it that may have run.

use std::sync::Mutex;
use std::time::Duration;

use miniprogram_runtime::timer::{Sleeping, Timer};
use miniprogram_runtime::{Outcome, ResultStatus, RetryPolicy};

use crate::operation::{Paid, PayOnce};
use crate::server::{Conduct, Server};
use crate::wallet::Answer;
use crate::{builder, within_reason};

const UNKNOWN: &str = r#"{"result":{"resultStatus":"U","resultCode":"UNKNOWN_EXCEPTION"}}"#;
const THROTTLED: &str =
    r#"{"result":{"resultStatus":"F","resultCode":"REQUEST_TRAFFIC_EXCEED_LIMIT"}}"#;
const FAILED: &str = r#"{"result":{"resultStatus":"F","resultCode":"EXPIRED_ACCESS_TOKEN"}}"#;

struct NoTime;

impl Timer for NoTime {
    fn sleep(&self, _: Duration) -> Sleeping<'_> {
        Box::pin(async {})
    }
}

/// Calls a server that does the one thing first, and answers "no" to every repeat.
async fn refused_after(first: Conduct) -> Outcome<Paid> {
    let first = Mutex::new(Some(first));
    let server = Server::start(move |_| {
        first.lock().unwrap().take().unwrap_or_else(|| Answer::new(FAILED).conduct())
    })
    .await;
    let client = builder(&server.base_url()).retry(RetryPolicy::new()).timer(NoTime).build();
    let outcome = within_reason(client.unwrap().call(&PayOnce::new("7"))).await.unwrap();
    assert_eq!(server.seen().len(), 2);
    outcome
}

#[tokio::test]
async fn a_no_after_an_attempt_that_may_have_run_leaves_its_fate_open() {
    for first in [Conduct::Reset, Answer::new(UNKNOWN).conduct()] {
        let outcome = refused_after(first).await;
        let Outcome::Unknown(why) = outcome else { panic!("{outcome:?}") };
        assert_eq!(
            why.status,
            ResultStatus::Failed,
            "what the wallet said is handed over as it is"
        );
        assert_eq!(why.code().map(String::as_str), Some("EXPIRED_ACCESS_TOKEN"));
    }
}

#[tokio::test]
async fn a_no_after_a_no_is_final() {
    let outcome = refused_after(Answer::new(THROTTLED).conduct()).await;
    assert!(matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
}
