//! Every file of specs is read once, and every value that it holds keeps its place.
//!
//! Reading never stops at a fault: what could be read becomes a [`Document`], and the faults go to
//! [`check`](crate::check) with it. What has been refused here is marked in the tree, so that no
//! later rule reports it again.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::document::{Document, Documents, Kind, LINTS};

pub use self::foreign::foreign;

mod content;
mod files;
mod foreign;
mod json;
mod keywords;
mod scalar;
mod shape;
mod syntax;
mod tree;

/// Reads every `.yaml` file below the folder, at most 4 MiB each.
///
/// Links to folders are not followed; names that begin with a point and files with another
/// extension are left alone.
pub fn load(specs: &Path) -> Documents {
    again(specs, &Documents::default())
}

/// Reads the folder as [`load`] does, and takes over what has been read before of each file that
/// still says the same.
pub(crate) fn again(specs: &Path, before: &Documents) -> Documents {
    let mut documents = read(specs, before);
    if documents.faults.is_empty() && !documents.iter().any(Document::is_endpoint) {
        documents.faults.push(no_endpoint());
    }
    documents
}

/// Reads a folder of specs that may have no endpoint yet, or not be there yet.
pub(crate) fn folder(specs: &Path) -> Documents {
    if specs.exists() { read(specs, &Documents::default()) } else { Documents::default() }
}

/// Adds a file that is yet to be written, at a path where one may lie.
pub(crate) fn add(documents: &mut Documents, path: &str, text: String) {
    let (document, faults) = document(Arc::new(Source::new(path, text)));
    documents.faults.extend(faults);
    match document {
        Some(document) => drop(documents.by_path.insert(path.to_owned(), Arc::new(document))),
        None => drop(documents.unread.insert(path.to_owned())),
    }
}

/// Reads how the lints are set, which no other stage does; nothing where there is no such file.
///
/// # Errors
///
/// Where the file cannot be read, or says what it may not say.
pub(crate) fn lints(specs: &Path) -> Result<Option<Document>, Diagnostics> {
    let file = specs.join(LINTS);
    if !file.exists() {
        return Ok(None);
    }
    let mut faults = Diagnostics::default();
    let text = files::foreign(&file, LINTS, &mut faults);
    let read = text.map(|it| document(Arc::new(Source::new(LINTS, it))));
    let (document, more) = read.unwrap_or_default();
    faults.extend(more);
    faults.into_result(document)
}

fn read(specs: &Path, before: &Documents) -> Documents {
    let mut documents = Documents::default();
    let faulty: BTreeSet<&str> = before.faults.iter().map(|it| it.place.file()).collect();
    for (path, text) in files::read(specs, &mut documents.faults) {
        let known = before.by_path.get(&path).filter(|it| !faulty.contains(it.path()));
        match (text, known) {
            (Some(text), Some(known)) if known.source.text == text => {
                documents.by_path.insert(path, Arc::clone(known));
            }
            (Some(text), _) => add(&mut documents, &path, text),
            (None, _) => drop(documents.unread.insert(path)),
        }
    }
    documents
}

/// One file, as far as it could be read, and all that is wrong with it by itself.
fn document(source: Arc<Source>) -> (Option<Document>, Diagnostics) {
    let mut faults = Diagnostics::default();
    let Some(root) = tree::read(&source, &mut faults) else { return (None, faults) };
    let mut document = Document { source, root, content: None };
    if let Some(fault) = stranger(&document) {
        faults.push(fault);
        return (None, faults);
    }
    shape::check(&mut document, &mut faults);
    if faults.is_empty() {
        document.content = content::read(&document, &mut faults);
    }
    (Some(document), faults)
}

/// What is wrong with a file that lies among those of the other kind.
fn stranger(document: &Document) -> Option<Diagnostic> {
    let says = |keyword| document.root.entry(keyword).map(|it| document.key_place_of(it));
    let (place, message, help) = match document.kind() {
        Kind::Schema(_) => {
            let help = "move the file to where its path is: <version>/<subject>/<name>.yaml";
            (says("openapi").or(says("paths"))?, "an endpoint among the schemas", help)
        }
        Kind::Endpoint(_) if says("openapi").is_some() => return None,
        Kind::Endpoint(_) if says("sources").is_some() => {
            let help = "move the file to wallets/<wallet>/wallet.yaml";
            (says("sources")?, "a wallet among the endpoints", help)
        }
        Kind::Endpoint(_) => {
            let help = "move the file to <version>/schemas";
            (says("type").or(says("allOf"))?, "a schema among the endpoints", help)
        }
        Kind::Wallet(_) | Kind::Codes | Kind::Moves(..) | Kind::Lints => return None,
    };
    Some(Diagnostic::new(Code::MisplacedFile, place, message).help(help))
}

fn no_endpoint() -> Diagnostic {
    Diagnostic::new(Code::NoEndpoint, Place::whole(""), "there is no endpoint in this folder").help(
        "write an OpenAPI document for each, such as v2/payments/pay.yaml for the URL /v2/payments/pay",
    )
}
