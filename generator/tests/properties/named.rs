//! What each thing of a document is called in Rust. A thing is known by a mark in its description,
//! which it keeps whatever becomes of the document around it.

use std::collections::BTreeMap;

use super::documents::{Schemas, document, each, is_schema};
use miniprogram_codegen::ir::Doc;
use miniprogram_codegen::lower::types;
use miniprogram_codegen::plan::{Item, Module, Ty};
use miniprogram_codegen::{load, resolve};

/// A thing with a name: its kind, the mark on it, and the value where it is one of an enum.
pub(crate) type Thing = (&'static str, u32, String);

/// Marks every schema that has no mark yet.
pub(crate) fn mark(schemas: &mut Schemas, next: &mut u32) {
    for schema in schemas.values_mut() {
        each(schema, &mut |it| {
            if is_schema(it) && it.get("description").is_none() {
                *next += 1;
                it["description"] = format!("Mark {next}.").into();
            }
        });
    }
}

/// What a thing is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) ident: String,
    /// Its name in the document, or the names on the way to it.
    pub(crate) wire: String,
}

/// The names that a document's things get; nothing where the document is refused.
pub(crate) fn names(schemas: &Schemas) -> Option<BTreeMap<Thing, Named>> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("api.json");
    std::fs::write(&file, document(schemas).to_string()).expect("a file");
    let (documents, path) = load::foreign(&file);
    let types = types(&documents, documents.get(&path)?);
    if !documents.faults().is_empty() || !types.faults.is_empty() {
        return None;
    }
    let ways = types.api.schemas.iter();
    let ways = ways.filter_map(|(id, it)| Some((marked(&it.doc)?, id.name.join("-")))).collect();
    let mut naming = Naming { ways, names: BTreeMap::new() };
    for id in types.api.schemas.keys() {
        let way = id.name.join("-");
        naming.add(("way", 0, way.clone()), &way, &way);
    }
    for module in resolve::types(&types.api).modules {
        module.items.iter().for_each(|it| naming.item(it, &module));
    }
    Some(naming.names)
}

struct Naming {
    /// The names on the way to each type.
    ways: BTreeMap<u32, String>,
    names: BTreeMap<Thing, Named>,
}

impl Naming {
    fn item(&mut self, item: &Item, module: &Module) {
        let (ident, doc) = match item {
            Item::Struct(it) => (&it.ident, &it.doc),
            Item::Choice(it) => (&it.ident, &it.doc),
            Item::Union(it) => (&it.ident, &it.doc),
            // A name for a type that has a name says what that type says, its mark too.
            Item::Alias(it) if !matches!(it.ty, Ty::Item(_)) => (&it.ident, &it.doc),
            _ => return,
        };
        let Some(own) = marked(doc) else { return };
        let way = self.ways.get(&own).cloned().unwrap_or_default();
        self.add(("type", own, String::new()), ident, &way);
        self.add(("file", own, String::new()), &module.file, &way);
        match item {
            Item::Struct(it) => it.fields.iter().for_each(|it| {
                self.add(("field", own, it.wire.clone()), &it.ident, &it.wire);
            }),
            Item::Choice(it) => it.variants.iter().for_each(|it| {
                self.add(("variant", own, it.wire.clone()), &it.ident, &it.wire);
            }),
            Item::Union(it) => it.branches.iter().for_each(|it| {
                if let Some(mark) = marked(&it.doc) {
                    self.add(("branch", mark, String::new()), &it.ident, "");
                }
            }),
            _ => {}
        }
    }

    fn add(&mut self, thing: Thing, ident: &str, wire: &str) {
        self.names.insert(thing, Named { ident: ident.to_owned(), wire: wire.to_owned() });
    }
}

fn marked(doc: &Doc) -> Option<u32> {
    let line = doc.lines().iter().find_map(|it| it.strip_prefix("Mark "))?;
    line.split('.').next()?.parse().ok()
}
