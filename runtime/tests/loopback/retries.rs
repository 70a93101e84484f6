//! What is tried again, what is not, and what the error of the last attempt says of those before.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use miniprogram_runtime::timer::{Sleeping, Timer};
use miniprogram_runtime::transport::{Limits, Sending, Transport, TransportError};
use miniprogram_runtime::{
    CallOptions, Client, ClientBuilder, Error, Operation, Outcome, RetryPolicy,
};
use tokio::net::TcpListener;

use crate::operation::{Paid, Pay, PayOnce};
use crate::server::{Conduct, Seen, Server};
use crate::wallet::{Answer, http};
use crate::{builder, now, within_reason};

const SUCCESS: &str = r#"{"result":{"resultStatus":"S"},"paymentId":"p-1"}"#;
const UNKNOWN: &str = r#"{"result":{"resultStatus":"U","resultCode":"UNKNOWN_EXCEPTION"}}"#;
const FAILED: &str = r#"{"result":{"resultStatus":"F","resultCode":"PROCESS_FAIL"}}"#;
const ACCEPTED: &str = r#"{"result":{"resultStatus":"A"}}"#;
const THROTTLED: &str =
    r#"{"result":{"resultStatus":"F","resultCode":"REQUEST_TRAFFIC_EXCEED_LIMIT"}}"#;

/// Waits no time at all, and counts how often it should have.
#[derive(Clone, Default)]
struct NoTime(Arc<AtomicUsize>);

impl NoTime {
    fn waits(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Timer for NoTime {
    fn sleep(&self, _: Duration) -> Sleeping<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async {})
    }
}

fn retrying(base_url: &str) -> ClientBuilder {
    builder(base_url).retry(RetryPolicy::new()).timer(NoTime::default())
}

/// Calls a server that does the one thing first and succeeds from then on, and says what it saw.
async fn call_at<O>(first: Conduct, request: &O) -> (Result<Outcome<Paid>, Error>, Vec<Seen>)
where
    O: Operation<Response = Paid, Code = String>,
{
    let first = Mutex::new(Some(first));
    let server = Server::start(move |_| {
        first.lock().unwrap().take().unwrap_or_else(|| Answer::new(SUCCESS).conduct())
    })
    .await;
    let client = retrying(&server.base_url()).build().unwrap();
    let outcome = within_reason(client.call(request)).await;
    (outcome, server.seen())
}

fn paid() -> Outcome<Paid> {
    Outcome::Success(Paid { id: Some("p-1".to_owned()) })
}

/// Everything after which the wallet may have acted, and another attempt may bring more.
fn open_ends() -> Vec<Conduct> {
    let page = http("503 Service Unavailable", "Content-Type: text/html\r\n", b"<html>");
    let forged = Answer::new(SUCCESS).without("Signature");
    let unreadable = Answer::new(r#"{"result":7}"#);
    vec![
        Conduct::Reset,
        Conduct::AnswerAndClose(b"HTTP/1.1 200 OK\r\n".to_vec()),
        Conduct::Answer(page),
        forged.conduct(),
        unreadable.conduct(),
        Answer::new(UNKNOWN).conduct(),
        Answer::new(THROTTLED).conduct(),
    ]
}

#[tokio::test]
async fn with_an_idempotency_key_an_open_end_is_tried_again() {
    for conduct in open_ends() {
        let (outcome, seen) = call_at(conduct, &PayOnce::new("7")).await;
        assert_eq!(outcome.unwrap(), paid());
        assert_eq!(seen.len(), 2);
    }
}

#[tokio::test]
async fn without_an_idempotency_key_an_open_end_is_the_end() {
    for conduct in open_ends() {
        let (outcome, seen) = call_at(conduct.clone(), &Pay::new("7")).await;
        assert_ne!(outcome.ok(), Some(paid()));
        assert_eq!(seen.len(), 1);
        // A key that is not filled in is none.
        assert_eq!(call_at(conduct, &PayOnce::new("")).await.1.len(), 1);
    }
}

#[tokio::test]
async fn what_is_final_is_not_tried_again() {
    for body in [SUCCESS, FAILED, ACCEPTED, r#"{"result":{"resultStatus":"S"},"paymentId":{}}"#] {
        let (_, seen) = call_at(Answer::new(body).conduct(), &PayOnce::new("7")).await;
        assert_eq!(seen.len(), 1, "{body}");
    }
}

#[tokio::test]
async fn each_attempt_sends_the_same_bytes_under_a_time_and_a_signature_of_its_own() {
    let server = Server::start(|_| Conduct::Reset).await;
    let ticks = AtomicU64::new(0);
    let clock = move || now() + Duration::from_secs(ticks.fetch_add(1, Ordering::Relaxed));
    let client = retrying(&server.base_url()).clock(clock).build().unwrap();
    let error = within_reason(client.call(&PayOnce::new("7"))).await.unwrap_err();
    assert_eq!((error.attempts(), error.may_have_run()), (3, true));

    let seen = server.seen();
    let headers = |name: &str| -> Vec<String> {
        let line = |it: &Seen| it.head.lines().find(|it| it.starts_with(name)).unwrap().to_owned();
        seen.iter().map(line).collect()
    };
    assert_eq!(
        headers("request-time"),
        ["00", "01", "02"].map(|it| format!("request-time: 2026-11-22T19:40:{it}.123+00:00"))
    );
    let mut signatures = headers("signature");
    signatures.dedup();
    assert_eq!(signatures.len(), 3);
    assert!(seen.iter().all(|it| it.body == seen[0].body));
}

/// Starts the server where somebody waits for it.
#[derive(Clone)]
struct Late {
    address: SocketAddr,
    server: Arc<Mutex<Option<Server>>>,
}

impl Timer for Late {
    fn sleep(&self, _: Duration) -> Sleeping<'_> {
        Box::pin(async {
            let answer = Answer::new(SUCCESS).conduct();
            let server = Server::start_at(self.address, move |_| answer.clone()).await;
            *self.server.lock().unwrap() = Some(server);
        })
    }
}

#[tokio::test]
async fn a_server_that_comes_up_late_is_found_even_without_a_key() {
    // An address of its own, on which no other test gets this port in between.
    let listener = TcpListener::bind("127.0.0.77:0").await.unwrap();
    let late = Late { address: listener.local_addr().unwrap(), server: Arc::default() };
    drop(listener);

    let base_url = format!("http://{}/miniprogram/api", late.address);
    let client = retrying(&base_url).timer(late.clone()).build().unwrap();
    assert_eq!(within_reason(client.call(&Pay::new("7"))).await.unwrap(), paid());
    assert_eq!(late.server.lock().unwrap().as_ref().unwrap().seen().len(), 1);
}

/// Fails in these ways, one after the other.
#[derive(Clone)]
struct Failing(Arc<Mutex<VecDeque<TransportError>>>);

impl Failing {
    fn new(errors: impl IntoIterator<Item = TransportError>) -> Self {
        Self(Arc::new(Mutex::new(errors.into_iter().collect())))
    }

    fn left(&self) -> usize {
        self.0.lock().unwrap().len()
    }
}

impl Transport for Failing {
    fn send(&self, _: Request<Bytes>, _: Limits) -> Sending<'_> {
        Box::pin(async { Err(self.0.lock().unwrap().pop_front().unwrap()) })
    }
}

fn refused() -> TransportError {
    TransportError::connect("refused")
}

fn late() -> TransportError {
    TransportError::timeout(Duration::from_secs(1))
}

fn client(transport: &Failing) -> Client {
    retrying("https://wallet.example").transport(transport.clone()).build().unwrap()
}

#[tokio::test]
async fn a_connection_refused_at_last_does_not_make_an_earlier_timeout_harmless() {
    let error = client(&Failing::new([late(), refused(), refused()]))
        .call(&PayOnce::new("7"))
        .await
        .unwrap_err();
    assert!(error.is_connect() && error.may_have_run());
    assert_eq!(error.attempts(), 3);
    assert_eq!(
        error.to_string(),
        "no connection to the wallet, but an attempt before may have reached the wallet"
    );
    assert!(format!("{error:?}").contains("may_have_run: true"));

    let error = client(&Failing::new([refused(), refused(), refused()])).call(&Pay::new("7")).await;
    let error = error.unwrap_err();
    assert_eq!((error.attempts(), error.may_have_run()), (3, false));
}

#[tokio::test]
async fn an_answer_too_large_once_is_too_large_again() {
    let failing = Failing::new([TransportError::too_large(7), refused()]);
    let error = client(&failing).call(&PayOnce::new("7")).await.unwrap_err();
    assert!(error.is_too_large() && error.may_have_run());
    assert_eq!(failing.left(), 1);
}

#[tokio::test]
async fn an_operation_picked_at_run_time_is_sent_again_only_where_it_did_not_leave() {
    let failing = Failing::new([refused(), late(), refused()]);
    let error = client(&failing).send(PayOnce::PATH, &PayOnce::new("7")).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!((error.attempts(), failing.left()), (2, 1));
}

#[tokio::test]
async fn one_call_switches_retries_off_for_the_client_or_for_a_call() {
    let failing = Failing::new([late(), late(), late()]);
    let (pay, no_retry) = (PayOnce::new("7"), CallOptions::new().no_retry());
    let client = client(&failing);
    assert_eq!(client.call_with(&pay, &no_retry).await.unwrap_err().attempts(), 1);

    let (timer, never) = (NoTime::default(), retrying("https://wallet.example").no_retry());
    let never = never.transport(failing.clone()).timer(timer.clone()).build().unwrap();
    assert_eq!(never.call(&pay).await.unwrap_err().attempts(), 1);
    assert_eq!((timer.waits(), failing.left()), (0, 1));
}

#[tokio::test]
async fn a_client_that_cannot_wait_does_not_try_again() {
    let failing = Failing::new([refused(), refused()]);
    let client = builder("https://wallet.example")
        .retry(RetryPolicy::new())
        .transport(failing.clone())
        .build()
        .unwrap();
    assert_eq!(client.call(&PayOnce::new("7")).await.unwrap_err().attempts(), 1);
    assert_eq!(failing.left(), 1);
}
