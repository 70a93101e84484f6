//! The crate's root, and the lists of everything: for programs that serve any endpoint.

use super::endpoint::{request_ident, response_ident};
use super::places::{endpoint_path, feature, features, from_root, module, path_of, scope_path};
use super::tree::{item_path, private, public, reexport};
use super::{RUNTIME, Resolver, samples, type_ident};
use crate::ir::{Direction, Doc, Operation, Owner, Scope, Shape};
use crate::names;
use crate::plan::{
    Endpoints, Entry, Item, Listed, Lists, Module, ModuleLine, Reexport, Sized, Version,
};

/// What users need of the runtime beside the pages: the paved path.
const PAVED: &str = "Amount Answer CallOptions Callback Client ClientBuilder Currency Date Direction Empty Endpoint \
    Envelope Error Freshness Json JsonText KeyRing KeyVersion Known Message MinorUnits Operation Outcome ResultCode \
    ResultInfo ResultStatus RetryPolicy Settled SettledBy Settlement SignatureEncoding SigningKey Stale TimeFormat \
    Timestamp Value Verdict VerifyingKey VerifyingKeys Violation Wallet";

impl Resolver<'_> {
    /// The crate's root.
    pub(super) fn root(&self) -> Module {
        let mut root = module(&["lib".to_owned()]);
        let of_runtime =
            |names: Vec<&str>| reexport(RUNTIME, names.into_iter().map(str::to_owned).collect());
        let mut reexports =
            vec![of_runtime(PAVED.split(' ').collect()), of_runtime(names::ROOMS.to_vec())];
        reexports.extend(
            ["blocking", "testing"]
                .map(|room| Reexport { features: vec![room.to_owned()], ..of_runtime(vec![room]) }),
        );
        if !self.api.common_codes.is_empty() {
            reexports.push(reexport("self::codes", vec!["CommonCode".to_owned()]));
        }
        root.items.push(Item::Reexports(reexports));
        root.items.push(Item::Modules(self.root_modules()));
        root.items.push(Item::Lists(self.lists()));
        root
    }

    fn root_modules(&self) -> Vec<ModuleLine> {
        let (platform, wallets): (Vec<Scope>, Vec<Scope>) =
            self.scopes.iter().cloned().partition(|it| it.owner == Owner::Platform);
        let versions = platform.iter().map(|it| ModuleLine {
            features: vec![feature(it)],
            ..public(names::module(&it.version))
        });
        let mut lines: Vec<ModuleLine> = versions.collect();
        if !self.api.wallets.is_empty() {
            let ids = self.api.wallets.iter().map(|it| names::module(&it.id));
            lines.push(ModuleLine { features: ids.collect(), ..public("wallets".to_owned()) });
        }
        if !self.api.common_codes.is_empty() {
            lines.push(private("codes".to_owned()));
        }
        let owners: Vec<Scope> =
            self.sharing.shared().flat_map(|(_, _, owners)| owners.to_vec()).collect();
        if !owners.is_empty() {
            let owners = platform.into_iter().chain(wallets).filter(|it| owners.contains(it));
            let features = features(&owners.collect::<Vec<_>>());
            lines.push(ModuleLine { features, ..private("shared".to_owned()) });
        }
        lines
    }

    fn lists(&self) -> Lists {
        let own = |scope: &Scope| self.own(scope).next().is_some();
        let scopes = self.scopes.iter().filter(|it| own(it));
        let servers = self.api.wallets.iter().flat_map(|wallet| {
            let ident = names::module(&wallet.id);
            let constant = move |it: &crate::ir::Server| {
                (ident.clone(), format!("wallets::{ident}::{}", names::constant(&it.name)))
            };
            wallet.servers.iter().map(constant)
        });
        Lists {
            endpoints: scopes.map(|it| (feature(it), scope_path(it).join("::"))).collect(),
            servers: servers.collect(),
        }
    }

    /// The endpoints that a version describes itself.
    pub(super) fn own(&self, scope: &Scope) -> impl Iterator<Item = &Operation> {
        self.api.operations.iter().filter(move |it| it.scope() == *scope)
    }

    /// The module of a version's list; nothing where it has no endpoints of its own.
    pub(super) fn endpoints(&self, scope: &Scope) -> Option<Module> {
        let version = scope_path(scope);
        let mut module = module(&[version.clone(), vec!["endpoints".to_owned()]].concat());
        module.import(RUNTIME, "Endpoint");
        let to_root = "../".repeat(version.len() + 1);
        let entries = self.own(scope).map(|operation| {
            let path = &endpoint_path(operation)[version.len()..];
            module.import(&from_root(&version), &path[0]);
            let example = |way, message| to_root.clone() + &samples::first(operation, way, message);
            Entry {
                request: format!("{}::{}", path.join("::"), request_ident(operation)),
                is_callback: operation.direction == Direction::ToMerchant,
                wallet: self.wallet(scope).map(|it| names::module(&it.id)),
                request_example: example("request", &operation.request),
                response_example: example("response", &operation.response),
            }
        });
        let entries: Vec<Entry> = entries.collect();
        if entries.is_empty() {
            return None;
        }
        let doc = Doc::new(&format!("Every endpoint under `/{}`, by path.", scope.version));
        module.items.push(Item::Endpoints(Endpoints { doc, entries }));
        Some(module)
    }

    /// What the pages list of the platform.
    pub(super) fn version_pages(&self) -> Vec<Version> {
        let platform = self.scopes.iter().filter(|it| it.owner == Owner::Platform);
        let version = |scope: &Scope| Version {
            ident: names::module(&scope.version),
            endpoints: self.own(scope).map(listed).collect(),
        };
        platform.map(version).collect()
    }

    /// The messages whose size is held against the limit, by module.
    pub(super) fn sized(&self) -> Vec<Sized> {
        let pages = self.api.operations.iter().map(|operation| {
            let mut messages = vec![request_ident(operation)];
            if !operation.response.object.is_empty() {
                messages.push(response_ident(operation));
            }
            let own = self.api.types_of(operation.home());
            let own = own.filter(|(_, it)| matches!(it.shape, Shape::Object(_)));
            messages.extend(own.map(|(id, _)| type_ident(id)));
            Sized {
                feature: feature(&operation.scope()),
                module: endpoint_path(operation).join("::"),
                messages,
                function: (operation.direction == Direction::ToWallet)
                    .then(|| names::function(&operation.id)),
            }
        });
        let types = self.scopes.iter().map(|scope| {
            let home = crate::ir::Home::Shared(scope.clone());
            let own = self.api.types_of(home);
            let own = own.filter(|(_, it)| matches!(it.shape, Shape::Object(_)));
            Sized {
                feature: feature(scope),
                module: path_of(&scope.owner, &[scope.version.clone(), "types".to_owned()])
                    .join("::"),
                messages: own.map(|(id, _)| type_ident(id)).collect(),
                function: None,
            }
        });
        pages.chain(types).filter(|it| !it.messages.is_empty()).collect()
    }
}

/// An endpoint, as the pages list it.
pub(super) fn listed(operation: &Operation) -> Listed {
    Listed {
        path: operation.path.to_string(),
        item: item_path(operation),
        is_callback: operation.direction == Direction::ToMerchant,
        summary: operation.doc.summary(),
    }
}
