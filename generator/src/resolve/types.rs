//! The types that have a name: for each its file, and in it what the shape asks for.

use std::collections::{BTreeMap, BTreeSet};

use super::places::module;
use super::prose::{code, or_said, with_note};
use super::{RUNTIME, Resolver};
use crate::ir::{Doc, Home, Numeral, Schema, SchemaId, Scope, Shape, Type, Variant};
use crate::names::{Kind, settle};
use crate::plan::{self, Alias, Choice, Item, Module, Newtype, Number, Numbers};

/// A file in the making, and the version in which it stands; none where several share it.
pub(super) struct Page<'a> {
    pub(super) module: Module,
    pub(super) scope: Option<&'a Scope>,
}

impl Resolver<'_> {
    /// The files of the types that have a spec of their own, each of the equal ones once.
    pub(super) fn shared_types(&self) -> Vec<Module> {
        let mut pages: BTreeMap<Vec<String>, Page<'_>> = BTreeMap::new();
        for (id, schema) in &self.api.schemas {
            let Home::Shared(scope) = &id.home else { continue };
            let owners = self.sharing.owners(scope, &id.name[0]);
            if owners.first() != Some(scope) {
                continue;
            }
            let path = self.written_at(id);
            let page = pages.entry(path).or_insert_with_key(|path| Page {
                module: module(path),
                scope: (owners.len() == 1).then_some(scope),
            });
            page.module.specs = owners.iter().filter_map(|it| self.spec_of(it, id)).collect();
            self.add_type(page, id, schema);
        }
        pages.into_values().map(|it| it.module).collect()
    }

    /// The spec of the type that is the same in another version.
    fn spec_of(&self, scope: &Scope, id: &SchemaId) -> Option<String> {
        let same = SchemaId { home: Home::Shared(scope.clone()), name: id.name.clone() };
        self.api.schemas.get(&same).map(|it| it.spec.clone())
    }

    /// Adds a type to a file.
    pub(super) fn add_type(&self, page: &mut Page<'_>, id: &SchemaId, schema: &Schema) {
        let ident = self.type_ident(id);
        let doc = with_note(&or_said(&schema.doc, || described(id)), schema.deprecated);
        let item = match &schema.shape {
            Shape::Object(object) => {
                return self.add_struct(page, id, ident, doc, object);
            }
            Shape::Union(union) => return self.add_union(page, id, ident, doc, union),
            Shape::Alias(ty) => self.alias(page, id, ident, doc, ty),
            Shape::Choice(variants) => {
                page.module.import(RUNTIME, "choice");
                Item::Choice(Choice { ident, doc, variants: texts(variants) })
            }
            Shape::Numbers(numerals) => {
                page.module.import(RUNTIME, "numbers");
                Item::Numbers(Numbers { ident, doc, variants: numbers(numerals) })
            }
            Shape::Text { sensitive } => {
                page.module.import(RUNTIME, "newtype");
                Item::Newtype(Newtype { ident, doc, sensitive: *sensitive })
            }
        };
        page.module.items.push(item);
    }

    /// A name for a type that has none. One that leads to itself cannot be a mere name.
    fn alias(
        &self,
        page: &mut Page<'_>,
        id: &SchemaId,
        ident: String,
        doc: Doc,
        ty: &Type,
    ) -> Item {
        let is_recursive = self.recursion.is_endless_name(id);
        if is_recursive {
            page.module.import(RUNTIME, "wrapper");
        }
        Item::Alias(Alias { ident, doc, ty: self.ty(page, ty), is_recursive })
    }
}

/// What is said of a type of which the spec says nothing.
fn described(id: &SchemaId) -> String {
    match id.name.as_slice() {
        [around @ .., last] if !around.is_empty() => {
            format!("What stands as {} in {}.", code(last), code(&around.join(".")))
        }
        name => format!("The schema {}.", code(&name.concat())),
    }
}

/// The variants of an enum, each value once.
fn texts(variants: &[Variant]) -> Vec<plan::Variant> {
    let mut seen = BTreeSet::new();
    let variants: Vec<&Variant> = variants.iter().filter(|it| seen.insert(&it.value)).collect();
    let names: Vec<_> = variants.iter().map(|it| vec![it.value.as_str()]).collect();
    let idents = settle(Kind::Variant, &names);
    let variant = |(ident, it): (String, &&Variant)| plan::Variant {
        ident,
        wire: it.value.clone(),
        doc: or_said(&it.doc, || format!("The value {}.", code(&it.value))),
    };
    idents.into_iter().zip(&variants).map(variant).collect()
}

/// The variants of an enum of numbers, each number once.
fn numbers(numerals: &[Numeral]) -> Vec<Number> {
    let mut seen = BTreeSet::new();
    let numerals: Vec<&Numeral> = numerals.iter().filter(|it| seen.insert(it.value)).collect();
    let digits: Vec<String> = numerals.iter().map(|it| it.value.to_string()).collect();
    let named = |(it, digits): (&&Numeral, &String)| it.name.clone().unwrap_or(digits.clone());
    let mut names: Vec<String> = numerals.iter().zip(&digits).map(named).collect();
    if names.iter().collect::<BTreeSet<_>>().len() < names.len() {
        // Two numbers of one name: the numbers themselves tell them apart.
        names = digits;
    }
    let names: Vec<_> = names.iter().map(|it| vec![it.as_str()]).collect();
    let number = |(ident, it): (String, &&Numeral)| Number {
        ident,
        value: it.value,
        doc: or_said(&it.doc, || format!("The number {}.", it.value)),
    };
    settle(Kind::Variant, &names).into_iter().zip(&numerals).map(number).collect()
}
