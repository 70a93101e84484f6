//! Prose that names an endpoint of its own version names it in the new one.

use std::ops::Range;

use super::edit::Edits;
use crate::document::{Document, Documents, Entry, Kind, Node, Scope, Value};

/// The keywords whose text is for people.
const PROSE: [&str; 5] = ["title", "summary", "description", "meaning", "action"];

/// What is under these is data, whatever it is called there.
const DATA: [&str; 4] = ["example", "examples", "default", "enum"];

/// What is under these has names of the author's choice.
const NAMES: [&str; 3] = ["properties", "schemas", "x-enum-descriptions"];

/// Renames the endpoints that come along, wherever the document's prose names them.
pub(super) fn rename(
    from: Scope<'_>,
    to: Scope<'_>,
    document: &Document,
    documents: &Documents,
    edits: &mut Edits,
) {
    let (old, new) = (format!("/{}/", from.version), format!("/{}/", to.version));
    for node in texts(document) {
        let text = &document.source.text[node.span.clone()];
        for (at, _) in text.match_indices(&old) {
            let path = text[at..].split(|it| !is_of_a_path(it)).next().unwrap_or_default();
            let file = format!("{from}/{}.yaml", path[old.len()..].trim_end_matches('.'));
            let comes_along = |it: &Document| it.kind() == Kind::Endpoint(from);
            let begins = !text[..at].ends_with(|it: char| is_of_a_path(it) || ":}".contains(it));
            if begins && documents.get(&file).is_some_and(comes_along) {
                let start = node.span.start + at;
                edits.put(start..start + old.len(), new.clone());
            }
        }
    }
}

/// The lines on which people, and no program, still read of a version: prose that speaks of the
/// version itself, and comments, which say what was seen where.
pub(super) fn lines_on(version: &str, document: &Document, edits: &Edits) -> Vec<usize> {
    let text = &document.source.text;
    let mut data = Vec::new();
    data_of(&document.root, &texts(document), &mut data);
    let is_word = |it: char| it.is_alphanumeric() || "_-".contains(it);
    let is_read = |at: usize| {
        !text[..at].ends_with(is_word)
            && !text[at + version.len()..].starts_with(is_word)
            && !edits.touch(at)
            && !data.iter().any(|it| it.contains(&at))
    };
    let found = text.match_indices(version).filter(|(at, _)| is_read(*at));
    let mut lines: Vec<usize> = found.map(|(at, _)| text[..at].matches('\n').count() + 1).collect();
    lines.dedup();
    lines
}

/// The texts of a document that are for people.
fn texts(document: &Document) -> Vec<&Node> {
    let mut texts = Vec::new();
    texts_of(&document.root, false, &mut texts);
    texts
}

/// The texts for people at or below a value; `has_names` where its keys are no keywords.
fn texts_of<'d>(node: &'d Node, has_names: bool, texts: &mut Vec<&'d Node>) {
    for Entry { key, node, .. } in node.entries() {
        match &node.value {
            Value::Text(_) if has_names || PROSE.contains(&key.as_str()) => texts.push(node),
            _ if !has_names && DATA.contains(&key.as_str()) => {}
            _ => texts_of(node, !has_names && NAMES.contains(&key.as_str()), texts),
        }
    }
    node.items().iter().for_each(|it| texts_of(it, false, texts));
}

/// The stretches of what is neither for people nor a comment.
fn data_of(node: &Node, texts: &[&Node], data: &mut Vec<Range<usize>>) {
    data.extend(node.entries().iter().map(|it| it.key_span.clone()));
    match &node.value {
        Value::Map(_) | Value::List(_) => {}
        _ if texts.iter().any(|it| std::ptr::eq(*it, node)) => {}
        _ => data.push(node.span.clone()),
    }
    node.children().for_each(|it| data_of(it, texts, data));
}

fn is_of_a_path(it: char) -> bool {
    it.is_ascii_alphanumeric() || "/-._~".contains(it)
}
