//! Whether what is typed can be a version or an endpoint, and what was meant where it cannot.

use std::path::Path;

use crate::bundle::no_version;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, closest, either, quoted};
use crate::document::{Document, Documents, Kind, Scope};
use crate::import::is_name;

/// An endpoint that is to be.
pub(super) struct Lies<'t> {
    /// Its path below the folder of specs, without an extension: `wallets/rebell/v1/payments/foo`.
    pub(super) path: &'t str,
    /// Its version.
    pub(super) scope: Scope<'t>,
}

/// The version of that name, where it has specs.
pub(super) fn there<'t>(typed: &'t str, documents: &Documents) -> Result<Scope<'t>, Diagnostics> {
    let typed = typed.trim_end_matches('/');
    let known =
        |it: &Scope<'_>| documents.iter().any(|document| document.kind().scope() == Some(*it));
    match scope(typed).filter(known) {
        Some(scope) => Ok(scope),
        None => Err(no_version(typed, documents)),
    }
}

/// The version that is to be made of another, where it can be.
pub(super) fn new<'t>(
    typed: &'t str,
    from: Scope<'_>,
    specs: &Path,
    documents: &Documents,
) -> Result<Scope<'t>, Diagnostics> {
    let typed = typed.trim_end_matches('/');
    let next = Scope { version: &following(from, documents), ..from };
    let refuse = |code, message, help| Err(fault(code, typed, message, help));
    let Some(scope) = scope(typed).filter(|it| number(it.version).is_some()) else {
        let message = format!("{} is no name for a version", quoted(typed));
        let meant = Scope { version: &meant(typed).unwrap_or(next.version.to_owned()), ..from };
        return refuse(
            Code::NoName,
            message,
            format!("a version is `v` and its number: write `{meant}`"),
        );
    };
    if scope.wallet != from.wallet {
        let message = format!("`{scope}` cannot be made of `{from}`");
        let help = "a version begins as another of the same wallet, or of the platform";
        return refuse(Code::NoName, message, help.to_owned());
    }
    if specs.join(scope.to_string()).exists() {
        let help = format!("write `{next}`, or remove the folder first");
        return refuse(Code::StandsAlready, format!("`{scope}` is there already"), help);
    }
    Ok(scope)
}

/// The endpoint that is to be, where it can be.
pub(super) fn endpoint<'t>(
    typed: &'t str,
    specs: &Path,
    documents: &Documents,
) -> Result<Lies<'t>, Diagnostics> {
    let path = typed.strip_prefix('/').unwrap_or(typed);
    let refuse = |code, message, help| Err(fault(code, path, message, help));
    let folder = specs.file_name().map(|it| format!("{}/", it.to_string_lossy()));
    let below = folder.as_deref().and_then(|it| path.strip_prefix(it)).unwrap_or(path);
    let url = below.strip_suffix(".yaml").unwrap_or(below);
    if url != path {
        let message = "an endpoint is named by its URL".to_owned();
        return refuse(Code::NoName, message, format!("write `{url}`"));
    }
    let Some(Kind::Endpoint(scope)) = Kind::of(path).filter(|_| path.split('/').all(is_name))
    else {
        let message = format!("{} is no path of an endpoint", quoted(path));
        let help = "write <version>/<subject>/<name>, such as `v2/payments/pay`, with letters, digits, `-`, `_` and `.`";
        return refuse(Code::NoName, message, help.to_owned());
    };
    of_a_version(path, scope, documents)?;
    if specs.join(format!("{path}.yaml")).exists() {
        let help = "change what it says, or write another name".to_owned();
        return refuse(Code::StandsAlready, format!("`{path}` is there already"), help);
    }
    Ok(Lies { path, scope })
}

/// What is wrong with what was typed.
fn fault(code: Code, typed: &str, message: String, help: String) -> Diagnostics {
    Diagnostics::from_iter([Diagnostic::new(code, Place::whole(typed), message).help(help)])
}

/// Refuses an endpoint of a wallet that is not there, or of a version that nobody has.
fn of_a_version(path: &str, scope: Scope<'_>, documents: &Documents) -> Result<(), Diagnostics> {
    let refuse = |message, help| Err(fault(Code::NoSuchVersion, path, message, help));
    let wallets = documents.iter().filter_map(|it| match it.kind() {
        Kind::Wallet(id) => Some(id),
        _ => None,
    });
    let wallets: Vec<&str> = wallets.collect();
    if let Some(wallet) = scope.wallet.filter(|it| !wallets.contains(it)) {
        let message = format!("there is no wallet {}", quoted(wallet));
        let help = match closest(wallet, wallets.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write wallets/{wallet}/wallet.yaml first"),
        };
        return refuse(message, help);
    }
    // What a wallet has of its own may be all that it has of a version.
    let is_known =
        |it: Scope<'_>| it.version == scope.version && [None, scope.wallet].contains(&it.wallet);
    let versions = || documents.iter().filter_map(|it| it.kind().scope());
    if versions().any(is_known) {
        return Ok(());
    }
    let platforms = versions().filter(|it| it.wallet.is_none());
    let mut known: Vec<&str> = platforms.map(|it| it.version).collect();
    known.dedup();
    let message = format!("there is no version {}", quoted(scope.version));
    let newest = known.iter().copied().max_by_key(|it| number(it)).unwrap_or("v1");
    let help = match number(scope.version) {
        Some(_) if !known.is_empty() => format!(
            "write {}, or make it: `cargo xtask new-version {} --from {newest}`",
            either(known.iter().copied()),
            scope.version
        ),
        _ => format!("write {}", either(known.iter().copied())),
    };
    refuse(message, help)
}

/// A folder of specs that is like this one, where this one is new: most likely it was meant.
pub(super) fn meant_folder<'d>(lies: &Lies<'_>, documents: &'d Documents) -> Option<&'d str> {
    let (folder, _) = lies.path.rsplit_once('/')?;
    let known = documents.iter().filter(|it| it.kind() == Kind::Endpoint(lies.scope));
    let known: Vec<&str> = known.map(Document::folder).collect();
    if known.contains(&folder) {
        return None;
    }
    let last = |path: &'d str| path.rsplit('/').next().unwrap_or(path);
    let is_beside =
        |it: &&str| it.rsplit_once('/').map(|it| it.0) == folder.rsplit_once('/').map(|it| it.0);
    let beside: Vec<&str> = known.into_iter().filter(is_beside).collect();
    let meant = closest(folder.rsplit('/').next()?, beside.iter().map(|it| last(it)))?;
    beside.into_iter().find(|it| last(it) == meant)
}

/// Reads `v3` or `wallets/rebell/v3`.
fn scope(typed: &str) -> Option<Scope<'_>> {
    match typed.split('/').collect::<Vec<_>>()[..] {
        [version] => Some(Scope { wallet: None, version }),
        ["wallets", wallet, version] => Some(Scope { wallet: Some(wallet), version }),
        _ => None,
    }
}

/// The number of a version that is called as versions are: `v3`, not `v03`.
fn number(version: &str) -> Option<u32> {
    let digits = version.strip_prefix('v')?;
    let is_plain = !digits.starts_with('0') && digits.bytes().all(|it| it.is_ascii_digit());
    digits.parse().ok().filter(|_| is_plain)
}

/// The version that follows the last one of the same API.
fn following(of: Scope<'_>, documents: &Documents) -> String {
    let scopes = documents.iter().filter_map(|it| it.kind().scope());
    let numbers = scopes.filter(|it| it.wallet == of.wallet).filter_map(|it| number(it.version));
    format!("v{}", numbers.max().map_or(1, |it| it.saturating_add(1)))
}

/// The version that was meant by `3`, `V3`, `v03` or `specs/v3`.
fn meant(typed: &str) -> Option<String> {
    let last = typed.rsplit('/').next()?;
    let digits = last.trim_start_matches(['v', 'V']).trim_start_matches('0');
    let version = format!("v{digits}");
    number(&version).map(|_| version)
}
