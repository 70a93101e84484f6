//! A program has its say before a request is signed, and its look after an answer is verified.

use std::sync::{Arc, Mutex};

use miniprogram_runtime::{ClientBuilder, RetryPolicy};

use crate::operation::PayOnce;
use crate::server::{Conduct, Server};
use crate::wallet::Answer;
use crate::{builder, within_reason};

const SUCCESS: &str = r#"{"result":{"resultStatus":"S"},"paymentId":"p-1"}"#;

/// What the hooks of one client noted, in order.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }

    fn note(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    /// Notes what there is to see before signing and after verification.
    fn watch(&self, builder: ClientBuilder) -> ClientBuilder {
        let (before, after) = (self.clone(), self.clone());
        builder
            .before_signing(move |it| {
                let body = String::from_utf8_lossy(it.body()).into_owned();
                before.note(format!("{} {} {body}", it.attempt(), it.path()));
                Ok(())
            })
            .after_verification(move |it| {
                let body = String::from_utf8_lossy(it.answer().bytes()).into_owned();
                assert!(!it.elapsed().is_zero());
                after.note(format!("{} {} {body}", it.attempt(), it.path()));
            })
    }
}

/// Succeeds, after it has behaved otherwise once.
async fn server(first: Option<Conduct>) -> Server {
    let first = Mutex::new(first);
    let success = Answer::new(SUCCESS).conduct();
    Server::start(move |_| first.lock().unwrap().take().unwrap_or(success.clone())).await
}

fn at_once() -> RetryPolicy {
    RetryPolicy::new().delays(Default::default(), Default::default())
}

#[tokio::test]
async fn hooks_see_each_attempt_as_it_is_sent_and_each_answer_that_counts() {
    let (server, notes) = (server(Some(Conduct::Reset)).await, Notes::default());
    let client = notes.watch(builder(&server.base_url()).retry(at_once())).build().unwrap();
    assert!(within_reason(client.call(&PayOnce::new("7"))).await.is_ok());
    assert_eq!(
        notes.take(),
        [
            r#"1 /v2/payments/pay {"paymentRequestId":"7"}"#.to_owned(),
            r#"2 /v2/payments/pay {"paymentRequestId":"7"}"#.to_owned(),
            format!("2 /v2/payments/pay {SUCCESS}"),
        ]
    );
}

#[tokio::test]
async fn what_does_not_count_is_not_shown() {
    for worse in [
        Answer::new(SUCCESS).without("Signature"),
        Answer::new(SUCCESS).at("2026-11-22T18:00:00Z"),
        Answer::new(r#"{"result":{"resultStatus":"S"},"paymentRequestId":"8"}"#),
    ] {
        let (server, notes) = (server(Some(worse.conduct())).await, Notes::default());
        let client = notes.watch(builder(&server.base_url())).build().unwrap();
        assert!(within_reason(client.call(&PayOnce::new("7"))).await.is_err());
        assert_eq!(notes.take().len(), 1, "only what was sent");
    }
}

#[tokio::test]
async fn a_hook_adds_headers_beside_those_of_the_call() {
    let server = server(None).await;
    let client = builder(&server.base_url())
        .before_signing(|it| {
            it.header("X-Attempt", it.attempt().to_string());
            assert!(!format!("{it:?}").contains("paymentRequestId"), "no body in Debug");
            Ok(())
        })
        .build()
        .unwrap();
    assert!(within_reason(client.call(&PayOnce::new("7"))).await.is_ok());
    assert!(server.seen()[0].head.contains("x-attempt: 1\r\n"), "{}", server.seen()[0].head);
}

#[tokio::test]
async fn a_header_of_the_clients_own_is_refused_from_a_hook_too() {
    let server = server(None).await;
    let client = builder(&server.base_url())
        .before_signing(|it| {
            it.header("Client-Id", "merchant-43");
            Ok(())
        })
        .build()
        .unwrap();
    let error = within_reason(client.call(&PayOnce::new("7"))).await.unwrap_err();
    assert!(error.is_configuration() && !error.may_have_run());
    assert_eq!(
        error.to_string(),
        "the call cannot be made: the header client-id is the client's own"
    );
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_hook_that_refuses_ends_the_call_before_anything_leaves() {
    let (server, notes) = (server(None).await, Notes::default());
    let client = builder(&server.base_url())
        .retry(at_once())
        .before_signing(|_| Err("the shop is closed".into()));
    let client = notes.watch(client).build().unwrap();
    let error = within_reason(client.call(&PayOnce::new("7"))).await.unwrap_err();
    assert!(error.is_hook() && !error.may_have_run());
    assert_eq!(error.to_string(), "a hook refused the request");
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "the shop is closed");
    assert!(server.seen().is_empty() && notes.take().is_empty(), "later hooks are not asked");
}

#[tokio::test]
async fn a_repeat_that_a_hook_refuses_does_not_make_the_first_attempt_harmless() {
    let server = server(Some(Conduct::Reset)).await;
    let client = builder(&server.base_url())
        .retry(at_once())
        .before_signing(|it| if it.attempt() > 1 { Err("once is enough".into()) } else { Ok(()) })
        .build()
        .unwrap();
    let error = within_reason(client.call(&PayOnce::new("7"))).await.unwrap_err();
    assert!(error.is_hook() && error.may_have_run());
    assert_eq!((error.attempts(), server.seen().len()), (2, 1));
}
