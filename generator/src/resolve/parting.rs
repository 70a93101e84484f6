//! Why two types of one name are not one type.

use std::collections::BTreeSet;

use super::Resolver;
use super::places::file;
use super::sharing::unit;
use crate::ir::{Home, Object, Property, Schema, SchemaId, Scope, Shape, Type};
use crate::plan::Parted;

impl Resolver<'_> {
    /// The types of one name that are not one type, each beside the first of that name.
    pub(super) fn parted(&self) -> Vec<Parted> {
        let mut parted = Vec::new();
        for (name, scopes) in self.sharing.parted() {
            let schema = |scope: &&Scope| {
                let id =
                    SchemaId { home: Home::Shared((*scope).clone()), name: vec![name.to_owned()] };
                self.api.schemas.get(&id).map(|it| (file(&self.written_at(&id)), it))
            };
            let schemas: Vec<_> = scopes.iter().filter_map(schema).collect();
            let Some(((first, one), others)) = schemas.split_first() else { continue };
            parted.extend(others.iter().map(|(second, other)| Parted {
                name: name.to_owned(),
                one: one.spec.clone(),
                other: other.spec.clone(),
                files: [first.clone(), second.clone()],
                why: self.why(one, other),
            }));
        }
        parted
    }

    /// The first thing in which two types differ.
    fn why(&self, one: &Schema, other: &Schema) -> String {
        match (&one.shape, &other.shape) {
            (Shape::Object(one), Shape::Object(other)) => self.why_objects(one, other),
            (Shape::Choice(one), Shape::Choice(other)) => {
                only_in(one.iter().map(|it| &it.value), other.iter().map(|it| &it.value))
                    .unwrap_or_else(|| "the values stand in another order".to_owned())
            }
            (Shape::Text { .. }, Shape::Text { .. }) => "only one of them is sensitive".to_owned(),
            (Shape::Numbers(_), Shape::Numbers(_)) => "their numbers differ".to_owned(),
            (Shape::Union(_), Shape::Union(_)) => "they are unions of other types".to_owned(),
            (Shape::Alias(_), Shape::Alias(_)) => "they stand for other types".to_owned(),
            _ => "they are of different kinds".to_owned(),
        }
    }

    fn why_objects(&self, one: &Object, other: &Object) -> String {
        let names =
            |of: &'_ Object| of.properties.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        let pairs = one.properties.iter().filter_map(|property| {
            let same = other.properties.iter().find(|it| it.name == property.name)?;
            self.point(property, same)
        });
        only_in(&names(one), &names(other))
            .or_else(|| pairs.into_iter().next())
            .unwrap_or_else(|| "the properties stand in another order".to_owned())
    }

    /// In what two properties of one name differ; nothing where they say the same.
    fn point(&self, one: &Property, other: &Property) -> Option<String> {
        let name = &one.name;
        if !self.is_one(&one.ty, &other.ty) {
            Some(format!("the types of their `{name}` differ"))
        } else if one.presence != other.presence {
            Some(format!("`{name}` is required in one of them"))
        } else if (&one.bounds, &one.each) != (&other.bounds, &other.each) {
            Some(format!("`{name}` has other bounds"))
        } else if (one.sensitive, &one.also_named) != (other.sensitive, &other.also_named) {
            Some(format!("`{name}` is read or shown in another way"))
        } else {
            None
        }
    }

    /// Whether two types of different versions are one type in the end.
    fn is_one(&self, one: &Type, other: &Type) -> bool {
        match (one, other) {
            (Type::Named(one), Type::Named(other)) => match (unit(one), unit(other)) {
                (Some((one, name)), Some((other, of_other))) => {
                    self.sharing.owners(&one, &name) == self.sharing.owners(&other, &of_other)
                }
                _ => one.name == other.name,
            },
            (Type::List(one), Type::List(other))
            | (Type::Map(one), Type::Map(other))
            | (Type::JsonText(one), Type::JsonText(other))
            | (Type::Nullable(one), Type::Nullable(other)) => self.is_one(one, other),
            (one, other) => one == other,
        }
    }
}

/// What only the one or only the other has.
fn only_in<'a>(
    one: impl IntoIterator<Item = &'a String>,
    other: impl IntoIterator<Item = &'a String>,
) -> Option<String> {
    let (one, other): (BTreeSet<_>, BTreeSet<_>) =
        (one.into_iter().collect(), other.into_iter().collect());
    let list = |names: Vec<&&String>| {
        names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
    };
    let (left, right): (Vec<_>, Vec<_>) =
        (one.difference(&other).collect(), other.difference(&one).collect());
    match (left.is_empty(), right.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("only the first has {}", list(left))),
        (true, false) => Some(format!("only the second has {}", list(right))),
        (false, false) => {
            Some(format!("only the first has {}, only the second {}", list(left), list(right)))
        }
    }
}
