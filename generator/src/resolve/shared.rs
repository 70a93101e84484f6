//! The modules of the types that several versions have in common, which nobody sees: each version
//! shows them as its own.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use super::places::{features, module, shared_path};
use super::tree::{private, public, reexport};
use crate::ir::{Doc, Scope};
use crate::names;
use crate::plan::{Item, Module, ModuleLine, Reexport};

/// The file of a type that several versions have.
struct Common {
    ident: String,
    /// The versions that have it.
    owners: Vec<Scope>,
    /// The type, and those that stand within it.
    types: Vec<String>,
}

impl Resolver<'_> {
    pub(super) fn shared(&self) -> Vec<Module> {
        let mut folders: BTreeMap<Vec<String>, Vec<Common>> = BTreeMap::new();
        for (first, name, owners) in self.sharing.shared() {
            folders.entry(shared_path(first)).or_default().push(Common {
                ident: names::module(name),
                owners: owners.to_vec(),
                types: self.idents_of(first, name),
            });
        }
        let mut modules = parents(&folders);
        modules.extend(folders.iter().map(|(path, files)| folder(path, files)));
        modules
    }
}

/// The modules that lead to the folders.
fn parents(folders: &BTreeMap<Vec<String>, Vec<Common>>) -> Vec<Module> {
    let mut parents: BTreeMap<&[String], BTreeMap<&String, BTreeSet<String>>> = BTreeMap::new();
    for (path, files) in folders {
        let within = files.iter().flat_map(|it| features(&it.owners));
        let within: Vec<String> = within.collect();
        for depth in 1..path.len() {
            let children = parents.entry(&path[..depth]).or_default();
            children.entry(&path[depth]).or_default().extend(within.iter().cloned());
        }
    }
    let parent = |(path, children): (&[String], BTreeMap<&String, BTreeSet<String>>)| {
        let lines = children.into_iter().map(|(ident, features)| ModuleLine {
            features: features.into_iter().collect(),
            ..public(ident.clone())
        });
        described(path, vec![Item::Modules(lines.collect())])
    };
    parents.into_iter().map(parent).collect()
}

/// The types that are first described in one version.
fn folder(path: &[String], files: &[Common]) -> Module {
    let lines = files
        .iter()
        .map(|it| ModuleLine { features: features(&it.owners), ..private(it.ident.clone()) });
    let reexports = files.iter().map(|it| Reexport {
        features: features(&it.owners),
        ..reexport(&format!("self::{}", it.ident), it.types.clone())
    });
    described(path, vec![Item::Modules(lines.collect()), Item::Reexports(reexports.collect())])
}

fn described(path: &[String], items: Vec<Item>) -> Module {
    let doc = Doc::new("Types that several versions have in common.");
    Module { doc, items, ..module(path) }
}
