//! What the alternatives of a union are called: each by what it says itself, and where two would be
//! called the same, by what tells them apart.
//!
//! In which order they stand, and how many there are, changes no name.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Entry, Node, Value};
use crate::names::digest;
use crate::schema::compose::{Composed, Member};
use crate::schema::value;

/// How many names of properties go into the name of a branch.
const MOST_NAMES: usize = 3;

/// An alternative, and what it is called so far.
pub(super) struct Called<'c, 'd> {
    pub(super) name: &'c str,
    /// Whether the name is that of its type, for which others make way.
    pub(super) is_given: bool,
    /// What it says, where that is known yet.
    pub(super) says: Option<&'c Composed<'d>>,
}

/// The name of a branch that is written out in its union, by nothing but what it says itself.
pub(super) fn name(composed: &Composed<'_>) -> String {
    let own = composed.said.iter().filter(|it| it.is_own);
    if let Some(title) = own.filter_map(|it| it.schema.prose.title).next_back() {
        return title.to_owned();
    }
    if let Some([only]) = composed.values.as_deref() {
        return only.text().map_or_else(|| value::shown(only), str::to_owned);
    }
    let constant = composed.members.iter().find_map(constant_text);
    if let Some(constant) = constant.filter(|it| !it.is_empty()) {
        return constant.to_owned();
    }
    let names = composed.members.iter().map(|it| it.name);
    let required: Vec<&str> = names.clone().filter(|it| composed.required.contains(it)).collect();
    let names: Vec<&str> = if required.is_empty() { names.collect() } else { required };
    match (names.as_slice(), composed.kind()) {
        ([], Some(kind)) => kind.noun().to_owned(),
        ([], None) => "value".to_owned(),
        (names, _) => names[..names.len().min(MOST_NAMES)].join("-"),
    }
}

/// A word that tells what an alternative says from what all others of its name say.
type Way = fn(&Composed<'_>, &[&Composed<'_>]) -> Option<String>;

/// What tells an alternative from others of its name, from the plainest way to one that tells apart
/// all that differ.
const WAYS: [Way; 3] =
    [by_constants, by_properties, |own, _| Some(format!("x{:08x}", digest(&said_by(own))))];

/// The names of alternatives, those told apart that would have the same.
pub(super) fn parted(called: &[Called<'_, '_>]) -> Vec<String> {
    let mut names: Vec<String> = called.iter().map(|it| it.name.to_owned()).collect();
    for way in WAYS {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            groups.entry(name.clone()).or_default().push(at);
        }
        for mut group in groups.into_values().filter(|it| it.len() > 1) {
            if group.iter().filter(|&&at| called[at].is_given).count() == 1 {
                group.retain(|&at| !called[at].is_given);
            }
            let all: Vec<&Composed<'_>> = group.iter().filter_map(|&at| called[at].says).collect();
            for at in group {
                let word = called[at].says.and_then(|own| way(own, &all));
                word.into_iter().for_each(|it| names[at] = format!("{}-{it}", names[at]));
            }
        }
    }
    names
}

/// The texts that properties of it always are, and not of all.
fn by_constants(own: &Composed<'_>, all: &[&Composed<'_>]) -> Option<String> {
    fn constants<'d>(of: &Composed<'d>) -> BTreeSet<(&'d str, &'d str)> {
        of.members.iter().filter_map(|it| Some((it.name, constant_text(it)?))).collect()
    }
    let own = of_not_all(constants(own), all, |it| constants(it));
    (!own.is_empty()).then(|| own.iter().map(|it| it.1).collect::<Vec<_>>().join("-"))
}

/// The properties that it requires, or at least has, and that not all do.
fn by_properties(own: &Composed<'_>, all: &[&Composed<'_>]) -> Option<String> {
    let required = |it: &Composed<'_>| it.required.iter().map(|it| (*it).to_owned()).collect();
    let members = |it: &Composed<'_>| it.members.iter().map(|it| it.name.to_owned()).collect();
    let mut names: BTreeSet<String> = of_not_all(required(own), all, required);
    if names.is_empty() {
        names = of_not_all(members(own), all, members);
    }
    let names: Vec<String> = names.into_iter().collect();
    (!names.is_empty()).then(|| format!("with-{}", names.join("-")))
}

/// Those of its own that not all have; where there is no other, all its own.
fn of_not_all<'a, 'd, T: Ord>(
    mut own: BTreeSet<T>,
    all: &[&'a Composed<'d>],
    of: impl Fn(&'a Composed<'d>) -> BTreeSet<T>,
) -> BTreeSet<T> {
    let all: Vec<BTreeSet<T>> = all.iter().map(|it| of(it)).collect();
    own.retain(|it| all.len() < 2 || !all.iter().all(|its| its.contains(it)));
    own
}

/// The one text that a property is.
fn constant_text<'d>(member: &Member<'d>) -> Option<&'d str> {
    member.conjuncts.iter().find_map(|it| {
        let node = it.spot.node;
        node.get("const").and_then(Node::text).or_else(|| match node.get("enum")?.items() {
            [only] => only.text(),
            _ => None,
        })
    })
}

fn said_by(composed: &Composed<'_>) -> String {
    let own = composed.said.iter().filter(|it| it.is_own);
    own.map(|it| content(it.schema.spot.node)).collect()
}

/// Keywords that are for people.
const PROSE: [&str; 6] =
    ["title", "description", "example", "examples", "externalDocs", "$comment"];

/// Keywords that list what may stand in any order.
const SETS: [&str; 6] = ["required", "enum", "type", "allOf", "oneOf", "anyOf"];

/// What a schema says of its values, however that is ordered, as text.
pub(super) fn content(schema: &Node) -> String {
    let Value::Map(entries) = &schema.value else { return value::shown(schema) };
    let said = entries.iter().filter(|it| !PROSE.contains(&it.key.as_str()));
    let mut said: Vec<String> = said.map(keyword).collect();
    said.sort();
    format!("{{{}}}", said.join(","))
}

fn keyword(entry: &Entry) -> String {
    let list = |mut items: Vec<String>| {
        if SETS.contains(&entry.key.as_str()) {
            items.sort();
        }
        format!("[{}]", items.join(","))
    };
    let said = match (entry.key.as_str(), &entry.node.value) {
        ("properties" | "patternProperties", Value::Map(schemas)) => {
            let schemas = schemas.iter().map(|it| format!("{:?}:{}", it.key, content(&it.node)));
            let mut schemas: Vec<String> = schemas.collect();
            schemas.sort();
            format!("{{{}}}", schemas.join(","))
        }
        ("const" | "default", _) => value::shown(&entry.node),
        (_, Value::List(items)) => list(items.iter().map(content).collect()),
        _ => content(&entry.node),
    };
    format!("{:?}:{said}", entry.key)
}
