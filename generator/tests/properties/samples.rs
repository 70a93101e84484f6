//! Schemas at random, each with values that satisfy it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};

/// A schema, and values that satisfy it: one at least.
#[derive(Clone, Debug)]
pub(crate) struct Sampled {
    pub(crate) schema: Json,
    pub(crate) values: Vec<Json>,
}

/// Names of properties, some of which Rust keeps for itself or spells alike.
const NAMES: [&str; 12] = [
    "a",
    "b",
    "fooBar",
    "foo_bar",
    "type",
    "new",
    "Self",
    "1",
    "",
    "ä",
    "a-b",
    "additional_properties",
];

/// A schema of any kind.
pub(crate) fn sampled() -> impl Strategy<Value = Sampled> {
    prop_oneof![text(), number(), select(ODD.to_vec()).prop_map(odd)]
        .prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                1 => inner.clone().prop_map(list),
                1 => inner.clone().prop_map(map),
                1 => inner.clone().prop_map(nullable),
                3 => (properties(inner.clone()), any::<bool>()).prop_map(|(it, keeps)| object(it, keeps)),
                1 => (properties(inner.clone()), inner.clone()).prop_map(|(it, own)| refined(it, own)),
                1 => (text(), number(), properties(inner.clone())).prop_map(|(one, two, it)| {
                    union([one, two, object(it, false)])
                }),
                1 => prop::collection::vec(properties(inner), 2..4).prop_map(tagged),
            ]
        })
}

fn of(schema: Json, values: impl IntoIterator<Item = Json>) -> Sampled {
    Sampled { schema, values: values.into_iter().collect() }
}

fn text() -> BoxedStrategy<Sampled> {
    prop_oneof![
        Just(of(json!({"type": "string"}), [json!(""), json!("\"é\\\n\u{0}🦀")])),
        Just(of(
            json!({"type": "string", "minLength": 2, "maxLength": 3}),
            [json!("äöü"), json!("ab")]
        )),
        Just(of(json!({"type": "string", "pattern": "^[a-c]+$"}), [json!("abc")])),
        Just(of(json!({"type": "string", "enum": ["A", "a", "", "+1"]}), [json!(""), json!("a")])),
        Just(of(json!({"type": "string", "format": "uuid", "x-sensitive": true}), [json!("no")])),
    ]
    .boxed()
}

fn number() -> BoxedStrategy<Sampled> {
    let most = u64::MAX;
    prop_oneof![
        Just(of(json!({"type": "integer"}), [json!(i64::MIN), json!(i64::MAX)])),
        Just(of(json!({"type": "integer", "minimum": 1, "maximum": 9}), [json!(1), json!(9)])),
        Just(of(
            json!({"type": "integer", "minimum": 0, "maximum": most}),
            [json!(most), json!(0)]
        )),
        Just(of(json!({"type": "integer", "enum": [-1, 1, 10]}), [json!(-1), json!(10)])),
        Just(of(json!({"type": "number"}), [json!(0.1), json!(-1.25e-7), json!(1e300)])),
        Just(of(json!({"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.5}), [json!(2.5)])),
    ]
    .boxed()
}

/// Kinds of value without a choice of their own.
const ODD: [&str; 5] = ["boolean", "date", "date-time", "any", "object"];

fn odd(kind: &str) -> Sampled {
    match kind {
        "boolean" => of(json!({"type": "boolean"}), [json!(true), json!(false)]),
        "date" => of(json!({"type": "string", "format": "date"}), [json!("2024-02-29")]),
        "date-time" => of(
            json!({"type": "string", "format": "date-time"}),
            [json!("2024-02-29T23:59:59+05:30"), json!("2024-02-29T23:59:59.25Z")],
        ),
        "any" => of(json!({}), [json!({"a": [1, null]}), json!("x"), json!(0.5)]),
        _ => of(json!({"type": "object"}), [json!({}), json!({"": null})]),
    }
}

fn list(item: Sampled) -> Sampled {
    let values = [json!([]), Json::from(item.values.clone())];
    of(json!({"type": "array", "items": item.schema}), values)
}

fn map(value: Sampled) -> Sampled {
    let entries = value.values.iter().enumerate();
    let values = [json!({}), entries.map(|(at, it)| (format!("k{at}"), it.clone())).collect()];
    of(json!({"type": "object", "additionalProperties": value.schema}), values)
}

fn nullable(held: Sampled) -> Sampled {
    let schema = json!({"anyOf": [held.schema, {"type": "null"}]});
    of(schema, held.values.into_iter().chain([Json::Null]))
}

/// Properties by name, each with whether it is required.
type Properties = BTreeMap<&'static str, (Sampled, bool)>;

fn properties(of: impl Strategy<Value = Sampled>) -> impl Strategy<Value = Properties> {
    prop::collection::btree_map(select(&NAMES[..]), (of, any::<bool>()), 1..5)
}

/// An object; `keeps` says that it may have properties that are not named.
fn object(properties: Properties, keeps: bool) -> Sampled {
    let required: Vec<_> = properties.iter().filter(|it| it.1.1).map(|it| *it.0).collect();
    let schemas: BTreeMap<_, _> =
        properties.iter().map(|(it, held)| (it, &held.0.schema)).collect();
    let mut schema = json!({"type": "object", "properties": schemas});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    let most = properties.values().map(|it| it.0.values.len()).max().unwrap_or_default();
    let value = |at: usize, is_whole: bool| -> Json {
        let held = properties.iter().filter(|(_, (_, is_required))| is_whole || *is_required);
        let value = |it: &Sampled| it.values[at % it.values.len()].clone();
        held.map(|(name, (it, _))| ((*name).to_owned(), value(it))).collect()
    };
    let mut values: Vec<Json> =
        (0..most).map(|at| value(at, true)).chain([value(0, false)]).collect();
    if keeps {
        schema["additionalProperties"] = json!(true);
        values[0]["not named"] = json!([1]);
    }
    of(schema, values)
}

/// An object in two parts, of which one adds a property.
fn refined(properties: Properties, own: Sampled) -> Sampled {
    let Sampled { schema, values } = object(properties, false);
    let part = json!({"type": "object", "properties": {"own": own.schema}, "required": ["own"]});
    let values = values.into_iter().enumerate().map(|(at, mut it)| {
        it["own"] = own.values[at % own.values.len()].clone();
        it
    });
    of(json!({"allOf": [schema, part]}), values)
}

/// One of several, each of another kind of value.
fn union(branches: [Sampled; 3]) -> Sampled {
    let schemas: Vec<&Json> = branches.iter().map(|it| &it.schema).collect();
    of(json!({"oneOf": schemas}), branches.iter().flat_map(|it| it.values.clone()))
}

/// One of several objects that a property tells apart.
fn tagged(branches: Vec<Properties>) -> Sampled {
    let branches = branches.into_iter().enumerate().map(|(at, mut it)| {
        let tag = format!("T{at}");
        it.insert("tag", (of(json!({"const": tag}), [json!(tag)]), true));
        object(it, false)
    });
    let branches: Vec<Sampled> = branches.collect();
    let schemas: Vec<&Json> = branches.iter().map(|it| &it.schema).collect();
    of(json!({"oneOf": schemas}), branches.iter().flat_map(|it| it.values.clone()))
}
