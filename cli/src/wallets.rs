//! A wallet is picked by its id, and one of its servers by its name.

use anyhow::{Result, anyhow, bail};
use clap::Args;
use miniprogram::{WALLETS, Wallet};

#[derive(Args)]
pub(crate) struct WalletArguments {
    /// A wallet, by its id: its address, its habits and its own endpoints.
    #[arg(long, value_name = "ID")]
    wallet: Option<String>,
    /// Which of the wallet's servers, where they differ: `sandbox`.
    #[arg(long, value_name = "NAME", requires = "wallet")]
    server: Option<String>,
}

impl WalletArguments {
    /// Finds the wallet that was asked for. Nothing where none was.
    pub(crate) fn find(&self) -> Result<Option<Wallet>> {
        self.wallet.as_deref().map(|id| find(id, self.server.as_deref())).transpose()
    }
}

/// The wallets and their servers, a line each, for the help text.
pub(crate) fn list() -> String {
    let lines = WALLETS.iter().map(|it| format!("\n  {} {}", it.id, it.server));
    format!("Wallets, and their servers:{}", lines.collect::<String>())
}

/// Which server is never guessed: one of them moves real money.
fn find(id: &str, server: Option<&str>) -> Result<Wallet> {
    let servers: Vec<Wallet> = WALLETS.iter().copied().filter(|it| it.id == id).collect();
    let Some(first) = servers.first() else { bail!("{}", unknown(id)) };
    let names: Vec<&str> = servers.iter().map(|it| it.server).collect();
    match server {
        None if servers.iter().all(|it| it.base_url == first.base_url) => Ok(*first),
        None => bail!("{id} has several servers: say which with --server, {}", names.join(" or ")),
        Some(name) => servers
            .iter()
            .find(|it| it.server == name)
            .copied()
            .ok_or_else(|| anyhow!("{id} has no server {name:?}, but {}", names.join(" and "))),
    }
}

fn unknown(id: &str) -> String {
    let near = WALLETS.iter().map(|it| it.id).min_by_key(|it| strsim::damerau_levenshtein(it, id));
    match near.filter(|it| strsim::damerau_levenshtein(it, id) <= it.len() / 3) {
        Some(meant) => format!("there is no wallet {id:?}: did you mean `{meant}`?"),
        None => format!("there is no wallet {id:?}: `miniprogram call --help` lists them"),
    }
}
