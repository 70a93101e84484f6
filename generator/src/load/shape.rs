//! Every object of a file has the keywords that it may have, each with a value of the right kind.
//!
//! A slip is one fault and no more: a misspelt keyword is read as the one that was meant, and a
//! value of the wrong kind is marked as refused, so that later rules see what the author meant.

use std::ops::Range;
use std::sync::Arc;

use super::keywords::{CODES, DOCUMENT, Keyword, LINTS, MOVES, Object, SCHEMA, Shape, WALLET};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source, closest, either, quoted};
use crate::document::{Document, Entry, Kind, Node, Value};

/// How many keywords a message lists at most.
const READ_AT_A_GLANCE: usize = 12;

/// Compares a file with what its kind lets it say.
pub(super) fn check(document: &mut Document, faults: &mut Diagnostics) {
    let shape = match document.kind() {
        Kind::Endpoint(_) => &Shape::Object(&DOCUMENT),
        Kind::Schema(_) => &Shape::Object(&SCHEMA),
        Kind::Wallet(_) => &Shape::Object(&WALLET),
        Kind::Codes => &CODES,
        Kind::Lints => &Shape::Object(&LINTS),
        Kind::Moves(..) => &Shape::Object(&MOVES),
    };
    let source = Arc::clone(&document.source);
    let start = document.root.span.start;
    let owner = Owner { key: None, is_item: false, span: start..start, help: "" };
    Walk { source: &source, faults }.value(shape, &owner, &mut document.root);
}

/// Whose value is looked at.
struct Owner<'o> {
    /// The keyword or name before the value; nothing before a file as a whole.
    key: Option<&'o str>,
    /// Whether the value is one of a list of them.
    is_item: bool,
    /// Where the name stands.
    span: Range<usize>,
    /// What to write where the value is of the wrong kind.
    help: &'static str,
}

impl<'o> Owner<'o> {
    fn of(key: &'o str, span: &Range<usize>, help: &'static str) -> Self {
        Self { key: Some(key), is_item: false, span: span.clone(), help }
    }

    /// How messages call it.
    fn name(&self) -> String {
        match (self.key.map(quoted), self.is_item) {
            (None, _) => "this file".to_owned(),
            (Some(name), false) => name,
            (Some(name), true) => format!("each item of {name}"),
        }
    }
}

struct Walk<'a> {
    source: &'a Arc<Source>,
    faults: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn value(&mut self, shape: &Shape, owner: &Owner<'_>, node: &mut Node) {
        match (shape, &mut node.value) {
            (Shape::Text, Value::Text(text)) if text.trim().is_empty() => self.blank(owner, node),
            (_, Value::Refused)
            | (Shape::Any, _)
            | (Shape::Text, Value::Text(_))
            | (Shape::Flag, Value::Flag(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::SchemaOrFlag, Value::Flag(_)) => {}
            (Shape::Count, Value::Number(number)) if number.parse::<u32>().is_ok() => {}
            (Shape::Word(words), Value::Text(text)) if words.contains(&text.as_str()) => {}
            (Shape::Word(words), Value::Text(_)) => self.unknown_word(words, owner, node),
            (Shape::List(shape), Value::List(items)) => {
                items.iter_mut().for_each(|item| self.item(shape, owner, item));
            }
            (Shape::Map(shape), Value::Map(entries)) => {
                for Entry { key, key_span, node } in entries {
                    self.value(shape, &Owner::of(key, key_span, ""), node);
                }
            }
            (Shape::SchemaOrFlag, Value::Map(_)) => self.object(&SCHEMA, owner, node),
            (Shape::Object(object), Value::Map(_)) => self.object(object, owner, node),
            _ => self.wrong_kind(shape, owner, node),
        }
    }

    fn item(&mut self, shape: &Shape, list: &Owner<'_>, item: &mut Node) {
        let owner = Owner { is_item: true, span: item.span.clone(), ..*list };
        self.value(shape, &owner, item);
    }

    fn object(&mut self, object: &Object, owner: &Owner<'_>, node: &mut Node) {
        let Value::Map(entries) = &mut node.value else { return };
        let is_known = |entry: &Entry| object.keyword(&entry.key).is_some();
        let absent =
            if entries.iter().all(is_known) { Vec::new() } else { absent(object, entries) };
        for entry in entries.iter_mut() {
            if !is_known(entry) {
                self.unknown_keyword(object, &absent, entry);
            }
            let Entry { key, key_span, node } = entry;
            if let Some(keyword) = object.keyword(key) {
                self.value(&keyword.shape, &Owner::of(key, key_span, keyword.help), node);
            }
        }
        // A `$ref` stands for the rest; and what was refused was meant for what is missing.
        let is_excused = entries.iter().any(|it| {
            object.may_be_reference && it.key == "$ref"
                || object.otherwise.is_some() && !is_known(it)
        });
        for keyword in object.keywords.iter().filter(|it| it.is_required && !is_excused) {
            if entries.iter().all(|it| it.key != keyword.name) {
                self.missing(object, keyword, owner, entries.first());
            }
        }
        if entries.iter().any(|it| object.refusal(&it.key).is_some_and(|it| it.hides_the_rest)) {
            node.value = Value::Refused;
        }
    }

    /// Reports a keyword that the object does not have, and reads it as the one that was meant.
    fn unknown_keyword(&mut self, object: &Object, absent: &[&str], entry: &mut Entry) {
        let place = Place::new(self.source, entry.key_span.clone());
        let (key, noun) = (quoted(&entry.key), object.noun);
        self.faults.push(if let Some(remedy) = object.remedy(&entry.key) {
            Diagnostic::new(
                Code::UnsupportedKeyword,
                place,
                format!("{key} is not supported in {noun}"),
            )
            .help(remedy)
        } else if let Some(meant) = closest(&entry.key, absent.iter().copied()) {
            entry.key = meant.to_owned();
            let help = format!("did you mean `{meant}`?");
            Diagnostic::new(Code::UnknownKeyword, place, format!("unknown keyword {key} in {noun}"))
                .replace_with(meant, help)
        } else {
            Diagnostic::new(Code::UnknownKeyword, place, format!("unknown keyword {key} in {noun}"))
                .help(known(object))
        });
    }

    fn missing(
        &mut self,
        object: &Object,
        keyword: &Keyword,
        owner: &Owner<'_>,
        first: Option<&Entry>,
    ) {
        // A file as a whole has no name to point at, so its first line stands for it.
        let span = match first {
            Some(first) if owner.span.is_empty() => &first.key_span,
            _ => &owner.span,
        };
        let message = format!("{} without `{}`", object.noun, keyword.name);
        let place = Place::new(self.source, span.clone());
        self.faults.push(Diagnostic::new(Code::MissingKeyword, place, message).help(keyword.help));
    }

    fn blank(&mut self, owner: &Owner<'_>, node: &mut Node) {
        let place = Place::new(self.source, owner.span.clone());
        let fault =
            Diagnostic::new(Code::SaysNothing, place, format!("{} says nothing", owner.name()));
        self.faults.push(fault.help("write the text, or leave the keyword out"));
        node.value = Value::Refused;
    }

    fn unknown_word(&mut self, words: &[&str], owner: &Owner<'_>, node: &mut Node) {
        let written = node.text().unwrap_or_default();
        let place = Place::new(self.source, node.span.clone());
        let fault = Diagnostic::new(
            Code::UnknownWord,
            place,
            format!("{} cannot be {}", owner.name(), quoted(written)),
        );
        if let Some(meant) = closest(written, words.iter().copied()) {
            let help = format!("did you mean `{meant}`?");
            self.faults.push(fault.replace_with(meant, help));
            node.value = Value::Text(meant.to_owned());
        } else {
            self.faults.push(fault.help(format!("write {}", either(words.iter().copied()))));
            node.value = Value::Refused;
        }
    }

    fn wrong_kind(&mut self, shape: &Shape, owner: &Owner<'_>, node: &mut Node) {
        let (name, noun) = (owner.name(), shape.noun());
        let message = format!("{name} must be {}", if noun == name { "a mapping" } else { noun });
        let value = Place::new(self.source, node.span.clone());
        let written = value.text().to_owned();
        // A value of several lines, or of none, is told better by its name.
        let is_on_one_line = !written.is_empty() && !written.contains('\n');
        let place =
            if is_on_one_line { value } else { Place::new(self.source, owner.span.clone()) };
        let mut fault = Diagnostic::new(Code::WrongKind, place, message);
        if !matches!((shape, &node.value), (Shape::Count, Value::Number(_))) {
            fault = fault.label(format!("this is {}", kind(&node.value)));
        }
        let (fault, value) = match (shape, &node.value) {
            (Shape::Text, Value::Number(_) | Value::Flag(_)) => (
                fault.replace_with(format!("'{written}'"), "put it in quotes"),
                Value::Text(written),
            ),
            (Shape::Flag, Value::Text(text)) if text == "true" || text == "false" => {
                (fault.replace_with(text, "leave the quotes out"), Value::Flag(text == "true"))
            }
            (Shape::Count | Shape::Number, Value::Text(text)) if text.parse::<f64>().is_ok() => {
                (fault.replace_with(text, "leave the quotes out"), Value::Refused)
            }
            _ if owner.help.is_empty() => (fault.help(shape.help()), Value::Refused),
            _ => (fault.help(owner.help), Value::Refused),
        };
        self.faults.push(fault);
        node.value = value;
    }
}

/// The keywords of an object, where they are few enough to be read.
fn known(object: &Object) -> String {
    match object.keywords.len() {
        ..=READ_AT_A_GLANCE => {
            let known = either(object.keywords.iter().map(|it| it.name));
            format!("{} may say {known}", object.noun)
        }
        _ => "put remarks into `description`".to_owned(),
    }
}

/// The keywords that an object could still say.
fn absent(object: &Object, entries: &[Entry]) -> Vec<&'static str> {
    let names = object.keywords.iter().map(|it| it.name);
    names.filter(|name| entries.iter().all(|it| it.key != *name)).collect()
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null | Value::Refused => "nothing",
        Value::Flag(_) => "true or false",
        Value::Number(_) => "a number",
        Value::Text(_) => "text",
        Value::List(_) => "a list",
        Value::Map(_) => "a mapping",
    }
}
