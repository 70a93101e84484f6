//! A version's specs say the same under another name.

use super::edit::Edits;
use super::{Note, Scaffold, offers, prose};
use crate::document::{Document, Documents, Kind, Node, Scope, relative};

/// The files of a version as another's.
pub(super) fn copy(from: Scope<'_>, to: Scope<'_>, documents: &Documents) -> Scaffold {
    let mut scaffold = Scaffold::default();
    let specs = documents.iter().filter(|it| match it.kind() {
        Kind::Endpoint(scope) | Kind::Schema(scope) => scope == from,
        _ => false,
    });
    let copying = Copying { from, to, documents };
    for document in specs {
        let path = copying.moved(document.path()).expect("a version's specs lie in its folder");
        let edits = copying.edits(document, &path);
        for line in prose::lines_on(from.version, document, &edits) {
            let words = format!("still speaks of {}", from.version);
            scaffold.notes.push(Note { file: path.clone(), line, words });
        }
        scaffold.files.insert(path, edits.apply(&document.source.text));
    }
    offers::follow(from, to, documents, &mut scaffold);
    scaffold
}

struct Copying<'a> {
    from: Scope<'a>,
    to: Scope<'a>,
    documents: &'a Documents,
}

impl Copying<'_> {
    /// Where a file of the old version lies in the new one; nothing for any other file.
    fn moved(&self, path: &str) -> Option<String> {
        let below = path.strip_prefix(&format!("{}/", self.from))?;
        Some(format!("{}/{below}", self.to))
    }

    /// What a document does not say at its new path.
    fn edits(&self, document: &Document, path: &str) -> Edits {
        let (from, to) = (self.from.version, self.to.version);
        let (root, text) = (&document.root, &document.source.text);
        let mut edits = Edits::default();
        let version = root.get("info").and_then(|it| it.get("version"));
        if let Some(version) = version.filter(|it| it.text() == Some(from)) {
            edits.put_within(&version.span, text, from, to);
        }
        for entry in root.get("paths").map(Node::entries).unwrap_or_default() {
            edits.put_within(&entry.key_span, text, &format!("/{from}/"), &format!("/{to}/"));
        }
        self.references(document, root, path, &mut edits);
        prose::rename(self.from, self.to, document, self.documents, &mut edits);
        edits
    }

    /// Points at what comes along, wherever a reference leads there by the version's name.
    fn references(&self, document: &Document, node: &Node, path: &str, edits: &mut Edits) {
        let named = node.entries().iter().filter_map(|it| match it.key.as_str() {
            "$ref" => Some(std::slice::from_ref(it)),
            "mapping" => Some(it.node.entries()),
            _ => None,
        });
        for reference in named.flatten().map(|it| &it.node) {
            if let Some((old, new)) = self.reference(document, reference, path) {
                edits.put_within(&reference.span, &document.source.text, &old, &new);
            }
        }
        node.children().for_each(|it| self.references(document, it, path, edits));
    }

    /// The file that a reference names, and the one that it has to name.
    fn reference(&self, document: &Document, node: &Node, path: &str) -> Option<(String, String)> {
        let file = node.text()?.split('#').next()?;
        let names_version = file.split('/').any(|it| it == self.from.version);
        let target = self.documents.path_of(node.text()?, document).filter(|_| names_version)?;
        Some((file.to_owned(), relative(path, &self.moved(&target)?)))
    }
}
