//! What in the one API is what in the other: operations by their paths, types by their names.

use std::collections::{BTreeMap, BTreeSet};

use super::prints::Half;
use crate::ir::{Home, Moves, Operation, Owner, SchemaId, Scope, UrlPath};

/// The one scope of each API that is compared, and what the specs tell of the way between them.
#[derive(Clone, Copy)]
pub(super) struct Versions<'a> {
    pub(super) from: &'a Scope,
    pub(super) to: &'a Scope,
    pub(super) moves: Option<&'a Moves>,
}

/// What has a counterpart, and what has none.
pub(super) struct Pairs<'a> {
    pub(super) versions: Option<Versions<'a>>,
    /// By the first one's place, in its order. Several may have become one.
    pub(super) operations: BTreeMap<Place<'a>, (&'a Operation, &'a Operation)>,
    pub(super) gone: Vec<&'a Operation>,
    pub(super) new: Vec<&'a Operation>,
    pub(super) types: BTreeMap<&'a SchemaId, &'a SchemaId>,
    /// The types of the second API that are the counterpart of one.
    pub(super) taken: BTreeSet<&'a SchemaId>,
}

/// Where an operation is found.
pub(super) type Place<'a> = (&'a Owner, &'a UrlPath);

impl<'a> Pairs<'a> {
    /// The operations of both, in the order of the first.
    pub(super) fn operations(&self) -> Vec<(&'a Operation, &'a Operation)> {
        self.operations.values().copied().collect()
    }

    /// The counterpart of an operation.
    pub(super) fn operation(&self, owner: &Owner, path: &UrlPath) -> Option<&'a Operation> {
        self.operations.get(&(owner, path)).map(|(_, it)| *it)
    }

    /// The counterpart of a type.
    pub(super) fn ty(&self, before: &SchemaId) -> Option<&'a SchemaId> {
        self.types.get(before).copied()
    }

    /// Whether a type of the second API is the counterpart of one.
    pub(super) fn is_taken(&self, after: &SchemaId) -> bool {
        self.taken.contains(after)
    }

    /// Makes two types counterparts.
    pub(super) fn pair(&mut self, before: &'a SchemaId, after: &'a SchemaId) {
        self.types.insert(before, after);
        self.taken.insert(after);
    }

    /// The types of both, in the order of the first.
    pub(super) fn all_types(&self) -> Vec<(&'a SchemaId, &'a SchemaId)> {
        self.types.iter().map(|(before, after)| (*before, *after)).collect()
    }

    /// What the specs tell of the way between two versions.
    pub(super) fn moves(&self) -> Option<&'a Moves> {
        self.versions?.moves
    }

    /// Whether a type belongs to what is compared: to the first API's scope, or the second's.
    pub(super) fn is_within(&self, of: Half, id: &SchemaId) -> bool {
        let Some(versions) = self.versions else { return true };
        let scope = match of {
            Half::Before => versions.from,
            Half::After => versions.to,
        };
        match &id.home {
            Home::Shared(it) => it == scope,
            Home::Endpoint(owner, path) => *owner == scope.owner && path.version() == scope.version,
        }
    }

    /// Whether two texts of two versions say the same, each of its own version's endpoints.
    pub(super) fn say_the_same(&self, [before, after]: &[String; 2]) -> bool {
        self.versions.is_some_and(|Versions { from, to, .. }| {
            let [old, new] = [from, to].map(|it| format!("/{}/", it.version));
            before.replace(&old, &new) == *after
        })
    }

    /// The name that a type has in the second API, if it has kept its place.
    pub(super) fn name_of(&self, id: &SchemaId) -> SchemaId {
        match &id.home {
            Home::Shared(scope) => {
                SchemaId { home: Home::Shared(self.scope(scope)), name: self.told_name(id) }
            }
            Home::Endpoint(owner, path) => match self.operations.get(&(owner, path)) {
                Some((before, after)) => {
                    SchemaId { home: after.home(), name: renamed(&id.name, before, after) }
                }
                None => id.clone(),
            },
        }
    }

    fn scope(&self, scope: &Scope) -> Scope {
        match self.versions {
            Some(Versions { from, to, .. }) if scope == from => to.clone(),
            Some(Versions { from, to, .. }) if scope.version == from.version => {
                Scope { owner: scope.owner.clone(), version: to.version.clone() }
            }
            _ => scope.clone(),
        }
    }

    /// A type's name, as the specs tell what has become of it.
    fn told_name(&self, id: &SchemaId) -> Vec<String> {
        let mut name = id.name.clone();
        let told = self.moves().filter(|_| self.is_within(Half::Before, id));
        if let Some(now) = told.and_then(|it| it.schema(&name[0])).and_then(|it| it.now.clone()) {
            name[0] = now;
        }
        name
    }

    /// The path that an operation has in the second API, if it has kept its place.
    pub(super) fn path_of(&self, path: &UrlPath) -> UrlPath {
        match self.versions {
            None => path.clone(),
            Some(Versions { moves: Some(moves), .. }) => moves.path_of(path),
            Some(Versions { to, .. }) => path.at_version(&to.version),
        }
    }
}

/// The name of a type that stands within a message, where the operation has another name.
fn renamed(name: &[String], before: &Operation, after: &Operation) -> Vec<String> {
    let mut name = name.to_vec();
    for half in ["request", "response"] {
        if name[0] == format!("{}-{half}", before.id) {
            name[0] = format!("{}-{half}", after.id);
        }
    }
    name
}
