//! One payment as it went over the wire, which all the measurements repeat.

use anyhow::{Context, Result};
use bytes::Bytes;
use hyper::{HeaderMap, Request, Response};
use miniprogram::signing::Content;
use miniprogram::testing::{Exchange, MockWallet, merchant_key, wallet_key};
use miniprogram::v2::payments::{self, PayRequest};
use miniprogram::{Client, v2};

/// A signed request, and the wallet's signed answer.
pub(crate) struct Recording {
    pub(crate) request: Request<Bytes>,
    pub(crate) answer: Response<Bytes>,
}

impl Recording {
    /// Pays once, against the mock wallet.
    pub(crate) async fn of(request: &PayRequest) -> Result<Self> {
        let wallet = MockWallet::builder(v2::ENDPOINTS).start().await?;
        let client = client(&wallet.base_url())?;
        // Whatever the wallet does with the payment is as good to repeat.
        let _ = payments::pay(&client, request).await?;
        let Exchange { request, answer, .. } =
            wallet.exchanges().pop().context("the wallet was called")?;
        Ok(Self { request, answer: answer.context("the wallet answered")? })
    }

    /// What the client signed.
    pub(crate) fn asked(&self) -> Content<'_> {
        let headers = self.request.headers();
        self.content(headers, "request-time", self.request.body())
    }

    /// What the wallet signed.
    pub(crate) fn answered(&self) -> Content<'_> {
        let headers = self.answer.headers();
        self.content(headers, "response-time", self.answer.body())
    }

    /// The wallet's `Signature` header.
    pub(crate) fn signature(&self) -> &str {
        text(self.answer.headers(), "signature")
    }

    fn content<'r>(&'r self, headers: &'r HeaderMap, time: &str, body: &'r [u8]) -> Content<'r> {
        Content {
            method: "POST",
            path: self.request.uri().path(),
            client_id: text(headers, "client-id"),
            time: text(headers, time),
            body,
        }
    }
}

/// A client as most programs have it: nothing but what is needed is set.
pub(crate) fn client(base_url: &str) -> Result<Client> {
    let client = Client::builder(base_url)
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone());
    Ok(client.build()?)
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers[name].to_str().expect("the headers of the protocol are text")
}
