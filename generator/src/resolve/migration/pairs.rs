//! Two messages or types become rows: each field of the one beside what it is in the other.

use std::collections::BTreeSet;

use crate::ir::{Home, Move, Object, Operation, Owner, Property, SchemaId, Type, UrlPath};
use crate::likeness::look_renamed;
use crate::resolve::endpoint::{request_ident, response_ident};

/// One of the two that are set side by side.
#[derive(Clone)]
pub(super) struct Side<'a> {
    pub(super) id: SchemaId,
    /// What it is called in Rust.
    pub(super) ident: String,
    pub(super) object: &'a Object,
}

impl<'a> Side<'a> {
    /// What an operation asks.
    pub(super) fn request(of: &'a Operation) -> Self {
        Self { id: of.message_id("request"), ident: request_ident(of), object: &of.request.object }
    }

    /// What an operation answers.
    pub(super) fn response(of: &'a Operation) -> Self {
        Self {
            id: of.message_id("response"),
            ident: response_ident(of),
            object: &of.response.object,
        }
    }
}

/// A field beside what it has become, each by the way down to it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) was: Option<Vec<String>>,
    pub(super) now: Option<Vec<String>>,
    pub(super) note: Option<String>,
    /// Whether nothing but the shape says so.
    pub(super) is_guess: bool,
}

impl Pair {
    /// Whether it is about a field of the earlier type itself, and not about one below.
    fn is_of(&self, field: &Property) -> bool {
        self.was.as_deref() == Some(std::slice::from_ref(&field.name))
    }
}

/// Pairs the fields: in the order of the earlier type, and the new ones last.
pub(super) fn pairs(was: &Object, now: &Object, told: &[&Move]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for property in &was.properties {
        own(property, now, told, &mut pairs);
        pairs.extend(told.iter().filter(|it| is_below(it, property)).map(|it| pair(it)));
    }
    let met: BTreeSet<String> = pairs.iter().filter_map(last_of_one).collect();
    let mut added: Vec<&Property> =
        now.properties.iter().filter(|it| !met.contains(&it.name)).collect();
    guess(&mut pairs, was, &mut added, told);
    pairs.extend(added.iter().map(|it| untold(None, Some(vec![it.name.clone()]))));
    pairs
}

/// Pairs a field that was removed with one that was added where it looks renamed.
fn guess(pairs: &mut [Pair], was: &Object, added: &mut Vec<&Property>, told: &[&Move]) {
    let is_removed = |it: &&Property| {
        pairs.iter().any(|of| of.now.is_none() && of.is_of(it))
            && told.iter().all(|told| told.was[0] != it.name)
    };
    let removed: Vec<&Property> = was.properties.iter().filter(is_removed).collect();
    for (before, after) in look_renamed(&removed, added, [&by_name, &by_name]) {
        for pair in pairs.iter_mut().filter(|it| it.is_of(before)) {
            pair.now = Some(vec![after.name.clone()]);
            pair.is_guess = true;
        }
        added.retain(|it| it.name != after.name);
    }
}

/// A type whose home does not count: each version has its own of that name.
fn by_name(ty: &Type) -> Type {
    let mut ty = ty.clone();
    if let Some(id) = ty.named_mut() {
        id.home = Home::Endpoint(Owner::Platform, UrlPath(Vec::new()));
    }
    ty
}

/// The row of a field itself.
fn own(property: &Property, now: &Object, told: &[&Move], pairs: &mut Vec<Pair>) {
    let way = vec![property.name.clone()];
    if let Some(told) = told.iter().find(|it| it.was == way) {
        pairs.push(pair(told));
        return;
    }
    let now = named(property, now);
    // Of what was no more than a wrapper, the parts say all.
    if now.is_some() || !told.iter().any(|it| is_below(it, property)) {
        let now = now.map(|it| vec![it.name.clone()]);
        pairs.push(untold(Some(way), now));
    }
}

/// The property of that name, or else one that is read or was read under the other's name.
fn named<'a>(property: &Property, now: &'a Object) -> Option<&'a Property> {
    let all = || now.properties.iter();
    let by_name = all().find(|it| it.name == property.name);
    by_name.or_else(|| {
        all().find(|it| {
            it.also_named.contains(&property.name) || property.also_named.contains(&it.name)
        })
    })
}

fn is_below(told: &Move, property: &Property) -> bool {
    told.was.len() > 1 && told.was[0] == property.name
}

fn pair(told: &Move) -> Pair {
    Pair { note: told.note.clone(), ..untold(Some(told.was.clone()), told.now.clone()) }
}

fn untold(was: Option<Vec<String>>, now: Option<Vec<String>>) -> Pair {
    Pair { was, now, note: None, is_guess: false }
}

/// The name of a field of the later type, if the way to it is no longer.
fn last_of_one(pair: &Pair) -> Option<String> {
    match pair.now.as_deref() {
        Some([name]) => Some(name.clone()),
        _ => None,
    }
}
