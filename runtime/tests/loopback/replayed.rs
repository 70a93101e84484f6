//! A genuine answer about one payment does not pass for an answer about another.

use std::sync::Mutex;

use miniprogram_runtime::{Error, Outcome, RetryPolicy};

use crate::operation::{Paid, Pay, PayOnce};
use crate::server::{Conduct, Server};
use crate::wallet::Answer;
use crate::{builder, client, pay_at, within_reason};

/// Answers the first payment, and every later one with what it answered the first.
async fn replaying(body: &'static str) -> Server {
    let recorded = Answer::new(body).conduct();
    Server::start(move |_| recorded.clone()).await
}

#[tokio::test]
async fn the_answer_to_another_payment_is_refused_whatever_it_says() {
    for body in [
        r#"{"result":{"resultStatus":"S"},"paymentId":"p-7","paymentRequestId":"7"}"#,
        r#"{"result":{"resultStatus":"A"},"paymentRequestId":7}"#,
        r#"{"result":{"resultStatus":"F","resultCode":"PROCESS_FAIL"},"paymentRequestId":"7"}"#,
    ] {
        let server = replaying(body).await;
        let client = client(&server);
        assert!(within_reason(client.call(&PayOnce::new("7"))).await.is_ok());

        let error = within_reason(client.call(&PayOnce::new("8"))).await.unwrap_err();
        assert!(error.is_other_request() && error.may_have_run(), "{error:?}");
        assert_eq!(error.result(), None, "nothing of it counts");
        assert!(error.raw_answer().unwrap().is_verified);
        assert_eq!(
            error.to_string(),
            "the wallet's answer is to another request: its paymentRequestId is not the one sent"
        );

        // An operation without idempotency key, and one that is picked at run time.
        assert!(is_refused(within_reason(client.call(&Pay::new("8"))).await));
        let sent = within_reason(client.send("/v2/payments/pay", &Pay::new("8"))).await;
        assert!(sent.unwrap_err().is_other_request());
    }
}

fn is_refused(outcome: Result<Outcome<Paid>, Error>) -> bool {
    outcome.unwrap_err().is_other_request()
}

#[tokio::test]
async fn an_answer_that_leaves_the_id_out_is_taken() {
    for body in [
        r#"{"result":{"resultStatus":"S"},"paymentId":"p-7"}"#,
        r#"{"result":{"resultStatus":"S"},"paymentRequestId":""}"#,
        r#"{"result":{"resultStatus":"S"},"paymentRequestId":null}"#,
    ] {
        let outcome = pay_at(Answer::new(body).conduct()).await;
        assert!(matches!(outcome, Ok(Outcome::Success(_))), "{body}");
    }
}

#[tokio::test]
async fn a_replayed_answer_is_no_answer_and_the_next_attempt_brings_the_right_one() {
    let answer = |id| {
        let body = format!(r#"{{"result":{{"resultStatus":"S"}},"paymentRequestId":"{id}"}}"#);
        Answer::new(body).conduct()
    };
    let answers: Mutex<Vec<Conduct>> = Mutex::new(vec![answer(8), answer(7)]);
    let server = Server::start(move |_| answers.lock().unwrap().pop().unwrap()).await;
    let policy = RetryPolicy::new().delays(Default::default(), Default::default());
    let client = builder(&server.base_url()).retry(policy).build().unwrap();
    let outcome = within_reason(client.call(&PayOnce::new("8"))).await;
    assert!(matches!(outcome, Ok(Outcome::Success(_))), "{outcome:?}");
    assert_eq!(server.seen().len(), 2);
}
