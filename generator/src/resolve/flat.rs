//! The crate of a document's types alone: one module of types, a file for each that has a name of
//! its own. In one module all names meet, so here they are told apart.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use super::places::module;
use super::tree::{private, public, reexport};
use super::types::Page;
use crate::ir::{Api, Doc, SchemaId};
use crate::names::{Kind, settle};
use crate::plan::{Item, Module};

/// The names where all types stand in one module.
pub(super) struct Flat {
    idents: BTreeMap<SchemaId, String>,
    /// The file of each type that has a name of its own, and of those within it.
    modules: BTreeMap<String, String>,
}

impl Flat {
    pub(super) fn of(api: &Api) -> Self {
        let ids: Vec<&SchemaId> = api.schemas.keys().collect();
        let paths: Vec<_> =
            ids.iter().map(|it| it.name.iter().map(String::as_str).collect()).collect();
        let names: BTreeSet<&str> = ids.iter().map(|it| it.name[0].as_str()).collect();
        let idents = ids.into_iter().cloned().zip(settle(Kind::Type, &paths)).collect();
        let names: Vec<_> = names.into_iter().map(|it| vec![it]).collect();
        let modules = names.iter().map(|it| it.concat()).zip(settle(Kind::Module, &names));
        Self { modules: modules.collect(), idents }
    }

    pub(super) fn ident(&self, id: &SchemaId) -> &str {
        &self.idents[id]
    }

    pub(super) fn module(&self, id: &SchemaId) -> &str {
        &self.modules[&id.name[0]]
    }
}

impl Resolver<'_> {
    /// The files of a document's types, and the two that lead to them.
    pub(super) fn flat_types(&self, flat: &Flat) -> Vec<Module> {
        let mut pages: BTreeMap<&str, Page<'_>> = BTreeMap::new();
        let mut idents: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (id, schema) in &self.api.schemas {
            let name = flat.module(id);
            let page = pages.entry(name).or_insert_with(|| Page {
                module: module(&["types".to_owned(), name.to_owned()]),
                scope: None,
            });
            page.module.specs = vec![schema.spec.clone()];
            self.add_type(page, id, schema);
            idents.entry(name).or_default().push(flat.ident(id).to_owned());
        }
        let mut types = module(&["types".to_owned()]);
        types.doc = Doc::new("The types, each with those that stand within it.");
        if !idents.is_empty() {
            let lines = idents.keys().map(|it| private((*it).to_owned()));
            types.items.push(Item::Modules(lines.collect()));
            let lines = idents.into_iter().map(|(name, mut idents)| {
                idents.sort_unstable();
                reexport(&format!("self::{name}"), idents)
            });
            types.items.push(Item::Reexports(lines.collect()));
        }
        let mut root = module(&["lib".to_owned()]);
        root.items.push(Item::Modules(vec![public("types".to_owned())]));
        [root, types].into_iter().chain(pages.into_values().map(|it| it.module)).collect()
    }
}
