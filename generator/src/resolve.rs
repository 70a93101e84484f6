//! The API becomes a crate: files, names, imports and boxes are settled here.

mod places;
pub(crate) mod parts;
mod sharing;
mod reach;
pub(crate) mod graph;
mod recursion;
mod size;
mod depth;
mod endpoint;
mod codes;
mod settled_by;
mod types;
mod message;
mod union;
mod ty;
pub(crate) mod prose;
mod tree;
mod flat;
mod shared;
mod lists;
mod wallets;
mod samples;
mod canaries;
mod matrix;
mod parting;
mod surface;
mod migration;

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Home, Owner, SchemaId, Scope, Wallet};
use crate::names;
use crate::plan::{Crate, Module};
use crate::threads::side_by_side;

use self::flat::Flat;
use self::recursion::Recursion;
use self::sharing::Sharing;
use self::size::Sizes;
pub(crate) use self::surface::Surface;

/// The crate that all generated code stands on.
const RUNTIME: &str = "miniprogram_runtime";

/// Settles the whole crate.
pub fn resolve(api: &Api) -> Crate {
    let resolver = Resolver::of(api, None);
    let (modules, rest) = side_by_side(|| resolver.modules(), || resolver.about());
    Crate { modules, ..rest }
}

/// Settles the crate of a document's types, which knows of no operation.
pub fn types(api: &Api) -> Crate {
    let flat = Flat::of(api);
    let resolver = Resolver::of(api, Some(&flat));
    Crate { modules: resolver.flat_types(&flat), depth: depth::depth(api), ..Crate::default() }
}

/// What every part of the resolution asks.
struct Resolver<'a> {
    api: &'a Api,
    /// The names where all types stand in one module.
    flat: Option<&'a Flat>,
    /// The versions of everybody's API, the platform's first.
    scopes: BTreeSet<Scope>,
    sharing: Sharing,
    recursion: Recursion<'a>,
    sizes: Sizes<'a>,
}

impl<'a> Resolver<'a> {
    fn of(api: &'a Api, flat: Option<&'a Flat>) -> Self {
        let recursion = Recursion::of(api);
        let sizes = Sizes::of(api, &recursion);
        Self { api, flat, scopes: scopes(api), sharing: Sharing::of(api), recursion, sizes }
    }

    /// The crate's files of Rust.
    fn modules(&self) -> Vec<Module> {
        let endpoints = self.api.operations.iter().map(|it| self.endpoint(it));
        let modules = endpoints.chain(self.shared_types()).chain(self.parents());
        let modules: BTreeMap<String, _> = modules.map(|it| (it.file.clone(), it)).collect();
        modules.into_values().collect()
    }

    /// All else: what is tested, and what is told in pages.
    fn about(&self) -> Crate {
        Crate {
            modules: Vec::new(),
            samples: samples::files(self.api),
            round_trips: samples::round_trips(self.api),
            sizes: self.sized(),
            canaries: self.canaries(),
            versions: self.version_pages(),
            wallets: self.wallet_pages(),
            differences: self.differences(),
            parted: self.parted(),
            migrations: self.migrations(),
            depth: depth::depth(self.api),
        }
    }

    /// A type's identifier.
    fn type_ident(&self, id: &SchemaId) -> String {
        self.flat.map_or_else(|| type_ident(id), |it| it.ident(id).to_owned())
    }

    /// The wallet whose version it is; nothing where it is the platform's.
    fn wallet(&self, scope: &Scope) -> Option<&Wallet> {
        self.api.wallets.iter().find(|it| scope.owner == Owner::Wallet(it.id.clone()))
    }
}

/// The versions of everybody's API, the platform's first.
fn scopes(api: &Api) -> BTreeSet<Scope> {
    let shared = api.schemas.keys().filter_map(|it| match &it.home {
        Home::Shared(scope) => Some(scope.clone()),
        Home::Endpoint(..) => None,
    });
    let offers = api.wallets.iter().flat_map(|wallet| {
        let owner = Owner::Wallet(wallet.id.clone());
        let version = |it: &crate::ir::UrlPath| it.version().to_owned();
        wallet.offers.iter().map(move |it| Scope { owner: owner.clone(), version: version(it) })
    });
    shared.chain(offers).chain(api.operations.iter().map(|it| it.scope())).collect()
}

/// A type's identifier, where each file has names of its own.
fn type_ident(id: &SchemaId) -> String {
    names::ty(&id.name.join("-"))
}
