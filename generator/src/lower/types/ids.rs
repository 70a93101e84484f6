//! A type is called by where its schema stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Documents, Node};
use crate::ir::{Home, Owner, SchemaId, Scope};
use crate::schema::Spot;
use crate::schema::references::References;

/// The names of the schemas that can be referred to.
pub(super) struct Ids {
    /// Where all types belong; nothing where each file has a home of its own.
    home: Option<Home>,
    /// By the schema's place.
    by_key: BTreeMap<usize, SchemaId>,
    /// The place of the schema that has the name.
    taken: BTreeMap<SchemaId, usize>,
    /// The names that authors gave, rather than the place.
    given: BTreeSet<SchemaId>,
    /// Components that only lend their name to a schema elsewhere, by their place: its place.
    lent: BTreeMap<usize, usize>,
}

/// Words of a pointer that only lead to the next name.
const STEPS: &[&str] = &[
    "properties",
    "items",
    "additionalProperties",
    "patternProperties",
    "prefixItems",
    "allOf",
    "oneOf",
    "anyOf",
    "components",
    "schemas",
    "schema",
    "content",
    "paths",
    "responses",
    "parameters",
    "requestBody",
    "requestBodies",
    "headers",
    "$defs",
    "definitions",
    "not",
];

/// What holds schemas by their names.
const COLLECTIONS: [&str; 3] = ["schemas", "$defs", "definitions"];

impl Ids {
    /// Names the components of the document; those of others are named as they are met.
    pub(super) fn new<'d>(
        documents: &'d Documents,
        document: &'d Document,
        references: &mut References<'d>,
    ) -> Self {
        let scope = Scope { owner: Owner::Platform, version: document.stem().to_owned() };
        let mut ids = Self::nameless(Some(Home::Shared(scope)));
        ids.give(document);
        if documents.iter().nth(1).is_some() {
            ids.lend(document, references);
        }
        ids
    }

    /// Names the types of the project's specs, each in the home that its file gives it.
    pub(super) fn of_specs(documents: &Documents) -> Self {
        let mut ids = Self::nameless(None);
        for document in documents.iter() {
            if document.is_schema() {
                let root = Spot::new(document, &document.root);
                let id = ids.name(root, vec![document.stem().to_owned()]);
                ids.given.insert(id);
            } else if document.is_endpoint() {
                ids.give(document);
            }
        }
        ids
    }

    fn nameless(home: Option<Home>) -> Self {
        Self {
            home,
            by_key: BTreeMap::new(),
            taken: BTreeMap::new(),
            given: BTreeSet::new(),
            lent: BTreeMap::new(),
        }
    }

    /// Takes over the names that stand under `components`.
    fn give(&mut self, document: &Document) {
        for entry in document.components() {
            let id = self.name(Spot::new(document, &entry.node), vec![entry.key.clone()]);
            self.given.insert(id);
        }
    }

    fn home(&self, document: &Document) -> Home {
        self.home.clone().unwrap_or_else(|| crate::lower::home(document))
    }

    /// A component that is but a reference to another file gives that schema its name.
    fn lend<'d>(&mut self, document: &'d Document, references: &mut References<'d>) {
        for entry in document.components() {
            let [only] = entry.node.entries() else { continue };
            let Some(reference) = only.node.text().filter(|_| only.key == "$ref") else { continue };
            let Some(target) = references.follow(reference, document) else { continue };
            let (own, key) = (Spot::new(document, &entry.node).key(), target.key());
            if target.document.path() != document.path() && !self.by_key.contains_key(&key) {
                let id = self.by_key[&own].clone();
                self.by_key.insert(key, id.clone());
                self.taken.insert(id, key);
                self.lent.insert(own, key);
            }
        }
    }

    /// Whether the name is one that an author gave to a schema that stands by itself.
    pub(super) fn is_component(&self, id: &SchemaId) -> bool {
        self.given.contains(id)
    }

    /// Whether the schema only lends its name to that other one.
    pub(super) fn lends(&self, key: usize, to: usize) -> bool {
        self.lent.get(&key) == Some(&to)
    }

    /// The name of a schema that a reference leads to.
    pub(super) fn of(&mut self, target: Spot<'_>) -> SchemaId {
        if let Some(id) = self.by_key.get(&target.key()) {
            return id.clone();
        }
        let way = way_to(&target.document.root, target.node);
        let mut name = spoken(&way);
        if name.is_empty() {
            name.push(target.document.stem().to_owned());
        }
        let home = self.home(target.document);
        let is_taken = |name: &[String]| {
            self.taken.contains_key(&SchemaId { home: home.clone(), name: name.to_vec() })
        };
        // A name that a component has already is told apart by the file, or by the whole way to it.
        if is_taken(&name) {
            name.insert(0, target.document.stem().to_owned());
        }
        if is_taken(&name) {
            let path = target.document.path().split('/').map(str::to_owned);
            name = path.chain(way.iter().cloned()).collect();
        }
        let is_given = way.iter().rev().nth(1).is_none_or(|it| COLLECTIONS.contains(&it.as_str()));
        let id = self.name(target, name);
        self.given.extend(is_given.then(|| id.clone()));
        id
    }

    fn name(&mut self, spot: Spot<'_>, name: Vec<String>) -> SchemaId {
        let id = SchemaId { home: self.home(spot.document), name };
        self.by_key.insert(spot.key(), id.clone());
        self.taken.insert(id.clone(), spot.key());
        id
    }
}

/// The names and indices from the root to a node within it.
fn way_to(root: &Node, node: &Node) -> Vec<String> {
    let (mut way, mut at) = (Vec::new(), root);
    while !std::ptr::eq(at, node) {
        // Nodes within one another stand within one another in the text too.
        let holds = |it: &Node| it.span.start <= node.span.start && node.span.end <= it.span.end;
        let entry = at.entries().iter().find(|it| holds(&it.node));
        let item = at.items().iter().enumerate().find(|(_, it)| holds(it));
        let (token, next) = match (entry, item) {
            (Some(entry), _) => (entry.key.clone(), &entry.node),
            (None, Some((index, item))) => (index.to_string(), item),
            (None, None) => break,
        };
        way.push(token);
        at = next;
    }
    way
}

/// The names of a way, as they are put together where types stand within types.
fn spoken(way: &[String]) -> Vec<String> {
    let mut name = Vec::new();
    let mut tokens = way.iter().map(String::as_str).peekable();
    while let Some(token) = tokens.next() {
        match token {
            "properties" | "patternProperties" => name.extend(tokens.next().map(str::to_owned)),
            "items" if name.len() == 1 => name.push("item".to_owned()),
            "additionalProperties" if name.len() == 1 => name.push("value".to_owned()),
            "allOf" => drop(tokens.next()),
            "responses" | "parameters" | "requestBodies" | "headers" if way[0] == "components" => {
                name.extend(tokens.next().map(str::to_owned));
                name.push(token.trim_end_matches('s').replace("Bodie", "-body"));
            }
            _ if STEPS.contains(&token) => {}
            _ => name.push(token.to_owned()),
        }
    }
    name
}
