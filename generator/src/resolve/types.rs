//! Messages, enums and newtypes: their identifiers, their fields, what they import.

use std::collections::BTreeMap;

use super::{RUNTIME, Resolver, file, module, type_ident, type_module};
use crate::ir::{Bounds, Doc, Home, Object, Presence, Property, Schema, SchemaId, Shape, Type};
use crate::names;
use crate::plan::{Choice, Field, Item, Module, Newtype, Struct, Ty, Variant};

impl Resolver<'_> {
    /// The files of the types that have a spec of their own.
    pub(super) fn shared_types(&self) -> Vec<Module> {
        let mut modules: BTreeMap<(&str, &str), Module> = BTreeMap::new();
        for (id, schema) in &self.api.schemas {
            if let Home::Shared { version } = &id.home {
                let path = shared_path(version, id);
                let module = modules.entry((version, &id.name[0])).or_insert_with(|| module(&path));
                module.spec = Some(schema.spec.clone());
                self.add_type(module, id, schema);
            }
        }
        modules.into_values().collect()
    }

    /// Adds a type to a file.
    pub(super) fn add_type(&self, module: &mut Module, id: &SchemaId, schema: &Schema) {
        let ident = type_ident(id);
        let doc = with_note(&schema.doc, schema.deprecated);
        let item = match &schema.shape {
            Shape::Object(object) => {
                return self.add_struct(module, id, ident, doc, object);
            }
            Shape::Choice(variants) => {
                module.import(RUNTIME, "choice");
                let variants = variants.iter().map(|it| Variant {
                    ident: names::variant(&it.value),
                    wire: it.value.clone(),
                    doc: it.doc.clone(),
                });
                Item::Choice(Choice { ident, doc, variants: variants.collect() })
            }
            Shape::Text { sensitive } => {
                module.import(RUNTIME, "newtype");
                Item::Newtype(Newtype { ident, doc, sensitive: *sensitive })
            }
        };
        module.items.push(item);
    }

    /// Adds a message to a file.
    pub(super) fn add_struct(
        &self,
        module: &mut Module,
        id: &SchemaId,
        ident: String,
        doc: Doc,
        object: &Object,
    ) {
        for name in ["Message", "Properties", "Slot", "message"] {
            module.import(RUNTIME, name);
        }
        if !object.properties.is_empty() {
            module.import(RUNTIME, "Value");
            module.import(RUNTIME, "name");
        }
        let fields = object.properties.iter().map(|it| self.field(module, id, it)).collect();
        let at_least_one_of = object.at_least_one_of.clone();
        module.items.push(Item::Struct(Struct { ident, doc, fields, at_least_one_of }));
    }

    fn field(&self, module: &mut Module, owner: &SchemaId, property: &Property) -> Field {
        let mut ty = ty(module, &property.ty);
        if self.recursion.needs_box(owner, &property.ty) {
            ty = Ty::Box(Box::new(ty));
        }
        if property.presence != Presence::Required {
            ty = Ty::Option(Box::new(ty));
        }
        Field {
            ident: names::field(&property.name),
            wire: property.name.clone(),
            also: property.also_named.clone(),
            doc: with_note(&with_limits(&property.doc, property), property.deprecated),
            ty,
            presence: property.presence,
            sensitive: property.sensitive,
            bounds: property.bounds,
            each: property.each,
        }
    }
}

/// The Rust type of what a property holds, its name imported.
fn ty(module: &mut Module, of: &Type) -> Ty {
    let runtime = |module: &mut Module, name: &'static str| {
        module.import(RUNTIME, name);
        Ty::Name(name)
    };
    match of {
        Type::Text => Ty::Name("String"),
        Type::Integer => Ty::Name("i64"),
        Type::Number => Ty::Name("f64"),
        Type::Boolean => Ty::Name("bool"),
        Type::Timestamp => runtime(module, "Timestamp"),
        Type::Date => runtime(module, "Date"),
        Type::Currency => runtime(module, "Currency"),
        Type::MinorUnits => runtime(module, "MinorUnits"),
        Type::Amount => runtime(module, "Amount"),
        Type::ResultInfo => runtime(module, "ResultInfo"),
        Type::Json => runtime(module, "Json"),
        Type::List(item) => Ty::Vec(Box::new(ty(module, item))),
        Type::Map(value) => {
            module.import("std::collections", "BTreeMap");
            Ty::Map(Box::new(ty(module, value)))
        }
        Type::Named(id) => {
            let ident = type_ident(id);
            if !is_home(module, id) {
                module.import(&type_module(id), &ident);
            }
            Ty::Item(ident)
        }
    }
}

/// The modules that lead to a shared type, which stands with the type that it is written out in.
fn shared_path(version: &str, id: &SchemaId) -> Vec<String> {
    vec![names::module(version), "types".to_owned(), names::module(&id.name[0])]
}

/// Whether the type is written in this very file.
fn is_home(module: &Module, id: &SchemaId) -> bool {
    let path: Vec<String> = match &id.home {
        Home::Shared { version } => shared_path(version, id),
        Home::Endpoint(path) => super::module_path(&path.0),
    };
    module.file == file(&path)
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
