//! One change of a document, as an author makes it.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::documents::{Schemas, closed, each, is_schema, reference, schema};

/// A change. The numbers pick the place, as often round as it takes.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    AddSchema(&'static str, Json),
    RemoveSchema(usize),
    TurnSchemas,
    AddProperty(usize, &'static str, Json),
    RemoveProperty(usize, usize),
    TurnProperties(usize),
    AddValue(usize, &'static str),
    RemoveValue(usize, usize),
    TurnValues(usize),
    AddBranch(usize, Json),
    RemoveBranch(usize, usize),
    TurnBranches(usize),
    Reword(usize),
}

/// A change that adds these names, if any.
pub(crate) fn edit(names: &'static [&'static str]) -> impl Strategy<Value = Edit> {
    use Edit::*;
    let place = || 0..64_usize;
    let name = move || prop::sample::select(names);
    prop_oneof![
        (name(), schema(names)).prop_map(|(name, it)| AddSchema(name, it)),
        place().prop_map(RemoveSchema),
        Just(TurnSchemas),
        (place(), name(), schema(names)).prop_map(|(at, name, it)| AddProperty(at, name, it)),
        (place(), place()).prop_map(|(at, which)| RemoveProperty(at, which)),
        place().prop_map(TurnProperties),
        (place(), name()).prop_map(|(at, name)| AddValue(at, name)),
        (place(), place()).prop_map(|(at, which)| RemoveValue(at, which)),
        place().prop_map(TurnValues),
        (place(), name()).prop_map(|(at, name)| {
            AddBranch(at, json!({"type": "object", "properties": {name: {}}, "required": [name]}))
        }),
        (place(), place()).prop_map(|(at, which)| RemoveBranch(at, which)),
        place().prop_map(TurnBranches),
        place().prop_map(Reword),
    ]
}

impl Edit {
    /// Makes the change. It is none where the document has no place for it.
    pub(crate) fn apply(self, schemas: &mut Schemas) {
        match self {
            Self::AddSchema(name, schema) => {
                schemas.entry(name).or_insert(schema);
            }
            Self::RemoveSchema(at) => remove_schema(schemas, at),
            Self::TurnSchemas => {
                *schemas = std::mem::take(schemas).into_iter().rev().collect();
            }
            Self::Reword(at) => with(schemas, "description", at, |it| {
                let words = it["description"].as_str().unwrap_or_default();
                it["description"] = format!("{words} And more.").into();
            }),
            Self::AddProperty(at, name, schema) => with(schemas, "properties", at, |it| {
                if it["properties"].get(name).is_none() {
                    it["properties"][name] = schema.clone();
                }
            }),
            Self::RemoveProperty(at, which) => with(schemas, "properties", at, |it| {
                remove_property(it, which);
            }),
            Self::TurnProperties(at) => with(schemas, "properties", at, |it| {
                let properties = it["properties"].as_object().cloned().unwrap_or_default();
                it["properties"] = properties.into_iter().rev().collect();
            }),
            Self::AddValue(at, value) => add(schemas, "enum", at, value.into()),
            Self::AddBranch(at, branch) => add(schemas, "oneOf", at, branch),
            Self::RemoveValue(at, which) => remove(schemas, "enum", at, which),
            Self::RemoveBranch(at, which) => remove(schemas, "oneOf", at, which),
            Self::TurnValues(at) => turn(schemas, "enum", at),
            Self::TurnBranches(at) => turn(schemas, "oneOf", at),
        }
        *schemas = closed(std::mem::take(schemas));
    }
}

/// Removes a schema that nothing refers to.
fn remove_schema(schemas: &mut Schemas, at: usize) {
    let text = Json::Object(schemas.clone()).to_string();
    let is_free = |it: &&String| !text.contains(&format!("{:?}", reference(it)));
    let free: Vec<String> = schemas.keys().filter(is_free).cloned().collect();
    if let Some(name) = free.get(at % free.len().max(1)) {
        schemas.shift_remove(name);
    }
}

/// Removes a property, unless it is required: a branch of a union is called by what it requires.
fn remove_property(schema: &mut Json, which: usize) {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let Some(properties) = schema["properties"].as_object_mut() else { return };
    let others: Vec<String> =
        properties.keys().filter(|it| !required.contains(&json!(it))).cloned().collect();
    if let Some(name) = others.get(which % others.len().max(1)) {
        properties.shift_remove(name);
    }
}

/// Adds an item, unless there is one that is the same or requires the same.
fn add(schemas: &mut Schemas, keyword: &str, at: usize, item: Json) {
    with(schemas, keyword, at, |it| {
        let items = it[keyword].as_array_mut();
        let is_like =
            |it: &Json| *it == item || it.is_object() && it["required"] == item["required"];
        if let Some(items) = items.filter(|it| !it.iter().any(is_like)) {
            items.push(item.clone());
        }
    });
}

/// Removes an item where two at least remain, so that a union stays one.
fn remove(schemas: &mut Schemas, keyword: &str, at: usize, which: usize) {
    with(schemas, keyword, at, |it| {
        if let Some(items) = it[keyword].as_array_mut().filter(|it| it.len() > 2) {
            items.remove(which % items.len());
        }
    });
}

fn turn(schemas: &mut Schemas, keyword: &str, at: usize) {
    with(schemas, keyword, at, |it| {
        it[keyword].as_array_mut().into_iter().for_each(|it| it.reverse());
    });
}

/// Changes one of the schemas that have the keyword.
fn with(schemas: &mut Schemas, keyword: &str, at: usize, change: impl Fn(&mut Json)) {
    let has = |it: &Json| is_schema(it) && it.get(keyword).is_some();
    let mut count = 0;
    visit(schemas, &mut |it| count += usize::from(has(it)));
    let (mut met, wanted) = (0, at % count.max(1));
    visit(schemas, &mut |it| {
        if has(it) {
            if met == wanted {
                change(it);
            }
            met += 1;
        }
    });
}

fn visit(schemas: &mut Schemas, with: &mut dyn FnMut(&mut Json)) {
    schemas.values_mut().for_each(|it| each(it, with));
}
