//! References are followed by way of a table: a document of thousands of types is not searched for each.

use std::collections::BTreeMap;

use super::{Spot, pointed};
use crate::diagnostic::closest;
use crate::document::{Document, Documents, Node};

/// What the `$ref`s of some documents lead to.
#[derive(Debug)]
pub(crate) struct References<'d> {
    documents: &'d Documents,
    /// The references that have been followed, by document and text.
    known: BTreeMap<(usize, &'d str), Option<Spot<'d>>>,
    /// The component schemas of the documents, by document and name.
    components: BTreeMap<(usize, &'d str), &'d Node>,
}

const COMPONENTS: &str = "#/components/schemas/";

impl<'d> References<'d> {
    pub(crate) fn new(documents: &'d Documents) -> Self {
        let mut components = BTreeMap::new();
        for document in documents.iter() {
            let entries = document.components().iter();
            components.extend(entries.map(|it| ((address(document), it.key.as_str()), &it.node)));
        }
        Self { documents, known: BTreeMap::new(), components }
    }

    /// The schema that a reference in the document leads to; nothing where there is none.
    pub(crate) fn follow(&mut self, reference: &'d str, from: &'d Document) -> Option<Spot<'d>> {
        // Most references name a component, and most names need no decoding.
        if let Some(name) = reference.strip_prefix(COMPONENTS)
            && let Some(node) = self.components.get(&(address(from), name))
        {
            return Some(Spot::new(from, node));
        }
        let documents = self.documents;
        *self.known.entry((address(from), reference)).or_insert_with(|| {
            let target = documents.resolve(reference, from)?;
            let is_schema = pointed::is_schema(&target.pointer, &target.document.root);
            is_schema.then_some(())?;
            Some(Spot::new(target.document, target.node))
        })
    }

    /// Whether the reference leads to a place that is there, whatever stands in it.
    pub(crate) fn leads_anywhere(&self, reference: &str, from: &Document) -> bool {
        self.documents.resolve(reference, from).is_some()
    }

    /// Whether the reference leads to a file that is there, and could not be read.
    pub(crate) fn is_unread(&self, reference: &str, from: &Document) -> bool {
        let path = self.documents.path_of(reference, from);
        path.is_some_and(|it| self.documents.is_unread(&it))
    }

    /// What to write in place of a reference that leads nowhere.
    pub(crate) fn remedy(&self, reference: &str, from: &'d Document) -> String {
        let name = reference.strip_prefix(COMPONENTS);
        let known = from.components().iter().map(|it| it.key.as_str());
        if let Some(meant) = name.and_then(|name| closest(name, known)) {
            return format!("did you mean `{COMPONENTS}{meant}`?");
        }
        if reference.contains("://") {
            return "nothing is fetched: put a copy beside the document, and write its path"
                .to_owned();
        }
        let is_file = !reference.starts_with('#');
        if is_file && self.documents.path_of(reference, from).is_none() {
            return "write the path of a file in the folder of the document".to_owned();
        }
        "write the path of a schema that is there: `#/components/schemas/Order`".to_owned()
    }

    /// The component schema of that name.
    pub(crate) fn component(&self, name: &str, of: &'d Document) -> Option<Spot<'d>> {
        let node = self.components.get(&(address(of), name))?;
        Some(Spot::new(of, node))
    }
}

fn address(document: &Document) -> usize {
    std::ptr::from_ref(document).addr()
}
