//! A value of a YAML file keeps the stretch of text that it was read from.

use std::ops::Range;

/// One value, with its stretch of the file in bytes.
///
/// The stretch of a block mapping or sequence runs from its first character to its last, without
/// the indentation, blanks and comments around it.
#[derive(Clone, Debug)]
pub struct Node {
    /// The stretch of the file.
    pub span: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// What a node says, as JSON would have it.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number as it is written, of any size.
    Number(String),
    /// Text, quoted or not.
    Text(String),
    /// Values in their order.
    List(Vec<Node>),
    /// Names with a value each, in their order; no name comes twice.
    Map(Vec<Entry>),
    /// Something that has been refused already, and of which nothing else is to be said.
    Refused,
}

/// A name and its value in a mapping.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The name, without its quotes.
    pub key: String,
    /// The name's stretch of the file in bytes, quotes included.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The entries of a mapping; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The values one step down, be they under names or in a list.
    pub fn children(&self) -> impl Iterator<Item = &Node> {
        self.entries().iter().map(|it| &it.node).chain(self.items())
    }

    /// The entry of that name, if this is a mapping and has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|it| it.key == key)
    }

    /// The value under that name, if this is a mapping and has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|it| &it.node)
    }

    /// The text, if this is text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether this has been refused already.
    pub fn is_refused(&self) -> bool {
        matches!(self.value, Value::Refused)
    }

    /// The value one step down: by name in a mapping, by index in a list.
    pub fn step(&self, token: &str) -> Option<&Node> {
        match &self.value {
            Value::List(items) => token.parse().ok().and_then(|index: usize| items.get(index)),
            _ => self.get(token),
        }
    }
}
