//! Where schemas stand: below a schema, and in the documents of operations.
//!
//! Everything else, an example or a default above all, may hold `$ref` as a name like any other.

use super::{Draft, Entry, Value};

/// The keywords that hold one schema.
const ONE: [&str; 13] = [
    "items",
    "additionalProperties",
    "x-json",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "additionalItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];

/// The keywords that hold a list of schemas.
const LIST: [&str; 5] = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];

/// The keywords that hold schemas by name.
const MAP: [&str; 5] =
    ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];

/// Shows the schema and all within it, the outer before the inner.
pub(crate) fn each_schema<'d>(schema: &'d Draft, visit: &mut impl FnMut(&'d Draft)) {
    visit(schema);
    for entry in schema.entries() {
        match &entry.draft.value {
            Value::List(items) if LIST.contains(&&*entry.key) => {
                items.iter().for_each(|it| each_schema(it, visit));
            }
            Value::Map(entries) if MAP.contains(&&*entry.key) => {
                entries.iter().for_each(|it| each_schema(&it.draft, visit));
            }
            _ if ONE.contains(&&*entry.key) => each_schema(&entry.draft, visit),
            _ => {}
        }
    }
}

/// Hands out the schema and all within it to be changed, the inner before the outer.
pub(crate) fn each_schema_mut(schema: &mut Draft, change: &mut impl FnMut(&mut Draft)) {
    for entry in schema.entries_mut().into_iter().flatten() {
        match &mut entry.draft.value {
            Value::List(items) if LIST.contains(&&*entry.key) => {
                items.iter_mut().for_each(|it| each_schema_mut(it, change));
            }
            Value::Map(entries) if MAP.contains(&&*entry.key) => {
                entries.iter_mut().for_each(|it| each_schema_mut(&mut it.draft, change));
            }
            _ if ONE.contains(&&*entry.key) => each_schema_mut(&mut entry.draft, change),
            _ => {}
        }
    }
    change(schema);
}

/// The references of a schema and of all within it: by `$ref`, or as the types that a discriminator
/// tells apart.
pub(crate) fn references(schema: &Draft) -> Vec<&Draft> {
    let mut found = Vec::new();
    each_schema(schema, &mut |it| {
        found.extend(it.reference());
        let mapping = it.get("discriminator").and_then(|it| it.get("mapping"));
        found.extend(mapping.map_or(&[][..], Draft::entries).iter().map(|it| &it.draft));
    });
    found
}

/// Replaces the references of a schema and of all within it, where there is something to replace
/// them with.
pub(crate) fn rewrite(schema: &mut Draft, to: &impl Fn(&Draft) -> Option<String>) {
    let change = |it: &mut Draft| {
        if let Some(text) = to(it) {
            *it = Draft::text_at(&it.place, text);
        }
    };
    each_schema_mut(schema, &mut |it| {
        if it.reference().is_some() {
            it.get_mut("$ref").into_iter().for_each(change);
        }
        let mapping = it.get_mut("discriminator").and_then(|it| it.get_mut("mapping"));
        let entries = mapping.and_then(Draft::entries_mut);
        entries.into_iter().flatten().for_each(|it| change(&mut it.draft));
    });
}

/// The schemas of the messages of an operation.
pub(crate) fn messages(operation: &Draft) -> Vec<&Draft> {
    let responses = operation.get("responses").map_or(&[][..], Draft::entries);
    let responses = responses.iter().map(|it| &it.draft);
    let bodies = operation.get("requestBody").into_iter().chain(responses);
    let contents = bodies.filter_map(|it| it.get("content")).flat_map(Draft::entries);
    contents.filter_map(|it| it.draft.get("schema")).collect()
}

/// The schemas of the messages of an operation, to be changed.
pub(crate) fn messages_mut(operation: &mut Draft) -> Vec<&mut Draft> {
    media_types_mut(operation).into_iter().filter_map(|it| it.get_mut("schema")).collect()
}

/// The media types of what an operation sends and is answered, to be changed.
pub(crate) fn media_types_mut(operation: &mut Draft) -> Vec<&mut Draft> {
    let mut bodies: Vec<&mut Draft> = Vec::new();
    for Entry { key, draft, .. } in operation.entries_mut().into_iter().flatten() {
        match key.as_str() {
            "requestBody" => bodies.push(draft),
            "responses" => {
                bodies.extend(draft.entries_mut().into_iter().flatten().map(|it| &mut it.draft));
            }
            _ => {}
        }
    }
    let contents = bodies.into_iter().filter_map(|it| it.get_mut("content")?.entries_mut());
    contents.flatten().map(|it| &mut it.draft).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn map(entries: Vec<(&str, Draft)>) -> Draft {
        Draft::map_at(&Place::whole("a"), entries)
    }

    fn text(text: &str) -> Draft {
        Draft::text_at(&Place::whole("a"), text)
    }

    fn reference(to: &str) -> Draft {
        map(vec![("$ref", text(to))])
    }

    #[test]
    fn references_are_found_wherever_a_schema_stands_and_nowhere_else() {
        let mapping = map(vec![("cat", text("in/mapping"))]);
        let branches = Draft::list_at(&Place::whole("a"), vec![reference("in/branch")]);
        let mut schema = map(vec![
            ("oneOf", branches),
            ("discriminator", map(vec![("mapping", mapping)])),
            ("properties", map(vec![("items", reference("in/property")), ("$ref", map(vec![]))])),
            ("additionalProperties", reference("in/values")),
            ("x-json", reference("in/text")),
            ("example", reference("no/example")),
            ("default", map(vec![("items", reference("no/default"))])),
        ]);
        let found: Vec<&str> = references(&schema).into_iter().filter_map(Draft::text).collect();
        let expected = ["in/mapping", "in/branch", "in/property", "in/values", "in/text"];
        assert_eq!(found, expected);
        rewrite(&mut schema, &|it| it.text().map(|it| it.replace("in/", "at/")));
        let found: Vec<&str> = references(&schema).into_iter().filter_map(Draft::text).collect();
        assert_eq!(found, expected.map(|it| it.replace("in/", "at/")));
        assert_eq!(schema.get("example"), Some(&reference("no/example")));
    }
}
