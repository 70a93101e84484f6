//! The wording of OpenAPI 3.1 becomes that of 3.0, where 3.0 can say the same.
//!
//! What it cannot say stays as it is, to be refused by its own name.

use super::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Documents;
use crate::draft::{Draft, Entry, Value};

/// Whether the document in which this stands is of OpenAPI 3.1 or later.
pub(super) fn is_of_3_1(draft: &Draft, documents: &Documents) -> bool {
    let document = documents.get(draft.place.file());
    let version = document.and_then(|it| it.root.get("openapi")?.text());
    // A file of mere schemas is read as 3.1 has it, where nothing beside a `$ref` is lost.
    version.is_none_or(|it| !it.starts_with("3.0"))
}

/// Rewrites one schema; those within have been rewritten.
///
/// Only 3.1 has anything to say beside a `$ref`.
pub(super) fn lower(schema: &mut Draft, is_of_3_1: bool, report: &mut Report) {
    anything(schema);
    kinds(schema);
    constant(schema);
    bound(schema, "exclusiveMinimum", "minimum", 1);
    bound(schema, "exclusiveMaximum", "maximum", -1);
    example(schema, report);
    or_null(schema, "oneOf");
    or_null(schema, "anyOf");
    encoding(schema);
    if is_of_3_1 {
        wrap(schema);
    }
}

/// `true` is a schema without keywords, where 3.0 knows no `true`.
fn anything(schema: &mut Draft) {
    let open = |it: &mut Draft| {
        if it.value == Value::Flag(true) {
            it.value = Value::Map(Vec::new());
        }
    };
    schema.get_mut("items").into_iter().for_each(open);
    let properties = schema.get_mut("properties").and_then(Draft::entries_mut);
    properties.into_iter().flatten().for_each(|it| open(&mut it.draft));
}

/// `type: [string, 'null']` is a `type` and `nullable`.
fn kinds(schema: &mut Draft) {
    let Some(kinds) = schema.get_mut("type") else { return };
    let place = kinds.place.clone();
    let texts: Vec<&Draft> = kinds.items().iter().filter(|it| it.text() != Some("null")).collect();
    let [only] = texts.as_slice() else { return };
    let may_be_null = kinds.items().len() > 1;
    *kinds = (*only).clone();
    if may_be_null {
        nullable(schema, &place);
    }
}

/// `const` is an `enum` of one value.
fn constant(schema: &mut Draft) {
    if schema.get("enum").is_none()
        && let Some(Entry { key_place, draft, .. }) = schema.take("const")
    {
        let place = draft.place.clone();
        let values = Draft::list_at(&place, vec![draft]);
        schema.push(Entry { key: "enum".to_owned(), key_place, draft: values });
    }
}

/// A bound that is a number of its own becomes the bound next to it, or one with a flag.
fn bound(schema: &mut Draft, exclusive: &str, inclusive: &str, step: i128) {
    let is_whole = schema.get("type").and_then(Draft::text) == Some("integer");
    let Some(Value::Number(number)) = schema.get(exclusive).map(|it| &it.value) else { return };
    if schema.get(inclusive).is_some() {
        return;
    }
    let next = number.parse::<i128>().ok().filter(|_| is_whole).and_then(|it| it.checked_add(step));
    let Some(Entry { key_place, draft, .. }) = schema.take(exclusive) else { return };
    let place = draft.place.clone();
    let value = next.map_or(draft.value, |it| Value::Number(it.to_string()));
    let key = inclusive.to_owned();
    schema.push(Entry {
        key,
        key_place: key_place.clone(),
        draft: Draft { place: place.clone(), value },
    });
    if next.is_none() {
        let draft = Draft::flag_at(&place, true);
        schema.push(Entry { key: exclusive.to_owned(), key_place, draft });
    }
}

/// A schema of 3.0 has one example.
fn example(schema: &mut Draft, report: &mut Report) {
    let is_list = matches!(schema.get("examples").map(|it| &it.value), Some(Value::List(_)));
    if !is_list || schema.get("example").is_some() {
        return;
    }
    let Some(Entry { key_place, draft, .. }) = schema.take("examples") else { return };
    let Value::List(examples) = draft.value else { return };
    let mut examples = examples.into_iter();
    if let Some(draft) = examples.next() {
        schema.push(Entry { key: "example".to_owned(), key_place, draft });
    }
    for other in examples {
        let note = Diagnostic::new(Code::PassedOver, other.place, "this example is passed over");
        report.pass_over(note.help("a schema of OpenAPI 3.0 has one"));
    }
}

/// `oneOf` of a schema and `null` is that schema, and `nullable`.
fn or_null(schema: &mut Draft, keyword: &str) {
    let branches = schema.get(keyword).map_or(&[][..], Draft::items);
    let is_null = |it: &Draft| {
        it.entries().len() == 1 && it.get("type").and_then(Draft::text) == Some("null")
    };
    let others: Vec<&Draft> = branches.iter().filter(|it| !is_null(it)).collect();
    let [only] = others.as_slice() else { return };
    if branches.len() == 1 || schema.get("allOf").is_some() {
        return;
    }
    let only = (*only).clone();
    let Some(Entry { key_place, draft, .. }) = schema.take(keyword) else { return };
    let of = Draft::list_at(&draft.place, vec![only]);
    schema.push(Entry { key: "allOf".to_owned(), key_place, draft: of });
    nullable(schema, &draft.place);
}

/// Text that holds bytes is a format of 3.0.
fn encoding(schema: &mut Draft) {
    let is_base64 = schema.get("contentEncoding").and_then(Draft::text) == Some("base64");
    if is_base64
        && schema.get("format").is_none()
        && let Some(Entry { key_place, draft, .. }) = schema.take("contentEncoding")
    {
        let draft = Draft::text_at(&draft.place, "byte");
        schema.push(Entry { key: "format".to_owned(), key_place, draft });
    }
}

/// A `$ref` with keywords beside it becomes an `allOf`.
fn wrap(schema: &mut Draft) {
    if schema.reference().is_none() || schema.entries().len() == 1 || schema.get("allOf").is_some()
    {
        return;
    }
    let Some(reference) = schema.take("$ref") else { return };
    let (place, key_place) = (reference.draft.place.clone(), reference.key_place.clone());
    let only = Draft { place: place.clone(), value: Value::Map(vec![reference]) };
    let draft = Draft::list_at(&place, vec![only]);
    schema.push(Entry { key: "allOf".to_owned(), key_place, draft });
}

fn nullable(schema: &mut Draft, place: &crate::diagnostic::Place) {
    if schema.get("nullable").is_none() {
        schema.push(Entry::at(place, "nullable", Draft::flag_at(place, true)));
    }
}
