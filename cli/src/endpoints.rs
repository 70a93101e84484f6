//! An endpoint is found by its path, as it is typed: `v2/payments/pay`.

use anyhow::{Result, bail};
use miniprogram::{Direction, ENDPOINTS, Endpoint};

/// The endpoints of every version, callbacks among them.
pub(crate) fn all() -> Vec<Endpoint> {
    ENDPOINTS.concat()
}

/// Finds the operation at `path`, which may begin with a slash.
pub(crate) fn operation(path: &str) -> Result<Endpoint> {
    let path = path.strip_prefix('/').unwrap_or(path);
    match all().into_iter().find(|it| typed(it) == path) {
        Some(found) if found.direction == Direction::ToWallet => Ok(found),
        Some(_) => bail!("{path:?} is a callback: the wallet calls it, and the merchant answers"),
        None => match closest(path) {
            Some(meant) => bail!("there is no endpoint {path:?}: did you mean `{meant}`?"),
            None => bail!("there is no endpoint {path:?}: `miniprogram call --help` lists them"),
        },
    }
}

/// The operations, a line each, for the help text.
pub(crate) fn list() -> String {
    let lines = operations().map(|it| format!("\n  {it}"));
    format!("Endpoints:{}", lines.collect::<String>())
}

/// What was most likely meant: no more than a third of it was mistyped. Of two versions, the newer.
fn closest(path: &str) -> Option<&'static str> {
    let (meant, slips) = operations()
        .rev()
        .map(|it| (it, strsim::damerau_levenshtein(it, path)))
        .min_by_key(|(_, slips)| *slips)?;
    (slips <= meant.len() / 3).then_some(meant)
}

fn operations() -> impl DoubleEndedIterator<Item = &'static str> {
    all().into_iter().filter(|it| it.direction == Direction::ToWallet).map(|it| typed(&it))
}

/// The path without its first slash.
fn typed(endpoint: &Endpoint) -> &'static str {
    endpoint.path.strip_prefix('/').unwrap_or(endpoint.path)
}
