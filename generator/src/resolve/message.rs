//! Messages: their fields, and the map of what has no field.

use super::prose::{code, or_said, with_limits, with_note};
use super::types::Page;
use super::{RUNTIME, Resolver};
use crate::ir::{self, Bounds, Doc, Finer, Object, Property, SchemaId};
use crate::names::{Kind, settle};
use crate::plan::{Field, Item, Rest, Struct, Ty};

impl Resolver<'_> {
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
        let fields = idents_of(object).into_iter().zip(&object.properties);
        let fields: Vec<Field> =
            fields.map(|(ident, it)| self.field(page, id, object, ident, it)).collect();
        let rest = self.rest(page, &object.rest, &fields);
        let at_least_one_of = object.at_least_one_of.clone();
        page.module.items.push(Item::Struct(Struct { ident, doc, fields, at_least_one_of, rest }));
    }

    /// A property as a field.
    pub(super) fn field(
        &self,
        page: &mut Page<'_>,
        id: &SchemaId,
        owner: &Object,
        ident: String,
        property: &Property,
    ) -> Field {
        let Property { name, ty: held, presence, bounds, each, .. } = property;
        let mut ty = self.ty(page, held);
        if self.is_boxed(id, owner, property) {
            ty = Ty::Box(Box::new(ty));
        }
        for _ in 0..presence.options() {
            ty = Ty::Option(Box::new(ty));
        }
        import_finer(page, bounds);
        import_finer(page, each);
        let doc = or_said(&property.doc, || format!("The property {}.", code(name)));
        Field {
            ident,
            wire: name.clone(),
            also: property.also_named.clone(),
            doc: with_note(&with_limits(&doc, bounds), property.deprecated),
            ty,
            presence: *presence,
            sensitive: property.sensitive || self.hides(held),
            bounds: bounds.clone(),
            each: each.clone(),
        }
    }

    /// Whether the field of a property stands in a box.
    pub(super) fn is_boxed(&self, id: &SchemaId, owner: &Object, property: &Property) -> bool {
        let Property { ty, presence, .. } = property;
        self.recursion.needs_box(id, ty) || self.sizes.needs_box(owner, ty, *presence)
    }

    /// The map of the properties that have no field, where they are kept.
    fn rest(&self, page: &mut Page<'_>, rest: &ir::Rest, fields: &[Field]) -> Option<Rest> {
        let ir::Rest::Kept(of) = rest else { return None };
        page.module.import("std::collections", "BTreeMap");
        page.module.import(&format!("{RUNTIME}::value"), "Map");
        let ident = "additional_properties";
        // No field but one of a keyword ends in `_`.
        let is_taken = fields.iter().any(|it| it.ident == ident);
        Some(Rest {
            ident: if is_taken { format!("{ident}_") } else { ident.to_owned() },
            doc: Doc::new("The properties that have no field here, by name."),
            ty: Ty::Map(Box::new(self.ty(page, of))),
        })
    }
}

/// What the fields of a message are called.
pub(super) fn idents_of(object: &Object) -> Vec<String> {
    let names: Vec<_> = object.properties.iter().map(|it| vec![it.name.as_str()]).collect();
    settle(Kind::Field, &names)
}

/// Imports what the bounds that few specs state are written with.
fn import_finer(page: &mut Page<'_>, bounds: &Bounds) {
    let Finer { least, most, above, below, multiple_of, .. } = &bounds.finer;
    if bounds.finer != Finer::default() {
        page.module.import(RUNTIME, "Finer");
    }
    if [least, most, above, below, multiple_of].iter().any(|it| it.is_some()) {
        page.module.import(RUNTIME, "Limit");
    }
}
