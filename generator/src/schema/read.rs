//! A value of a document becomes a schema, keyword by keyword.

use std::collections::BTreeSet;

use super::keyword::CONDITIONAL;
use super::{House, Kind, Limits, ListWords, Notes, ObjectWords, Parts, Prose, Schema, Spot};
use crate::diagnostic::{Code, Diagnostic, closest, either, quoted};
use crate::document::{Entry, Node, Value};

mod groups;
mod strangers;
mod values;

const TYPES: [&str; 7] = ["object", "array", "string", "integer", "number", "boolean", "null"];

/// Reads the schema that stands there.
///
/// A keyword with a value of the wrong kind is reported, and read as if it were not there.
pub(crate) fn read<'d>(spot: Spot<'d>, notes: &mut Notes) -> Schema<'d> {
    let mut schema = empty(spot);
    match &spot.node.value {
        Value::Flag(verdict) => schema.verdict = Some(*verdict),
        Value::Map(entries) => {
            let mut reader = Reader { spot, notes, schema: &mut schema };
            entries.iter().for_each(|it| reader.keyword(it));
            reader.exclusive();
        }
        Value::Refused => {}
        _ => {
            let fault = Diagnostic::new(
                Code::WrongKind,
                spot.document.place_of(spot.node),
                "this is no schema",
            );
            notes.refuse(fault.help("write a mapping: `{type: string}`"));
        }
    }
    schema
}

/// A schema that says nothing.
pub(crate) fn empty(spot: Spot<'_>) -> Schema<'_> {
    Schema {
        spot,
        verdict: None,
        reference: None,
        kinds: None,
        lists_null: false,
        nullable: false,
        values: None,
        format: None,
        limits: Limits::default(),
        object: ObjectWords::default(),
        list: ListWords::default(),
        parts: Parts::default(),
        prose: Prose::default(),
        house: House::default(),
    }
}

struct Reader<'r, 'd> {
    spot: Spot<'d>,
    notes: &'r mut Notes,
    schema: &'r mut Schema<'d>,
}

impl<'d> Reader<'_, 'd> {
    fn keyword(&mut self, entry: &'d Entry) {
        if entry.node.is_refused() {
            return;
        }
        let node = &entry.node;
        match entry.key.as_str() {
            "$ref" => self.schema.reference = self.text(entry),
            "type" => self.kinds(entry),
            "nullable" => self.schema.nullable = self.flag(entry),
            "enum" => self.values(entry),
            "const" => self.schema.values = Some(vec![node]),
            "format" => self.schema.format = self.text(entry),
            "allOf" => self.schema.parts.all_of = self.list(entry),
            "oneOf" => self.schema.parts.one_of = self.list(entry),
            "anyOf" => self.schema.parts.any_of = self.list(entry),
            "discriminator" => self.schema.parts.discriminator = self.mapping(entry),
            "not" if self.is_nothing(node) => self.schema.verdict = Some(false),
            key if CONDITIONAL.contains(&key) => self.conditional(entry),
            _ if self.limit(entry)
                || self.shape(entry)
                || self.prose(entry)
                || self.house(entry) => {}
            key => self.stranger(key, entry),
        }
    }

    fn kinds(&mut self, entry: &'d Entry) {
        let words = match &entry.node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![&entry.node],
        };
        let mut kinds = BTreeSet::new();
        for node in words {
            match (&node.value, node.text()) {
                (Value::Null, _) | (_, Some("null")) => self.schema.lists_null = true,
                (_, Some(word)) => kinds.extend(self.kind(word, node)),
                _ => drop(self.wrong::<()>(entry, "a type")),
            }
        }
        self.schema.kinds = Some(kinds);
    }

    fn kind(&mut self, word: &str, node: &Node) -> Option<Kind> {
        Some(match word {
            "object" => Kind::Object,
            "array" => Kind::List,
            "string" => Kind::Text,
            "integer" => Kind::Integer,
            "number" => Kind::Number,
            "boolean" => Kind::Boolean,
            _ => {
                let place = self.spot.document.place_of(node);
                let fault = Diagnostic::new(
                    Code::UnknownWord,
                    place,
                    format!("there is no type {}", quoted(word)),
                );
                self.notes.refuse(match closest(word, TYPES) {
                    Some(meant) => fault.replace_with(meant, format!("did you mean `{meant}`?")),
                    None => fault.help(format!("write {}", either(TYPES))),
                });
                return None;
            }
        })
    }

    fn values(&mut self, entry: &'d Entry) {
        let values: Vec<&Node> = self.list(entry).iter().collect();
        if values.is_empty() {
            let fault = Diagnostic::new(
                Code::WithoutValues,
                self.spot.document.key_place_of(entry),
                "an enum without values",
            );
            self.notes.warn(fault.help("list the values, or leave `enum` out"));
            return;
        }
        self.schema.values = Some(values);
    }

    /// Under OpenAPI 3.0 `exclusiveMinimum: true` says that `minimum` itself is too little.
    fn exclusive(&mut self) {
        let says = |keyword: &str| {
            matches!(self.spot.node.get(keyword).map(|it| &it.value), Some(Value::Flag(true)))
        };
        let limits = &mut self.schema.limits;
        if says("exclusiveMinimum") {
            limits.above = limits.minimum.take();
        }
        if says("exclusiveMaximum") {
            limits.below = limits.maximum.take();
        }
    }
}
