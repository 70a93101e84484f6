//! What leads to the pages: the versions, the subjects below them, and their types.

use std::collections::{BTreeMap, BTreeSet};

use super::endpoint::{request_ident, response_ident};
use super::places::{endpoint_path, from_root, module, path_of, scope_path, shared_path};
use super::{Resolver, codes, type_ident};
use crate::ir::{Direction, Doc, Operation, Owner, Scope};
use crate::names;
use crate::plan::{Item, Module, ModuleLine, Reexport};

impl Resolver<'_> {
    /// The modules above the pages.
    pub(super) fn parents(&self) -> Vec<Module> {
        let mut modules = vec![self.root()];
        modules.extend(self.common_codes());
        for scope in &self.scopes {
            let types = self.types(scope);
            let endpoints = self.endpoints(scope);
            modules.push(self.version(scope, types.is_some(), endpoints.is_some()));
            modules.extend(types);
            modules.extend(endpoints);
            modules.extend(self.subjects(scope));
        }
        modules.extend(self.shared());
        modules.extend(self.wallet_modules());
        modules
    }

    fn version(&self, scope: &Scope, has_types: bool, has_endpoints: bool) -> Module {
        let mut module = module(&scope_path(scope));
        module.doc = match self.wallet(scope) {
            None => Doc::new(&format!("The endpoints under `/{}`.", scope.version)),
            Some(wallet) => {
                Doc::new(&format!("What {} has under `/{}`.", wallet.name, scope.version))
            }
        };
        module.doc = module.doc.followed_by(self.table(scope));
        let children: BTreeSet<String> =
            self.shown(scope).map(|it| names::module(&it.path.0[1])).collect();
        let mut lines: Vec<ModuleLine> = children.into_iter().map(public).collect();
        lines.extend(has_types.then(|| public("types".to_owned())));
        lines.extend(has_endpoints.then(|| private("endpoints".to_owned())));
        module.items.push(Item::Modules(lines));
        if has_endpoints {
            let list = reexport("self::endpoints", vec!["ENDPOINTS".to_owned()]);
            module.items.push(Item::Reexports(vec![list]));
        }
        module
    }

    /// The table of what a version shows, each with a link to its item.
    fn table(&self, scope: &Scope) -> Doc {
        let head = ["endpoint", "item", "what it does"].map(str::to_owned).to_vec();
        let row = |it: &Operation| {
            let (kind, ident) = item(it);
            let path = path_of(&Owner::Platform, &it.path.0);
            let link = format!("{kind}@{}::{ident}", path[1..path.len() - 1].join("::"));
            vec![format!("`{}`", it.path), format!("[`{ident}`]({link})"), it.doc.summary()]
        };
        Doc::table(&std::iter::once(head).chain(self.shown(scope).map(row)).collect::<Vec<_>>())
    }

    /// The module of the types that a version shows; nothing where it shows none.
    fn types(&self, scope: &Scope) -> Option<Module> {
        let shown = self.types_shown(scope);
        let mut module = module(&[scope_path(scope), vec!["types".to_owned()]].concat());
        let mut reexports: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut own = Vec::new();
        for (name, owner) in &shown {
            let from = match self.sharing.owners(owner, name) {
                [] => continue,
                _ if owner != scope => from_root(&scope_path(owner)) + "::types",
                [first, _, ..] => from_root(&shared_path(first)),
                _ => {
                    own.push(names::module(name));
                    format!("self::{}", names::module(name))
                }
            };
            reexports.entry(from).or_default().extend(self.idents_of(owner, name));
        }
        if reexports.is_empty() {
            return None;
        }
        module.doc =
            Doc::new(&format!("What the endpoints under `/{}` have in common.", scope.version));
        if !own.is_empty() {
            module.items.push(Item::Modules(own.into_iter().map(private).collect()));
        }
        let reexports = reexports.into_iter().map(|(from, names)| reexport(&from, names));
        module.items.push(Item::Reexports(reexports.collect()));
        Some(module)
    }

    /// The types that a file of a type holds.
    pub(super) fn idents_of(&self, scope: &Scope, name: &str) -> Vec<String> {
        self.parts(scope, name).map(|(id, _)| type_ident(id)).collect()
    }

    /// The modules between a version and its pages.
    fn subjects(&self, scope: &Scope) -> Vec<Module> {
        let mut subjects: BTreeMap<&[String], Vec<&Operation>> = BTreeMap::new();
        for operation in self.shown(scope) {
            let path = &operation.path.0;
            for depth in 2..path.len() {
                subjects.entry(&path[..depth]).or_default().push(operation);
            }
        }
        subjects.iter().map(|(path, operations)| subject(scope, path, operations)).collect()
    }
}

fn subject(scope: &Scope, path: &[String], operations: &[&Operation]) -> Module {
    let mut module = module(&path_of(&scope.owner, path));
    module.doc = Doc::new(&format!("The endpoints under `/{}`.", path.join("/")));
    let is_page = |it: &&&Operation| it.path.0.len() == path.len() + 1;
    let is_own = |it: &&&Operation| it.owner == scope.owner;
    let children: BTreeSet<String> = operations
        .iter()
        .filter(|it| !is_page(it) || is_own(it))
        .map(|it| names::module(&it.path.0[path.len()]))
        .collect();
    if !children.is_empty() {
        module.items.push(Item::Modules(children.into_iter().map(public).collect()));
    }
    let own = operations.iter().filter(is_page).filter(is_own);
    let mut reexports: Vec<Reexport> = own
        .map(|it| reexport(&format!("self::{}", names::module(it.path.name())), items(it)))
        .collect();
    let offered = operations.iter().filter(is_page).filter(|it| !is_own(it));
    // A page's module goes by the name of its function, so that one name brings both.
    let offered: BTreeSet<String> = offered
        .flat_map(|it| items(it).into_iter().chain([names::module(it.path.name())]))
        .collect();
    if !offered.is_empty() {
        let from = from_root(&path_of(&Owner::Platform, path));
        reexports.push(reexport(&from, offered.into_iter().collect()));
    }
    if !reexports.is_empty() {
        module.items.push(Item::Reexports(reexports));
    }
    module
}

/// What a page offers to who calls it.
fn items(operation: &Operation) -> Vec<String> {
    let mut items = vec![request_ident(operation)];
    if !operation.response.object.is_empty() {
        items.push(response_ident(operation));
    }
    if !operation.result_codes.is_empty() {
        items.push(codes::codes_ident(operation));
    }
    if operation.direction == Direction::ToWallet {
        items.push(names::function(&operation.id));
    }
    items.sort_unstable();
    items
}

/// What stands for an endpoint: its function, or the message of a callback.
pub(super) fn item(operation: &Operation) -> (&'static str, String) {
    match operation.direction {
        Direction::ToWallet => ("fn", names::function(&operation.id)),
        Direction::ToMerchant => ("struct", request_ident(operation)),
    }
}

/// What stands for an endpoint, as a user writes it.
pub(super) fn item_path(operation: &Operation) -> String {
    let path = endpoint_path(operation);
    format!("{}::{}", path[..path.len() - 1].join("::"), item(operation).1)
}

pub(super) fn public(ident: String) -> ModuleLine {
    ModuleLine { ident, is_public: true, features: Vec::new() }
}

pub(super) fn private(ident: String) -> ModuleLine {
    ModuleLine { ident, is_public: false, features: Vec::new() }
}

pub(super) fn reexport(path: &str, names: Vec<String>) -> Reexport {
    Reexport { path: path.to_owned(), names, features: Vec::new() }
}
