//! No type is made of nothing but itself, and no object requires another of its own kind.
//!
//! An object may hold itself through a property that may be left out, or through a list. A type
//! that is a merger of itself has nothing to begin with, and an object that requires itself has no
//! end: no message could be that type.

use std::collections::{BTreeMap, BTreeSet};

use super::Checker;
use super::members::Members;
use super::spot::{self, Id, Spot};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Node, Value};

/// For each type the types that it cannot be without, each with the place of the `$ref`.
type Needs<'a> = BTreeMap<Id<'a>, Vec<(Id<'a>, Place)>>;

/// The types from where the search began to where it is, each with the number of needs looked at.
type Way<'n, 'a> = Vec<(&'n Id<'a>, usize)>;

/// The code of a circle, its message and the remedy.
type Words = (Code, &'static str, &'static str);

const PARTS: Words = (
    Code::MadeOfItself,
    "a type that is made of nothing but itself",
    "hold it in a property of an object",
);

const REQUIRED: Words = (
    Code::Endless,
    "an object that requires another of its own kind",
    "hold it in a property that may be left out, or in a list",
);

/// How far the search has come with a type.
enum Search {
    OnTheWay,
    Done,
}

impl<'a> Checker<'a> {
    pub(super) fn cycles(&mut self) {
        let roots: Vec<Spot<'a>> = self.documents.iter().flat_map(spot::roots).collect();
        let parts = roots.iter().map(|it| (it.id(), self.parts(*it))).collect();
        self.circles(&parts, PARTS);
        if self.circular.is_empty() {
            let required = roots.iter().map(|it| (it.id(), self.required_types(*it))).collect();
            self.circles(&required, REQUIRED);
        }
    }

    /// What a type is made of before any property is looked at.
    fn parts(&self, root: Spot<'a>) -> Vec<(Id<'a>, Place)> {
        let mut parts = Vec::new();
        let mut waiting = vec![root];
        while let Some(spot) = waiting.pop() {
            parts.extend(self.link_of(spot));
            waiting.extend(spot.branches());
        }
        parts
    }

    /// What stands in the properties that an object requires.
    fn required_types(&self, root: Spot<'a>) -> Vec<(Id<'a>, Place)> {
        let mut types = Vec::new();
        let mut seen: BTreeSet<*const Node> = BTreeSet::new();
        let mut waiting = vec![root];
        while let Some(spot) = waiting.pop() {
            if !seen.insert(spot.node) {
                continue;
            }
            let members = Members::of(spot, self.documents);
            let required: BTreeSet<&str> =
                members.required.iter().filter_map(|(_, name)| name.text()).collect();
            for property in &members.properties {
                let is_required = property.entry.is_some_and(|it| required.contains(&*it.key));
                if !is_required || is_nullable(property) {
                    continue;
                }
                let only = property.branches().next().filter(|_| property.is_wrapper());
                let held = only.unwrap_or(*property);
                match self.link_of(held) {
                    Some(link) => types.push(link),
                    None => waiting.push(held),
                }
            }
        }
        types
    }

    /// Where a `$ref` leads, and where it stands.
    fn link_of(&self, spot: Spot<'a>) -> Option<(Id<'a>, Place)> {
        let target = spot.target(self.documents)?;
        Some((target.id(), spot.document.place_of(spot.get("$ref")?)))
    }

    fn circles(&mut self, needs: &Needs<'a>, words: Words) {
        let mut seen: BTreeMap<&Id<'a>, Search> = BTreeMap::new();
        for start in needs.keys() {
            if seen.contains_key(start) {
                continue;
            }
            seen.insert(start, Search::OnTheWay);
            let mut way = vec![(start, 0)];
            while let Some((id, next)) = way.last_mut() {
                let Some((need, _)) = needs[*id].get(*next) else {
                    seen.insert(id, Search::Done);
                    way.pop();
                    continue;
                };
                *next += 1;
                match seen.get(need) {
                    Some(Search::OnTheWay) => self.circle(need, &way, needs, words),
                    None if needs.contains_key(need) => {
                        seen.insert(need, Search::OnTheWay);
                        way.push((need, 0));
                    }
                    _ => {}
                }
            }
        }
    }

    fn circle(&mut self, start: &Id<'a>, way: &Way<'_, 'a>, needs: &Needs<'a>, words: Words) {
        let circle = way.iter().skip_while(|(id, _)| *id != start);
        let mut places = circle.map(|(id, next)| needs[*id][next - 1].1.clone());
        let Some(first) = places.next() else { return };
        self.circular.insert(first.clone());
        let (code, message, help) = words;
        let mut fault = Diagnostic::new(code, first, message).help(help);
        for place in places {
            self.circular.insert(place.clone());
            fault = fault.related(place, "and on from here");
        }
        self.push(fault);
    }
}

fn is_nullable(property: &Spot<'_>) -> bool {
    property.get("nullable").is_some_and(|it| matches!(it.value, Value::Flag(true)))
}
