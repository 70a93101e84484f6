//! Two documents mean the same where their operations do, whatever the order of names and the spelling
//! of references.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What the specs leave to the protocol and the configuration.
const PASSED_OVER: [&str; 5] = ["tags", "security", "servers", "parameters", "headers"];

pub(crate) fn read(text: &str) -> Value {
    serde_yaml::from_str(text).expect("the document is YAML")
}

/// The places in which the operations of two documents differ; none where they mean the same.
pub(crate) fn differences(one: &Value, other: &Value) -> Vec<String> {
    let mut comparison = Comparison { one, other, compared: BTreeSet::new(), found: Vec::new() };
    comparison.value("", &one["paths"], &other["paths"]);
    comparison.found
}

/// The places in which the schemas of one name differ.
pub(crate) fn differing_schemas(one: &Value, other: &Value) -> Vec<String> {
    let mut comparison = Comparison { one, other, compared: BTreeSet::new(), found: Vec::new() };
    for name in names(other) {
        let schema = |of: &'_ Value| of["components"]["schemas"][&name].clone();
        comparison.value(&name, &schema(one), &schema(other));
    }
    comparison.found
}

/// The names of the schemas of a document.
pub(crate) fn names(document: &Value) -> BTreeSet<String> {
    let schemas = document["components"]["schemas"].as_object();
    schemas.map(|it| it.keys().cloned().collect()).unwrap_or_default()
}

struct Comparison<'a> {
    one: &'a Value,
    other: &'a Value,
    /// The pairs of references that have been compared, or are being compared further out.
    compared: BTreeSet<(String, String)>,
    found: Vec<String>,
}

impl Comparison<'_> {
    fn value(&mut self, at: &str, one: &Value, other: &Value) {
        let references = (reference(one), reference(other));
        if let (Some(one), Some(other)) = references
            && !self.compared.insert((one.to_owned(), other.to_owned()))
        {
            return;
        }
        let one = references.0.map_or(one.clone(), |it| target(self.one, it));
        let other = references.1.map_or(other.clone(), |it| target(self.other, it));
        match (&one, &other) {
            (one, other) if reference(one).is_some() || reference(other).is_some() => {
                self.value(at, one, other);
            }
            (Value::Object(one), Value::Object(other)) => self.object(at, one, other),
            (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
                for (index, (one, other)) in one.iter().zip(other).enumerate() {
                    self.value(&format!("{at}/{index}"), one, other);
                }
            }
            (one, other) if one == other => {}
            _ => self.found.push(at.to_owned()),
        }
    }

    fn object(&mut self, at: &str, one: &Map<String, Value>, other: &Map<String, Value>) {
        let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        for name in names.into_iter().filter(|it| !PASSED_OVER.contains(&it.as_str())) {
            let at = format!("{at}/{name}");
            match (one.get(name), other.get(name)) {
                (Some(one), Some(other)) => self.value(&at, one, other),
                _ => self.found.push(at),
            }
        }
    }
}

fn reference(value: &Value) -> Option<&str> {
    value.as_object().filter(|it| it.len() == 1)?.get("$ref")?.as_str()
}

fn target(document: &Value, reference: &str) -> Value {
    let pointer = reference.strip_prefix('#').expect("the reference stays in its document");
    document.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere")).clone()
}
