//! Documents become the API: every reference is followed, every `allOf` merged.

mod operation;
mod schema;
mod kind;
mod object;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Content, Document, Documents, Pointer};
use crate::ir::{Api, Home, Schema, SchemaId, UrlPath};

/// Lowers the documents that [`check`](crate::check::check) found nothing wrong with.
///
/// # Errors
///
/// Where a document says, within the dialect, what no type can hold.
pub fn lower(documents: &Documents) -> Result<Api, Diagnostics> {
    let mut lowering = Lowering {
        documents,
        schemas: BTreeMap::new(),
        aliases: Vec::new(),
        faults: Diagnostics::default(),
    };
    let mut operations = Vec::new();
    for document in documents.iter() {
        match document.content() {
            Content::Endpoint(openapi) => operations.extend(lowering.endpoint(document, openapi)),
            Content::Schema(schema) => lowering.shared(document, schema),
        }
    }
    operations.sort_by(|one, other| one.path.cmp(&other.path));
    let schemas = lowering.schemas;
    lowering.faults.into_result(Api { operations, schemas })
}

/// What has been lowered so far, and what to look things up in.
struct Lowering<'d> {
    documents: &'d Documents,
    schemas: BTreeMap<SchemaId, Schema>,
    /// The schemas without a name of their own that are being expanded.
    aliases: Vec<SchemaId>,
    faults: Diagnostics,
}

impl Lowering<'_> {
    fn fault(&mut self, document: &Document, message: String, help: &str) {
        self.faults.push(Diagnostic::new(document.place(&Pointer::default()), message).help(help));
    }
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
