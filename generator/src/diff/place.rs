//! What a change is about is found again in the files: the value, or the nearest around it.

use super::{Of, Side, Step};
use crate::diagnostic::Place;
use crate::document::{CODES, Document, Documents, Node};
use crate::ir::Home;

/// How many references and alternatives are followed to find one property.
const DEPTH: usize = 16;

/// The place of what stands, or stood, in specs. Where no value is its own, the place is that of
/// what is around it; where the file is not there, that of the file as a whole.
pub fn place(documents: &Documents, side: &Side) -> Place {
    let Some(document) = documents.get(&side.spec) else { return Place::whole(&side.spec) };
    let start = Spot { documents, document, node: &document.root, place: document.first_place() };
    let begun = start.clone().begin(&side.subject.of).unwrap_or(start);
    side.subject.path.iter().try_fold(begun, Spot::step).map_or_else(|it| it.place, |it| it.place)
}

/// Where the search has come to.
#[derive(Clone)]
struct Spot<'d> {
    documents: &'d Documents,
    document: &'d Document,
    node: &'d Node,
    /// What stands for it: its name, if it has one.
    place: Place,
}

impl<'d> Spot<'d> {
    /// The value with which the way begins, in its file.
    fn begin(self, of: &Of) -> Option<Self> {
        match of {
            Of::Operation(..) => self.operation(),
            Of::Request(..) => self.operation()?.message("request"),
            Of::Response(..) => self.operation()?.message("response"),
            Of::Schema(id) => match (&id.home, id.name.as_slice()) {
                (Home::Shared(_), [_, within @ ..]) => Some(self.within(within)),
                (Home::Endpoint(..), [first, within @ ..]) => {
                    self.named(first).map(|it| it.within(within))
                }
                _ => None,
            },
            Of::Wallet(_) | Of::Codes | Of::Moves(..) => Some(self),
        }
    }

    fn operation(self) -> Option<Self> {
        let path = self.node.get("paths")?.entries().first()?;
        let node = path.node.get("post")?;
        Some(Self { node, place: self.document.key_place_of(path), ..self })
    }

    /// The schema of a half of an operation.
    fn message(self, half: &str) -> Option<Self> {
        let entry = match half {
            "request" => self.node.entry("requestBody")?,
            _ => self.node.entry("responses")?,
        };
        let media = match half {
            "request" => &entry.node,
            _ => &entry.node.entries().first()?.node,
        };
        let node = media.get("content")?.entries().first()?.node.get("schema")?;
        Some(Self { node, place: self.document.key_place_of(entry), ..self })
    }

    /// A type of an endpoint: under `components`, or a half of the operation.
    fn named(self, name: &str) -> Option<Self> {
        if let Some(entry) = self.document.components().iter().find(|it| it.key == name) {
            return Some(self.at(&entry.node, entry));
        }
        let half = name.rsplit('-').next()?.to_owned();
        self.operation()?.message(&half)
    }

    /// Goes down the names by which a type that has none of its own is called.
    fn within(self, names: &[String]) -> Self {
        names.iter().fold(self, |spot, name| match spot.clone().property(name, DEPTH) {
            Some(found) => found.item(),
            None => spot,
        })
    }

    /// What each item of a list is, or the value itself where it is no list.
    fn item(self) -> Self {
        let items = self.node.get("items").or_else(|| self.node.get("additionalProperties"));
        match items {
            Some(node) if !node.entries().is_empty() => Self { node, ..self },
            _ => self,
        }
    }

    /// One step down, or where it has come to if there is none.
    fn step(self, step: &Step) -> Result<Self, Self> {
        let here = self.clone();
        match step {
            Step::Property(name) => self.property(name, DEPTH),
            Step::Each => Some(self.item()),
            Step::Value(value) => self.listed("enum", |it| it.text() == Some(value)),
            Step::ResultCode(code) if self.document.path() == CODES => self.entry(code),
            Step::ResultCode(code) => self
                .listed("x-result-codes", |it| it.get("code").and_then(Node::text) == Some(code)),
            Step::Branch(name) => self.branch(name),
            Step::Server(name) => self.entry("servers").and_then(|it| it.entry(name)),
            Step::Rest => self.entry("additionalProperties"),
            Step::Part(name) => self.entry(name),
            Step::Example(_) => None,
        }
        .ok_or(here)
    }

    /// The property of that name, wherever its schema is put together from.
    fn property(self, name: &str, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        let own = self.node.get("properties").and_then(|it| it.entry(name));
        if let Some(entry) = own {
            return Some(self.at(&entry.node, entry));
        }
        let json = self.node.get("x-json").map(|node| Self { node, ..self.clone() });
        let parts = ["allOf", "oneOf", "anyOf"].into_iter();
        let parts = parts.filter_map(|it| self.node.get(it)).flat_map(Node::items);
        let parts = parts.map(|node| Self { node, ..self.clone() });
        let mut all = self.clone().referred().into_iter().chain(parts).chain(json);
        all.find_map(|it| it.property(name, depth))
    }

    /// What a `$ref` leads to.
    fn referred(self) -> Option<Self> {
        let reference = self.node.get("$ref")?.text()?;
        let target = self.documents.resolve(reference, self.document)?;
        let place = target.document.place_of(target.node);
        Some(Self { document: target.document, node: target.node, place, ..self })
    }

    /// The branch of a union: the alternative that refers to a type of that name.
    fn branch(self, name: &str) -> Option<Self> {
        let is_it = |it: &Node| {
            let reference = it.get("$ref").and_then(Node::text).unwrap_or_default();
            let stem = reference.rsplit('/').next().unwrap_or_default();
            stem.trim_end_matches(".yaml") == name
        };
        self.clone().listed("oneOf", is_it).or_else(|| self.listed("anyOf", is_it))
    }

    /// The first item of a list that is the one.
    fn listed(self, list: &str, is_it: impl Fn(&Node) -> bool) -> Option<Self> {
        match self.node.get(list).map(Node::items) {
            Some(items) => {
                let node = items.iter().find(|it| is_it(it))?;
                Some(Self { node, place: self.document.place_of(node), ..self })
            }
            None => self.referred()?.listed(list, is_it),
        }
    }

    fn entry(self, name: &str) -> Option<Self> {
        let entry = self.node.entry(name)?;
        Some(self.at(&entry.node, entry))
    }

    fn at(self, node: &'d Node, entry: &crate::document::Entry) -> Self {
        Self { node, place: self.document.key_place_of(entry), ..self }
    }
}
