//! A document is one file of specs: its text, its values with their places, and what it means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place, Source};

pub(crate) use self::kind::{CODES, LINTS};
pub use self::kind::{Kind, Scope};
pub use self::node::{Entry, Node, Value};
pub use self::reference::Pointer;
pub(crate) use self::reference::relative;

mod kind;
mod node;
mod reference;

/// One file of specs.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file as it was read.
    pub source: Arc<Source>,
    /// Its values, each with its place.
    pub root: Node,
    /// What the file means; nothing where something in it has been refused.
    pub(crate) content: Option<Content>,
}

/// What a file of specs means, for each [`Kind`] of file.
#[derive(Clone, Debug)]
pub enum Content {
    /// An endpoint.
    Endpoint(Box<openapiv3::OpenAPI>),
    /// A type: its values say all.
    Schema,
    /// A wallet: its values say all.
    Wallet,
    /// The dictionary of result codes: its values say all.
    Codes,
    /// What became of an earlier version: its values say all.
    Moves,
}

impl Document {
    /// The file's path below the folder of specs: `v2/payments/pay.yaml`.
    pub fn path(&self) -> &str {
        &self.source.path
    }

    /// What the file describes.
    pub fn kind(&self) -> Kind<'_> {
        Kind::of(self.path()).expect("a misplaced file becomes no document")
    }

    /// The path without its extension and the wallet's folder, which is an endpoint's URL after
    /// the base: `/v2/payments/pay`.
    pub fn url_path(&self) -> String {
        let path = without_extension(self.path());
        let below = match self.kind().wallet() {
            Some(_) => path.splitn(3, '/').last().unwrap_or_default(),
            None => path,
        };
        format!("/{below}")
    }

    /// The folder: `v2/payments`.
    pub fn folder(&self) -> &str {
        self.path().rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name without its extension: `pay`.
    pub fn stem(&self) -> &str {
        without_extension(self.path().rsplit_once('/').map_or(self.path(), |(_, name)| name))
    }

    /// Whether the file holds a type.
    pub fn is_schema(&self) -> bool {
        matches!(self.kind(), Kind::Schema(_))
    }

    /// Whether the file describes an endpoint.
    pub fn is_endpoint(&self) -> bool {
        matches!(self.kind(), Kind::Endpoint(_))
    }

    /// The schemas that it has under `components`, by name.
    pub(crate) fn components(&self) -> &[Entry] {
        let schemas = self.root.get("components").and_then(|it| it.get("schemas"));
        schemas.map(Node::entries).unwrap_or_default()
    }

    /// The place of a value, or of the nearest value around it that is there.
    pub fn place(&self, pointer: &Pointer) -> Place {
        let mut node = &self.root;
        for token in pointer.tokens() {
            match node.step(token) {
                Some(next) => node = next,
                None => break,
            }
        }
        self.place_of(node)
    }

    /// The place that stands for the file as a whole: its first name.
    pub(crate) fn first_place(&self) -> Place {
        let first = self.root.entries().first();
        first.map_or_else(|| self.place_of(&self.root), |it| self.key_place_of(it))
    }

    /// The place of what a schema is called by: the name before it, or else the title of one that
    /// has none, or the first name in it.
    pub(crate) fn name_place(&self, node: &Node) -> Place {
        let (mut at, span) = (&self.root, &node.span);
        while !std::ptr::eq(at, node) {
            // Nodes within one another stand within one another in the text too, in its order.
            let entry = at.entries().partition_point(|it| it.node.span.end < span.end);
            let item = at.items().partition_point(|it| it.span.end < span.end);
            at = match (at.entries().get(entry), at.items().get(item)) {
                (Some(entry), _) if std::ptr::eq(&entry.node, node) => {
                    return self.key_place_of(entry);
                }
                (Some(entry), _) => &entry.node,
                (None, Some(item)) => item,
                (None, None) => break,
            };
        }
        match (node.get("title"), node.entries().first()) {
            (Some(title), _) if !std::ptr::eq(&self.root, node) => self.place_of(title),
            (_, Some(first)) => self.key_place_of(first),
            (_, None) => self.place_of(node),
        }
    }

    pub(crate) fn place_of(&self, node: &Node) -> Place {
        Place::new(&self.source, node.span.clone())
    }

    pub(crate) fn key_place_of(&self, entry: &Entry) -> Place {
        Place::new(&self.source, entry.key_span.clone())
    }
}

fn without_extension(path: &str) -> &str {
    let extensions = [".yaml", ".yml", ".json"];
    extensions.into_iter().find_map(|it| path.strip_suffix(it)).unwrap_or(path)
}

/// All files of specs, by path.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    pub(crate) by_path: BTreeMap<String, Arc<Document>>,
    /// Files that are there but could not be made a document.
    pub(crate) unread: BTreeSet<String>,
    /// What was wrong in reading; `check` shows it with its own.
    pub(crate) faults: Diagnostics,
}

impl Documents {
    /// The documents, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.by_path.values().map(Arc::as_ref)
    }

    /// What was wrong in reading.
    pub fn faults(&self) -> &Diagnostics {
        &self.faults
    }

    /// The document of that path below the folder of specs.
    pub fn get(&self, path: &str) -> Option<&Document> {
        self.by_path.get(path).map(Arc::as_ref)
    }

    /// What tells of the wallet to which a version belongs; nothing where it is the platform's.
    pub(crate) fn wallet_of(&self, scope: Scope<'_>) -> Option<&Document> {
        self.get(&format!("wallets/{}/wallet.yaml", scope.wallet?))
    }

    /// Whether the same files have been read, and say the same.
    pub(crate) fn say_the_same_as(&self, other: &Self) -> bool {
        let sources = self.iter().map(|it| &it.source);
        // The text of a file that became no document stands in its faults.
        sources.eq(other.iter().map(|it| &it.source))
            && (&self.unread, &self.faults) == (&other.unread, &other.faults)
    }

    /// Follows a `$ref` that stands in the document `from`: to another file, to a place within
    /// one, or both.
    pub fn resolve(&self, reference: &str, from: &Document) -> Option<Target<'_>> {
        let (path, pointer) = reference::parse(reference, from.path())?;
        let document = self.get(&path)?;
        let node = pointer.tokens().try_fold(&document.root, |node, token| node.step(token))?;
        Some(Target { document, pointer, node })
    }

    /// Whether the file is there but could not be made a document.
    pub(crate) fn is_unread(&self, path: &str) -> bool {
        self.unread.contains(path)
    }

    /// The path of the file that a `$ref` in the document `from` means, whether it is there or not.
    pub(crate) fn path_of(&self, reference: &str, from: &Document) -> Option<String> {
        reference::parse(reference, from.path()).map(|(path, _)| path)
    }
}

/// Where a `$ref` leads.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// The file.
    pub document: &'a Document,
    /// The way to the value within the file; the root for the whole of it.
    pub pointer: Pointer,
    /// The value.
    pub node: &'a Node,
}
