//! What a wallet offers of the platform's version, it offers of the new one.

use super::edit::Edits;
use super::{Note, Scaffold};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Documents, Node, Scope};

/// Adds to the wallet's list the endpoints that the platform has in the new version too, and notes
/// those that it has not.
pub(super) fn follow(
    from: Scope<'_>,
    to: Scope<'_>,
    documents: &Documents,
    scaffold: &mut Scaffold,
) {
    let Some(wallet) = documents.wallet_of(from) else { return };
    let known = offers(wallet);
    let is_new = |path: &str| !known.iter().any(|it| it.text() == Some(path));
    let (there, missing): (Vec<_>, Vec<_>) =
        offered(wallet, from, to).into_iter().partition(|(_, path)| is_there(path, documents));
    let is_known = has_platforms(to, documents);
    // Where nothing is there, the first says so for all.
    for (node, path) in missing.iter().take(if is_known { usize::MAX } else { 1 }) {
        let what = if is_known { path } else { to.version };
        scaffold.notes.push(Note {
            file: wallet.path().to_owned(),
            line: wallet.place_of(node).line(),
            words: format!("the platform has no {what}, so the wallet does not offer it"),
        });
    }
    let new: Vec<&str> =
        there.iter().map(|(_, path)| path.as_str()).filter(|it| is_new(it)).collect();
    if let Some(last) = known.last().filter(|_| !new.is_empty()) {
        let text = longer(&wallet.source.text, last, &new);
        scaffold.changed.insert(wallet.path().to_owned(), text);
    }
}

/// Says what the wallet does without, where the platform has no such version: a spec of the wallet
/// may need it.
pub(super) fn lacking(from: Scope<'_>, to: Scope<'_>, documents: &Documents) -> Option<Diagnostic> {
    let wallet = documents.wallet_of(from).filter(|_| !has_platforms(to, documents))?;
    let (node, _) = offered(wallet, from, to).into_iter().next()?;
    let (to, from) = (to.version, from.version);
    let message = format!("the platform has no {to}, of which the wallet could offer this");
    let help = format!("make it first: `cargo xtask new-version {to} --from {from}`");
    Some(Diagnostic::new(Code::NoSuchVersion, wallet.place_of(node), message).help(help))
}

fn offers(wallet: &Document) -> &[Node] {
    wallet.root.get("offers").map(Node::items).unwrap_or_default()
}

/// What the wallet offers of the one version, each with its path in the other.
fn offered<'d>(wallet: &'d Document, from: Scope<'_>, to: Scope<'_>) -> Vec<(&'d Node, String)> {
    let root = format!("/{}/", from.version);
    let moved = |it: &str| Some(format!("/{}/{}", to.version, it.strip_prefix(&root)?));
    offers(wallet).iter().filter_map(|it| Some((it, moved(it.text()?)?))).collect()
}

fn is_there(path: &str, documents: &Documents) -> bool {
    documents.get(&format!("{}.yaml", path.trim_start_matches('/'))).is_some()
}

/// Whether the platform has a version of that name.
fn has_platforms(to: Scope<'_>, documents: &Documents) -> bool {
    let platforms = Scope { wallet: None, ..to };
    documents.iter().any(|it| it.kind().scope() == Some(platforms))
}

/// The text with more items behind the last one of a list, each on a line where that is on one.
fn longer(text: &str, last: &Node, items: &[&str]) -> String {
    let start = text[..last.span.start].rfind('\n').map_or(0, |it| it + 1);
    let before = &text[start..last.span.start];
    let mut edits = Edits::default();
    if before.trim() == "-" {
        let line = text[last.span.end..].find('\n').map_or(text.len(), |it| last.span.end + it);
        let (end, line_break) = match text[..line].strip_suffix('\r') {
            Some(text) => (text.len(), "\r\n"),
            None => (line, "\n"),
        };
        let lines: String = items.iter().map(|it| format!("{line_break}{before}{it}")).collect();
        edits.put(end..end, lines);
    } else {
        let items: String = items.iter().map(|it| format!(", {it}")).collect();
        edits.put(last.span.end..last.span.end, items);
    }
    edits.apply(text)
}
