//! What leads to the pages: the crate's root, the versions, the subjects, the lists.

use std::collections::{BTreeMap, BTreeSet};

use super::endpoint::{request_ident, response_ident};
use super::{RUNTIME, Resolver, module, module_path, samples, type_ident};
use crate::ir::{Api, Direction, Doc, Home, Operation};
use crate::names;
use crate::plan::{Endpoints, Entry, Item, Listed, Module, ModuleLine, Reexport, Version};

/// What users need of the runtime beside the pages: the paved path.
const PAVED: &str = "Amount Answer Callback Client ClientBuilder Currency Date Direction Empty Endpoint Envelope Error \
    KeyVersion Message MinorUnits Operation Outcome ResultInfo ResultStatus SignatureEncoding SigningKey \
    TimeFormat Timestamp Value VerifyingKey VerifyingKeys Violation";

impl Resolver<'_> {
    /// The modules above the pages.
    pub(super) fn parents(&self) -> Vec<Module> {
        let versions = self.version_names();
        let mut modules = vec![root(&versions)];
        for version in versions {
            let types = self.types(version);
            modules.push(self.version(version, types.is_some()));
            modules.extend(types);
            modules.push(self.endpoints(version));
        }
        modules.extend(self.subjects());
        modules
    }

    fn version(&self, version: &str, has_types: bool) -> Module {
        let ident = names::module(version);
        let mut module = module(std::slice::from_ref(&ident));
        let operations = || self.api.operations.iter().filter(|it| it.path.version() == version);
        module.doc =
            Doc::new(&format!("The endpoints under `/{version}`.")).followed_by(list(operations()));
        let children: BTreeSet<String> =
            operations().map(|it| names::module(&it.path.0[1])).collect();
        let mut lines: Vec<ModuleLine> = children.into_iter().map(public).collect();
        if has_types {
            lines.push(public("types".to_owned()));
        }
        lines.push(private("endpoints".to_owned()));
        module.items.push(Item::Modules(lines));
        module.items.push(Item::Reexports(vec![own("endpoints", vec!["ENDPOINTS".to_owned()])]));
        module
    }

    /// The module of a version's shared types; nothing where it has none.
    fn types(&self, version: &str) -> Option<Module> {
        let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, _) in self.api.types_of(&Home::Shared { version: version.to_owned() }) {
            names.entry(names::module(&id.name[0])).or_default().push(type_ident(id));
        }
        if names.is_empty() {
            return None;
        }
        let mut module = module(&[names::module(version), "types".to_owned()]);
        module.doc = Doc::new(&format!("What the endpoints under `/{version}` have in common."));
        module.items.push(Item::Modules(names.keys().cloned().map(private).collect()));
        let reexports = names.into_iter().map(|(ident, names)| own(&ident, names));
        module.items.push(Item::Reexports(reexports.collect()));
        Some(module)
    }

    /// The modules between a version and its pages.
    fn subjects(&self) -> Vec<Module> {
        let mut subjects: BTreeMap<&[String], Vec<&Operation>> = BTreeMap::new();
        for operation in &self.api.operations {
            let path = &operation.path.0;
            for depth in 2..path.len() {
                subjects.entry(&path[..depth]).or_default().push(operation);
            }
        }
        subjects.iter().map(|(path, operations)| subject(path, operations)).collect()
    }

    fn endpoints(&self, version: &str) -> Module {
        let ident = names::module(version);
        let mut module = module(&[ident, "endpoints".to_owned()]);
        module.import(RUNTIME, "Endpoint");
        let operations = self.api.operations.iter().filter(|it| it.path.version() == version);
        let entries = operations.map(|operation| {
            let path = module_path(&operation.path.0);
            let parent = format!("crate::{}", path[..path.len() - 1].join("::"));
            module.import(&parent, path.last().expect("a path has a name"));
            Entry {
                request: format!("{}::{}", path[path.len() - 1], request_ident(operation)),
                is_callback: operation.direction == Direction::ToMerchant,
                request_example: samples::first(operation, "request", &operation.request),
                response_example: samples::first(operation, "response", &operation.response),
            }
        });
        let entries = entries.collect();
        let doc = Doc::new(&format!("Every endpoint under `/{version}`, by path."));
        module.items.push(Item::Endpoints(Endpoints { doc, entries }));
        module
    }
}

fn root(versions: &BTreeSet<&str>) -> Module {
    let mut root = module(&["lib".to_owned()]);
    let reexport = |names: Vec<&str>, feature: Option<&str>| Reexport {
        path: RUNTIME.to_owned(),
        names: names.into_iter().map(str::to_owned).collect(),
        feature: feature.map(str::to_owned),
    };
    root.items.push(Item::Reexports(vec![
        reexport(PAVED.split(' ').collect(), None),
        reexport(names::ROOMS.to_vec(), None),
        reexport(vec!["testing"], Some("testing")),
    ]));
    let idents = || versions.iter().map(|it| names::module(it));
    let lines =
        idents().map(|ident| ModuleLine { is_public: true, feature: Some(ident.clone()), ident });
    root.items.push(Item::Modules(lines.collect()));
    root.items.push(Item::AllEndpoints(idents().collect()));
    root
}

/// The table of a version's endpoints, each with a link to its item.
fn list<'a>(operations: impl Iterator<Item = &'a Operation>) -> Doc {
    let head = ["endpoint", "item", "what it does"].map(str::to_owned).to_vec();
    let row = |it: &Operation| {
        let (kind, ident) = item(it);
        let path = module_path(&it.path.0);
        let link = format!("{kind}@{}::{ident}", path[1..path.len() - 1].join("::"));
        vec![format!("`{}`", it.path), format!("[`{ident}`]({link})"), it.doc.summary()]
    };
    Doc::table(&std::iter::once(head).chain(operations.map(row)).collect::<Vec<_>>())
}

fn subject(path: &[String], operations: &[&Operation]) -> Module {
    let mut module = module(&module_path(path));
    module.doc = Doc::new(&format!("The endpoints under `/{}`.", path.join("/")));
    let children: BTreeSet<String> =
        operations.iter().map(|it| names::module(&it.path.0[path.len()])).collect();
    module.items.push(Item::Modules(children.into_iter().map(public).collect()));
    let pages = operations.iter().filter(|it| it.path.0.len() == path.len() + 1);
    let reexports: Vec<Reexport> =
        pages.map(|it| own(&names::module(it.path.name()), items(it))).collect();
    if !reexports.is_empty() {
        module.items.push(Item::Reexports(reexports));
    }
    module
}

/// What a page offers to who calls it.
fn items(operation: &Operation) -> Vec<String> {
    let mut items = vec![request_ident(operation)];
    if !operation.response.object.properties.is_empty() {
        items.push(response_ident(operation));
    }
    if operation.direction == Direction::ToWallet {
        items.push(names::function(&operation.id));
    }
    items
}

/// What stands for an endpoint: its function, or the message of a callback.
fn item(operation: &Operation) -> (&'static str, String) {
    match operation.direction {
        Direction::ToWallet => ("fn", names::function(&operation.id)),
        Direction::ToMerchant => ("struct", request_ident(operation)),
    }
}

/// What the pages list.
pub(super) fn versions(api: &Api) -> Vec<Version> {
    let mut versions: BTreeMap<&str, Vec<Listed>> = BTreeMap::new();
    for operation in &api.operations {
        let (_, ident) = item(operation);
        let path = module_path(&operation.path.0);
        versions.entry(operation.path.version()).or_default().push(Listed {
            path: operation.path.to_string(),
            item: format!("{}::{ident}", path[..path.len() - 1].join("::")),
            is_callback: operation.direction == Direction::ToMerchant,
            summary: operation.doc.summary(),
        });
    }
    let version = |(name, endpoints)| Version { ident: names::module(name), endpoints };
    versions.into_iter().map(version).collect()
}

fn public(ident: String) -> ModuleLine {
    ModuleLine { ident, is_public: true, feature: None }
}

fn private(ident: String) -> ModuleLine {
    ModuleLine { ident, is_public: false, feature: None }
}

fn own(ident: &str, names: Vec<String>) -> Reexport {
    Reexport { path: format!("self::{ident}"), names, feature: None }
}
