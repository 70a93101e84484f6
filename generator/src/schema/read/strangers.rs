//! Keywords that are no part of a type: each is refused, warned of or passed over.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, closest, quoted};
use crate::document::{Entry, Node, Value};
use crate::schema::keyword::{KNOWN, OTHERS, REFUSED, SILENT, UNCHECKED};

/// The shortest word that is taken for another that is misspelt.
const SHORTEST: usize = 4;

impl Reader<'_, '_> {
    pub(super) fn stranger(&mut self, key: &str, entry: &Entry) {
        let place = self.spot.document.key_place_of(entry);
        if let Some((_, remedy)) = REFUSED.iter().find(|(it, _)| *it == key) {
            let message = format!("{} has no type", quoted(key));
            self.notes
                .refuse(Diagnostic::new(Code::UnsupportedKeyword, place, message).help(*remedy));
        } else if let Some((_, help)) = UNCHECKED.iter().find(|(it, _)| *it == key) {
            let message = format!("{} is not checked", quoted(key));
            self.notes.warn(Diagnostic::new(Code::NotChecked, place, message).help(*help));
        } else if !SILENT.contains(&key) {
            self.notes.unused.insert(place);
            self.misspelt(entry);
        }
    }

    pub(super) fn conditional(&mut self, entry: &Entry) {
        // `then` and `else` say nothing without `if`, and are told with it.
        if self.spot.node.get("if").is_some() || entry.key == "dependentSchemas" {
            self.schema.object.is_conditional = true;
            let place = self.spot.document.key_place_of(entry);
            let message =
                format!("{} holds on a condition, which no type shows", quoted(&entry.key));
            let help = "name the properties under `properties`; those named here are kept as JSON";
            self.notes.warn(Diagnostic::new(Code::Conditional, place, message).help(help));
        }
    }

    /// `not: {}` and `not: true` take no value at all.
    pub(super) fn is_nothing(&self, node: &Node) -> bool {
        matches!(&node.value, Value::Flag(true))
            || matches!(&node.value, Value::Map(it) if it.is_empty())
    }

    /// Reports a keyword that is most likely meant to be another.
    fn misspelt(&mut self, entry: &Entry) {
        let key = entry.key.as_str();
        let is_word = key.len() >= SHORTEST && !key.starts_with("x-") && !OTHERS.contains(&key);
        let Some(meant) = closest(key, KNOWN.iter().copied()).filter(|_| is_word) else { return };
        let place = self.spot.document.key_place_of(entry);
        let quote = place.text().chars().next().filter(|it| matches!(it, '\'' | '"'));
        let quote = quote.map(String::from).unwrap_or_default();
        let message = format!("{} is no keyword of a schema, and is passed over", quoted(key));
        let help = format!("did you mean `{meant}`?");
        let warning = Diagnostic::new(Code::Misspelt, place, message);
        self.notes.warn(warning.replace_with(format!("{quote}{meant}{quote}"), help));
    }
}
