//! The schemas that are written out within one, by the keyword under which they stand.

use super::{Role, Spot};
use crate::document::Node;

impl<'a> Spot<'a> {
    /// The parts of an `allOf`.
    pub(crate) fn branches(&self) -> impl Iterator<Item = Self> + use<'a> {
        let document = self.document;
        let branches = self.get("allOf").map(Node::items).unwrap_or_default();
        branches.iter().map(move |node| Spot { document, node, entry: None, role: Role::Branch })
    }

    /// The schemas of a `oneOf` or `anyOf`; lists of names of which one must be there are none.
    pub(crate) fn alternatives(&self) -> impl Iterator<Item = Self> + use<'a> {
        let document = self.document;
        let lists = ["oneOf", "anyOf"].map(|it| self.get(it).map(Node::items).unwrap_or_default());
        let lists = lists.into_iter().filter(|it| !it.iter().all(is_required_list));
        lists.flatten().map(move |node| Spot {
            document,
            node,
            entry: None,
            role: Role::Alternative,
        })
    }

    /// The names of which one at least must be there, a list for each alternative.
    pub(crate) fn at_least_one_of(&self) -> impl Iterator<Item = &'a Node> + use<'a> {
        let lists = self.get("anyOf").map(Node::items).unwrap_or_default();
        let are_lists = lists.iter().all(is_required_list);
        lists.iter().filter(move |_| are_lists).filter_map(|it| it.get("required"))
    }

    /// The properties that are written out here.
    pub(crate) fn properties(&self) -> impl Iterator<Item = Self> + use<'a> {
        let document = self.document;
        let properties = self.get("properties").map(Node::entries).unwrap_or_default();
        properties.iter().map(move |it| Spot::under(document, it, Role::Property))
    }

    /// What a list or a map holds.
    pub(crate) fn held(&self) -> impl Iterator<Item = Self> + use<'a> {
        let (document, node) = (self.document, self.node);
        let entries = ["items", "additionalProperties"].map(|keyword| node.entry(keyword));
        let schemas = entries.into_iter().flatten().filter(|it| !it.node.entries().is_empty());
        schemas.map(move |it| Spot::under(document, it, Role::Item))
    }

    /// The reference to what a text holds as JSON; nothing where it holds JSON of any shape.
    pub(crate) fn json(&self) -> Option<Self> {
        let entry = self
            .node
            .entry("x-json")
            .filter(|it| it.node.get("$ref").and_then(Node::text).is_some())?;
        Some(Spot::under(self.document, entry, Role::Json))
    }

    /// Itself and every schema that is written out in it, each before those within it.
    pub(crate) fn with_all_within(self) -> Vec<Self> {
        let mut spots = vec![self];
        let mut next = 0;
        while let Some(&spot) = spots.get(next) {
            spots.extend(spot.children());
            next += 1;
        }
        spots
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = Self> + use<'a> {
        let parts = self.branches().chain(self.alternatives());
        parts.chain(self.properties()).chain(self.held()).chain(self.json())
    }
}

/// Whether it does no more than to require something of the object around it.
fn is_required_list(alternative: &Node) -> bool {
    let is_beside = |key: &str| ["required", "type", "title", "description"].contains(&key);
    alternative.get("required").is_some()
        && alternative.entries().iter().all(|it| is_beside(&it.key))
}
