//! `miniprogram call`: any generated endpoint, JSON in, JSON out.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Error, Result, anyhow};
use clap::Args;
use indexmap::IndexMap;
use miniprogram::codec::{self, Unknown};
use miniprogram::{Answer, Client, ClientBuilder, Endpoint, Message, Outcome, Wallet};
use serde_json::value::RawValue;
use tokio::runtime::{self, Runtime};

use crate::wallets::WalletArguments;
use crate::{endpoints, files, wallets};

#[derive(Args)]
#[command(after_long_help = format!("{}\n\n{}", endpoints::list(), wallets::list()))]
pub(crate) struct Call {
    /// The endpoint: `v2/payments/pay`.
    endpoint: String,
    #[command(flatten)]
    wallet: WalletArguments,
    /// The host of the wallet's address, where the wallet does not publish it.
    #[arg(long, value_name = "HOST", requires = "wallet")]
    host: Option<String>,
    /// The wallet's address, with its base path; with a wallet, in place of the wallet's own.
    #[arg(long, value_name = "URL", required_unless_present = "wallet")]
    base_url: Option<String>,
    /// The client id.
    #[arg(long)]
    client_id: String,
    /// The merchant's private key: PEM, DER or bare base64.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The version under which the wallet knows the merchant's key.
    #[arg(long, value_name = "N", default_value_t = 1)]
    key_version: u32,
    /// The wallet's public key, of whatever version: PEM, DER or bare base64.
    #[arg(long, value_name = "FILE")]
    wallet_key: PathBuf,
    /// How long to wait for the answer.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,
}

/// A call that is ready, and of which nothing has left yet.
struct Prepared {
    runtime: Runtime,
    client: Client,
    endpoint: Endpoint,
    request: Box<dyn Message>,
}

impl Call {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let Prepared { runtime, client, endpoint, request } =
            self.prepare().map_err(|why| with_fate(why, false))?;
        let answer = runtime.block_on(client.send(endpoint.path, &*request)).map_err(|why| {
            let may_have_run = why.may_have_run();
            with_fate(why.into(), may_have_run)
        })?;
        report(&answer).map_err(|why| with_fate(why, true))
    }

    /// Standard input comes last: who types the request hears of a wrong key before.
    fn prepare(&self) -> Result<Prepared> {
        let wallet = self.wallet.find()?;
        let endpoint = endpoints::operation(&self.endpoint, wallet.map(|it| it.id))?;
        let client = self
            .address(wallet)
            .client_id(&self.client_id)
            .signing_key(self.key_version, files::signing_key(&self.key)?)
            .wallet_keys(files::verifying_key(&self.wallet_key)?.into())
            .timeout(Duration::from_secs(self.timeout))
            .build()?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let request = read(&endpoint)?;
        Ok(Prepared { runtime, client, endpoint, request })
    }

    /// Begins a client of the wallet, of the address, or of the wallet at another address.
    fn address(&self, wallet: Option<Wallet>) -> ClientBuilder {
        let mut builder = wallet.map_or_else(|| Client::builder(""), Client::builder_for);
        if let Some(base_url) = &self.base_url {
            builder = builder.base_url(base_url);
        }
        if let Some(host) = &self.host {
            builder = builder.host(host);
        }
        builder
    }
}

/// Reads the request from standard input. What the endpoint does not have is refused, not dropped.
fn read(endpoint: &Endpoint) -> Result<Box<dyn Message>> {
    let mut request = endpoint.request();
    codec::read(&files::body()?, &mut *request, Unknown::Refuse)
        .context("the request on standard input cannot be sent")?;
    Ok(request)
}

/// Prints the outcome as one line of JSON. What the wallet sent stands as it was written, so that
/// nothing is lost: no property that the spec does not have, no digit of a number.
fn report(answer: &Answer) -> Result<ExitCode> {
    let (outcome, code) = match Outcome::new(answer.result()?, ()) {
        Outcome::Success(()) => ("success", 0),
        Outcome::Accepted(()) => ("accepted", 0),
        Outcome::Unknown(_) => ("unknown", 3),
        Outcome::Failed(_) => ("failed", 4),
    };
    let mut response: IndexMap<String, &RawValue> = serde_json::from_slice(answer.bytes())?;
    let result = response.shift_remove("result").context("the answer has no result")?;
    let response = serde_json::to_string(&response)?;
    let report = format!(r#"{{"outcome":"{outcome}","result":{result},"response":{response}}}"#);
    // In JSON a line break stands between tokens only, where it means nothing.
    files::print(&report.replace(['\r', '\n'], ""))?;
    Ok(code.into())
}

/// Says on one line what went wrong, and whether the wallet may have acted.
fn with_fate(why: Error, may_have_run: bool) -> Error {
    anyhow!("{why:#} (may have run: {})", if may_have_run { "yes" } else { "no" })
}
