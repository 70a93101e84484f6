//! Folders and files become modules, and those of one folder have a module each.

use std::collections::BTreeMap;

use super::Claim;
use crate::check::wallet::offers;
use crate::check::{Checker, endpoints};
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::names;

/// Versions that would be taken for the crate's root, for a program, or for a module of another kind.
const NO_VERSIONS: [&str; 5] = ["lib", "main", "bin", "codes", "shared"];

/// The features that neither a version nor a wallet brings.
const FEATURES: [&str; 11] = [
    "default", "hyper", "reqwest", "blocking", "ecc224", "tower", "axum", "tracing", "serde",
    "testing", "wallets",
];

/// The modules of a version that no folder describes.
const NO_SUBJECTS: [&str; 2] = ["endpoints", "types"];

/// For each folder the names in it, each with the place of the first document of that name or below it.
type Folders = BTreeMap<String, BTreeMap<String, Place>>;

/// The features of one sort, each with the first document that brings it.
type Features = BTreeMap<String, Claim>;

impl Checker<'_> {
    pub(super) fn modules(&mut self) {
        for (folder, names) in self.folders() {
            let claims: Vec<Claim> =
                names.into_iter().map(|(name, place)| claim(&name, place)).collect();
            self.reserved(&folder, &claims);
            self.clashes(claims, "the module", "give one of the two another name");
        }
        self.features();
    }

    /// The folders with what stands in them. What a wallet offers stands in its folders, too.
    fn folders(&self) -> Folders {
        // Schemas of one module are of one type too, and that is what is said of them.
        let own = endpoints(self.documents).map(|it| (it.path().to_owned(), it.first_place()));
        let offered = offers::all(self.documents).map(|it| {
            let path = format!("{}/{}", it.wallet.folder(), it.endpoint.path());
            (path, it.wallet.place_of(it.node))
        });
        let mut folders = Folders::new();
        for (path, place) in own.chain(offered) {
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            for step in ends.map(|end| &path[..end]).filter(|it| *it != "wallets") {
                let (folder, name) = step.rsplit_once('/').unwrap_or(("", step));
                let names = folders.entry(folder.to_owned()).or_default();
                names.entry(name.to_owned()).or_insert_with(|| place.clone());
            }
        }
        folders
    }

    fn reserved(&mut self, folder: &str, claims: &[Claim]) {
        let steps: Vec<&str> = folder.split('/').collect();
        let reserved = match steps.as_slice() {
            [""] => [&NO_VERSIONS[..], &FEATURES, &names::ROOMS].concat(),
            ["wallets", _, _] | [_] => NO_SUBJECTS.to_vec(),
            _ => return,
        };
        for claim in claims.iter().filter(|it| reserved.contains(&it.ident.as_str())) {
            self.needed(claim);
        }
    }

    /// A wallet is a cargo feature, as the platform's versions are.
    fn features(&mut self) {
        let (mut versions, mut wallets) = (Features::new(), Features::new());
        for document in self.documents.iter() {
            let (of, what, name) = match (document.kind().wallet(), document.kind().scope()) {
                (Some(id), _) => (&mut wallets, "wallet", id),
                (None, Some(scope)) => (&mut versions, "version", scope.version),
                (None, None) => continue,
            };
            of.entry(names::module(name)).or_insert_with(|| Claim {
                ident: names::module(name),
                what: format!("the {what} {}", quoted(name)),
                place: document.first_place(),
            });
        }
        for (ident, wallet) in wallets {
            if let Some(version) = versions.get(&ident) {
                self.clash(
                    version,
                    &wallet,
                    "the feature",
                    "give the wallet's folder another name",
                );
            } else if FEATURES.contains(&&*ident) {
                self.needed(&wallet);
            }
        }
    }

    fn needed(&mut self, claim: &Claim) {
        let message = format!("{} has a name that the crate needs for itself", claim.what);
        let fault = Diagnostic::new(Code::NeededName, claim.place.clone(), message);
        self.push(fault.help("give the folder another name"));
    }
}

fn claim(name: &str, place: Place) -> Claim {
    let stem = name.strip_suffix(".yaml");
    let kind = if stem.is_some() { "file" } else { "folder" };
    Claim {
        ident: names::module(stem.unwrap_or(name)),
        what: format!("the {kind} {}", quoted(name)),
        place,
    }
}
