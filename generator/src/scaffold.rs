//! New specs that pass from their first day: a version that says what another says, and the draft of
//! an endpoint.
//!
//! What is handed out has been checked beside the specs that are there.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Documents;
use crate::load;

mod copy;
mod edit;
mod endpoint;
mod name;
mod offers;
mod prose;
mod write;

/// With this begins what a draft leaves to its author.
pub(crate) const REPLACE: &str = "REPLACE ";

/// Files of specs that have yet to be written.
#[derive(Clone, Debug, Default)]
pub struct Scaffold {
    /// The new files, by their path below the folder of specs. None of them is there.
    pub files: BTreeMap<String, String>,
    /// The files that are there and change, with what they will say.
    pub changed: BTreeMap<String, String>,
    /// What their author has to look at.
    pub notes: Vec<Note>,
}

/// Something that the author has to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file, below the folder of specs.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is to be seen there, as one clause.
    pub words: String,
}

/// Makes a version, `v3` or `wallets/rebell/v3`, that says what another of the same API says.
///
/// The files keep their comments and their form. What changes is the version: in the path of each
/// endpoint, in its `info`, and where prose or a `$ref` names what came along. A wallet goes on to
/// offer in the new version what it offers in the other, as far as the platform has it there.
///
/// # Errors
///
/// Where a name cannot be a version's, where one version is there already or the other is not, and
/// where anything is wrong with the specs.
pub fn new_version(specs: &Path, to: &str, from: &str) -> Result<Scaffold, Diagnostics> {
    let documents = load::load(specs);
    let from = name::there(from, &documents)?;
    let to = name::new(to, from, specs, &documents)?;
    let scaffold = copy::copy(from, to, &documents);
    passing(scaffold, &documents).map_err(|mut faults| {
        let is_new = |it: &Diagnostic| documents.get(it.place.file()).is_none();
        if faults.iter().all(is_new) {
            faults.extend(offers::lacking(from, to, &documents));
        }
        faults
    })
}

/// Makes the spec of an endpoint, `v2/payments/foo` or `wallets/rebell/v1/payments/foo`, that has
/// every part which a spec must have, and says `REPLACE` where only its author knows.
///
/// # Errors
///
/// Where the path cannot be an endpoint's, is there already or is of no version, and where anything
/// is wrong with the specs.
pub fn new_endpoint(specs: &Path, path: &str, is_callback: bool) -> Result<Scaffold, Diagnostics> {
    let documents = load::load(specs);
    let place = name::endpoint(path, specs, &documents)?;
    passing(endpoint::draft(&place, is_callback, &documents)?, &documents)
}

/// The scaffold, once its files have been found to pass beside those that are there. Where anything
/// is wrong with these, only that is told.
fn passing(scaffold: Scaffold, documents: &Documents) -> Result<Scaffold, Diagnostics> {
    let mut together = documents.clone();
    for (path, text) in scaffold.files.iter().chain(&scaffold.changed) {
        load::add(&mut together, path, text.clone());
    }
    match crate::understood(&together) {
        Ok(_) => Ok(scaffold),
        Err(faults) => Err(crate::understood(documents).err().unwrap_or(faults)),
    }
}
