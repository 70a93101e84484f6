//! A reference means a schema that has a name of its own.

use crate::document::{Documents, Pointer};
use crate::draft::Draft;

/// A schema with a name of its own: its file, and the way to it there.
pub(super) type Id = (String, Pointer);

/// Where a reference leads.
pub(super) struct Leads {
    pub(super) id: Id,
    /// The way on into the schema; mostly none.
    pub(super) on: String,
}

/// The schema that a reference means; nothing where it leads nowhere, or to no schema.
pub(super) fn leads(reference: &Draft, documents: &Documents) -> Option<Leads> {
    let (text, from) = (reference.text()?, documents.get(reference.place.file())?);
    let by_name = || documents.resolve(&format!("#/components/schemas/{text}"), from);
    let target = documents.resolve(text, from).or_else(by_name)?;
    let tokens: Vec<&str> = target.pointer.tokens().collect();
    let is_main = target.document.root.get("openapi").is_some();
    let length = match named(&tokens) {
        Some(length) => length,
        // A file that is no document of OpenAPI may hold schemas anywhere.
        None if !is_main => tokens.len(),
        None => return None,
    };
    let path = target.document.path().to_owned();
    let on = Pointer::new(tokens[length..].iter().copied()).to_string();
    Some(Leads { id: (path, Pointer::new(tokens[..length].iter().copied())), on })
}

/// How many steps lead to the innermost schema that has a name.
fn named(tokens: &[&str]) -> Option<usize> {
    let inner = tokens.iter().rposition(|it| matches!(*it, "$defs" | "definitions"));
    let inner = inner.map(|it| it + 2).filter(|it| *it <= tokens.len());
    inner.or(match tokens {
        ["components", "schemas", _, ..] => Some(3),
        _ => None,
    })
}

/// The name of a schema: the last step to it, or its file's.
pub(super) fn name((path, pointer): &Id) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.split('.').next().unwrap_or(file);
    pointer.last().unwrap_or(stem).to_owned()
}
