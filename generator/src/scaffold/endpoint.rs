//! The draft of an endpoint has every part that a spec must have, and what its neighbors have in common.

use std::collections::BTreeMap;

use super::name::{Lies, meant_folder};
use super::{Note, Scaffold};
use crate::check::spot::operations;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{CODES, Document, Documents, Kind, Node, Scope, relative};
use crate::draft::Draft;
use crate::import::title;
use crate::page::{Endpoint, ListedCode};

/// The code of success, which each endpoint explains in its own words.
const SUCCESS: &str = "SUCCESS";

/// The spec of an endpoint, with words to replace.
pub(super) fn draft(
    lies: &Lies<'_>,
    is_callback: bool,
    documents: &Documents,
) -> Result<Scaffold, Diagnostics> {
    let (folder, id) = lies.path.rsplit_once('/').unwrap_or_default();
    let file = format!("{}.yaml", lies.path);
    let below = lies.path.strip_prefix(&lies.scope.to_string()).unwrap_or_default();
    let is_about_money = !is_callback && folder.ends_with("/payments") && !id.starts_with("inquir");
    let number = format!("{id}RequestId");
    let property = if is_about_money { &number } else { "replaceThis" };
    let text = Endpoint {
        title: scalar(&title(id)),
        version: scalar(lies.scope.version),
        url: format!("/{}{below}", lies.scope.version),
        id: scalar(id),
        is_callback,
        idempotency_key: is_about_money.then_some(property),
        property,
        result: relative(&file, result(lies, documents)?.path()),
        what: if is_callback { "callback" } else { "call" },
        codes: codes(lies.scope, is_callback, documents),
    }
    .text();
    let notes = meant_folder(lies, documents).map(|meant| Note {
        file: file.clone(),
        line: 1,
        words: format!("is the first in {folder}; did you mean {meant}?"),
    });
    let files = BTreeMap::from([(file, text)]);
    Ok(Scaffold { files, notes: notes.into_iter().collect(), ..Scaffold::default() })
}

/// A text as YAML has it: in quotes where it could be taken for a number or the like.
fn scalar(text: &str) -> String {
    Draft::text_at(&Place::whole(""), text).yaml().text.trim_end().to_owned()
}

/// The schema of `result` that is nearest: of the version itself, of the platform's, or of any other
/// of the platform's.
fn result<'d>(lies: &Lies<'_>, documents: &'d Documents) -> Result<&'d Document, Diagnostics> {
    let is_result = |it: &&Document| {
        it.is_schema() && it.root.get("x-format").and_then(Node::text) == Some("result")
    };
    let distance = |it: &&Document| {
        let scope = it.kind().scope()?;
        let platform = Scope { wallet: None, ..lies.scope };
        [lies.scope, platform]
            .iter()
            .position(|near| *near == scope)
            .or_else(|| scope.wallet.is_none().then_some(2))
    };
    let near = documents.iter().filter(is_result).filter_map(|it| Some((distance(&it)?, it)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, it)| it).ok_or_else(|| {
        let message = format!("no schema of `{}` is that of `result`", lies.scope);
        let help = format!(
            "write {}/schemas/Result.yaml first, with `x-format: result`",
            lies.scope.version
        );
        let fault = Diagnostic::new(Code::NoResult, Place::whole(lies.path), message);
        Diagnostics::from_iter([fault.help(help)])
    })
}

/// The codes that every call of the version lists, or every callback, with the status that most of
/// them give; of the platform's version, where the wallet has none yet.
fn codes<'d>(scope: Scope<'_>, is_callback: bool, documents: &'d Documents) -> Vec<ListedCode<'d>> {
    let own = lists(scope, is_callback, documents);
    let lists = match own.is_empty() {
        true => lists(Scope { wallet: None, ..scope }, is_callback, documents),
        false => own,
    };
    let Some((first, others)) = lists.split_first() else { return Vec::new() };
    let dictionary = documents.get(CODES).filter(|_| !is_callback);
    let is_common = |code: &&str| {
        *code != SUCCESS && others.iter().all(|list| list.iter().any(|(it, _)| it == code))
    };
    let codes = first.iter().map(|(code, _)| *code).filter(is_common);
    codes
        .map(|code| ListedCode {
            code,
            status: usual(lists.iter().flatten().filter(|(it, _)| *it == code).map(|(_, it)| *it)),
            lacks_words: dictionary.is_none_or(|it| it.root.get(code).is_none()),
        })
        .collect()
}

/// The codes of each call of a version, or of each callback, with their statuses.
fn lists<'d>(
    scope: Scope<'_>,
    is_callback: bool,
    documents: &'d Documents,
) -> Vec<Vec<(&'d str, &'d str)>> {
    let specs = documents.iter().filter(|it| it.kind() == Kind::Endpoint(scope));
    let alike =
        specs.flat_map(operations).filter(|it| it.get("x-direction").is_some() == is_callback);
    let codes = |operation: &'d Node| {
        let codes = operation.get("x-result-codes").map(Node::items).unwrap_or_default().iter();
        codes.filter_map(|it| Some((it.get("code")?.text()?, it.get("status")?.text()?))).collect()
    };
    alike.map(codes).collect()
}

/// The status that comes most often.
fn usual<'d>(statuses: impl Iterator<Item = &'d str>) -> &'d str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    statuses.for_each(|it| *counts.entry(it).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map_or("F", |(status, _)| status)
}
