//! Every schema that the operations use has a name of its own in the document.
//!
//! Types of one name that two versions have are one where they say the same. Where they do not, that
//! of the other version has it before its name: `v2.Amount`.

use std::collections::{BTreeMap, BTreeSet};

use super::folder;
use crate::diagnostic::Place;
use crate::document::{Document, Documents, Kind, Pointer, Scope};
use crate::draft::{Draft, Entry, Value, messages, messages_mut, put_types, references, rewrite};

/// A schema: its file, and the way to it there.
type Id = (String, Pointer);

/// The names of the schemas.
pub(super) struct Names(BTreeMap<Id, String>);

impl Names {
    /// Names the schemas that the endpoints use, directly or not.
    pub(super) fn of(scope: Scope<'_>, endpoints: &[&Document], documents: &Documents) -> Self {
        let mut waiting: Vec<Id> = Vec::new();
        for endpoint in endpoints {
            let root = Draft::of(endpoint, &endpoint.root);
            let paths = root.get("paths").map_or(&[][..], Draft::entries).iter();
            let operations = paths.filter_map(|it| it.draft.get("post"));
            let messages = operations.flat_map(messages);
            waiting.extend(messages.flat_map(|it| used(it, documents)));
        }
        let mut found = BTreeMap::new();
        while let Some(id) = waiting.pop() {
            let Some(document) = documents.get(&id.0).filter(|_| !found.contains_key(&id)) else {
                continue;
            };
            waiting.extend(schema(&id, documents).iter().flat_map(|it| used(it, documents)));
            found.insert(id, name(document));
        }
        for (id, name) in &mut found {
            if let Some(own) = id.1.last() {
                *name = format!("{name}.{own}");
            }
        }
        let mut names = Self(found);
        while names.part(scope, documents) {}
        names
    }

    /// Gives types that share a name and differ a name each; returns whether there were any.
    fn part(&mut self, scope: Scope<'_>, documents: &Documents) -> bool {
        let mut alike: BTreeMap<&str, Vec<(&Id, Draft)>> = BTreeMap::new();
        for (id, name) in &self.0 {
            alike.entry(name).or_default().extend(self.schema(id, documents).map(|it| (id, it)));
        }
        let differ = alike.into_values().filter(|them| them.iter().any(|(_, it)| *it != them[0].1));
        let is_foreign = |id: &&Id| {
            let of = documents.get(&id.0).and_then(|it| it.kind().scope());
            of.is_some_and(|it| it != scope)
        };
        let parted: Vec<Id> =
            differ.flatten().map(|(id, _)| id).filter(is_foreign).cloned().collect();
        let mut has_parted = false;
        for id in parted {
            let folder =
                documents.get(&id.0).and_then(|it| it.kind().scope()).map(|it| it.to_string());
            let prefix = folder.unwrap_or_default().replace('/', ".") + ".";
            if let Some(name) = self.0.get_mut(&id).filter(|it| !it.starts_with(&prefix)) {
                name.insert_str(0, &prefix);
                has_parted = true;
            }
        }
        has_parted
    }

    /// The schemas, by name.
    pub(super) fn schemas(&self, documents: &Documents) -> Draft {
        let mut schemas = BTreeMap::new();
        for (id, name) in &self.0 {
            if let Some(schema) = self.schema(id, documents) {
                schemas.insert(name.clone(), schema);
            }
        }
        let place = Place::whole("");
        let entries = schemas.into_iter().map(|(name, it)| Entry::at(&place, name, it));
        Draft { value: Value::Map(entries.collect()), place: place.clone() }
    }

    fn schema(&self, id: &Id, documents: &Documents) -> Option<Draft> {
        let mut schema = schema(id, documents)?;
        self.point_schema(&mut schema, documents);
        Some(schema)
    }

    /// Makes the references of an operation lead to the names.
    pub(super) fn point(&self, operation: &mut Draft, documents: &Documents) {
        messages_mut(operation).into_iter().for_each(|it| self.point_schema(it, documents));
    }

    fn point_schema(&self, schema: &mut Draft, documents: &Documents) {
        put_types(schema, documents);
        rewrite(schema, &|it| {
            let name = self.0.get(&target(it, documents)?)?;
            Some(format!("#/components/schemas/{name}"))
        });
    }
}

/// The name of a file in the document: of a schema its own, of an endpoint its path.
fn name(document: &Document) -> String {
    match document.kind() {
        Kind::Endpoint(_) => {
            let below = document.path().strip_prefix(&*folder(document).unwrap_or_default());
            let below = below.unwrap_or_default().trim_matches('/');
            below.trim_end_matches(".yaml").replace('/', ".")
        }
        _ => document.stem().to_owned(),
    }
}

fn schema((path, pointer): &Id, documents: &Documents) -> Option<Draft> {
    let document = documents.get(path)?;
    let node = pointer.tokens().try_fold(&document.root, |node, token| node.step(token))?;
    Some(Draft::of(document, node))
}

/// The schemas to which a schema refers.
fn used(schema: &Draft, documents: &Documents) -> BTreeSet<Id> {
    references(schema).into_iter().filter_map(|it| target(it, documents)).collect()
}

fn target(reference: &Draft, documents: &Documents) -> Option<Id> {
    let from = documents.get(reference.place.file())?;
    let target = documents.resolve(reference.text()?, from)?;
    Some((target.document.path().to_owned(), target.pointer))
}
