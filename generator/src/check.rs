//! Documents that pass describe an API that can be generated: every rule of the dialect holds.
//!
//! All faults are collected. A rule that lacks something to judge by, since that has been refused
//! already, stays silent.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Document, Documents};

pub use self::clashes::clashes;
pub use self::moves::moves;
use self::spot::Spot;

pub(crate) mod spot;
mod members;
mod endpoint;
mod message;
mod codes;
mod settled_by;
mod wallet;
mod keyword;
mod object;
mod alike;
mod choice;
mod json_text;
mod prose;
mod links;
mod unused;
mod idents;
mod clashes;
mod moves;

/// Checks everything that one file cannot tell by itself, and all that a schema must be.
///
/// # Errors
///
/// Where anything is wrong, in reading or in meaning: all that is wrong, sorted by place.
pub fn check(documents: &Documents) -> Result<(), Diagnostics> {
    let faults = documents.faults.clone();
    let mut checker = Checker { documents, faults };
    for document in documents.iter() {
        checker.endpoint(document);
        checker.wallet(document);
        for spot in spot::all(document) {
            checker.schema(spot);
        }
    }
    checker.wallets();
    checker.idents();
    checker.unused();
    checker.faults.into_result(())
}

/// What to do about most things that stand twice.
const KEEP_ONE: &str = "keep one of the two";

/// The documents, and what has been found wrong with them so far.
struct Checker<'a> {
    documents: &'a Documents,
    faults: Diagnostics,
}

impl<'a> Checker<'a> {
    fn schema(&mut self, spot: Spot<'a>) {
        if spot.reference().is_some() {
            self.link(spot);
            return;
        }
        self.keywords(spot);
        self.object(spot);
        self.choice(spot);
        self.json_text(spot);
        self.description(spot);
    }

    fn push(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    /// Reports each name that comes twice, at its second place.
    fn twice<'n>(
        &mut self,
        names: impl IntoIterator<Item = (&'n str, Place)>,
        message: impl Fn(&str) -> String,
        help: &str,
    ) {
        let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
        for (name, place) in names {
            match seen.get(name) {
                None => drop(seen.insert(name, place)),
                Some(first) => self.push(
                    Diagnostic::new(Code::ListedTwice, place, message(name))
                        .label("the second")
                        .related(first.clone(), "the first")
                        .help(help),
                ),
            }
        }
    }
}

/// The documents that describe an endpoint.
fn endpoints(documents: &Documents) -> impl Iterator<Item = &Document> {
    documents.iter().filter(|it| it.is_endpoint())
}
