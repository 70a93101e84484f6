//! What a property holds, in words, for comparing it with its namesakes.

use super::ground::is_sensitive;
use crate::check::spot::Spot;
use crate::document::{Documents, Node, Value};

/// How many schemas are followed that do no more than lead to the next.
const LONGEST_CHAIN: usize = 100;

/// Keywords that narrow a value, each with its words.
const BOUNDS: [(&str, &str); 7] = [
    ("minLength", "of at least {} characters"),
    ("maxLength", "of at most {} characters"),
    ("minItems", "of at least {} items"),
    ("maxItems", "of at most {} items"),
    ("minimum", "not below {}"),
    ("maximum", "not above {}"),
    ("pattern", "like {}"),
];

/// What a property holds.
pub(super) struct Form {
    /// The type in words: "text", "a list of `Goods`".
    pub(super) ty: String,
    /// The bounds in words, "of at most 64 characters"; empty where there are none.
    pub(super) bounds: String,
    pub(super) is_sensitive: bool,
}

impl Form {
    /// Follows the schema to what it is at last.
    pub(super) fn of(spot: Spot<'_>, documents: &Documents) -> Self {
        let chain = chain(spot, documents);
        let bounds = BOUNDS.iter().filter_map(|(keyword, words)| {
            let value = chain.iter().find_map(|it| it.get(keyword))?;
            Some(words.replace("{}", &word(value)))
        });
        Self {
            ty: ty(&chain, documents),
            bounds: bounds.collect::<Vec<_>>().join(" and "),
            is_sensitive: chain.iter().any(is_sensitive),
        }
    }

    /// Whether it is text of no particular kind.
    pub(super) fn is_text(&self) -> bool {
        self.ty == "text"
    }
}

/// A schema and those to which it leads, as long as each does no more than that.
fn chain<'a>(spot: Spot<'a>, documents: &'a Documents) -> Vec<Spot<'a>> {
    let next = |it: &Spot<'a>| match it.reference() {
        Some(_) => it.target(documents),
        None => it.is_wrapper().then(|| it.branches().next()).flatten(),
    };
    std::iter::successors(Some(spot), next).take(LONGEST_CHAIN).collect()
}

fn ty(chain: &[Spot<'_>], documents: &Documents) -> String {
    let named = chain.iter().rev().find_map(name);
    let Some(last) = chain.last() else { return String::new() };
    let keyword = |keyword: &str| last.get(keyword).and_then(Node::text);
    match (named, keyword("type")) {
        (Some(name), _) => format!("`{name}`"),
        (None, Some("string")) if last.has("enum") => "one of some texts".to_owned(),
        (None, Some("string")) if last.has("x-json") => "text that holds JSON".to_owned(),
        (None, Some("string")) => keyword("format").unwrap_or("text").to_owned(),
        (None, Some("array")) => match last.held().next() {
            Some(item) => format!("a list of {}", Form::of(item, documents).ty),
            None => "a list".to_owned(),
        },
        (None, Some("integer")) => "a whole number".to_owned(),
        (None, Some("number")) => "a number".to_owned(),
        (None, Some("boolean")) => "a flag".to_owned(),
        (None, _) if last.has("properties") || last.has("allOf") => "an object".to_owned(),
        (None, Some("object")) => "a map".to_owned(),
        (None, _) => "JSON of any shape".to_owned(),
    }
}

/// The name of a type that has a file of its own, or a place under `components`.
fn name<'a>(spot: &Spot<'a>) -> Option<&'a str> {
    let components = spot.document.components();
    let component = components.iter().find(|it| std::ptr::eq(&it.node, spot.node));
    let is_file = spot.document.is_schema() && std::ptr::eq(&spot.document.root, spot.node);
    component.map(|it| it.key.as_str()).or_else(|| is_file.then(|| spot.document.stem()))
}

fn word(value: &Node) -> String {
    match &value.value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        _ => String::new(),
    }
}
