//! Two schemas are alike that say the same, whatever their prose.

use super::spot::Spot;
use crate::document::{Document, Documents, Node, Value};

/// Keywords that are for people only: two schemas that differ in nothing else are the same.
const PROSE: [&str; 5] = ["description", "title", "example", "default", "externalDocs"];

/// Whether two schemas say the same, prose aside.
pub(super) fn is_same<'a>(one: Spot<'a>, other: Spot<'a>, documents: &'a Documents) -> bool {
    same(Side::of(one), Side::of(other), documents)
}

/// One of two values that are compared.
#[derive(Clone, Copy)]
struct Side<'a> {
    document: &'a Document,
    node: &'a Node,
    /// Whether the names in it are the author's, not keywords.
    is_named: bool,
}

impl<'a> Side<'a> {
    fn of(spot: Spot<'a>) -> Self {
        Self { document: spot.document, node: spot.node, is_named: false }
    }

    fn item(self, node: &'a Node) -> Self {
        Self { node, is_named: false, ..self }
    }

    fn value(self, key: &str, node: &'a Node) -> Self {
        Self { node, is_named: !self.is_named && key == "properties", ..self }
    }

    fn reference(self) -> Option<&'a str> {
        self.node.get("$ref").and_then(Node::text)
    }

    /// The part behind words of its own: `{description: .., allOf: [part]}` is the part.
    fn unwrapped(self) -> Self {
        match (self.counting().as_slice(), self.node.get("allOf").map(Node::items)) {
            ([_], Some([only])) if !self.is_named => self.item(only).unwrapped(),
            _ => self,
        }
    }

    /// What distinguishes a mapping, in the order of its keys.
    fn counting(self) -> Vec<(&'a str, &'a Node)> {
        let entries = self.node.entries().iter().map(|it| (it.key.as_str(), &it.node));
        let mut counting: Vec<_> =
            entries.filter(|(key, node)| self.is_named || !is_prose(key, node)).collect();
        counting.sort_by_key(|(key, _)| *key);
        counting
    }
}

/// A default is prose, but for `null`, which says that a value that is left out is `null`.
fn is_prose(key: &str, node: &Node) -> bool {
    PROSE.contains(&key) && !(key == "default" && matches!(node.value, Value::Null))
}

/// Whether two schemas say the same, whatever their prose, the order of their keywords and the
/// spelling of their `$ref`s. What has been refused is taken to agree with anything.
fn same(one: Side<'_>, other: Side<'_>, documents: &Documents) -> bool {
    let (one, other) = (one.unwrapped(), other.unwrapped());
    match (&one.node.value, &other.node.value) {
        (Value::Refused, _) | (_, Value::Refused) | (Value::Null, Value::Null) => true,
        (Value::Flag(one), Value::Flag(other)) => one == other,
        (Value::Number(one), Value::Number(other)) | (Value::Text(one), Value::Text(other)) => {
            one == other
        }
        (Value::List(items), Value::List(others)) => {
            let pairs = || items.iter().zip(others);
            items.len() == others.len()
                && pairs().all(|(it, its)| same(one.item(it), other.item(its), documents))
        }
        (Value::Map(_), Value::Map(_)) => same_mapping(one, other, documents),
        _ => false,
    }
}

fn same_mapping(one: Side<'_>, other: Side<'_>, documents: &Documents) -> bool {
    if let (Some(reference), Some(its)) = (one.reference(), other.reference()) {
        let target = documents.resolve(reference, one.document);
        return match (target, documents.resolve(its, other.document)) {
            (Some(target), Some(its)) => std::ptr::eq(target.node, its.node),
            _ => true,
        };
    }
    let (entries, others) = (one.counting(), other.counting());
    let pairs = || entries.iter().zip(&others);
    entries.len() == others.len()
        && pairs().all(|((key, it), (its_key, its))| {
            key == its_key && same(one.value(key, it), other.value(key, its), documents)
        })
}
