//! The properties of an object, those that it takes over first.

use std::collections::{BTreeMap, BTreeSet};

use super::{Conjunct, Said};
use crate::document::{Entry, Value};

/// A property: its name, and every schema that its value meets.
#[derive(Clone, Debug)]
pub(crate) struct Member<'d> {
    pub(crate) name: &'d str,
    pub(crate) entry: &'d Entry,
    pub(crate) conjuncts: Vec<Conjunct<'d>>,
}

/// What becomes of properties that have no name in the schema.
#[derive(Clone, Debug)]
pub(crate) enum Rest<'d> {
    /// Nothing is said of them.
    Unsaid,
    /// There are none.
    None,
    /// They hold any JSON.
    Any,
    /// They meet every one of these schemas.
    Of(Vec<Conjunct<'d>>),
}

/// The properties, the names that are required, and what becomes of others.
pub(super) fn members<'d>(said: &[Said<'d>]) -> (Vec<Member<'d>>, Vec<&'d str>, Rest<'d>) {
    let mut members: Vec<Member<'d>> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for it in said {
        for entry in it.schema.object.properties {
            let conjunct = it.conjunct(&entry.node);
            match at.get(entry.key.as_str()) {
                Some(&known) => members[known].add(conjunct),
                None => {
                    at.insert(&entry.key, members.len());
                    members.push(Member { name: &entry.key, entry, conjuncts: vec![conjunct] });
                }
            }
        }
    }
    let mut seen = BTreeSet::new();
    let required = said.iter().flat_map(|it| it.schema.object.required.iter().copied());
    (members, required.filter(|it| seen.insert(*it)).collect(), rest(said))
}

impl<'d> Member<'d> {
    fn add(&mut self, conjunct: Conjunct<'d>) {
        if self.conjuncts.iter().all(|it| it.spot.key() != conjunct.spot.key()) {
            self.conjuncts.push(conjunct);
        }
    }
}

fn rest<'d>(said: &[Said<'d>]) -> Rest<'d> {
    let mut schemas = Vec::new();
    let (mut is_any, mut is_none) = (false, false);
    for it in said {
        let object = &it.schema.object;
        match object.additional.map(|node| (node, &node.value)) {
            Some((_, Value::Flag(true))) => is_any = true,
            // With `patternProperties` there are others still.
            Some((_, Value::Flag(false))) => is_none |= object.by_pattern.is_empty(),
            Some((_, Value::Map(entries))) if entries.is_empty() => is_any = true,
            Some((node, _)) => schemas.push(it.conjunct(node)),
            None => {}
        }
        match object.by_pattern {
            [] => {}
            [only] if object.additional.is_none_or(|it| matches!(it.value, Value::Flag(false))) => {
                schemas.push(it.conjunct(&only.node));
            }
            // What any of several patterns may fit is kept as it is.
            _ => is_any = true,
        }
        is_any |= object.is_conditional;
    }
    match (is_none, is_any, schemas.is_empty()) {
        (true, ..) => Rest::None,
        (_, _, false) if !is_any => Rest::Of(schemas),
        (_, true, _) => Rest::Any,
        _ => Rest::Unsaid,
    }
}
