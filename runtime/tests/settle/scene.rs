//! A wallet of a given conduct, and a client that waits no time.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use miniprogram_runtime::testing::{MockRequest, MockWallet, Reply, merchant_key, wallet_key};
use miniprogram_runtime::timer::{Sleeping, Timer};
use miniprogram_runtime::{Client, RetryPolicy, Settled};
use serde_json::{Value, json};

use crate::operation::{ENDPOINTS, Pay};

/// Sleeps no time at all, and remembers how long it should have.
#[derive(Clone, Default)]
pub(crate) struct Dozing(Arc<Mutex<Vec<Duration>>>);

impl Timer for Dozing {
    fn sleep(&self, duration: Duration) -> Sleeping<'_> {
        self.0.lock().unwrap().push(duration);
        Box::pin(async {})
    }
}

/// A wallet of that conduct, a client of it, and how it was called and waited for.
pub(crate) struct Scene {
    wallet: MockWallet,
    pub(crate) client: Client,
    dozing: Dozing,
}

impl Scene {
    /// `conduct` gives the reply to the call of this number, counted from 1 for each endpoint.
    pub(crate) async fn new(
        conduct: impl Fn(&str, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let calls = Mutex::new(Vec::new());
        let wallet = MockWallet::builder(ENDPOINTS)
            .replying(move |request: &MockRequest| {
                let mut calls = calls.lock().unwrap();
                calls.push(request.endpoint.id);
                let number = calls.iter().filter(|it| **it == request.endpoint.id).count();
                conduct(request.endpoint.id, number)
            })
            .start()
            .await
            .unwrap();
        let dozing = Dozing::default();
        let client = client(&wallet, dozing.clone());
        Self { wallet, client, dozing }
    }

    /// Another client of the wallet, which waits in its own way.
    pub(crate) fn client_with(&self, timer: impl Timer + 'static) -> Client {
        client(&self.wallet, timer)
    }

    /// Pays, and settles whatever comes of it.
    pub(crate) async fn pay(&self) -> Settled<Pay> {
        let answer = self.client.call(&pay()).await;
        self.client.settle(&pay()).after(answer).await.unwrap()
    }

    pub(crate) fn calls_of(&self, path: &str) -> Vec<Bytes> {
        let exchanges = self.wallet.exchanges().into_iter();
        let calls = exchanges.filter(|it| it.request.uri().path().ends_with(path));
        calls.map(|it| it.request.body().clone()).collect()
    }

    pub(crate) fn waited(&self) -> Duration {
        self.dozing.0.lock().unwrap().iter().sum()
    }
}

fn client(wallet: &MockWallet, timer: impl Timer + 'static) -> Client {
    Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .timer(timer)
        .retry(RetryPolicy::none())
        .build()
        .unwrap()
}

pub(crate) fn pay() -> Pay {
    Pay(Some("r-1".to_owned()))
}

pub(crate) fn result(status: &str, code: &str) -> Value {
    json!({"result": {"resultStatus": status, "resultCode": code}})
}

pub(crate) fn answer(status: &str, code: &str) -> Reply {
    Reply::json(&result(status, code))
}

pub(crate) fn standing(state: &str) -> Reply {
    let mut answer = result("S", "SUCCESS");
    answer["paymentStatus"] = json!(state);
    Reply::json(&answer)
}
