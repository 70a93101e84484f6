//! A folder of OpenAPI specs in, a tree of Rust files out.
//!
//! ```text
//! files ─load→ Documents ─check→ ─lower→ ir::Api ─resolve→ plan::Crate ─emit→ tokens ─format→ text ─→ Tree
//! ```
//!
//! Each arrow is one module and one function; each noun is one type, and no type
//! mentions the stage before it. Nothing here prints, exits or reads a clock:
//! the same specs give the same bytes on every machine.

pub mod diagnostic;
pub mod document;
pub mod load;
mod schema;
pub mod check;
#[allow(missing_docs, reason = "a field's name says what it is; the types say the rest")]
pub mod ir;
pub mod lower;
mod names;
#[allow(missing_docs, reason = "a field's name says what it is; the types say the rest")]
pub mod plan;
pub mod resolve;
pub mod emit;
pub mod format;
pub mod page;
pub mod tree;
mod write;
mod memo;
mod draft;
mod grammar;
mod money;
mod likeness;
mod threads;
pub mod import;
pub mod bundle;
pub mod scaffold;
pub mod diff;
pub mod lint;

use std::path::Path;

use crate::diagnostic::{Diagnostics, Noted, Place};
use crate::document::Documents;
use crate::ir::Api;
use crate::lower::Lowered;
use crate::threads::side_by_side;
use crate::tree::Tree;

pub use self::memo::Memo;
pub use self::write::{Written, write, write_types};

/// What the crate's manifest says that no spec does.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The crate's name.
    pub name: String,
    /// The crate's version, which is the runtime's too.
    pub version: String,
    /// Where the runtime is, seen from the crate.
    pub runtime: String,
    /// The name of the folder of specs, for the first line of each file.
    pub specs: String,
}

/// Generates the crate that a folder of specs describes.
///
/// # Errors
///
/// Where anything is wrong with a spec: all that is wrong, each with its place.
pub fn generate(specs: &Path, options: &Options) -> Result<Noted<Tree>, Diagnostics> {
    Ok(understand(specs)?.map(|api| write(&resolve::resolve(&api), options)))
}

/// Reads a folder of specs as the API that they mean.
///
/// # Errors
///
/// As [`generate`] does.
pub fn understand(specs: &Path) -> Result<Noted<Api>, Diagnostics> {
    understand_documents(&load::load(specs))
}

/// Takes documents that have been read as the API that they mean.
///
/// # Errors
///
/// As [`generate`] does.
pub fn understand_documents(documents: &Documents) -> Result<Noted<Api>, Diagnostics> {
    let Lowered { api, warnings, unused, .. } = understood(documents)?;
    Ok(Noted { value: api, warnings, unused })
}

/// What the documents come to, where nothing is wrong with them.
///
/// What has been said of a place already is not said again of the schema that stands there.
pub(crate) fn understood(documents: &Documents) -> Result<Lowered, Diagnostics> {
    let (checked, lowered) = side_by_side(|| check::check(documents), || lower::lower(documents));
    let mut faults = checked.err().unwrap_or_default();
    // Faults are sorted by place.
    let known: Vec<Place> = faults.iter().map(|it| it.place.clone()).collect();
    let new = lowered.faults.iter().filter(|it| known.binary_search(&it.place).is_err());
    faults.extend(new.cloned());
    if faults.is_empty() {
        faults = check::clashes(documents, &lowered.api, &lowered.places);
        faults.extend(check::moves(documents, &lowered.api));
    }
    faults.into_result(lowered)
}

/// Generates the crate of the types that an OpenAPI document has under `components`, whatever its
/// operations are.
///
/// # Errors
///
/// Where anything cannot be taken: all that cannot, each with its place.
pub fn generate_types(file: &Path, options: &Options) -> Result<Noted<Tree>, Diagnostics> {
    let (documents, name) = load::foreign(file);
    let mut faults = documents.faults().clone();
    let types = documents.get(&name).map(|it| lower::types(&documents, it)).unwrap_or_default();
    faults.extend(types.faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let tree = write_types(&resolve::types(&types.api), &name, options);
    Ok(Noted { value: tree, warnings: types.warnings, unused: types.unused })
}
