//! Documents at random: schemas that stand in each other and refer to each other.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

/// The schemas of a document, by name.
pub(crate) type Schemas = Map<String, Json>;

/// Words of which no two, and no two in a row, are alike.
pub(crate) const APART: [&str; 16] = [
    "apple", "bread", "candy", "dough", "eagle", "flour", "grape", "honey", "olive", "juice",
    "lemon", "mango", "onion", "peach", "sugar", "water",
];

/// Names that become one identifier, or that of something else.
pub(crate) const ALIKE: [&str; 16] = [
    "order",
    "Order",
    "order_item",
    "orderItem",
    "OrderItem",
    "ORDER",
    "item",
    "Item",
    "option",
    "option_type",
    "type",
    "type_",
    "1",
    "N1",
    "ä",
    "order-item",
];

/// Some schemas by these names.
pub(crate) fn schemas(names: &'static [&'static str]) -> impl Strategy<Value = Schemas> {
    let named = (prop::sample::select(names), schema(names));
    prop::collection::vec(named, 2..7).prop_map(|schemas| {
        let schemas = schemas.into_iter().map(|(name, schema)| (name.to_owned(), schema));
        closed(schemas.collect())
    })
}

/// A schema that may refer to any name; see [`closed`].
pub(crate) fn schema(names: &'static [&'static str]) -> impl Strategy<Value = Json> {
    let name = move || prop::sample::select(names);
    let values = prop::collection::btree_set(name(), 2..5);
    let leaf = prop_oneof![
        Just(json!({"type": "string"})),
        Just(json!({"type": "integer", "format": "int64"})),
        Just(json!({"type": "array", "items": {"type": "number"}})),
        values.prop_map(|it| json!({"type": "string", "enum": it})),
        name().prop_map(|it| json!({"$ref": reference(it)})),
    ];
    leaf.prop_recursive(3, 16, 4, move |inner| {
        let properties = prop::collection::btree_map(name(), inner.clone(), 1..5);
        let object = properties.prop_map(|it| {
            let first = it.keys().next().copied();
            json!({"type": "object", "properties": it, "required": [first]})
        });
        let branches = prop::collection::vec(object.clone(), 2..4);
        prop_oneof![
            4 => object.clone(),
            1 => object.prop_map(|it| json!({"type": "array", "items": it})),
            1 => inner.prop_map(|it| json!({"type": "object", "additionalProperties": it})),
            1 => branches.prop_map(|it| json!({"oneOf": apart(it)})),
        ]
    })
}

/// The branches of a union, without those that need the same as another: what needs a thing of its
/// own is called by that.
fn apart(branches: Vec<Json>) -> Vec<Json> {
    let mut seen = BTreeSet::new();
    let own = branches.into_iter().filter(|it| seen.insert(it["required"].to_string()));
    own.chain([json!({"type": "integer"}), json!({"type": "string"})]).collect()
}

/// Alternatives of which many are called the same.
pub(crate) fn crowd() -> impl Strategy<Value = Vec<Json>> {
    let title = || prop::sample::select(["Card", "Bank"].as_slice());
    let names = || prop::collection::btree_set(prop::sample::select(APART[..3].to_vec()), 1..3);
    let object = |title, names: BTreeSet<&str>, held: Json| {
        let properties: Schemas = names.iter().map(|it| ((*it).to_owned(), held.clone())).collect();
        json!({"title": title, "type": "object", "properties": properties, "required": names})
    };
    let inner = json!({"type": "object", "properties": {"grape": {"type": "integer"}}});
    let alternative = prop_oneof![
        (title(), names()).prop_map(move |(it, names)| object(it, names, inner.clone())),
        (title(), names()).prop_map(move |(it, names)| object(it, names, json!({"const": "a"}))),
        (title(), names()).prop_map(move |(it, names)| object(it, names, json!({"const": "b"}))),
        title().prop_map(|it| json!({"title": it, "type": "string", "enum": ["a"]})),
        title().prop_map(|it| json!({"title": it, "type": "array", "items": {"type": "boolean"}})),
        title().prop_map(|it| json!({"title": it, "type": "integer"})),
        title().prop_map(|it| json!({"$ref": reference(it)})),
    ];
    prop::collection::vec(alternative, 2..6)
}

/// A document with unions of the alternatives, and with what they refer to.
pub(crate) fn unions(alternatives: &[Json]) -> Schemas {
    let card = json!({"type": "object", "properties": {"apple": {"type": "boolean"}}});
    let schemas = json!({
        "U": {"oneOf": alternatives, "description": "Union."},
        "Held": {"type": "object", "properties": {"u": {"anyOf": alternatives}}},
        "Card": card,
        "Bank": {"type": "object", "required": ["bread"], "properties": {"bread": card}},
    });
    schemas.as_object().cloned().unwrap_or_default()
}

/// The schemas, with text in the place of each reference that leads nowhere.
pub(crate) fn closed(mut schemas: Schemas) -> Schemas {
    let names: Vec<String> = schemas.keys().map(|it| reference(it)).collect();
    let is_dangling =
        |it: &Json| it["$ref"].as_str().is_some_and(|it| !names.iter().any(|name| name == it));
    for schema in schemas.values_mut() {
        each(schema, &mut |it| {
            if is_dangling(it) {
                *it = json!({"type": "string"});
            }
        });
    }
    schemas
}

pub(crate) fn reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// Visits every object below a schema, and the schema itself.
pub(crate) fn each(node: &mut Json, with: &mut dyn FnMut(&mut Json)) {
    match node {
        Json::Object(_) => {
            with(node);
            node.as_object_mut()
                .into_iter()
                .flat_map(|it| it.values_mut())
                .for_each(|it| each(it, with));
        }
        Json::Array(items) => items.iter_mut().for_each(|it| each(it, with)),
        _ => {}
    }
}

/// Whether the object is a schema, and not the properties of one.
pub(crate) fn is_schema(node: &Json) -> bool {
    let says = |keyword: &str, is: fn(&Json) -> bool| node.get(keyword).is_some_and(is);
    says("type", Json::is_string) || says("$ref", Json::is_string) || says("oneOf", Json::is_array)
}

pub(crate) fn document(schemas: &Schemas) -> Json {
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, "components": {"schemas": schemas}})
}
