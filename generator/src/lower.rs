//! Documents become the API: every reference is followed, every `allOf` merged, every code worded.

mod operation;
mod codes;
mod settled_by;
mod moves;
mod types;
mod wallet;

pub use self::types::{Types, types};

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostics, Place};
use crate::document::{self, Content, Document, Documents, Kind};
use crate::ir::{Api, CommonCode, Home, Owner, SchemaId, Scope, UrlPath};
use crate::schema::Notes;

use self::types::Typing;

/// What the specs come to.
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    /// The API, whole where [`check`](crate::check::check) finds nothing wrong and there is no fault.
    pub api: Api,
    /// Where each type has its name.
    pub places: BTreeMap<SchemaId, Place>,
    /// The schemas that cannot be taken. What has been refused in reading is none of them.
    pub faults: Diagnostics,
    /// What is lawful and unwise, or said more weakly in types than in the specs.
    pub warnings: Diagnostics,
    /// The keywords that no stage has a use for.
    pub unused: BTreeSet<Place>,
}

/// Lowers the documents, as far as they could be read.
pub fn lower(documents: &Documents) -> Lowered {
    let mut lowering = Lowering {
        documents,
        common_codes: codes::common(documents),
        typing: Typing::of_specs(documents),
    };
    let (mut operations, mut wallets, mut moves) = (Vec::new(), Vec::new(), Vec::new());
    for document in documents.iter() {
        match (&document.content, document.kind()) {
            (Some(Content::Endpoint(it)), _) => {
                operations.extend(lowering.endpoint(document, it));
            }
            (_, Kind::Wallet(id)) => wallets.push(wallet::wallet(document, id)),
            (_, Kind::Moves(scope, from)) => moves.push(self::moves::moves(document, scope, from)),
            _ => {}
        }
    }
    operations.sort_by(|one, other| (&one.owner, &one.path).cmp(&(&other.owner, &other.path)));
    let Lowering { common_codes, typing, .. } = lowering;
    let (schemas, places, Notes { faults, warnings, unused }) = typing.finish();
    let api = Api { operations, schemas, common_codes, wallets, moves };
    Lowered { api, places, faults, warnings, unused }
}

/// What has been lowered so far, and what to look things up in.
struct Lowering<'d> {
    documents: &'d Documents,
    common_codes: Vec<CommonCode>,
    typing: Typing<'d>,
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
