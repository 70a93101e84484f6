//! An endpoint is found by its path, as it is typed: `v2/payments/pay`.

use anyhow::{Result, bail};
use miniprogram::{Direction, ENDPOINTS, Endpoint};

/// The endpoints of every version and wallet, callbacks among them.
pub(crate) fn all() -> Vec<Endpoint> {
    ENDPOINTS.concat()
}

/// Finds the operation at `path`, which may begin with a slash: the wallet's own, or else the
/// platform's.
pub(crate) fn operation(path: &str, wallet: Option<&str>) -> Result<Endpoint> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let found: Vec<Endpoint> = all().into_iter().filter(|it| typed(it) == path).collect();
    let of = |wallet: Option<&str>| found.iter().find(|it| it.wallet == wallet);
    match of(wallet).or_else(|| of(None)) {
        Some(found) if found.direction == Direction::ToWallet => Ok(*found),
        Some(_) => bail!("{path:?} is a callback: the wallet calls it, and the merchant answers"),
        None => bail!("there is no endpoint {path:?}: {}", hint(path, wallet, &found)),
    }
}

/// The operations, a line each, for the help text.
pub(crate) fn list() -> String {
    let lines = operations().map(|it| match it.wallet {
        Some(wallet) => format!("\n  {} --wallet {wallet}", typed(&it)),
        None => format!("\n  {}", typed(&it)),
    });
    format!("Endpoints:{}", lines.collect::<String>())
}

/// Says what may have been meant: another wallet's endpoint, or one that is typed alike.
fn hint(path: &str, wallet: Option<&str>, others: &[Endpoint]) -> String {
    let other = others.iter().find(|it| it.direction == Direction::ToWallet);
    match (other.and_then(|it| it.wallet), closest(path, wallet)) {
        (Some(other), _) => format!("`--wallet {other}` has it"),
        (None, Some(meant)) => format!("did you mean `{meant}`?"),
        (None, None) => "`miniprogram call --help` lists them".to_owned(),
    }
}

/// What was most likely meant: no more than a third of it was mistyped. Of two versions, the newer.
fn closest(path: &str, wallet: Option<&str>) -> Option<&'static str> {
    let (meant, slips) = operations()
        .rev()
        .filter(|it| it.wallet.is_none() || it.wallet == wallet)
        .map(|it| (typed(&it), strsim::damerau_levenshtein(typed(&it), path)))
        .min_by_key(|(_, slips)| *slips)?;
    (slips <= meant.len() / 3).then_some(meant)
}

fn operations() -> impl DoubleEndedIterator<Item = Endpoint> {
    all().into_iter().filter(|it| it.direction == Direction::ToWallet)
}

/// The path without its first slash.
fn typed(endpoint: &Endpoint) -> &'static str {
    endpoint.path.strip_prefix('/').unwrap_or(endpoint.path)
}
