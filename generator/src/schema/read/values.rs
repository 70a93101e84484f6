//! The value of a keyword, where it is of the right kind; where it is not, the author is told.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Entry, Node, Value};
use crate::schema::number;

impl<'d> Reader<'_, 'd> {
    pub(super) fn text(&mut self, entry: &'d Entry) -> Option<&'d str> {
        match &entry.node.value {
            Value::Text(text) => Some(text),
            // A title of digits, say: it has no quotes, and is no less a title.
            Value::Number(written) if entry.key != "$ref" => Some(written),
            Value::Null => None,
            _ => self.wrong(entry, "text"),
        }
    }

    pub(super) fn flag(&mut self, entry: &Entry) -> bool {
        match &entry.node.value {
            Value::Flag(flag) => *flag,
            Value::Text(text) if text == "true" || text == "false" => text == "true",
            Value::Null => false,
            _ => self.wrong(entry, "true or false").unwrap_or_default(),
        }
    }

    pub(super) fn number(&mut self, entry: &'d Entry) -> Option<&'d str> {
        match &entry.node.value {
            Value::Number(written) | Value::Text(written) if number::real(written).is_some() => {
                Some(written)
            }
            Value::Null => None,
            _ => self.wrong(entry, "a number"),
        }
    }

    pub(super) fn count(&mut self, entry: &'d Entry) -> Option<u32> {
        let written = self.number(entry)?;
        let whole = number::whole(written);
        match whole.map(|it| it.clamp(-1, i128::from(u32::MAX))).map(u32::try_from) {
            Some(Ok(count)) => Some(count),
            _ => self.wrong(entry, "a whole number, zero or more"),
        }
    }

    pub(super) fn list(&mut self, entry: &'d Entry) -> &'d [Node] {
        match &entry.node.value {
            Value::List(items) => items,
            Value::Null => &[],
            _ => self.wrong(entry, "a list").unwrap_or_default(),
        }
    }

    pub(super) fn entries(&mut self, entry: &'d Entry) -> &'d [Entry] {
        self.mapping(entry).map(Node::entries).unwrap_or_default()
    }

    pub(super) fn mapping(&mut self, entry: &'d Entry) -> Option<&'d Node> {
        match &entry.node.value {
            Value::Map(_) => Some(&entry.node),
            Value::Null => None,
            _ => self.wrong(entry, "a mapping"),
        }
    }

    /// Reports a value of the wrong kind, and stands for none.
    pub(super) fn wrong<T>(&mut self, entry: &Entry, noun: &str) -> Option<T> {
        let place = self.spot.document.place_of(&entry.node);
        let message = format!("{} must be {noun}", quoted(&entry.key));
        self.notes
            .refuse(Diagnostic::new(Code::WrongKind, place, message).help(format!("write {noun}")));
        None
    }
}
