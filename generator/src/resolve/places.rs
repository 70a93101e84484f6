//! Where things stand in the crate: modules and files, each by the place of its spec.

use super::Resolver;
use crate::ir::{Doc, Home, Operation, Owner, SchemaId, Scope};
use crate::names;
use crate::plan::Module;

/// The modules that lead to one version of somebody's API.
pub(super) fn scope_path(scope: &Scope) -> Vec<String> {
    let mut path = owner_path(&scope.owner);
    path.push(names::module(&scope.version));
    path
}

/// The modules that lead to somebody's API.
fn owner_path(owner: &Owner) -> Vec<String> {
    match owner {
        Owner::Platform => Vec::new(),
        Owner::Wallet(id) => vec!["wallets".to_owned(), names::module(id)],
    }
}

/// The modules that lead to an endpoint, its own last.
pub(super) fn endpoint_path(operation: &Operation) -> Vec<String> {
    path_of(&operation.owner, &operation.path.0)
}

/// The modules that lead to a folder of endpoints, or to one of them.
pub(super) fn path_of(owner: &Owner, segments: &[String]) -> Vec<String> {
    let segments = segments.iter().map(|it| names::module(it));
    owner_path(owner).into_iter().chain(segments).collect()
}

/// The modules that lead to what several versions have in common, by the first that has it.
pub(super) fn shared_path(first: &Scope) -> Vec<String> {
    [vec!["shared".to_owned()], scope_path(first)].concat()
}

/// The cargo feature of a version or a wallet.
pub(super) fn feature(scope: &Scope) -> String {
    match &scope.owner {
        Owner::Platform => names::module(&scope.version),
        Owner::Wallet(id) => names::module(id),
    }
}

/// The features of which each brings one of the scopes.
pub(super) fn features(scopes: &[Scope]) -> Vec<String> {
    let mut features: Vec<String> = scopes.iter().map(feature).collect();
    features.dedup();
    features
}

/// A path from the crate's root.
pub(super) fn from_root(modules: &[String]) -> String {
    format!("crate::{}", modules.join("::"))
}

/// The file of a module.
pub(super) fn file(modules: &[String]) -> String {
    format!("src/{}.rs", modules.join("/"))
}

/// A module without imports or items.
pub(super) fn module(modules: &[String]) -> Module {
    Module {
        file: file(modules),
        specs: Vec::new(),
        doc: Doc::default(),
        imports: Default::default(),
        items: Vec::new(),
    }
}

impl Resolver<'_> {
    /// The modules that lead to the file in which a type is written.
    pub(super) fn written_at(&self, id: &SchemaId) -> Vec<String> {
        if let Some(flat) = self.flat {
            return vec!["types".to_owned(), flat.module(id).to_owned()];
        }
        match &id.home {
            Home::Endpoint(owner, path) => path_of(owner, &path.0),
            Home::Shared(scope) => {
                let name = names::module(&id.name[0]);
                match self.sharing.owners(scope, &id.name[0]) {
                    [first, _, ..] => [shared_path(first), vec![name]].concat(),
                    _ => [scope_path(scope), vec!["types".to_owned(), name]].concat(),
                }
            }
        }
    }

    /// The module from which a file takes a type: one that stands in a version asks the version's
    /// `types`, one that several versions share knows no version.
    pub(super) fn taken_from(&self, id: &SchemaId, scope: Option<&Scope>) -> Vec<String> {
        if self.flat.is_some() {
            return vec!["types".to_owned()];
        }
        let types = |of: &Scope| [scope_path(of), vec!["types".to_owned()]].concat();
        match (&id.home, scope) {
            (Home::Endpoint(owner, path), _) => path_of(owner, &path.0),
            (Home::Shared(_), Some(scope)) => types(scope),
            (Home::Shared(owner), None) => match self.sharing.owners(owner, &id.name[0]) {
                [first, _, ..] => shared_path(first),
                _ => types(owner),
            },
        }
    }
}
