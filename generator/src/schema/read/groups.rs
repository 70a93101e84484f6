//! Keywords by what they speak of: bounds, the shape of objects and lists, prose, and the project's own.
//!
//! Each function tells whether the keyword is one of its own.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Entry, Node, Value};
use crate::schema::Schema;

impl<'d> Reader<'_, 'd> {
    pub(super) fn limit(&mut self, entry: &'d Entry) -> bool {
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

    pub(super) fn shape(&mut self, entry: &'d Entry) -> bool {
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

    pub(super) fn prose(&mut self, entry: &'d Entry) -> bool {
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

    pub(super) fn house(&mut self, entry: &'d Entry) -> bool {
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
