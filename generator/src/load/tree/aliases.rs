//! What an alias stands for, and what a merge key adds, in the files of others.
//!
//! A few lines can stand for billions of values: how many are copied has a limit.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{DEEPEST, Entries, Reader};
use crate::document::{Entry, Node, Value};

/// How many values may be copied for the sake of aliases in one file.
const MOST_COPIED: usize = 1_000_000;

/// What aliases can stand for.
#[derive(Default)]
pub(super) struct Anchors {
    /// By the scanner's number; nothing where a value is too large to be kept.
    values: BTreeMap<usize, Option<Node>>,
    /// How many values have been copied.
    copied: usize,
    /// Whether it has been told that they are too many.
    is_told: bool,
}

impl Anchors {
    /// Keeps a value for the aliases that follow.
    fn keep(&mut self, anchor: usize, node: &Node) {
        let (size, _) = extent(node, self.left());
        let is_kept = self.spend(size);
        self.values.insert(anchor, is_kept.then(|| node.clone()));
    }

    fn left(&self) -> usize {
        MOST_COPIED - self.copied
    }

    /// Whether so many values more may be copied; where they may not, none may from then on.
    fn spend(&mut self, size: usize) -> bool {
        let may = size < self.left();
        self.copied += size.min(self.left());
        may
    }
}

impl Reader<'_> {
    pub(super) fn attach_anchored(&mut self, anchor: usize, node: Node) {
        // The scanner counts anchors from 1, and gives 0 to what has none.
        if anchor != 0 && self.is_foreign {
            self.anchors.keep(anchor, &node);
        }
        self.attach(node);
    }

    /// What an alias stands for.
    pub(super) fn aliased(&mut self, anchor: usize, span: &Range<usize>) -> Value {
        if !self.is_foreign {
            return self.refuse_alias(span);
        }
        let Some(node) = self.anchors.values.get(&anchor) else {
            return self.refuse_alias_of_itself(span);
        };
        let left = self.anchors.left();
        let extent = node.as_ref().map(|it| extent(it, left));
        let may = extent.is_some_and(|(size, depth)| {
            depth + self.open.len() <= DEEPEST && self.anchors.spend(size)
        });
        let node = self.anchors.values.get(&anchor).and_then(Option::as_ref);
        match node.filter(|_| may) {
            Some(node) => node.value.clone(),
            None if std::mem::replace(&mut self.anchors.is_told, true) => Value::Refused,
            None => self.refuse_large_alias(span),
        }
    }
}

impl Entries {
    /// The entries, and those of merged mappings that have no namesake here.
    pub(super) fn with_merged(mut self) -> Vec<Entry> {
        for node in std::mem::take(&mut self.merged) {
            let mappings = if node.items().is_empty() { vec![node] } else { node.items().to_vec() };
            for entry in mappings.iter().flat_map(Node::entries) {
                if !self.index.contains_key(&entry.key) {
                    self.index.insert(entry.key.clone(), self.entries.len());
                    self.entries.push(entry.clone());
                }
            }
        }
        self.entries
    }
}

/// How many values a node is made of, counted no further than to the limit, and how deep it goes.
fn extent(node: &Node, limit: usize) -> (usize, usize) {
    let (mut size, mut deepest) = (1, 1);
    let within = node.items().iter().chain(node.entries().iter().map(|it| &it.node));
    for it in within {
        if size >= limit {
            break;
        }
        let (its_size, depth) = extent(it, limit - size);
        size += its_size;
        deepest = deepest.max(depth + 1);
    }
    (size, deepest)
}
