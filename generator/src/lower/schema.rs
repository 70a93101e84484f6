//! One schema becomes a type, by its shape.

use openapiv3::{
    AdditionalProperties, ArrayType, NumberType, ReferenceOr, Schema as Spec, SchemaKind,
    StringType, Type as SpecType,
};

use super::kind::{Alias, Kind, kind};
use super::object::ObjectSpec;
use super::{Lowering, home};
use crate::document::{Content, Document};
use crate::ir::{Bounds, Doc, Schema, SchemaId, Shape, Type, Variant};

/// What stands at one place of a message, and what is said of it there.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) ty: Type,
    pub(super) bounds: Bounds,
    pub(super) each: Bounds,
    pub(super) sensitive: bool,
    pub(super) deprecated: bool,
    pub(super) description: String,
}

/// Where a reference leads.
pub(super) struct Target<'d> {
    pub(super) document: &'d Document,
    pub(super) schema: &'d Spec,
    pub(super) id: SchemaId,
}

impl<'d> Lowering<'d> {
    /// Enters the type that a file of its own describes, where that is more than another name.
    pub(super) fn shared(&mut self, document: &Document, schema: &Spec) {
        let id = SchemaId { home: home(document), name: vec![document.stem().to_owned()] };
        self.named(document, schema, id);
    }

    /// Enters a type under its name, unless the schema is but another name for a type.
    pub(super) fn named(&mut self, document: &Document, schema: &Spec, id: SchemaId) {
        let shape = match kind(schema) {
            Kind::Choice(text) => Shape::Choice(variants(schema, text)),
            Kind::Text => Shape::Text { sensitive: flag(schema, "x-sensitive") },
            Kind::Object => Shape::Object(self.object(document, schema, &id)),
            Kind::Alias(_) => return,
        };
        let data = &schema.schema_data;
        let schema = Schema {
            spec: document.path().to_owned(),
            doc: Doc::new(data.description.as_deref().unwrap_or_default()),
            deprecated: data.deprecated,
            shape,
        };
        self.schemas.insert(id, schema);
    }

    /// What a reference stands for.
    pub(super) fn referred(&mut self, document: &Document, reference: &str) -> Held {
        let Target { document, schema, id } = self.target(document, reference);
        match kind(schema) {
            Kind::Alias(_) => self.item(document, schema, &id),
            Kind::Text | Kind::Choice(_) | Kind::Object => {
                Held { bounds: text_bounds(schema), ..Held::new(Type::Named(id)) }.said_by(schema)
            }
        }
    }

    /// What a schema without a name of its own stands for; what needs a name gets `id`.
    pub(super) fn item(&mut self, document: &Document, schema: &Spec, id: &SchemaId) -> Held {
        if let Some([only]) =
            ObjectSpec::of(schema).filter(|it| it.properties.is_empty()).map(|it| it.all_of)
        {
            return self.held(document, only, id).said_by(schema);
        }
        let held = match kind(schema) {
            Kind::Text => Held { bounds: text_bounds(schema), ..Held::new(Type::Text) },
            Kind::Choice(_) | Kind::Object => {
                self.named(document, schema, id.clone());
                Held::new(Type::Named(id.clone()))
            }
            Kind::Alias(Alias::Plain(ty)) => Held::new(ty),
            Kind::Alias(Alias::Formatted(ty)) => {
                Held { bounds: text_bounds(schema), ..Held::new(ty) }
            }
            Kind::Alias(Alias::Integer(spec)) => {
                let bounds =
                    Bounds { minimum: spec.minimum, maximum: spec.maximum, ..Bounds::default() };
                Held { bounds, ..Held::new(Type::Integer) }
            }
            Kind::Alias(Alias::Number(spec)) => {
                Held { bounds: number_bounds(spec), ..Held::new(Type::Number) }
            }
            Kind::Alias(Alias::JsonText(of)) => self.json_text(document, schema, of),
            Kind::Alias(Alias::List(spec)) => self.list(document, spec, id),
            Kind::Alias(Alias::Map(values)) => self.map(document, values, id),
        };
        held.said_by(schema)
    }

    /// What stands at a place, be it a schema or a reference.
    fn held(&mut self, document: &Document, schema: &ReferenceOr<Spec>, id: &SchemaId) -> Held {
        match schema {
            ReferenceOr::Reference { reference } => self.referred(document, reference),
            ReferenceOr::Item(schema) => self.item(document, schema, id),
        }
    }

    /// Text that holds JSON: of the type referred to, or of any shape.
    fn json_text(&mut self, document: &Document, schema: &Spec, of: Option<&str>) -> Held {
        let json = of.map_or_else(|| Held::new(Type::Json), |it| self.referred(document, it));
        Held {
            bounds: text_bounds(schema),
            sensitive: json.sensitive,
            ..Held::new(Type::JsonText(Box::new(json.ty)))
        }
    }

    fn list(&mut self, document: &Document, spec: &ArrayType, id: &SchemaId) -> Held {
        let item = match &spec.items {
            Some(ReferenceOr::Reference { reference }) => self.referred(document, reference),
            Some(ReferenceOr::Item(schema)) => self.item(document, schema, id),
            None => Held::new(Type::Json),
        };
        let (min_items, max_items) = (spec.min_items.map(narrow), spec.max_items.map(narrow));
        Held {
            bounds: Bounds { min_items, max_items, ..Bounds::default() },
            each: item.bounds,
            sensitive: item.sensitive,
            ..Held::new(Type::List(Box::new(item.ty)))
        }
    }

    fn map(&mut self, document: &Document, values: &AdditionalProperties, id: &SchemaId) -> Held {
        let value = match values {
            AdditionalProperties::Any(_) => Held::new(Type::Json),
            AdditionalProperties::Schema(schema) => self.held(document, schema, id),
        };
        Held {
            each: value.bounds,
            sensitive: value.sensitive,
            ..Held::new(Type::Map(Box::new(value.ty)))
        }
    }

    /// Follows a reference to the schema at its end.
    pub(super) fn target(&self, from: &Document, reference: &str) -> Target<'d> {
        let at = self.documents.resolve(reference, from).expect("check has followed it");
        let document = at.document;
        match (document.content(), at.pointer.last()) {
            (Content::Schema(schema), _) => {
                let id = SchemaId { home: home(document), name: vec![document.stem().to_owned()] };
                Target { document, schema, id }
            }
            (Content::Endpoint(openapi), Some(name)) => {
                let components = openapi.components.as_ref().expect("the reference leads there");
                match &components.schemas[name] {
                    ReferenceOr::Reference { reference } => self.target(document, reference),
                    ReferenceOr::Item(schema) => {
                        let id = SchemaId { home: home(document), name: vec![name.to_owned()] };
                        Target { document, schema, id }
                    }
                }
            }
            _ => unreachable!("check lets nobody refer to anything but a schema"),
        }
    }
}

impl Held {
    fn new(ty: Type) -> Self {
        Self {
            ty,
            bounds: Bounds::default(),
            each: Bounds::default(),
            sensitive: false,
            deprecated: false,
            description: String::new(),
        }
    }

    /// Adds what a schema says beside its shape: its own words go first.
    fn said_by(mut self, schema: &Spec) -> Self {
        let data = &schema.schema_data;
        self.sensitive |= flag(schema, "x-sensitive");
        self.deprecated |= data.deprecated;
        if let Some(description) = &data.description {
            self.description.clone_from(description);
        }
        if let Some(default) = &data.default {
            self.description = format!("{} By default `{default}`.", self.description.trim_end());
        }
        self
    }
}

fn variants(schema: &Spec, text: &StringType) -> Vec<Variant> {
    let prose = schema.schema_data.extensions.get("x-enum-descriptions");
    let doc = |value: &str| Doc::new(prose.and_then(|it| it[value].as_str()).unwrap_or_default());
    let values = text.enumeration.iter().flatten();
    values.map(|value| Variant { value: value.clone(), doc: doc(value) }).collect()
}

fn text_bounds(schema: &Spec) -> Bounds {
    match &schema.schema_kind {
        SchemaKind::Type(SpecType::String(text)) => Bounds {
            min_length: text.min_length.map(narrow),
            max_length: text.max_length.map(narrow),
            ..Bounds::default()
        },
        _ => Bounds::default(),
    }
}

/// The bounds of a number, which `check` lets be whole numbers only.
fn number_bounds(spec: &NumberType) -> Bounds {
    let [minimum, maximum] = [spec.minimum, spec.maximum].map(|it| it.map(|it| it as i64));
    Bounds { minimum, maximum, ..Bounds::default() }
}

fn flag(schema: &Spec, extension: &str) -> bool {
    schema.schema_data.extensions.get(extension).is_some_and(|it| it == true)
}

fn narrow(bound: usize) -> u32 {
    bound.try_into().unwrap_or(u32::MAX)
}
