//! The schemas that take another over: a discriminator without `oneOf` chooses among them.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Node};
use crate::schema::Spot;
use crate::schema::references::References;

/// For each component with a discriminator of its own the components that take it over.
pub(super) struct Heirs<'d>(BTreeMap<usize, Vec<Spot<'d>>>);

impl<'d> Heirs<'d> {
    /// Looks for them among the components. One document's schema may know of an heir in another.
    pub(super) fn new(
        components: &[Spot<'d>],
        references: &mut References<'d>,
        may_know: impl Fn(&Document, &Document) -> bool,
    ) -> Self {
        let mut heirs: BTreeMap<usize, Vec<Spot<'d>>> = BTreeMap::new();
        if !components.iter().any(|it| is_base(it.node)) {
            return Self(heirs);
        }
        for heir in components {
            let parts = heir.node.get("allOf").map(Node::items).unwrap_or_default();
            for reference in parts.iter().filter_map(|it| it.get("$ref")?.text()) {
                let parent = references.follow(reference, heir.document);
                if let Some(parent) = parent.filter(|it| may_know(it.document, heir.document)) {
                    heirs.entry(parent.key()).or_default().push(*heir);
                }
            }
        }
        Self(heirs)
    }

    /// All that take the schema over, at first or second hand, where it leaves the choice to them.
    pub(super) fn of(&self, base: Spot<'d>) -> Vec<Spot<'d>> {
        if !is_base(base.node) {
            return Vec::new();
        }
        let (mut all, mut seen) = (Vec::new(), BTreeSet::from([base.key()]));
        let mut waiting = vec![base];
        while let Some(next) = waiting.pop() {
            for &heir in self.0.get(&next.key()).map(Vec::as_slice).unwrap_or_default() {
                if seen.insert(heir.key()) {
                    all.push(heir);
                    // One that leaves the choice to its own heirs stands for them.
                    waiting.extend((!is_base(heir.node)).then_some(heir));
                }
            }
        }
        all
    }

    /// Whether the base leaves it to others, of which this is one, to say what they are.
    pub(super) fn has(&self, base: Spot<'d>, heir: Spot<'d>) -> bool {
        is_base(base.node) && self.of(base).iter().any(|it| it.key() == heir.key())
    }
}

/// Whether the schema leaves it to others to say what they are.
fn is_base(node: &Node) -> bool {
    node.get("discriminator").is_some_and(|it| it.get("propertyName").is_some())
        && node.get("oneOf").or(node.get("anyOf")).is_none()
}
