//! An ordinary OpenAPI document of many paths becomes specs: a file an endpoint, a file a shared type.
//!
//! Nothing is invented: what an operation lacks, or what the specs cannot say, is told with the place
//! where it stands, and the operation is left out. What is taken passes [`check`](crate::check).

use std::collections::BTreeMap;
use std::path::Path;

pub(crate) use self::path::{is_name, title};
use self::take::Taking;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;

mod path;
mod split;
mod passed;
mod inline;
mod wording;
mod uses;
mod gather;
mod share;
mod dictionary;
mod take;

/// What becomes of a document.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The files to write, by their path below the folder of specs. None of them is there.
    pub files: BTreeMap<String, String>,
    /// The files that are there already, and say the same.
    pub standing: Vec<String>,
    /// What cannot be taken; the places are in the document.
    pub faults: Diagnostics,
    /// What is passed over, for the protocol or the configuration sees to it; the places are in
    /// the document.
    pub passed_over: Diagnostics,
    /// What is wrong with the specs that are there, so that nothing can be added to them; the
    /// places are in the specs.
    pub in_the_way: Diagnostics,
}

/// Splits a document of OpenAPI 3.0 or 3.1 into specs.
///
/// With `into`, `v3` or `wallets/rebell/v1`, all paths are of that version; without it the first part
/// of each path is its version. Nothing is written.
pub fn import(file: &Path, specs: &Path, into: Option<&str>) -> Imported {
    let (documents, name) = load::foreign(file);
    let mut report = Report::default();
    report.faults.extend(documents.faults().clone());
    let Some(document) = documents.get(&name).filter(|_| report.faults.is_empty()) else {
        return report.alone();
    };
    let endpoints = split::endpoints(document, &documents, into, &mut report);
    let candidates = share::candidates(document, endpoints, &documents, &mut report);
    let taking = Taking::new(candidates, load::folder(specs));
    taking.run(report)
}

/// What is said about a document.
#[derive(Clone, Debug, Default)]
struct Report {
    faults: Diagnostics,
    passed_over: Diagnostics,
}

impl Report {
    fn fault(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    fn pass_over(&mut self, note: Diagnostic) {
        self.passed_over.push(note);
    }

    /// Nothing but what has been said.
    fn alone(self) -> Imported {
        Imported { faults: self.faults, passed_over: self.passed_over, ..Imported::default() }
    }
}
