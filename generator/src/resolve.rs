//! The API becomes a crate: files, names, imports and boxes are settled here.

mod endpoint;
mod types;
mod tree;
mod samples;
mod recursion;

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Home, SchemaId};
use crate::names;
use crate::plan::{Crate, Module};

use self::recursion::Recursion;

/// The crate that all generated code stands on.
const RUNTIME: &str = "miniprogram_runtime";

/// Settles the whole crate.
pub fn resolve(api: &Api) -> Crate {
    let resolver = Resolver { api, recursion: Recursion::of(api) };
    let mut modules = BTreeMap::new();
    for operation in &api.operations {
        let module = resolver.endpoint(operation);
        modules.insert(module.file.clone(), module);
    }
    for module in resolver.shared_types() {
        modules.insert(module.file.clone(), module);
    }
    for module in resolver.parents() {
        modules.insert(module.file.clone(), module);
    }
    Crate {
        modules: modules.into_values().collect(),
        samples: samples::files(api),
        round_trips: samples::round_trips(api),
        versions: tree::versions(api),
    }
}

/// What every part of the resolution asks.
struct Resolver<'a> {
    api: &'a Api,
    recursion: Recursion,
}

impl Resolver<'_> {
    /// The versions, in order.
    fn version_names(&self) -> BTreeSet<&str> {
        let shared = self.api.schemas.keys().filter_map(|it| match &it.home {
            Home::Shared { version } => Some(version.as_str()),
            Home::Endpoint(_) => None,
        });
        shared.chain(self.api.operations.iter().map(|it| it.path.version())).collect()
    }
}

/// A type's identifier.
fn type_ident(id: &SchemaId) -> String {
    names::ty(&id.name.join("-"))
}

/// The module, from the crate's root, in which others find a type.
fn type_module(id: &SchemaId) -> String {
    match &id.home {
        Home::Shared { version } => format!("crate::{}::types", names::module(version)),
        Home::Endpoint(path) => format!("crate::{}", module_path(&path.0).join("::")),
    }
}

/// The modules that lead to an endpoint, its own last.
fn module_path(segments: &[String]) -> Vec<String> {
    segments.iter().map(|it| names::module(it)).collect()
}

/// The file of a module.
fn file(modules: &[String]) -> String {
    format!("src/{}.rs", modules.join("/"))
}

/// A module without imports or items.
fn module(modules: &[String]) -> Module {
    Module {
        file: file(modules),
        spec: None,
        doc: crate::ir::Doc::default(),
        imports: BTreeMap::new(),
        items: Vec::new(),
    }
}
