//! Documents become the API: every reference is followed, every `allOf` merged, every code worded.

mod operation;
mod schema;
mod kind;
mod object;
mod codes;
mod settled_by;
mod wallet;

use std::collections::BTreeMap;

use crate::document::{self, Content, Document, Documents, Kind};
use crate::ir::{Api, CommonCode, Home, Owner, Schema, SchemaId, Scope, UrlPath};

/// Lowers the documents that [`check`](crate::check::check) found nothing wrong with.
///
/// Never fails: whatever could not be lowered has been refused.
pub fn lower(documents: &Documents) -> Api {
    let common_codes = codes::common(documents);
    let mut lowering = Lowering { documents, common_codes, schemas: BTreeMap::new() };
    let (mut operations, mut wallets) = (Vec::new(), Vec::new());
    for document in documents.iter() {
        match (document.content(), document.kind()) {
            (Content::Endpoint(it), _) => operations.push(lowering.endpoint(document, it)),
            (Content::Schema(schema), _) => lowering.shared(document, schema),
            (Content::Wallet, Kind::Wallet(id)) => wallets.push(wallet::wallet(document, id)),
            (Content::Wallet | Content::Codes, _) => {}
        }
    }
    operations.sort_by(|one, other| (&one.owner, &one.path).cmp(&(&other.owner, &other.path)));
    let Lowering { common_codes, schemas, .. } = lowering;
    Api { operations, schemas, common_codes, wallets }
}

/// What has been lowered so far, and what to look things up in.
struct Lowering<'d> {
    documents: &'d Documents,
    common_codes: Vec<CommonCode>,
    schemas: BTreeMap<SchemaId, Schema>,
}

/// A path as it is written: `/v2/payments/pay`.
fn url_path(written: &str) -> UrlPath {
    UrlPath(written.split('/').skip(1).map(str::to_owned).collect())
}

/// Whose API a document belongs to.
fn owner(document: &Document) -> Owner {
    match document.kind().wallet() {
        Some(id) => Owner::Wallet(id.to_owned()),
        None => Owner::Platform,
    }
}

/// The home of the types that a document names.
fn home(document: &Document) -> Home {
    match document.kind() {
        Kind::Schema(document::Scope { version, .. }) => {
            Home::Shared(Scope { owner: owner(document), version: version.to_owned() })
        }
        _ => Home::Endpoint(owner(document), url_path(&document.url_path())),
    }
}
