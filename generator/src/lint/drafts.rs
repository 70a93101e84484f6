//! What `cargo xtask new-endpoint` leaves to its author has been written.

use super::finding::Finding;
use super::ground::Ground;
use super::table::Lint;
use crate::document::{Document, Node};
use crate::scaffold::REPLACE;

pub(super) fn drafts(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for document in ground.documents.iter() {
        left_in(document, &document.root, &mut found);
    }
    found
}

fn left_in(document: &Document, node: &Node, found: &mut Vec<Finding>) {
    if node.text().is_some_and(|it| it.starts_with(REPLACE)) {
        let place = document.place_of(node);
        let message = "these are the words of a draft";
        let finding = Finding::new(Lint::DraftWords, document.path(), place, message);
        found.push(finding.help("write your own, or delete them where nothing is to be said"));
    }
    node.children().for_each(|it| left_in(document, it, found));
}
