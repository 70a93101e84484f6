//! Messages, enums and newtypes: their identifiers, their fields, what they import.

use std::collections::BTreeMap;

use super::places::{file, from_root, module};
use super::{RUNTIME, Resolver, type_ident};
use crate::ir::{
    Bounds, Doc, Home, Object, Presence, Property, Schema, SchemaId, Scope, Shape, Type,
};
use crate::names;
use crate::plan::{Choice, Field, Item, Module, Newtype, Struct, Ty, Variant};

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
        let ident = type_ident(id);
        let doc = with_note(&schema.doc, schema.deprecated);
        let item = match &schema.shape {
            Shape::Object(object) => {
                return self.add_struct(page, id, ident, doc, object);
            }
            Shape::Choice(variants) => {
                page.module.import(RUNTIME, "choice");
                let variants = variants.iter().map(|it| Variant {
                    ident: names::variant(&it.value),
                    wire: it.value.clone(),
                    doc: it.doc.clone(),
                });
                Item::Choice(Choice { ident, doc, variants: variants.collect() })
            }
            Shape::Text { sensitive } => {
                page.module.import(RUNTIME, "newtype");
                Item::Newtype(Newtype { ident, doc, sensitive: *sensitive })
            }
        };
        page.module.items.push(item);
    }

    /// Adds a message to a file.
    pub(super) fn add_struct(
        &self,
        page: &mut Page<'_>,
        id: &SchemaId,
        ident: String,
        doc: Doc,
        object: &Object,
    ) {
        for name in ["Message", "Properties", "Slot", "message"] {
            page.module.import(RUNTIME, name);
        }
        if !object.properties.is_empty() {
            page.module.import(RUNTIME, "Value");
            page.module.import(RUNTIME, "name");
        }
        let fields = object.properties.iter().map(|it| self.field(page, id, object, it)).collect();
        let at_least_one_of = object.at_least_one_of.clone();
        page.module.items.push(Item::Struct(Struct { ident, doc, fields, at_least_one_of }));
    }

    fn field(
        &self,
        page: &mut Page<'_>,
        id: &SchemaId,
        owner: &Object,
        property: &Property,
    ) -> Field {
        let Property { ty: held, presence, .. } = property;
        let mut ty = self.ty(page, held);
        if self.recursion.needs_box(id, held) || self.sizes.needs_box(owner, held, *presence) {
            ty = Ty::Box(Box::new(ty));
        }
        if *presence != Presence::Required {
            ty = Ty::Option(Box::new(ty));
        }
        Field {
            ident: names::field(&property.name),
            wire: property.name.clone(),
            also: property.also_named.clone(),
            doc: with_note(&with_limits(&property.doc, property), property.deprecated),
            ty,
            presence: *presence,
            sensitive: property.sensitive || self.hides(held),
            bounds: property.bounds,
            each: property.each,
        }
    }

    /// The Rust type of what a property holds, its name imported.
    fn ty(&self, page: &mut Page<'_>, of: &Type) -> Ty {
        let mut runtime = |name: &'static str| {
            page.module.import(RUNTIME, name);
            Ty::Name(name)
        };
        match of {
            Type::Text => Ty::Name("String"),
            Type::Integer => Ty::Name("i64"),
            Type::Number => Ty::Name("f64"),
            Type::Boolean => Ty::Name("bool"),
            Type::Timestamp => runtime("Timestamp"),
            Type::Date => runtime("Date"),
            Type::Currency => runtime("Currency"),
            Type::MinorUnits => runtime("MinorUnits"),
            Type::Amount => runtime("Amount"),
            Type::ResultInfo => runtime("ResultInfo"),
            Type::Json => runtime("Json"),
            Type::JsonText(held) => {
                runtime("JsonText");
                Ty::JsonText(Box::new(self.ty(page, held)))
            }
            Type::List(item) => Ty::Vec(Box::new(self.ty(page, item))),
            Type::Map(value) => {
                page.module.import("std::collections", "BTreeMap");
                Ty::Map(Box::new(self.ty(page, value)))
            }
            Type::Named(id) => {
                let ident = type_ident(id);
                if page.module.file != file(&self.written_at(id)) {
                    page.module.import(&from_root(&self.taken_from(id, page.scope)), &ident);
                }
                Ty::Item(ident)
            }
        }
    }
}

/// Says in words what the bounds say, since a caller reads the docs first.
fn with_limits(doc: &Doc, property: &Property) -> Doc {
    let limits = limits(property.bounds);
    match limits.is_empty() {
        true => doc.clone(),
        false => doc.clone().sentence(&limits.join(", ")),
    }
}

fn limits(bounds: Bounds) -> Vec<String> {
    let Bounds { min_length, max_length, minimum, maximum, min_items, max_items } = bounds;
    let mut limits = Vec::new();
    let mut say = |what: Option<String>| limits.extend(what);
    say(min_length.map(|it| format!("at least {it} characters")));
    say(max_length.map(|it| format!("at most {it} characters")));
    say(minimum.map(|it| format!("not below {it}")));
    say(maximum.map(|it| format!("not above {it}")));
    say(min_items.map(|it| format!("at least {it} items")));
    say(max_items.map(|it| format!("at most {it} items")));
    limits
}

/// Says in words that a thing is deprecated: the attribute would warn of the crate's own code.
pub(super) fn with_note(doc: &Doc, deprecated: bool) -> Doc {
    match deprecated {
        true => doc.clone().paragraph("**Deprecated**: the API keeps it for older clients."),
        false => doc.clone(),
    }
}
