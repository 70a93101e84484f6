//! Types that are equal in several versions become one type, which is written once.
//!
//! Equal are types of one name that say the same, prose aside, and whose parts are equal in turn.
//! The rule is that of a greatest fixed point: all types of one name begin as one, and part until
//! none holds a part that differs. So two types that hold themselves are equal, too.

use std::collections::BTreeMap;

use crate::ir::{Api, Home, Owner, Schema, SchemaId, Scope, Shape, Type, UrlPath};

/// A type that has a file of its own: where, and its name there.
pub(super) type Unit = (Scope, String);

/// Which types are one.
pub(super) struct Sharing {
    classes: BTreeMap<Unit, usize>,
    /// For each class the scopes that have it, in order.
    owners: BTreeMap<usize, Vec<Scope>>,
}

impl Sharing {
    /// Parts the types of each name until those that are left together are equal.
    pub(super) fn of(api: &Api) -> Self {
        let units = units(api);
        let mut classes = numbered(units.keys().map(|unit| (unit.clone(), &unit.1)));
        loop {
            let parted = numbered(
                units
                    .iter()
                    .map(|(unit, parts)| (unit.clone(), (classes[unit], bare(parts, &classes)))),
            );
            let is_settled = count(&parted) == count(&classes);
            classes = parted;
            if is_settled {
                break;
            }
        }
        let mut owners: BTreeMap<usize, Vec<Scope>> = BTreeMap::new();
        for ((scope, _), class) in &classes {
            owners.entry(*class).or_default().push(scope.clone());
        }
        Self { classes, owners }
    }

    /// The scopes that have the very type, the one that it is written for first.
    pub(super) fn owners(&self, scope: &Scope, name: &str) -> &[Scope] {
        // A type that is but another name for a runtime's own has no class.
        let class = self.classes.get(&(scope.clone(), name.to_owned()));
        class.map_or(&[], |it| &self.owners[it])
    }

    /// The types that several scopes have: the first scope, the name, and all scopes in order.
    pub(super) fn shared(&self) -> impl Iterator<Item = (&Scope, &str, &[Scope])> {
        self.classes.iter().filter_map(|((scope, name), class)| {
            let owners = &self.owners[class][..];
            (owners.len() > 1 && owners[0] == *scope).then_some((scope, name.as_str(), owners))
        })
    }

    /// The types of one name that are not one: for each the scope that it is written for.
    pub(super) fn parted(&self) -> BTreeMap<&str, Vec<&Scope>> {
        let mut parted: BTreeMap<&str, Vec<&Scope>> = BTreeMap::new();
        for ((scope, name), class) in &self.classes {
            if self.owners[class].first() == Some(scope) {
                parted.entry(name).or_default().push(scope);
            }
        }
        parted.retain(|_, scopes| scopes.len() > 1);
        parted
    }
}

/// What the files of types hold: each its own type, and those that stand within it.
type Parts<'a> = Vec<(&'a SchemaId, &'a Schema)>;

fn units(api: &Api) -> BTreeMap<Unit, Parts<'_>> {
    let mut units: BTreeMap<Unit, Parts<'_>> = BTreeMap::new();
    for (id, schema) in &api.schemas {
        if let Some(unit) = unit(id) {
            units.entry(unit).or_default().push((id, schema));
        }
    }
    units
}

/// The file in which a type stands; nothing where that is an endpoint's.
pub(super) fn unit(id: &SchemaId) -> Option<Unit> {
    match &id.home {
        Home::Shared(scope) => Some((scope.clone(), id.name[0].clone())),
        Home::Endpoint(..) => None,
    }
}

/// Gives one number to all that have one key.
fn numbered<K: Ord>(units: impl Iterator<Item = (Unit, K)>) -> BTreeMap<Unit, usize> {
    let mut by_key: BTreeMap<K, Vec<Unit>> = BTreeMap::new();
    for (unit, key) in units {
        by_key.entry(key).or_default().push(unit);
    }
    let numbers = by_key.into_values().enumerate();
    numbers.flat_map(|(number, units)| units.into_iter().map(move |it| (it, number))).collect()
}

fn count(classes: &BTreeMap<Unit, usize>) -> Option<usize> {
    classes.values().max().copied()
}

/// What is compared: names, shapes and bounds without prose, and classes in place of types.
fn bare(parts: &Parts<'_>, classes: &BTreeMap<Unit, usize>) -> Vec<(Vec<String>, bool, Shape)> {
    let part = |(id, schema): &(&SchemaId, &Schema)| {
        (id.name.clone(), schema.deprecated, without_prose(&schema.shape, classes))
    };
    parts.iter().map(part).collect()
}

fn without_prose(shape: &Shape, classes: &BTreeMap<Unit, usize>) -> Shape {
    let mut shape = shape.clone();
    shape.clear_docs();
    for id in shape.types_mut().into_iter().filter_map(Type::named_mut) {
        // The class of a type stands in the place of its home.
        if let Some(class) = unit(id).and_then(|it| classes.get(&it)) {
            let class = UrlPath(vec![class.to_string()]);
            id.home = Home::Endpoint(Owner::Platform, class);
        }
    }
    shape
}
