//! Somebody who asks a mock wallet, and looks at each answer closely.

use miniprogram::codec::{self, Unknown};
use miniprogram::testing::{MockWallet, MockWalletBuilder, merchant_key, wallet_key};
use miniprogram::{Client, Direction, ENDPOINTS, Endpoint, Message, ResultInfo};
use serde_json::Value;

use crate::specs::Whose;

pub(crate) struct Teller {
    pub(crate) client: Client,
    wallet: MockWallet,
    whose: Whose,
}

/// A mock with the habits of whoever it is like.
pub(crate) fn mock(whose: Whose) -> MockWalletBuilder {
    let mock = MockWallet::builder(ENDPOINTS.concat());
    match whose {
        Some(wallet) => mock.like(wallet),
        None => mock,
    }
}

impl Teller {
    pub(crate) async fn at(whose: Whose, mock: MockWalletBuilder) -> Self {
        let wallet = mock.start().await.expect("there is a free port");
        let builder = match whose {
            Some(whose) => Client::builder_for(whose).base_url(wallet.base_url()),
            None => Client::builder(wallet.base_url()),
        };
        let client = builder
            .client_id("merchant-42")
            .signing_key(1, merchant_key())
            .wallet_key(1, wallet_key().verifying_key().clone())
            .build()
            .expect("the client is configured");
        Self { client, wallet, whose }
    }

    /// Sends the request, and returns the verified answer's result and all of the answer.
    ///
    /// The answer has nothing that its message does not know, and all that its message requires.
    #[track_caller]
    pub(crate) fn ask(
        &self,
        endpoint: &Endpoint,
        request: &Value,
    ) -> impl Future<Output = (ResultInfo, Value)> {
        let mut message = endpoint.request();
        codec::read(request.to_string().as_bytes(), &mut *message, Unknown::Refuse)
            .unwrap_or_else(|why| panic!("{}: {why}", endpoint.path));
        async move {
            let answer = self.client.send(endpoint.path, &*message).await;
            let answer = answer.unwrap_or_else(|why| panic!("{}: {why:?}", endpoint.path));
            let result = answer.result().expect("there is a result");
            let json: Value = serde_json::from_slice(answer.bytes()).expect("the answer is JSON");
            assert_fits(endpoint, json.clone());
            (result, json)
        }
    }

    /// Asserts that whatever the wallet wanted to tell is one of the callbacks in the specs, and
    /// returns how often it did. Where the examples want it told is nowhere, so nothing is sent.
    pub(crate) async fn callbacks(&self) -> usize {
        self.wallet.callbacks_delivered().await;
        let own = self.whose.map(|it| it.id);
        let callbacks: Vec<Endpoint> = (ENDPOINTS.concat().into_iter())
            .filter(|it| it.direction == Direction::ToMerchant)
            .filter(|it| it.wallet.is_none() || it.wallet == own)
            .collect();
        let told = self.wallet.callbacks();
        for it in &told {
            let body = it.request.body();
            let known = callbacks.iter().any(|it| fits(&mut *it.request(), body));
            assert!(known, "{}", String::from_utf8_lossy(body));
        }
        told.len()
    }
}

fn fits(message: &mut dyn Message, json: &[u8]) -> bool {
    codec::read(json, message, Unknown::Refuse).is_ok() && codec::check(message).is_empty()
}

fn assert_fits(endpoint: &Endpoint, mut answer: Value) {
    answer.as_object_mut().expect("an answer is an object").remove("result");
    let mut message = endpoint.response();
    codec::read(answer.to_string().as_bytes(), &mut *message, Unknown::Refuse)
        .unwrap_or_else(|why| panic!("{} answers {answer}: {why}", endpoint.path));
    let violations = codec::check(&*message);
    assert!(violations.is_empty(), "{} answers {answer}: {violations:?}", endpoint.path);
}
