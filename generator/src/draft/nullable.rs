//! In OpenAPI 3.0.3 `nullable` counts only beside a `type`; in the specs the type is that of the
//! schema referred to, and not said again.

use super::{Draft, Entry, each_schema_mut};
use crate::document::Documents;

/// How many references lead to one another at most.
const LONGEST_CHAIN: usize = 16;

/// Writes the type of the one schema referred to beside each `nullable: true` that has none.
pub(crate) fn put_types(schema: &mut Draft, documents: &Documents) {
    each_schema_mut(schema, &mut |it| {
        if it.get("type").is_none()
            && let Some(kind) = nullable_kind(it, documents)
        {
            let place = it.place.clone();
            it.push(Entry::at(&place, "type", Draft::text_at(&place, kind)));
        }
    });
}

/// Takes the type from beside `nullable: true` and the one schema referred to, where it is of that
/// type.
pub(crate) fn take_types(schema: &mut Draft, documents: &Documents) {
    each_schema_mut(schema, &mut |it| {
        let kind = nullable_kind(it, documents);
        if kind.is_some() && it.get("type").and_then(Draft::text) == kind {
            it.take("type");
        }
    });
}

/// The type of the one schema that a schema with `nullable: true` refers to.
fn nullable_kind<'d>(schema: &Draft, documents: &'d Documents) -> Option<&'d str> {
    let is_nullable = schema.get("nullable")?.value == super::Value::Flag(true);
    let [only] = schema.get("allOf")?.items() else { return None };
    let reference = only.reference().filter(|_| is_nullable)?;
    let from = documents.get(reference.place.file())?;
    let mut target = documents.resolve(reference.text()?, from)?;
    for _ in 0..LONGEST_CHAIN {
        match target.node.get("$ref").and_then(|it| it.text()) {
            Some(further) => target = documents.resolve(further, target.document)?,
            None => break,
        }
    }
    target.node.get("type")?.text()
}
