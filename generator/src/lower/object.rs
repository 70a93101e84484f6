//! An object schema becomes its properties, those of its `allOf` merged in.

use openapiv3::{AdditionalProperties, ReferenceOr, Schema as Spec, SchemaKind, Type as SpecType};

use super::{Lowering, operation::texts, schema::Target};
use crate::document::Document;
use crate::ir::{Doc, Object, Presence, Property, SchemaId};

type Boxed = ReferenceOr<Box<Spec>>;

/// What a schema says of an object, wherever OpenAPI lets it say so.
pub(super) struct ObjectSpec<'s> {
    pub(super) properties: Vec<(&'s String, &'s Boxed)>,
    pub(super) additional: Option<&'s AdditionalProperties>,
    pub(super) all_of: &'s [ReferenceOr<Spec>],
    required: &'s [String],
    any_of: &'s [ReferenceOr<Spec>],
}

impl<'s> ObjectSpec<'s> {
    /// Reads what the schema says of an object; nothing where it is not one.
    pub(super) fn of(schema: &'s Spec) -> Option<Self> {
        let empty = Self {
            properties: Vec::new(),
            additional: None,
            all_of: &[],
            required: &[],
            any_of: &[],
        };
        match &schema.schema_kind {
            SchemaKind::Type(SpecType::Object(object)) => Some(Self {
                properties: object.properties.iter().collect(),
                additional: object.additional_properties.as_ref(),
                required: &object.required,
                ..empty
            }),
            SchemaKind::AllOf { all_of } => Some(Self { all_of, ..empty }),
            SchemaKind::Any(any) => Some(Self {
                properties: any.properties.iter().collect(),
                additional: any.additional_properties.as_ref(),
                all_of: &any.all_of,
                required: &any.required,
                any_of: &any.any_of,
            }),
            _ => None,
        }
    }

    /// Whether a property of the object's own may be `null`.
    fn is_nullable(&self, name: &str) -> bool {
        let mut own = self.properties.iter().filter(|(it, _)| *it == name);
        own.any(|(_, it)| it.as_item().is_some_and(|it| it.schema_data.nullable))
    }
}

impl Lowering<'_> {
    /// The properties of an object, first those that it takes over and then its own.
    pub(super) fn object(&mut self, document: &Document, schema: &Spec, id: &SchemaId) -> Object {
        let Some(spec) = ObjectSpec::of(schema) else {
            return Object::default();
        };
        let mut object = Object::default();
        for branch in spec.all_of {
            let Object { properties, at_least_one_of } = self.branch(document, branch, id);
            object.at_least_one_of.extend(at_least_one_of);
            for property in properties {
                match object.properties.iter_mut().find(|it| it.name == property.name) {
                    Some(known) if property.presence == Presence::Required => *known = property,
                    Some(_) => {}
                    None => object.properties.push(property),
                }
            }
        }
        for (name, schema) in &spec.properties {
            let property = self.property(document, name, schema, id);
            match object.properties.iter_mut().find(|it| it.name == **name) {
                Some(known) => *known = property,
                None => object.properties.push(property),
            }
        }
        for property in object.properties.iter_mut().filter(|it| spec.required.contains(&it.name)) {
            if property.presence == Presence::Optional {
                property.presence = match spec.is_nullable(&property.name) {
                    true => Presence::Nullable,
                    false => Presence::Required,
                };
            }
        }
        let alternatives = spec.any_of.iter().flat_map(|it| it.as_item().map(required_names));
        let alternatives: Vec<String> = alternatives.flatten().collect();
        object.at_least_one_of.extend((!alternatives.is_empty()).then_some(alternatives));
        object
    }

    /// The object that a branch, or a body, is or refers to.
    pub(super) fn branch(
        &mut self,
        document: &Document,
        schema: &ReferenceOr<Spec>,
        id: &SchemaId,
    ) -> Object {
        match schema {
            ReferenceOr::Item(schema) => self.object(document, schema, id),
            ReferenceOr::Reference { reference } => {
                let Target { document, schema, id } = self.target(document, reference);
                self.object(document, schema, &id)
            }
        }
    }

    fn property(
        &mut self,
        document: &Document,
        name: &str,
        schema: &Boxed,
        owner: &SchemaId,
    ) -> Property {
        let held = match schema {
            ReferenceOr::Reference { reference } => self.referred(document, reference),
            ReferenceOr::Item(schema) => self.item(document, schema, &owner.child(name)),
        };
        let extensions = schema.as_item().map(|it| &it.schema_data.extensions);
        Property {
            name: name.to_owned(),
            also_named: texts(extensions.and_then(|it| it.get("x-also-named"))),
            doc: Doc::new(&held.description),
            deprecated: held.deprecated,
            sensitive: held.sensitive,
            presence: Presence::Optional,
            ty: held.ty,
            bounds: held.bounds,
            each: held.each,
        }
    }
}

/// The names of a branch that says no more than `required`.
fn required_names(schema: &Spec) -> Vec<String> {
    ObjectSpec::of(schema).map(|it| it.required.to_vec()).unwrap_or_default()
}
