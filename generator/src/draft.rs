//! A document that is yet to be written: values in their order, each with the place that it came from.
//!
//! [`import`](crate::import) and [`bundle`](crate::bundle) move values from document to document;
//! what is then wrong with one of them is told where its author wrote it.

use crate::diagnostic::Place;
use crate::document::{self, Document, Node};

pub(crate) use self::nullable::{put_types, take_types};
pub(crate) use self::positions::{
    each_schema, each_schema_mut, media_types_mut, messages, messages_mut, references, rewrite,
};
pub(crate) use self::yaml::Written;

mod json;
mod nullable;
mod positions;
mod scalar;
mod yaml;

/// One value, and where it came from.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

/// What a draft says, as JSON would have it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Flag(bool),
    /// A number as it is written, of any size.
    Number(String),
    Text(String),
    List(Vec<Draft>),
    Map(Vec<Entry>),
}

/// A name and its value in a mapping.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_place: Place,
    pub(crate) draft: Draft,
}

/// Drafts are equal where they say the same, wherever they came from.
impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// Entries are equal where they say the same, wherever they came from.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        (&self.key, &self.draft) == (&other.key, &other.draft)
    }
}

impl Draft {
    /// A copy of what stands in a document.
    pub(crate) fn of(document: &Document, node: &Node) -> Self {
        let value = match &node.value {
            document::Value::Null | document::Value::Refused => Value::Null,
            document::Value::Flag(flag) => Value::Flag(*flag),
            document::Value::Number(number) => Value::Number(number.clone()),
            document::Value::Text(text) => Value::Text(text.clone()),
            document::Value::List(items) => {
                Value::List(items.iter().map(|it| Self::of(document, it)).collect())
            }
            document::Value::Map(entries) => Value::Map(
                entries
                    .iter()
                    .map(|it| Entry {
                        key: it.key.clone(),
                        key_place: document.key_place_of(it),
                        draft: Self::of(document, &it.node),
                    })
                    .collect(),
            ),
        };
        Self { place: document.place_of(node), value }
    }

    /// A text that stands for this place.
    pub(crate) fn text_at(place: &Place, text: impl Into<String>) -> Self {
        Self { place: place.clone(), value: Value::Text(text.into()) }
    }

    /// A flag that stands for this place.
    pub(crate) fn flag_at(place: &Place, flag: bool) -> Self {
        Self { place: place.clone(), value: Value::Flag(flag) }
    }

    /// A list that stands for this place.
    pub(crate) fn list_at(place: &Place, items: Vec<Self>) -> Self {
        Self { place: place.clone(), value: Value::List(items) }
    }

    /// A mapping that stands for this place.
    pub(crate) fn map_at<K: Into<String>>(
        place: &Place,
        entries: impl IntoIterator<Item = (K, Self)>,
    ) -> Self {
        let entries = entries.into_iter().map(|(key, draft)| Entry::at(place, key, draft));
        Self { place: place.clone(), value: Value::Map(entries.collect()) }
    }

    /// The entries of a mapping; none of anything else.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The entries of a mapping, if this is one.
    pub(crate) fn entries_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match &mut self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entry of that name, if this is a mapping and has it.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|it| it.key == key)
    }

    /// The value under that name, if this is a mapping and has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|it| &it.draft)
    }

    /// The value under that name, if this is a mapping and has it.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        self.entries_mut()?.iter_mut().find(|it| it.key == key).map(|it| &mut it.draft)
    }

    /// Takes the entry of that name out of a mapping.
    pub(crate) fn take(&mut self, key: &str) -> Option<Entry> {
        let entries = self.entries_mut()?;
        let at = entries.iter().position(|it| it.key == key)?;
        Some(entries.remove(at))
    }

    /// Adds an entry at the end of a mapping; anything else stays as it is.
    pub(crate) fn push(&mut self, entry: Entry) {
        if let Some(entries) = self.entries_mut() {
            entries.push(entry);
        }
    }

    /// The text, if this is text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text after `$ref`, if this is a mapping and has it.
    pub(crate) fn reference(&self) -> Option<&Self> {
        self.get("$ref").filter(|it| it.text().is_some())
    }

    /// Writes block YAML as the specs have it.
    pub(crate) fn yaml(&self) -> Written {
        yaml::write(self)
    }

    /// Writes indented JSON.
    pub(crate) fn json(&self) -> String {
        json::write(self)
    }
}

impl Entry {
    /// An entry of which name and value stand for this place.
    pub(crate) fn at(place: &Place, key: impl Into<String>, draft: Draft) -> Self {
        Self { key: key.into(), key_place: place.clone(), draft }
    }
}
