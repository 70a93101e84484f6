//! `miniprogram mock`: a wallet on loopback, which lives until it is interrupted.

mod faults;

use std::future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use miniprogram::testing::{Approval, Completion, MockWallet, MockWalletBuilder};
use tokio::{runtime, select, signal};

use self::faults::FaultArguments;
use crate::wallets::WalletArguments;
use crate::{endpoints, files, wallets};

#[derive(Args)]
#[command(after_long_help = wallets::list())]
pub(crate) struct Mock {
    /// Where to listen, on loopback; port 0 picks a free one.
    #[arg(long, value_name = "ADDRESS")]
    listen: SocketAddr,
    /// The wallet's private key: PEM, DER or bare base64.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The version that the wallet states for its key.
    #[arg(long, value_name = "N", default_value_t = 1)]
    key_version: u32,
    /// The merchant's public key, of whatever version: PEM, DER or bare base64.
    #[arg(long, value_name = "FILE")]
    merchant_key: PathBuf,
    #[command(flatten)]
    wallet: WalletArguments,
    /// What every path begins with; `/` for nothing [default: the wallet's, or /miniprogram/api].
    #[arg(long, value_name = "PATH", value_parser = base_path)]
    base_path: Option<String>,
    /// When the user agrees to a payment that was accepted.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    approve: Approve,
    /// Remembers nothing, and answers every endpoint from its spec's example.
    #[arg(long, conflicts_with = "approve")]
    examples: bool,
    /// When a refund, a capture or a void is done.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, conflicts_with = "examples")]
    complete: Complete,
    #[command(flatten)]
    faults: FaultArguments,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Approve {
    /// Before the wallet answers: payments are done at once.
    AtOnce,
    /// When the page is opened that the action form names, which the wallet serves.
    #[default]
    WhenOpened,
    /// When the payment is asked about for the second time.
    WhenAsked,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Complete {
    /// Before the wallet answers.
    #[default]
    AtOnce,
    /// When it is asked about for the second time; until then it is on its way.
    WhenAsked,
}

/// The question with which `when-asked` is done: the one before it finds it open.
const QUESTIONS: u32 = 2;

impl From<Approve> for Approval {
    fn from(approve: Approve) -> Self {
        match approve {
            Approve::AtOnce => Self::AtOnce,
            Approve::WhenOpened => Self::WhenOpened,
            Approve::WhenAsked => Self::WhenAsked(QUESTIONS),
        }
    }
}

impl From<Complete> for Completion {
    fn from(complete: Complete) -> Self {
        match complete {
            Complete::AtOnce => Self::AtOnce,
            Complete::WhenAsked => Self::WhenAsked(QUESTIONS),
        }
    }
}

impl Mock {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let ip = self.listen.ip();
        if !ip.is_loopback() {
            bail!("{ip} is not on loopback: a mock wallet is for this machine only");
        }
        let mut wallet = MockWallet::builder(endpoints::all())
            .listen(self.listen)
            .wallet_key(self.key_version, files::signing_key(&self.key)?)
            .merchant_keys(files::verifying_key(&self.merchant_key)?);
        if !self.examples {
            wallet = wallet.remembering(self.approve.into()).completing(self.complete.into());
        }
        let like = self.wallet.find()?;
        wallet = self.faults.strike(wallet, like.map(|it| it.id))?;
        if let Some(like) = like {
            wallet = wallet.like(like);
        }
        if let Some(base_path) = self.base_path {
            wallet = wallet.base_path(base_path);
        }
        let runtime = runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(serve(wallet, self.listen))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Prints where the wallet listens, and returns once it is interrupted.
async fn serve(wallet: MockWalletBuilder, address: SocketAddr) -> Result<()> {
    let wallet = wallet.start().await.with_context(|| format!("cannot listen on {address}"))?;
    let announced = async {
        files::print(&wallet.base_url())?;
        future::pending().await
    };
    select! {
        // In this order: who has read the address may interrupt at once.
        biased;
        interrupted = signal::ctrl_c() => interrupted.context("cannot wait for an interrupt"),
        failed = announced => failed,
    }
}

/// Brings a base path into the form that URLs have: nothing, or a slash in front and none behind.
fn base_path(text: &str) -> Result<String, &'static str> {
    let is_path = |byte: u8| byte.is_ascii_graphic() && byte != b'?' && byte != b'#';
    match text.trim_matches('/') {
        "" => Ok(String::new()),
        path if path.bytes().all(is_path) => Ok(format!("/{path}")),
        _ => Err("a path holds no blank, no `?`, no `#`, and ASCII only"),
    }
}
