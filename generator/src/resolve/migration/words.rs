//! What differs between two fields, types or operations, in words.

use std::collections::BTreeMap;

use super::pairs::Pair;
use crate::ir::{Bounds, Direction, Operation, Presence, Property, Shape, Type};
use crate::plan::Ty;
use crate::resolve::prose::{code, limits};

/// A type as people write it.
pub(super) fn rust(ty: &Ty) -> String {
    match ty {
        Ty::Name(name) => (*name).to_owned(),
        Ty::Item(name) => name.clone(),
        Ty::Option(held) => format!("Option<{}>", rust(held)),
        Ty::Box(held) => format!("Box<{}>", rust(held)),
        Ty::Vec(held) => format!("Vec<{}>", rust(held)),
        Ty::Map(held) => format!("BTreeMap<String, {}>", rust(held)),
        Ty::JsonText(held) => format!("JsonText<{}>", rust(held)),
    }
}

/// The innermost type of a field that is written as `name: Option<Type>`.
pub(super) fn held(spelled: &str) -> &str {
    let ty = spelled.split_once(": ").map_or("", |(_, ty)| ty).trim_end_matches('>');
    ty.rsplit(['<', ' ']).next().unwrap_or_default()
}

/// What a link to a heading is called.
pub(super) fn anchor(heading: &str) -> String {
    let is_kept = |it: &char| it.is_ascii_alphanumeric() || matches!(it, ' ' | '-' | '_');
    heading.to_lowercase().chars().filter(is_kept).collect::<String>().replace(' ', "-")
}

/// A note as a sentence of its own.
pub(super) fn sentence(note: String) -> String {
    format!("{}.", note.trim_end_matches('.'))
}

/// In what a field differs, a clause each.
pub(super) fn row(pair: &Pair, was: Option<&Property>, now: Option<&Property>) -> Vec<String> {
    let mut points = Vec::new();
    match (was, now) {
        (Some(was), Some(now)) => {
            points.extend(way(pair));
            points.extend(properties(was, now));
        }
        (Some(_), None) => points.push("gone".to_owned()),
        (None, Some(now)) if now.presence == Presence::Required => {
            points.push("new, and required".to_owned());
        }
        _ => points.push("new".to_owned()),
    }
    points
}

/// Whether the field has another name, or stands elsewhere.
fn way(pair: &Pair) -> Option<String> {
    let (was, now) = (pair.was.as_ref()?, pair.now.as_ref()?);
    if was == now {
        None
    } else if was[..was.len() - 1] == now[..now.len() - 1] {
        Some("renamed".to_owned())
    } else {
        Some("moved".to_owned())
    }
}

fn properties(was: &Property, now: &Property) -> Vec<String> {
    let mut points = Vec::new();
    if let Some(point) = types(&was.ty, &now.ty) {
        points.push(point);
    }
    if was.presence != now.presence {
        points.push(
            match now.presence {
                Presence::Required => "required now",
                Presence::Optional if was.presence == Presence::Required => "may be left out now",
                Presence::Optional => "never `null` now",
                Presence::Nullable => "always there now, if only as `null`",
                Presence::ThreeState => "may be `null` now, which is not the same as left out",
            }
            .to_owned(),
        );
    }
    for (was, now) in [(&was.bounds, &now.bounds), (&was.each, &now.each)] {
        points.extend(bounds(was, now));
    }
    points
}

fn bounds(was: &Bounds, now: &Bounds) -> Option<String> {
    if was == now {
        return None;
    }
    let said = |it: &Bounds| match limits(it) {
        it if it.is_empty() => "no limits".to_owned(),
        it => it.join(", "),
    };
    Some(format!("{} now, {} before", said(now), said(was)))
}

/// How two types differ from outside; what they hold has rows of its own.
fn types(was: &Type, now: &Type) -> Option<String> {
    let other = || Some("another type".to_owned());
    match (was, now) {
        (Type::Named(was), Type::Named(now)) if was.name == now.name => None,
        // What the two hold is told in a section of its own.
        (Type::Named(_), Type::Named(now)) => Some(format!("now `{}`", now.name.join("."))),
        (Type::List(was), Type::List(now))
        | (Type::Map(was), Type::Map(now))
        | (Type::Nullable(was), Type::Nullable(now))
        | (Type::JsonText(was), Type::JsonText(now)) => types(was, now),
        (was, Type::List(now)) if types(was, now).is_none() => Some("a list now".to_owned()),
        (Type::List(was), now) if types(was, now).is_none() => {
            Some("one now, a list before".to_owned())
        }
        (Type::JsonText(was), now) if types(was, now).is_none() => {
            Some("no longer JSON text".to_owned())
        }
        (was, Type::JsonText(now)) if types(was, now).is_none() => Some("JSON text now".to_owned()),
        (was, now) if was == now => None,
        _ => other(),
    }
}

/// How two types that are no objects differ.
pub(super) fn shapes(was: &Shape, now: &Shape) -> Vec<String> {
    match (was, now) {
        (Shape::Choice(was), Shape::Choice(now)) => {
            let values = |it: &[crate::ir::Variant]| -> Vec<String> {
                it.iter().map(|it| it.value.clone()).collect()
            };
            list(&values(was), &values(now), "value")
        }
        (Shape::Numbers(was), Shape::Numbers(now)) => {
            let values = |it: &[crate::ir::Numeral]| -> Vec<String> {
                it.iter().map(|it| it.value.to_string()).collect()
            };
            list(&values(was), &values(now), "value")
        }
        (Shape::Union(was), Shape::Union(now)) => {
            let names = |it: &crate::ir::Union| -> Vec<String> {
                it.branches.iter().map(|it| it.name.clone()).collect()
            };
            list(&names(was), &names(now), "type")
        }
        (Shape::Text { sensitive: was }, Shape::Text { sensitive: now }) if was != now => {
            let what = if *now { "Hidden" } else { "Shown" };
            vec![format!("{what} in `Debug` now.")]
        }
        (Shape::Text { .. }, Shape::Text { .. }) | (Shape::Alias(_), Shape::Alias(_)) => Vec::new(),
        _ => vec!["Of another kind now: see the documentation of both.".to_owned()],
    }
}

/// What is no more and what is new in a list of names.
fn list(was: &[String], now: &[String], noun: &str) -> Vec<String> {
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|it| !other.contains(it)).map(|it| code(it)).collect()
    };
    let say = |names: Vec<String>, what: &str| match names.as_slice() {
        [] => None,
        [name] => Some(format!("The {noun} {name} is {what}.")),
        names => Some(format!("The {noun}s {} are {what}.", names.join(", "))),
    };
    let (gone, new) = (say(only(was, now), "no longer listed"), say(only(now, was), "new"));
    gone.into_iter().chain(new).collect()
}

/// In what two operations differ beside their fields.
pub(super) fn operations(was: &Operation, now: &Operation) -> Vec<String> {
    let mut points = Vec::new();
    if was.direction != now.direction {
        points.push(
            match now.direction {
                Direction::ToWallet => "The merchant calls the wallet now.",
                Direction::ToMerchant => "The wallet calls the merchant now.",
            }
            .to_owned(),
        );
    }
    if was.idempotency_key != now.idempotency_key {
        points.push(repeats(&was.idempotency_key, &now.idempotency_key));
    }
    points.extend(codes(was, now));
    points
}

fn repeats(was: &[String], now: &[String]) -> String {
    let said = |it: &[String]| match it {
        [] => "nothing".to_owned(),
        it => it.iter().map(|it| code(it)).collect::<Vec<_>>().join(" and "),
    };
    format!("A repeat is known by {}; it was by {}.", said(now), said(was))
}

fn codes(was: &Operation, now: &Operation) -> Vec<String> {
    let by_code = |it: &Operation| -> BTreeMap<String, String> {
        it.result_codes.iter().map(|it| (it.code.clone(), it.status.clone())).collect()
    };
    let (old, new) = (by_code(was), by_code(now));
    let mut points = Vec::new();
    for (code, status) in &new {
        if let Some(before) = old.get(code).filter(|it| *it != status) {
            points.push(format!("The code `{code}` is `{status}` now, it was `{before}`."));
        }
    }
    let names = |it: &BTreeMap<String, String>| it.keys().cloned().collect::<Vec<_>>();
    points.extend(list(&names(&old), &names(&new), "code"));
    points
}
