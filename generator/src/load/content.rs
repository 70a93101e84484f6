//! What an endpoint's file means: its text once more, read by `serde_yaml` into the types of
//! `openapiv3`. Of the other files the values say all.

use super::syntax;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Content, Document, Kind};

/// Reads a file in which nothing has been refused.
///
/// Where the two crates still cannot make sense of it, for they take less of YAML than we do, their
/// own words are the fault. The place is theirs too, which may be that of a whole section.
pub(super) fn read(document: &Document, faults: &mut Diagnostics) -> Option<Content> {
    let text = &document.source.text;
    let content = match document.kind() {
        Kind::Endpoint(_) => serde_yaml::from_str(text).map(|it| Content::Endpoint(Box::new(it))),
        Kind::Schema(_) => Ok(Content::Schema),
        Kind::Wallet(_) => Ok(Content::Wallet),
        Kind::Codes => Ok(Content::Codes),
        Kind::Lints => return None,
        Kind::Moves(..) => Ok(Content::Moves),
    };
    let refuse = |error: serde_yaml::Error| {
        let place = error.location().map(|it| rest_of_line(document, it.line(), it.column()));
        let place = place.unwrap_or_else(|| document.first_place());
        let message = format!("this cannot be read: {error}");
        let (_, help) = syntax::explain(&message);
        let mut fault = Diagnostic::new(Code::NotOpenApi, place, message);
        fault.help = help.map(str::to_owned);
        faults.push(fault);
    };
    content.map_err(refuse).ok()
}

/// The line of that number from that column on, each counted from 1.
fn rest_of_line(document: &Document, number: usize, column: usize) -> Place {
    let mut start = 0;
    for (index, line) in document.source.text.split_inclusive('\n').enumerate() {
        if index + 1 == number {
            let before = line.chars().take(column.saturating_sub(1));
            let before: usize = before.map(char::len_utf8).sum();
            return Place::new(&document.source, start + before..start + line.len());
        }
        start += line.len();
    }
    document.first_place()
}
