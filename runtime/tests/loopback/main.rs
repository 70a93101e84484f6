//! Calls over real TCP with real signatures: every outcome, and everything that can come in place
//! of one.
#![cfg(feature = "hyper")]

mod operation;
mod server;
mod wallet;
mod outcomes;
mod refused;
mod faults;
mod endless;
mod wire;
mod tls;
mod stale;
mod options;
mod signers;
mod rotation;
mod retries;
mod doubt;
mod busy;
mod hooks;
mod replayed;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "blocking")]
mod blocking;

use std::future::Future;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use miniprogram_runtime::{Client, ClientBuilder, Error, Outcome, SigningKey};

use self::operation::{Paid, Pay};
use self::server::{Conduct, Server};

const CLIENT_ID: &str = "merchant-42";
const BASE_PATH: &str = "/miniprogram/api";

fn merchant_key() -> SigningKey {
    SigningKey::from_pem(include_str!("../../testkeys/merchant-private.pem")).unwrap()
}

fn wallet_key() -> SigningKey {
    SigningKey::from_pem(include_str!("../../testkeys/wallet-private.pem")).unwrap()
}

fn builder(base_url: &str) -> ClientBuilder {
    Client::builder(base_url)
        .client_id(CLIENT_ID)
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .timeout(Duration::from_secs(10))
        .clock(now)
        .no_retry()
}

/// The moment at which the wallet answers, too.
fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(1_795_376_400_123)
}

fn client(server: &Server) -> Client {
    builder(&server.base_url()).build().unwrap()
}

/// Pays at a server that behaves so.
async fn pay_at(conduct: Conduct) -> Result<Outcome<Paid>, Error> {
    let server = Server::start(move |_| conduct.clone()).await;
    within_reason(client(&server).call(&Pay::new("7"))).await
}

/// Fails a test that hangs, long after every timeout.
async fn within_reason<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("it hangs")
}
