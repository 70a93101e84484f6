//! What a schema is, seen from outside.

use openapiv3::{
    AdditionalProperties, AnySchema, ArrayType, IntegerType, NumberType, Schema as Spec,
    SchemaKind, StringFormat, StringType, Type as SpecType, VariantOrUnknownOrEmpty,
};

use super::object::ObjectSpec;
use crate::ir::Type;

/// What a schema is, before anything in it is looked at.
pub(super) enum Kind<'s> {
    /// Text of known values.
    Choice(&'s StringType),
    /// Text of any value.
    Text,
    /// Named properties.
    Object,
    /// What gets no type of its own.
    Alias(Alias<'s>),
}

pub(super) enum Alias<'s> {
    Plain(Type),
    Formatted(Type),
    /// Text that holds JSON of the type referred to, or of any shape.
    JsonText(Option<&'s str>),
    Integer(&'s IntegerType),
    Number(&'s NumberType),
    List(&'s ArrayType),
    Map(&'s AdditionalProperties),
}

const ANYTHING: &AdditionalProperties = &AdditionalProperties::Any(true);

pub(super) fn kind(schema: &Spec) -> Kind<'_> {
    match schema.schema_data.extensions.get("x-format").and_then(|it| it.as_str()) {
        Some("amount") => return Kind::Alias(Alias::Plain(Type::Amount)),
        Some("result") => return Kind::Alias(Alias::Plain(Type::ResultInfo)),
        _ => {}
    }
    if let Some(json) = schema.schema_data.extensions.get("x-json") {
        return Kind::Alias(Alias::JsonText(json["$ref"].as_str()));
    }
    match &schema.schema_kind {
        SchemaKind::Any(any) if *any == AnySchema::default() => {
            Kind::Alias(Alias::Plain(Type::Json))
        }
        SchemaKind::Type(SpecType::String(text)) if !text.enumeration.is_empty() => {
            Kind::Choice(text)
        }
        SchemaKind::Type(SpecType::String(text)) => match format(text) {
            Some(ty) => Kind::Alias(Alias::Formatted(ty)),
            None => Kind::Text,
        },
        SchemaKind::Type(SpecType::Integer(it)) => Kind::Alias(Alias::Integer(it)),
        SchemaKind::Type(SpecType::Number(it)) => Kind::Alias(Alias::Number(it)),
        SchemaKind::Type(SpecType::Boolean(_)) => Kind::Alias(Alias::Plain(Type::Boolean)),
        SchemaKind::Type(SpecType::Array(it)) => Kind::Alias(Alias::List(it)),
        _ => match ObjectSpec::of(schema) {
            Some(it) if it.properties.is_empty() && it.all_of.is_empty() => {
                Kind::Alias(Alias::Map(it.additional.unwrap_or(ANYTHING)))
            }
            _ => Kind::Object,
        },
    }
}

/// The type that a format asks for, where it asks for one.
fn format(text: &StringType) -> Option<Type> {
    use VariantOrUnknownOrEmpty::{Item, Unknown};

    match &text.format {
        Item(StringFormat::DateTime) => Some(Type::Timestamp),
        Item(StringFormat::Date) => Some(Type::Date),
        Unknown(format) if format == "iso-4217" => Some(Type::Currency),
        Unknown(format) if format == "minor-units" => Some(Type::MinorUnits),
        _ => None,
    }
}
