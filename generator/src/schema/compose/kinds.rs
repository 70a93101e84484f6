//! The kinds of value that several schemas all take, and the values that all of them list.

use std::collections::BTreeSet;

use super::{Composed, Said};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, Value};
use crate::schema::{Kind, Limits, Notes, number, value};

/// The kinds that all schemas take; nothing where none speaks of kinds.
pub(super) fn kinds(said: &[Said<'_>], notes: &mut Notes) -> Option<BTreeSet<Kind>> {
    let mut found: Option<(BTreeSet<Kind>, &Said<'_>)> = None;
    for it in said {
        let Some(own) = &it.schema.kinds else { continue };
        found = Some(match found {
            None => (own.clone(), it),
            Some((kinds, first)) => {
                let both = shared(&kinds, own);
                if both.is_empty() && !kinds.is_empty() && !own.is_empty() {
                    conflict(first, it, notes);
                    return Some(kinds);
                }
                (both, first)
            }
        });
    }
    // `type: [null]` alone takes no other kind; where every word was refused, any will do.
    found
        .map(|(kinds, _)| kinds)
        .filter(|it| !it.is_empty() || said.iter().any(|it| it.schema.lists_null))
}

/// The kinds in both; an integer is a number too.
fn shared(one: &BTreeSet<Kind>, other: &BTreeSet<Kind>) -> BTreeSet<Kind> {
    let takes = |kinds: &BTreeSet<Kind>, kind: &Kind| {
        kinds.contains(kind) || *kind == Kind::Integer && kinds.contains(&Kind::Number)
    };
    let in_both = |it: &&Kind| takes(one, it) && takes(other, it);
    one.union(other).filter(in_both).copied().collect()
}

fn conflict(first: &Said<'_>, second: &Said<'_>, notes: &mut Notes) {
    let place = second.schema.spot.said("type");
    notes.refuse(
        Diagnostic::new(Code::PartsDisagree, place, "no value can be of both types")
            .label("the second type")
            .related(first.schema.spot.said("type"), "the first")
            .help("leave one out; for one or the other write `oneOf`"),
    );
}

/// Whether `null` is taken: where the place itself says so, or all that speak of it agree.
pub(super) fn takes_null(said: &[Said<'_>]) -> bool {
    if said.iter().any(|it| it.is_own && it.schema.nullable) {
        return true;
    }
    let mut spoken = said.iter().filter_map(|it| it.schema.takes_null()).peekable();
    spoken.peek().is_some() && spoken.all(|it| it)
}

/// The values that all schemas list, `null` aside, each once.
pub(super) fn values<'d>(said: &[Said<'d>], notes: &mut Notes) -> Option<Vec<&'d Node>> {
    let mut lists = said.iter().filter_map(|it| Some((it, it.schema.values.as_ref()?)));
    let (first, values) = lists.next()?;
    let mut values: Vec<&Node> = values.clone();
    for (it, others) in lists {
        let both: Vec<&Node> = others
            .iter()
            .filter(|other| values.iter().any(|it| value::is_same(it, other)))
            .copied()
            .collect();
        if both.is_empty() {
            let place = it.schema.spot.keyword("enum");
            notes.refuse(
                Diagnostic::new(
                    Code::PartsDisagree,
                    place,
                    "two enums that have no value in common",
                )
                .label("the second")
                .related(first.schema.spot.keyword("enum"), "the first")
                .help("list in both what is allowed; for one or the other write `oneOf`"),
            );
            return Some(values);
        }
        values = both;
    }
    // An enum of `null` and nothing else takes `null` only, and is no choice.
    values.retain(|it| !value::is_null(it));
    (!values.is_empty()).then(|| distinct(values, first, notes))
}

fn distinct<'d>(values: Vec<&'d Node>, said: &Said<'d>, notes: &mut Notes) -> Vec<&'d Node> {
    let mut seen = BTreeSet::new();
    let mut distinct = Vec::new();
    for node in values {
        if seen.insert(value::shown(node)) {
            distinct.push(node);
        } else {
            let place = said.schema.spot.document.place_of(node);
            let warning =
                Diagnostic::new(Code::ValueTwice, place, "a value that stands twice in its enum");
            notes.warn(warning.help("keep one of the two"));
        }
    }
    distinct
}

/// The kind that the keywords are about, where none of them is `type`.
pub(super) fn inferred(composed: &Composed<'_>) -> Option<BTreeSet<Kind>> {
    if let Some(values) = &composed.values {
        return Some(values.iter().filter_map(|it| kind_of(it)).collect());
    }
    let limits = &composed.limits;
    let is_object = composed.any(|it| it.object.any()) || !composed.at_least_one_of.is_empty();
    let kind = if is_object || limits.min_properties.or(limits.max_properties).is_some() {
        Kind::Object
    } else if composed.any(|it| it.list.any()) || is_list(limits) {
        Kind::List
    } else if !composed.alternatives.is_empty() {
        return None;
    } else if limits.min_length.or(limits.max_length).is_some() || limits.pattern.is_some() {
        Kind::Text
    } else if is_number(limits) {
        Kind::Number
    } else {
        Kind::of_format(composed.format?)?
    };
    Some(BTreeSet::from([kind]))
}

fn is_list(limits: &Limits<'_>) -> bool {
    limits.min_items.or(limits.max_items).is_some() || limits.unique_items
}

fn is_number(limits: &Limits<'_>) -> bool {
    let bounds = [limits.minimum, limits.maximum, limits.above, limits.below, limits.multiple_of];
    bounds.iter().any(Option::is_some)
}

/// The kind of a value; none for `null`.
fn kind_of(node: &Node) -> Option<Kind> {
    Some(match &node.value {
        Value::Null | Value::Refused => return None,
        Value::Flag(_) => Kind::Boolean,
        Value::Number(written) if number::whole(written).is_some() => Kind::Integer,
        Value::Number(_) => Kind::Number,
        Value::Text(_) => Kind::Text,
        Value::List(_) => Kind::List,
        Value::Map(_) => Kind::Object,
    })
}
