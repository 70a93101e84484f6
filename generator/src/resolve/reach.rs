//! Which types a version shows: all that its endpoints need, its own and those it refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{in_object, in_shape};
use super::sharing::{Unit, unit};
use super::{Resolver, places};
use crate::ir::{Home, Operation, Owner, Schema, SchemaId, Scope, Shape, Type};

impl Resolver<'_> {
    /// The endpoints of a version: its own, and those of the platform that its wallet offers.
    pub(super) fn shown(&self, scope: &Scope) -> impl Iterator<Item = &Operation> {
        let offers = self.wallet(scope).map_or(&[][..], |it| &it.offers);
        self.api.operations.iter().filter(move |it| {
            it.path.version() == scope.version
                && (it.owner == scope.owner
                    || it.owner == Owner::Platform && offers.contains(&it.path))
        })
    }

    /// The files of types that a version shows, by name.
    pub(super) fn types_shown(&self, scope: &Scope) -> BTreeMap<String, Scope> {
        let mut reached: BTreeSet<Unit> = self.own_units(scope);
        let mut waiting: Vec<&SchemaId> =
            self.shown(scope).flat_map(|it| self.named_by(it)).collect();
        for own in &reached {
            waiting.extend(self.held_by(own));
        }
        while let Some(id) = waiting.pop() {
            if let Some(unit) = unit(id)
                && reached.insert(unit.clone())
            {
                waiting.extend(self.held_by(&unit));
            }
        }
        // What this version's own files name goes by its name there, whatever else is reached.
        let named = self.named_here(scope).into_iter();
        let mut shown: BTreeMap<String, Scope> = named.map(|(scope, name)| (name, scope)).collect();
        for (scope, name) in reached {
            shown.entry(name).or_insert(scope);
        }
        shown
    }

    /// The files of types that a version's own files name, or are.
    fn named_here(&self, scope: &Scope) -> BTreeSet<Unit> {
        let mut units = self.own_units(scope);
        let held = units.iter().flat_map(|it| self.held_by(it));
        let named: Vec<Unit> =
            self.own(scope).flat_map(|it| self.named_by(it)).chain(held).filter_map(unit).collect();
        units.extend(named);
        units
    }

    /// The platform's versions without which a wallet is not whole.
    pub(super) fn needed_versions(&self, scopes: &[Scope]) -> BTreeSet<String> {
        let types = scopes.iter().flat_map(|it| self.types_shown(it).into_values());
        let endpoints = scopes.iter().flat_map(|it| self.shown(it)).map(Operation::scope);
        let platform = types.chain(endpoints).filter(|it| it.owner == Owner::Platform);
        platform.map(|it| places::feature(&it)).collect()
    }

    /// Whether a text that holds JSON is to be hidden, since something in it is.
    pub(super) fn hides(&self, ty: &Type) -> bool {
        let Type::JsonText(held) = ty else { return false };
        let mut seen = BTreeSet::new();
        let mut waiting = Vec::from_iter(held.named());
        while let Some(id) = waiting.pop() {
            let shape = self.api.schemas.get(id).map(|it| &it.shape);
            match shape {
                Some(Shape::Text { sensitive: true }) => return true,
                Some(Shape::Object(object)) if object.properties.iter().any(|it| it.sensitive) => {
                    return true;
                }
                Some(shape) if seen.insert(id) => waiting.extend(in_shape(shape)),
                _ => {}
            }
        }
        false
    }

    fn own_units(&self, scope: &Scope) -> BTreeSet<Unit> {
        let home = Home::Shared(scope.clone());
        self.api.types_of(home).filter_map(|(id, _)| unit(id)).collect()
    }

    /// The types that an endpoint's own file names.
    fn named_by<'a>(&'a self, operation: &'a Operation) -> Vec<&'a SchemaId> {
        let own =
            self.api.types_of(operation.home()).flat_map(|(_, schema)| in_shape(&schema.shape));
        let messages = [&operation.request.object, &operation.response.object];
        let own: Vec<&SchemaId> = own.collect();
        messages.into_iter().flat_map(in_object).chain(own).collect()
    }

    /// The types that a file of a type names.
    fn held_by(&self, (scope, name): &Unit) -> Vec<&SchemaId> {
        self.parts(scope, name).flat_map(|(_, schema)| in_shape(&schema.shape)).collect()
    }

    /// The type of a file, and those that stand within it.
    pub(super) fn parts<'a>(
        &'a self,
        scope: &Scope,
        name: &str,
    ) -> impl Iterator<Item = (&'a SchemaId, &'a Schema)> + use<'a> {
        let first = SchemaId { home: Home::Shared(scope.clone()), name: vec![name.to_owned()] };
        let parts = self.api.schemas.range(first.clone()..);
        parts.take_while(move |(id, _)| id.home == first.home && id.name[0] == first.name[0])
    }
}
