//! Values that stand in schemas: those of enums, defaults and examples.

use serde_json::{Map, Number, Value as Json};

use super::number;
use crate::document::{Node, Value};

pub(crate) fn is_null(node: &Node) -> bool {
    matches!(node.value, Value::Null)
}

/// Whether the two are the same JSON.
pub(crate) fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Flag(one), Value::Flag(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => {
            one == other || !number::is_less(one, other) && !number::is_less(other, one)
        }
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            let has = |key: &str, it: &Node| {
                one.iter().any(|own| own.key == key && is_same(&own.node, it))
            };
            one.len() == other.len() && other.iter().all(|it| has(&it.key, &it.node))
        }
        _ => false,
    }
}

/// The value as JSON; what has been refused is `null`.
pub(crate) fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Refused => Json::Null,
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Number(written) => number_of(written),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Map(entries) => Json::Object(
            entries.iter().map(|it| (it.key.clone(), json(&it.node))).collect::<Map<_, _>>(),
        ),
    }
}

/// The value in words, on one line.
pub(crate) fn shown(node: &Node) -> String {
    match &node.value {
        Value::Number(written) => written.clone(),
        _ => json(node).to_string(),
    }
}

fn number_of(written: &str) -> Json {
    let whole = number::whole(written);
    let number = whole.and_then(|it| i64::try_from(it).map(Number::from).ok());
    let number = number.or_else(|| whole.and_then(|it| u64::try_from(it).map(Number::from).ok()));
    let number = number.or_else(|| Number::from_f64(number::real(written)?));
    number.map_or(Json::Null, Json::Number)
}
