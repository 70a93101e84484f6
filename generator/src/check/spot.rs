//! Where schemas stand in a document, and in what role.

use crate::diagnostic::Place;
use crate::document::{Document, Documents, Entry, Node, Target};

mod within;

/// A schema, or a `$ref` to one, where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) document: &'a Document,
    pub(crate) node: &'a Node,
    /// The name under which it stands; nothing for a file as a whole and for a branch.
    pub(crate) entry: Option<&'a Entry>,
    pub(crate) role: Role,
}

/// A schema by the file it stands in and where the file has it in memory.
pub(crate) type Id<'a> = (&'a str, *const Node);

/// What a schema describes by standing where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A type with a file of its own.
    Shared,
    /// A type under `components`.
    Component,
    /// A request or a response.
    Message,
    /// A property of an object.
    Property,
    /// An item of a list or a value of a map.
    Item,
    /// A part of an `allOf`.
    Branch,
    /// One of the schemas of a `oneOf` or `anyOf`.
    Alternative,
    /// What a text holds as JSON.
    Json,
}

/// How many schemas may do nothing but lead to the next; more than people write, fewer than a circle.
const LONGEST_CHAIN: usize = 100;

/// Every schema of a document, each before those within it.
pub(crate) fn all(document: &Document) -> Vec<Spot<'_>> {
    roots(document).into_iter().flat_map(Spot::with_all_within).collect()
}

/// The schemas of a document that stand in no other schema.
pub(crate) fn roots(document: &Document) -> Vec<Spot<'_>> {
    if document.is_schema() {
        return vec![Spot { document, node: &document.root, entry: None, role: Role::Shared }];
    }
    let messages =
        operations(document).flat_map(|it| [request(document, it), response(document, it)]);
    messages.flatten().chain(components(document)).collect()
}

/// The operations of an endpoint's document; a document without faults has one.
pub(crate) fn operations(document: &Document) -> impl Iterator<Item = &Node> {
    let paths = document.root.get("paths").map(Node::entries).unwrap_or_default();
    paths.iter().filter_map(|path| path.node.get("post"))
}

/// The schema of what the caller sends.
pub(crate) fn request<'a>(document: &'a Document, operation: &'a Node) -> Option<Spot<'a>> {
    message(document, operation.get("requestBody")?)
}

/// The schema of what the caller is answered.
pub(crate) fn response<'a>(document: &'a Document, operation: &'a Node) -> Option<Spot<'a>> {
    message(document, operation.get("responses")?.get("200")?)
}

fn message<'a>(document: &'a Document, body: &'a Node) -> Option<Spot<'a>> {
    let entry = media(body)?.entry("schema")?;
    Some(Spot { document, node: &entry.node, entry: Some(entry), role: Role::Message })
}

/// The media types of the request and the response.
pub(crate) fn medias(operation: &Node) -> impl Iterator<Item = &Node> {
    let response = operation.get("responses").and_then(|it| it.get("200"));
    [operation.get("requestBody"), response].into_iter().flatten().filter_map(media)
}

fn media(body: &Node) -> Option<&Node> {
    body.get("content")?.get("application/json")
}

fn components(document: &Document) -> impl Iterator<Item = Spot<'_>> {
    document.components().iter().map(|it| Spot::under(document, it, Role::Component))
}

impl<'a> Spot<'a> {
    pub(crate) fn under(document: &'a Document, entry: &'a Entry, role: Role) -> Self {
        Self { document, node: &entry.node, entry: Some(entry), role }
    }

    /// The type that a reference leads to.
    pub(crate) fn root(target: &Target<'a>) -> Self {
        let role = if target.document.is_schema() { Role::Shared } else { Role::Component };
        Self { document: target.document, node: target.node, entry: None, role }
    }

    pub(crate) fn get(&self, keyword: &str) -> Option<&'a Node> {
        self.node.get(keyword)
    }

    pub(crate) fn has(&self, keyword: &str) -> bool {
        self.get(keyword).is_some()
    }

    /// The text of the `$ref`, if this is one.
    pub(crate) fn reference(&self) -> Option<&'a str> {
        self.get("$ref").and_then(Node::text)
    }

    pub(crate) fn id(&self) -> Id<'a> {
        (self.document.path(), self.node)
    }

    /// Whether it only adds words to one other schema: a single part, and nothing else that counts.
    pub(crate) fn is_wrapper(&self) -> bool {
        let is_within = matches!(self.role, Role::Property | Role::Item);
        is_within
            && self.get("allOf").is_some_and(|it| it.items().len() == 1)
            && !self.has("properties")
    }

    /// Whether it becomes a type: an enum, a union, or an object with properties.
    pub(crate) fn is_type(&self) -> bool {
        let is_any = ["properties", "allOf"].into_iter().any(|it| self.has(it));
        (is_any || self.is_choice() || self.alternatives().next().is_some()) && !self.is_wrapper()
    }

    /// Follows the `$ref`; nothing where it is none or leads nowhere.
    pub(crate) fn target(&self, documents: &'a Documents) -> Option<Spot<'a>> {
        documents.resolve(self.reference()?, self.document).map(|target| Self::root(&target))
    }

    /// What the schema is at last, by the word of its `type`; nothing where that cannot be told.
    pub(crate) fn kind(self, documents: &'a Documents) -> Option<&'a str> {
        let mut spot = self.end(documents)?;
        for _ in 0..LONGEST_CHAIN {
            // Of several parts one tells the type of all.
            spot = match (spot.get("type"), spot.branches().next()) {
                (Some(ty), _) => return ty.text(),
                (None, Some(first)) => first.end(documents)?,
                (None, None) => return spot.has("properties").then_some("object"),
            };
        }
        None
    }

    /// The schema behind all that do no more than lead to the next; nothing where there is no end.
    pub(crate) fn end(self, documents: &'a Documents) -> Option<Self> {
        let mut spot = self;
        for _ in 0..LONGEST_CHAIN {
            let mut branches = spot.branches();
            spot = match (spot.reference(), branches.next(), branches.next()) {
                (Some(_), ..) => spot.target(documents)?,
                (None, Some(only), None) if !spot.has("properties") => only,
                _ => return Some(spot),
            };
        }
        None
    }

    /// Its name where it has one, otherwise its first line.
    pub(crate) fn place(&self) -> Place {
        match (self.entry, self.node.entries().first()) {
            (Some(entry), _) | (None, Some(entry)) => self.document.key_place_of(entry),
            (None, None) => self.document.place_of(self.node),
        }
    }

    /// The place of what one of its keywords says.
    pub(crate) fn value_place(&self, keyword: &str) -> Place {
        self.get(keyword).map_or_else(|| self.place(), |it| self.document.place_of(it))
    }

    /// The place of one of its keywords.
    pub(crate) fn key_place(&self, keyword: &str) -> Place {
        self.node.entry(keyword).map_or_else(|| self.place(), |it| self.document.key_place_of(it))
    }
}
