//! What an endpoint's file means: its text once more, read by `serde_yaml` into the types of
//! `openapiv3`. Of the other files the values say all.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Content, Document, Kind};

/// Reads a file in which nothing has been refused.
///
/// Where `openapiv3` still cannot make sense of it, its own words are the fault, and its line is
/// the place: it reads sections as a whole, so that the line is often only that of the section.
pub(super) fn read(document: &Document, faults: &mut Diagnostics) -> Option<Content> {
    let text = &document.source.text;
    let content = match document.kind() {
        Kind::Endpoint(_) => serde_yaml::from_str(text).map(|it| Content::Endpoint(Box::new(it))),
        Kind::Schema(_) => Ok(Content::Schema),
        Kind::Wallet(_) => Ok(Content::Wallet),
        Kind::Codes => Ok(Content::Codes),
    };
    let refuse = |error: serde_yaml::Error| {
        let place = line(document, error.location().map_or(1, |it| it.line()));
        faults.push(Diagnostic::new(
            Code::NotOpenApi,
            place,
            format!("this cannot be read: {error}"),
        ));
    };
    content.map_err(refuse).ok()
}

/// The line of that number, counted from 1.
fn line(document: &Document, number: usize) -> Place {
    let mut start = 0;
    for (index, line) in document.source.text.split_inclusive('\n').enumerate() {
        if index + 1 == number {
            return Place::new(&document.source, start..start + line.len());
        }
        start += line.len();
    }
    document.first_place()
}
