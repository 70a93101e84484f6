//! Where a schema stands, and the places to point at when it is spoken of.

use crate::diagnostic::Place;
use crate::document::{Document, Node};

/// Where a schema stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'d> {
    pub(crate) document: &'d Document,
    pub(crate) node: &'d Node,
}

impl<'d> Spot<'d> {
    pub(crate) fn new(document: &'d Document, node: &'d Node) -> Self {
        Self { document, node }
    }

    /// A schema that stands within this one.
    pub(crate) fn within(self, node: &'d Node) -> Self {
        Self { node, ..self }
    }

    /// What tells schemas apart: no two stand at one place.
    pub(crate) fn key(self) -> usize {
        std::ptr::from_ref(self.node).addr()
    }

    /// Its first name, for want of a better place.
    pub(crate) fn place(self) -> Place {
        match self.node.entries().first() {
            Some(entry) => self.document.key_place_of(entry),
            None => self.document.place_of(self.node),
        }
    }

    /// The place of one of its keywords, or its own.
    pub(crate) fn keyword(self, keyword: &str) -> Place {
        self.node.entry(keyword).map_or_else(|| self.place(), |it| self.document.key_place_of(it))
    }

    /// The place of what one of its keywords says, or its own.
    pub(crate) fn said(self, keyword: &str) -> Place {
        self.node.get(keyword).map_or_else(|| self.place(), |it| self.document.place_of(it))
    }
}
