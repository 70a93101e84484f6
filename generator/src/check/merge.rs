//! The parts of an `allOf` are objects that agree with each other.

use super::Checker;
use super::keyword::is_about_type;
use super::members::Members;
use super::spot::{Role, Spot};
use crate::diagnostic::{Diagnostic, quoted};
use crate::document::{Document, Documents, Node, Value};

/// Keywords that are for people only: two schemas that differ in nothing else are the same.
const PROSE: [&str; 4] = ["description", "title", "example", "default"];

impl<'a> Checker<'a> {
    pub(super) fn merge(&mut self, spot: Spot<'a>) {
        let Some(all_of) = spot.get("allOf").filter(|it| !it.is_refused()) else { return };
        if all_of.items().is_empty() {
            let fault = Diagnostic::new(spot.key_place("allOf"), "`allOf` without any part");
            self.push(fault.help("write `type` instead"));
        }
        if spot.is_wrapper() {
            self.wrapper(spot);
            return;
        }
        for branch in spot.branches() {
            if let Some(kind) = branch.kind(self.documents).filter(|it| *it != "object") {
                let fault = Diagnostic::new(branch.place(), "a part of `allOf` that is no object");
                self.push(
                    fault
                        .label(format!("this is of type {kind}"))
                        .help("only objects can be merged; write the type by itself"),
                );
            }
        }
        if spot.role != Role::Branch {
            self.agreement(spot);
        }
    }

    /// What wraps another schema to add words to it adds nothing else.
    fn wrapper(&mut self, spot: Spot<'a>) {
        if let Some(part) =
            spot.branches().find(|it| it.reference().is_none() && !it.node.is_refused())
        {
            let fault = Diagnostic::new(part.place(), "an `allOf` of one part that is no `$ref`");
            self.push(fault.help("write the part without `allOf`"));
        }
        for entry in spot.node.entries().iter().filter(|it| is_about_type(&it.key)) {
            let message = format!("`{}` beside an `allOf` of one part", entry.key);
            let fault = Diagnostic::new(spot.document.key_place_of(entry), message);
            self.push(match entry.key.as_str() {
                "required" | "anyOf" => fault.help(format!(
                    "move it into a second part: `- {{type: object, {}: [...]}}`",
                    entry.key
                )),
                _ => fault.help("leave it out: the part says it"),
            });
        }
    }

    /// A property that two parts describe is the same in both.
    fn agreement(&mut self, spot: Spot<'a>) {
        let members = Members::of(spot, self.documents);
        for property in &members.properties {
            let Some(entry) = property.entry else { continue };
            let Some(first) = members.get(&entry.key) else { continue };
            if !same(Side::of(*first), Side::of(*property), self.documents) {
                let message = format!("{} is described in two ways", quoted(&entry.key));
                self.push(
                    Diagnostic::new(property.place(), message)
                        .label("another schema than the first")
                        .related(first.place(), "the first")
                        .help("describe it once, or alike in both"),
                );
            }
        }
    }
}

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
            entries.filter(|(key, _)| self.is_named || !PROSE.contains(key)).collect();
        counting.sort_by_key(|(key, _)| *key);
        counting
    }
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
