//! A value of a document becomes a schema, keyword by keyword.

use std::collections::BTreeSet;

use super::keyword::{CONDITIONAL, REFUSED, SILENT, UNCHECKED};
use super::{House, Kind, Limits, ListWords, Notes, ObjectWords, Parts, Prose, Schema, Spot};
use crate::diagnostic::{Code, Diagnostic, closest, either, quoted};
use crate::document::{Entry, Node, Value};

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

    fn limit(&mut self, entry: &'d Entry) -> bool {
        match entry.key.as_str() {
            "minLength" => self.schema.limits.min_length = self.count(entry),
            "maxLength" => self.schema.limits.max_length = self.count(entry),
            "pattern" => self.schema.limits.pattern = self.text(entry),
            "minimum" => self.schema.limits.minimum = self.number(entry),
            "maximum" => self.schema.limits.maximum = self.number(entry),
            "exclusiveMinimum" if !is_flag(entry) => self.schema.limits.above = self.number(entry),
            "exclusiveMaximum" if !is_flag(entry) => self.schema.limits.below = self.number(entry),
            "exclusiveMinimum" | "exclusiveMaximum" => {}
            "multipleOf" => self.schema.limits.multiple_of = self.number(entry),
            "minItems" => self.schema.limits.min_items = self.count(entry),
            "maxItems" => self.schema.limits.max_items = self.count(entry),
            "uniqueItems" => self.schema.limits.unique_items = self.flag(entry),
            "minProperties" => self.schema.limits.min_properties = self.count(entry),
            "maxProperties" => self.schema.limits.max_properties = self.count(entry),
            _ => return false,
        }
        true
    }

    fn shape(&mut self, entry: &'d Entry) -> bool {
        let Schema { object, list, .. } = &mut *self.schema;
        match (entry.key.as_str(), &entry.node.value) {
            ("items", Value::List(items)) => list.first = items,
            ("items", _) => list.items = Some(&entry.node),
            // Beside `prefixItems` this speaks of the items that follow.
            ("additionalItems", _) => {}
            ("additionalProperties" | "unevaluatedProperties", _) => {
                object.additional = Some(object.additional.unwrap_or(&entry.node));
            }
            ("required", Value::Flag(_)) => self.misplaced_required(entry),
            ("prefixItems", _) => self.schema.list.first = self.list(entry),
            ("properties", _) => self.schema.object.properties = self.entries(entry),
            ("patternProperties", _) => self.schema.object.by_pattern = self.entries(entry),
            ("required", _) => {
                self.schema.object.required =
                    self.list(entry).iter().filter_map(Node::text).collect();
            }
            _ => return false,
        }
        true
    }

    fn prose(&mut self, entry: &'d Entry) -> bool {
        match entry.key.as_str() {
            "title" => self.schema.prose.title = self.text(entry),
            "description" => self.schema.prose.description = self.text(entry),
            "default" => self.schema.prose.default = Some(&entry.node),
            "deprecated" => self.schema.prose.deprecated = self.flag(entry),
            "readOnly" => self.schema.prose.read_only = self.flag(entry),
            "writeOnly" => self.schema.prose.write_only = self.flag(entry),
            "externalDocs" => {
                self.schema.prose.link = entry.node.get("url").and_then(Node::text);
            }
            "contentEncoding" => self.schema.prose.encoding = self.text(entry),
            "contentMediaType" => self.schema.prose.media_type = self.text(entry),
            _ => return false,
        }
        true
    }

    fn house(&mut self, entry: &'d Entry) -> bool {
        let house = &mut self.schema.house;
        match entry.key.as_str() {
            "x-sensitive" => house.sensitive = matches!(entry.node.value, Value::Flag(true)),
            "x-also-named" => house.also_named = entry.node.items(),
            "x-format" => house.format = entry.node.text(),
            "x-json" => house.json = Some(&entry.node),
            "x-enum-descriptions" | "x-enumDescriptions" => house.value_docs = Some(&entry.node),
            "x-enum-varnames" | "x-enumNames" => house.value_names = entry.node.items(),
            _ => return false,
        }
        true
    }

    fn stranger(&mut self, key: &str, entry: &Entry) {
        let place = self.spot.document.key_place_of(entry);
        if let Some((_, remedy)) = REFUSED.iter().find(|(it, _)| *it == key) {
            let message = format!("{} has no type", quoted(key));
            self.notes
                .refuse(Diagnostic::new(Code::UnsupportedKeyword, place, message).help(*remedy));
        } else if let Some((_, help)) = UNCHECKED.iter().find(|(it, _)| *it == key) {
            let message = format!("{} is not checked", quoted(key));
            self.notes.warn(Diagnostic::new(Code::NotChecked, place, message).help(*help));
        } else if !SILENT.contains(&key) {
            self.notes.unused.insert(place);
        }
    }

    fn conditional(&mut self, entry: &Entry) {
        // `then` and `else` say nothing without `if`, and are told with it.
        if self.spot.node.get("if").is_some() || entry.key == "dependentSchemas" {
            self.schema.object.is_conditional = true;
            let place = self.spot.document.key_place_of(entry);
            let message =
                format!("{} holds on a condition, which no type shows", quoted(&entry.key));
            let help = "name the properties under `properties`; those named here are kept as JSON";
            self.notes.warn(Diagnostic::new(Code::Conditional, place, message).help(help));
        }
    }

    /// `not: {}` and `not: true` take no value at all.
    fn is_nothing(&self, node: &Node) -> bool {
        matches!(&node.value, Value::Flag(true))
            || matches!(&node.value, Value::Map(it) if it.is_empty())
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

    fn misplaced_required(&mut self, entry: &Entry) {
        let place = self.spot.document.key_place_of(entry);
        let fault = Diagnostic::new(
            Code::StrayRequired,
            place,
            "`required` lists the names of what an object requires",
        );
        self.notes.warn(fault.help("list the name under `required` of the object around it"));
    }
}

fn is_flag(entry: &Entry) -> bool {
    matches!(entry.node.value, Value::Flag(_))
}
