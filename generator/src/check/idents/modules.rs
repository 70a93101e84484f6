//! Folders and files become modules, and those of one folder have a module each.

use std::collections::BTreeMap;

use super::Claim;
use crate::check::{Checker, endpoints};
use crate::diagnostic::{Diagnostic, quoted};
use crate::document::Document;
use crate::names;

/// Versions that would be taken for the crate's root, for a program, or for a feature of another kind.
const NO_VERSIONS: [&str; 8] =
    ["lib", "main", "bin", "default", "hyper", "ecc224", "serde", "testing"];

/// The modules of a version that no folder describes.
const NO_SUBJECTS: [&str; 2] = ["endpoints", "types"];

/// For each folder the names in it, each with the first document of that name or below it.
type Folders<'a> = BTreeMap<&'a str, BTreeMap<&'a str, &'a Document>>;

impl Checker<'_> {
    pub(super) fn modules(&mut self) {
        let mut folders = Folders::new();
        // Schemas of one module are of one type too, and that is what is said of them.
        for document in endpoints(self.documents) {
            let path = document.path();
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            for step in ends.map(|end| &path[..end]) {
                let (folder, name) = step.rsplit_once('/').unwrap_or(("", step));
                folders.entry(folder).or_default().entry(name).or_insert(document);
            }
        }
        for (folder, names) in folders {
            let claims: Vec<Claim> =
                names.into_iter().map(|(name, document)| claim(name, document)).collect();
            self.reserved(folder, &claims);
            self.clashes(claims, "the module", "give one of the two another name");
        }
    }

    fn reserved(&mut self, folder: &str, claims: &[Claim]) {
        let is_reserved = |it: &&Claim| match folder {
            "" => [&NO_VERSIONS[..], &names::ROOMS].concat().contains(&it.ident.as_str()),
            version => !version.contains('/') && NO_SUBJECTS.contains(&it.ident.as_str()),
        };
        for claim in claims.iter().filter(is_reserved) {
            let message = format!("{} has a name that the crate needs for itself", claim.what);
            let fault = Diagnostic::new(claim.place.clone(), message);
            self.push(fault.help("give the folder another name"));
        }
    }
}

fn claim(name: &str, document: &Document) -> Claim {
    let stem = name.strip_suffix(".yaml");
    let kind = if stem.is_some() { "file" } else { "folder" };
    Claim {
        ident: names::module(stem.unwrap_or(name)),
        what: format!("the {kind} {}", quoted(name)),
        place: document.first_place(),
    }
}
