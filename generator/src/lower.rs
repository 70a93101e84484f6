//! Documents become the API: every reference is followed, every `allOf` merged.

mod operation;
mod schema;
mod kind;
mod object;

use std::collections::BTreeMap;

use crate::document::{Content, Document, Documents};
use crate::ir::{Api, Home, Schema, SchemaId, UrlPath};

/// Lowers the documents that [`check`](crate::check::check) found nothing wrong with.
///
/// Never fails: whatever could not be lowered has been refused.
pub fn lower(documents: &Documents) -> Api {
    let mut lowering = Lowering { documents, schemas: BTreeMap::new() };
    let mut operations = Vec::new();
    for document in documents.iter() {
        match document.content() {
            Content::Endpoint(openapi) => operations.push(lowering.endpoint(document, openapi)),
            Content::Schema(schema) => lowering.shared(document, schema),
        }
    }
    operations.sort_by(|one, other| one.path.cmp(&other.path));
    Api { operations, schemas: lowering.schemas }
}

/// What has been lowered so far, and what to look things up in.
struct Lowering<'d> {
    documents: &'d Documents,
    schemas: BTreeMap<SchemaId, Schema>,
}

/// The path that a spec describes, which is also where its file stands.
fn url_path(document: &Document) -> UrlPath {
    UrlPath(document.url_path().split('/').skip(1).map(str::to_owned).collect())
}

/// The home of the types that a document names.
fn home(document: &Document) -> Home {
    match document.content() {
        Content::Endpoint(_) => Home::Endpoint(url_path(document)),
        Content::Schema(_) => Home::Shared { version: document.version().to_owned() },
    }
}
