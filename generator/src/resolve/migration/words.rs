//! What differs between two fields, types or operations, in words.

use std::collections::BTreeMap;

use super::pairs::Pair;
use crate::grammar::and;
use crate::ir::{Bounds, Direction, Operation, Presence, Property, Shape, Type};
use crate::money;
use crate::plan::Ty;
use crate::resolve::prose::{code, limits};

/// What is said of a field that holds something else.
const OTHER: &str = "another type";

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

/// In what a field differs, a clause each.
pub(super) fn row(pair: &Pair, was: Option<&Property>, now: Option<&Property>) -> Vec<String> {
    let mut points = Vec::new();
    match (was, now) {
        (Some(was), Some(now)) => {
            points.extend(way(pair));
            points.extend(properties(was, now));
        }
        (Some(_), None) => points.push("removed".to_owned()),
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
        Some(if pair.is_guess { "looks renamed" } else { "renamed" }.to_owned())
    } else {
        Some("moved".to_owned())
    }
}

fn properties(was: &Property, now: &Property) -> Vec<String> {
    let mut points = Vec::new();
    let retyped = types(&was.ty, &now.ty);
    // Limits of a value of another type are no tighter or looser than before.
    let is_other = retyped.as_deref() == Some(OTHER);
    points.extend(retyped);
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
    if !is_other {
        for (was, now) in [(&was.bounds, &now.bounds), (&was.each, &now.each)] {
            points.extend(bounds(was, now));
        }
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
        _ => Some(OTHER.to_owned()),
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

/// What was removed from a list of names, and what was added.
fn list(was: &[String], now: &[String], noun: &str) -> Vec<String> {
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|it| !other.contains(it)).map(|it| code(it)).collect()
    };
    let say = |names: Vec<String>, what: &str| match names.as_slice() {
        [] => None,
        [name] => Some(format!("The {noun} {name} is {what}.")),
        names => Some(format!("The {noun}s {} are {what}.", and(names))),
    };
    let (removed, added) = (say(only(was, now), "no longer listed"), say(only(now, was), "new"));
    removed.into_iter().chain(added).collect()
}

/// In what two operations differ beside their fields: what is about money comes first.
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
        points.push(money::idempotency_key(&was.idempotency_key, &now.idempotency_key));
    }
    points.extend(money::settled_by(was.settled_by.as_ref(), now.settled_by.as_ref()));
    points.extend(codes(was, now));
    points
}

/// Which result codes have another status, and which are listed by one of the two only.
fn codes(was: &Operation, now: &Operation) -> Vec<String> {
    let by_code = |it: &Operation| -> BTreeMap<String, String> {
        it.result_codes.iter().map(|it| (it.code.clone(), it.status.clone())).collect()
    };
    let (old, new) = (by_code(was), by_code(now));
    let mut changed: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for (name, status) in &new {
        if let Some(before) = old.get(name).filter(|it| *it != status) {
            changed.entry((before, status)).or_default().push(code(name));
        }
    }
    let mut points: Vec<String> =
        changed.iter().map(|((was, now), codes)| money::status(codes, was, now)).collect();
    let names = |it: &BTreeMap<String, String>| it.keys().cloned().collect::<Vec<_>>();
    points.extend(list(&names(&old), &names(&new), "result code"));
    points
}
