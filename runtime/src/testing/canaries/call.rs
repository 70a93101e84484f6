//! Calls of a mock wallet, each of which ends in another way.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::broken::{cut_off, excessive};
use super::shown::{look, look_at, look_at_error, look_at_panic};
use super::trace::recorded;
use crate::codec::{self, Unknown};
use crate::testing::{MockWallet, Reply, merchant_key, wallet_key};
use crate::{Client, ClientBuilder, Endpoint, Error, Message, Operation};

/// An operation's request, whichever its type.
trait Request: Message {
    fn call<'c>(&'c self, client: &'c Client) -> Calling<'c>;
}

type Calling<'c> = Pin<Box<dyn Future<Output = Result<Box<dyn Debug>, Error>> + 'c>>;

impl<O> Request for O
where
    O: Operation + Debug + 'static,
    O::Response: Debug + 'static,
{
    fn call<'c>(&'c self, client: &'c Client) -> Calling<'c> {
        Box::pin(async { client.call(self).await.map(|it| Box::new(it) as Box<dyn Debug>) })
    }
}

/// Asserts that calls which succeed, fail, are refused or break show no canary, nor the wallet.
#[track_caller]
pub(super) fn keeps_secrets<O>(request: &'static str, answer: &'static str)
where
    O: Operation + Debug + 'static,
    O::Response: Debug + 'static,
{
    let read = |json: &str| {
        let mut request = O::blank();
        codec::read(json.as_bytes(), &mut request, Unknown::Refuse).expect("it was read before");
        request
    };
    let endpoint = Endpoint::operation::<O>(request, answer);
    search(endpoint, &read(request), &read(&excessive(request)));
}

#[track_caller]
fn search(endpoint: Endpoint, request: &dyn Request, excessive: &dyn Request) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be had");
    let traced = recorded(|| {
        runtime.block_on(async {
            all_ends(endpoint, request).await;
            wrong_requests(endpoint, excessive).await;
        });
    });
    if let Some(traced) = traced {
        look("the trace", &traced);
        let ends = ["answered", "no outcome", endpoint.path];
        assert!(ends.iter().all(|it| traced.contains(it)), "too little is traced: {traced}");
    }
}

/// Calls that the wallet answers, or that something comes between.
async fn all_ends(endpoint: Endpoint, request: &dyn Request) {
    let answer = endpoint.response_example;
    let replies = [answered(answer), broken(answer)];
    let expected = replies.each_ref().map(Vec::len);
    let replies: VecDeque<Reply> = replies.into_iter().flatten().collect();
    let count = replies.len();
    look_at("a reply of the mock", &replies);

    let replies = Mutex::new(replies);
    let next = move || replies.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let wallet = MockWallet::builder([endpoint])
        .replying(move |it| next().unwrap_or_else(|| Reply::json(&it.example())));
    look_at("the mock's builder", &wallet);
    let wallet = wallet.start().await.expect("a port is free");
    let client = client(&wallet).build().expect("the client is complete");

    let mut ends = [0, 0];
    for _ in 0..count {
        match request.call(&client).await {
            Ok(outcome) => {
                look_at("an outcome", &outcome);
                ends[0] += 1;
            }
            Err(error) => {
                look_at_error("an error", &error);
                look_at_panic("a panic about an error", &error);
                look_at("what an error keeps", &(error.raw_answer(), error.result()));
                ends[1] += 1;
            }
        }
    }
    assert_eq!(ends, expected, "as many outcomes and errors as were asked for");
    let unread = client.send(endpoint.path, request).await.expect("the example is answered");
    look_at("an answer", &unread);
    look_at("the client", &client);
    look_at("the mock", &wallet);
    look_at("the mock's log", &wallet.exchanges());
}

/// The wallet's answer with each status, which are outcomes.
fn answered(answer: &'static str) -> Vec<Reply> {
    let with = |status: &str| answer.replace(r#""resultStatus":"S""#, status);
    let statuses = ["S", "A", "U", "F", "?"].map(|it| format!(r#""resultStatus":"{it}""#));
    statuses.iter().map(|it| Reply::Json(with(it).into())).collect()
}

/// What comes in an answer's place, and is an error.
fn broken(answer: &'static str) -> Vec<Reply> {
    let bytes = Bytes::from_static(answer.as_bytes());
    let mut unavailable = Response::new(bytes.clone());
    *unavailable.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    vec![
        Reply::Json(cut_off(answer).into()),
        Reply::Altered(bytes.clone()),
        Reply::Stale(Duration::from_secs(3600), bytes.clone()),
        Reply::Unsigned(Response::new(bytes.clone())),
        Reply::Unsigned(Response::new(Bytes::from_static(b"~1~ 770000001"))),
        Reply::Unsigned(unavailable),
        Reply::After(Duration::ZERO, Box::new(Reply::Altered(bytes))),
        Reply::HangUp,
    ]
}

/// A request that breaks its bounds is refused here, or else by the wallet, which quotes nothing.
async fn wrong_requests(endpoint: Endpoint, excessive: &dyn Request) {
    let wallet = MockWallet::builder([endpoint]).start().await.expect("a port is free");
    for check_requests in [true, false] {
        let client = client(&wallet).check_requests(check_requests).build();
        match excessive.call(&client.expect("the client is complete")).await {
            Ok(outcome) => look_at("an outcome of what is wrong", &outcome),
            Err(error) => {
                look_at_error("what is wrong with a request", &error);
                look_at_panic("a panic about what is wrong", &error);
                look_at("the violations", &error.violations());
            }
        }
    }
    look_at("the mock's log of what is wrong", &wallet.exchanges());
}

fn client(wallet: &MockWallet) -> ClientBuilder {
    Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .no_retry()
}
