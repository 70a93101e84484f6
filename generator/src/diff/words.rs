//! What stands in a spec, in words: "required text of at most 64 characters".

use crate::grammar::code;
use crate::ir::{Api, Bounds, Doc, Looks, Presence, Property, SchemaId, Shape, Type};
use crate::resolve::prose::all_limits;

/// As many values are named.
const NAMED: usize = 8;

/// As many characters of JSON are shown.
const LONG: usize = 100;

/// As many of those before two pieces of JSON part.
const LEAD: usize = 24;

/// A property: whether it must be there, and what it holds.
pub(super) fn property(api: &Api, it: &Property) -> String {
    format!("{} {}", presence(it.presence), value(api, it))
}

/// What a property holds, and within which bounds.
pub(super) fn value(api: &Api, it: &Property) -> String {
    let of = match &it.ty {
        Type::List(item) | Type::Map(item) if it.each != Bounds::default() => {
            let kind = if matches!(it.ty, Type::List(_)) { "list" } else { "map" };
            format!("{kind} of {}", bounded(&ty(api, item), &it.each))
        }
        other => ty(api, other),
    };
    bounded(&of, &it.bounds)
}

/// Whether a value is shown.
pub(super) fn secrecy(is_sensitive: bool) -> &'static str {
    if is_sensitive { "hidden in logs" } else { "shown in logs" }
}

/// By what values of a type of a union are told from others.
pub(super) fn looks(looks: &Looks) -> String {
    let kinds: Vec<String> =
        looks.kinds.iter().map(|it| format!("{it:?}").to_lowercase()).collect();
    let with = (!looks.required.is_empty()).then(|| list(looks.required.iter()));
    let only = looks.only.as_ref().map(|it| list(it.iter()));
    let texts = looks.texts.as_ref().map(|it| list(it.iter()));
    let constants = looks.constants.iter();
    let constants =
        constants.map(|(name, texts)| format!("with `{name}` of {}", list(texts.iter())));
    let parts = [
        Some(kinds.join(" or ")),
        texts.map(|it| format!("of {it}")),
        with.map(|it| format!("with {it}")),
        only.map(|it| format!("without any but {it}")),
    ];
    parts.into_iter().flatten().chain(constants).collect::<Vec<_>>().join(", ")
}

pub(super) fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Nullable => "required and nullable",
        Presence::ThreeState => "optional and nullable",
    }
}

/// A type, within bounds.
pub(super) fn bounded(ty: &str, bounds: &Bounds) -> String {
    let limits = all_limits(bounds, bounds.finer.pattern.as_ref().map(|it| code(it)));
    match limits.as_slice() {
        [] => ty.to_owned(),
        // "text of at most 64 characters", but "list of `Goods`, at most 3 items".
        [first, ..] if first.ends_with("characters") && !ty.contains(' ') => {
            format!("{ty} of {}", limits.join(" and "))
        }
        _ => format!("{ty}, {}", limits.join(" and ")),
    }
}

pub(super) fn ty(api: &Api, of: &Type) -> String {
    let plain = match of {
        Type::Text => "text",
        Type::Integer => "whole number",
        Type::Unsigned => "whole number that is not below zero",
        Type::BigInteger => "whole number of up to 128 bits",
        Type::Number => "number",
        Type::Boolean => "`true` or `false`",
        Type::Timestamp => "time",
        Type::Date => "date",
        Type::Currency => "currency",
        Type::MinorUnits => "minor units",
        Type::Amount => "amount",
        Type::ResultInfo => "result object",
        Type::Json => "JSON of any shape",
        Type::JsonText(held) if **held == Type::Json => "JSON text of any shape",
        Type::JsonText(held) => return format!("JSON text of {}", ty(api, held)),
        Type::Nullable(held) => return format!("{} or `null`", ty(api, held)),
        Type::List(item) => return format!("list of {}", ty(api, item)),
        Type::Map(value) => return format!("map of {}", ty(api, value)),
        Type::Named(id) => return named(api, id),
    };
    plain.to_owned()
}

/// A type by its name, or by its kind where it has none of its own.
pub(super) fn named(api: &Api, id: &SchemaId) -> String {
    match (id.name.as_slice(), api.schemas.get(id)) {
        ([name], _) => format!("`{name}`"),
        (_, Some(schema)) => shape(api, &schema.shape),
        (name, None) => format!("`{}`", name.join(".")),
    }
}

/// What a type is.
pub(super) fn shape(api: &Api, of: &Shape) -> String {
    match of {
        Shape::Object(_) => "object".to_owned(),
        Shape::Choice(variants) => format!("one of {}", list(variants.iter().map(|it| &it.value))),
        Shape::Numbers(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(|it| it.value.to_string()).collect();
            format!("one of {}", list(numbers.iter()))
        }
        Shape::Union(union) => {
            format!("value of {}", list(union.branches.iter().map(|it| &it.name)))
        }
        Shape::Text { .. } => "text with a type of its own".to_owned(),
        Shape::Alias(held) => ty(api, held),
    }
}

/// Some names, as code.
pub(super) fn list<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let names: Vec<String> = names.map(|it| code(it)).collect();
    match names.get(NAMED..) {
        None | Some([]) if names.is_empty() => "nothing".to_owned(),
        None | Some([]) => names.join(", "),
        Some(others) => format!("{} and {} more", names[..NAMED].join(", "), others.len()),
    }
}

/// JSON, or its beginning where it is long.
pub(super) fn json(value: &serde_json::Value) -> String {
    piece(&value.to_string(), 0)
}

/// Two values of JSON, or of each a piece from a little before they part, where they are long.
pub(super) fn json_apart(values: [&serde_json::Value; 2]) -> [String; 2] {
    let texts = values.map(ToString::to_string);
    let [one, other] = &texts;
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let are_short = texts.iter().all(|it| it.chars().count() <= LONG);
    let start = if are_short { 0 } else { common.saturating_sub(LEAD) };
    texts.map(|it| piece(&it, start))
}

/// A text from one of its characters on, as far as there is room.
fn piece(text: &str, start: usize) -> String {
    let shown: String = text.chars().skip(start).take(LONG).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if text.chars().count() > start + LONG { "…" } else { "" };
    format!("`{before}{shown}{after}`")
}

/// Prose, on one line.
pub(super) fn prose(doc: &Doc) -> String {
    let said: Vec<&str> =
        doc.lines().iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::json_apart;

    #[test]
    fn long_json_is_shown_where_it_parts() {
        let [one, other] = ["a", "b"].map(|end| json!("x".repeat(200) + end));
        let lead = "x".repeat(24);
        assert_eq!(json_apart([&one, &other]), [format!("`…{lead}a\"`"), format!("`…{lead}b\"`")]);
        assert_eq!(json_apart([&json!({"a": 1}), &json!([])]), ["`{\"a\":1}`", "`[]`"]);
    }
}
