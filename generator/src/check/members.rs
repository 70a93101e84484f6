//! What an object has in the end, those things included that it takes over from others.

use std::collections::BTreeSet;

use super::spot::Spot;
use crate::document::{Documents, Node};

/// The properties of an object and what it requires.
#[derive(Default)]
pub(super) struct Members<'a> {
    pub(super) properties: Vec<Spot<'a>>,
    /// The names in the `required` lists, each with the schema in which it is listed.
    pub(super) required: Vec<(Spot<'a>, &'a Node)>,
    /// Whether some part of the object is not known, so that nothing can be said to be missing.
    pub(super) is_partial: bool,
}

impl<'a> Members<'a> {
    /// Collects what a schema has of its own, in its parts, and behind its `$ref`s.
    pub(super) fn of(spot: Spot<'a>, documents: &'a Documents) -> Self {
        let mut members = Self::default();
        let mut seen: BTreeSet<*const Node> = BTreeSet::new();
        let mut waiting = vec![spot];
        while let Some(spot) = waiting.pop() {
            if !seen.insert(spot.node) {
                continue;
            }
            if spot.reference().is_some() {
                let target = spot.target(documents);
                members.is_partial |= target.is_none();
                waiting.extend(target);
                continue;
            }
            members.add(spot);
            let branches: Vec<Spot<'a>> = spot.branches().collect();
            waiting.extend(branches.into_iter().rev());
        }
        members
    }

    fn add(&mut self, spot: Spot<'a>) {
        let is_refused = |keyword| spot.get(keyword).is_some_and(Node::is_refused);
        // What an alternative names may be required beside it.
        self.is_partial |= spot.node.is_refused()
            || ["properties", "allOf"].into_iter().any(is_refused)
            || spot.alternatives().next().is_some();
        self.properties.extend(spot.properties());
        let required = spot.get("required").map(Node::items).unwrap_or_default();
        self.required.extend(required.iter().map(|name| (spot, name)));
    }

    /// The property of that name.
    pub(super) fn get(&self, name: &str) -> Option<&Spot<'a>> {
        self.properties.iter().find(|it| it.entry.is_some_and(|entry| entry.key == name))
    }

    /// The properties, of several with one name the first.
    pub(super) fn distinct(&self) -> impl Iterator<Item = &Spot<'a>> {
        let mut seen = BTreeSet::new();
        self.properties.iter().filter(move |it| it.entry.is_some_and(|it| seen.insert(&it.key)))
    }

    /// The names of the properties.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.properties.iter().filter_map(|it| it.entry).map(|it| it.key.as_str())
    }

    /// Whether there is surely no property of that name.
    pub(super) fn lacks(&self, name: &str) -> bool {
        !self.is_partial && self.get(name).is_none()
    }
}
