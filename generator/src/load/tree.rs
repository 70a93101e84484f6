//! The text of a file becomes a tree of nodes, without what YAML has beyond JSON.
//!
//! The scanner's events are read rather than a finished tree of its own, for only they still show
//! anchors, aliases, tags, and names that come twice.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use self::aliases::Anchors;

use crate::diagnostic::{Code, Diagnostics, Source};
use crate::document::{Entry, Node, Value};

mod aliases;
mod refusals;
#[cfg(test)]
mod tests;

/// How deep values may be nested. `serde_yaml` refuses 128 levels.
const DEEPEST: usize = 100;

/// How many faults of one file are told in reading it; what follows is not read.
const MOST_FAULTS: usize = 1_000;

/// Reads the one value of the file, or nothing where the text is not YAML.
pub(super) fn read(source: &Arc<Source>, faults: &mut Diagnostics) -> Option<Node> {
    read_as(source, faults, false)
}

/// Reads the one value of a file that others wrote: with anchors, tags and names without quotes.
pub(super) fn read_foreign(source: &Arc<Source>, faults: &mut Diagnostics) -> Option<Node> {
    read_as(source, faults, true)
}

fn read_as(source: &Arc<Source>, faults: &mut Diagnostics, is_foreign: bool) -> Option<Node> {
    let mut reader = Reader {
        source,
        offsets: offsets(&source.text),
        open: Vec::new(),
        root: None,
        faults,
        is_foreign,
        anchors: Anchors::default(),
    };
    if !is_foreign {
        reader.hidden_characters();
    }
    let most = reader.faults.len() + MOST_FAULTS;
    let mut parser = Parser::new_from_str(&source.text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| reader.not_yaml(&error)).ok()?;
        match event {
            Event::StreamEnd => break,
            Event::DocumentStart(_) if reader.root.is_some() => {
                reader.second_document(span);
                break;
            }
            _ if reader.open.len() > DEEPEST => {
                reader.too_deep(span);
                return None;
            }
            _ if reader.faults.len() >= most => return None,
            event => reader.event(event, span),
        }
    }
    if reader.root.is_none() {
        reader.refuse(
            Code::SaysNothing,
            0..0,
            "this file says nothing",
            "say what its place is for, or delete it",
        );
    }
    reader.root
}

/// The byte at which each character begins, and the end: the scanner counts characters.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(offset, _)| offset).chain([text.len()]).collect()
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    /// The byte at which each character begins.
    offsets: Vec<usize>,
    /// The collections around what is read next, the innermost last.
    open: Vec<Open>,
    root: Option<Node>,
    faults: &'a mut Diagnostics,
    /// Whether the file is not ours, so that all of YAML is taken that JSON can hold.
    is_foreign: bool,
    anchors: Anchors,
}

/// A collection of which the end has not been read yet.
struct Open {
    span: Range<usize>,
    /// The number of its anchor; 0 where it has none.
    anchor: usize,
    collection: Collection,
}

enum Collection {
    List(Vec<Node>),
    Map(Entries),
}

/// What has been read of a mapping so far.
#[derive(Default)]
struct Entries {
    entries: Vec<Entry>,
    /// Where each name stands among the entries.
    index: BTreeMap<String, usize>,
    /// A name that waits for its value.
    name: Option<Name>,
    is_refused: bool,
    /// What a merge key adds.
    merged: Vec<Node>,
}

enum Name {
    Read(String, Range<usize>),
    Refused,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        let span = self.bytes(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_anchor(anchor, &span);
                let value = match (tag, style) {
                    (Some(tag), _) if self.is_foreign && tag.suffix == "str" => {
                        Value::Text(text.into_owned())
                    }
                    (Some(_), _) if !self.is_foreign => self.refuse_tag(&span),
                    (Some(_), ScalarStyle::Plain) => self.word(&text, &span),
                    (None, ScalarStyle::Plain) => self.word(&text, &span),
                    _ => Value::Text(text.into_owned()),
                };
                self.attach_anchored(anchor, Node { span, value });
            }
            Event::Alias(anchor) => {
                let value = self.aliased(anchor, &span);
                self.attach(Node { span, value });
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(anchor, tag.is_some(), span, Collection::List(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.open(anchor, tag.is_some(), span, Collection::Map(Entries::default()));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&span),
            _ => {}
        }
    }

    fn open(&mut self, anchor: usize, is_tagged: bool, span: Range<usize>, collection: Collection) {
        self.refuse_anchor(anchor, &span);
        if is_tagged && !self.is_foreign {
            self.refuse_tag(&span);
        }
        self.open.push(Open { span, anchor, collection });
    }

    fn close(&mut self, end: &Range<usize>) {
        let Some(Open { mut span, anchor, collection }) = self.open.pop() else { return };
        // A bracket ends a collection; the end of a block is found only after the blanks behind it.
        if !end.is_empty() {
            span.end = end.end;
        }
        let value = match collection {
            Collection::List(items) => Value::List(items),
            Collection::Map(map) if map.is_refused => Value::Refused,
            Collection::Map(map) => Value::Map(map.with_merged()),
        };
        self.attach_anchored(anchor, Node { span, value });
    }

    /// Puts a node where it belongs: at the root, in the list, or in the mapping as name or value.
    fn attach(&mut self, node: Node) {
        let Some(mut parent) = self.open.pop() else {
            self.root.get_or_insert(node);
            return;
        };
        parent.span.end = parent.span.end.max(node.span.end);
        match &mut parent.collection {
            Collection::List(items) => items.push(node),
            Collection::Map(map) => match map.name.take() {
                None => map.name = Some(self.name(node, map)),
                Some(Name::Read(key, key_span)) => self.entry(map, Entry { key, key_span, node }),
                Some(Name::Refused) => {}
            },
        }
        self.open.push(parent);
    }

    fn name(&mut self, node: Node, map: &mut Entries) -> Name {
        let written = self.source.text[node.span.clone()].to_owned();
        match node.value {
            // In quotes it would be a name like any other.
            Value::Text(_) if written == "<<" && !self.is_foreign => {
                self.refuse_merge_key(node.span);
            }
            Value::Text(text) => return Name::Read(text, node.span),
            Value::Null | Value::Flag(_) | Value::Number(_) if self.is_foreign => {
                return Name::Read(written, node.span);
            }
            Value::Null | Value::Flag(_) | Value::Number(_) => {
                self.unquoted_name(node.span.clone(), &written);
                return Name::Read(written, node.span);
            }
            Value::List(_) | Value::Map(_) => {
                self.refuse(
                    Code::NameNotText,
                    node.span,
                    "a name that is no text",
                    "name each value by one word",
                );
            }
            Value::Refused => {}
        }
        map.is_refused = true;
        Name::Refused
    }

    fn entry(&mut self, map: &mut Entries, entry: Entry) {
        if entry.key == "<<" && self.is_foreign {
            // What is merged in gives way to what stands there, which may still come.
            map.merged.push(entry.node);
        } else if let Some(&first) = map.index.get(&entry.key) {
            self.second_entry(map.entries[first].key_span.clone(), &entry);
        } else {
            map.index.insert(entry.key.clone(), map.entries.len());
            map.entries.push(entry);
        }
    }

    /// The stretch in bytes, without the blanks that the scanner counts in behind quoted text.
    fn bytes(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.byte(span.start.index()), self.byte(span.end.index()));
        start..start + self.source.text[start..end.max(start)].trim_end().len()
    }

    fn byte(&self, character: usize) -> usize {
        self.offsets.get(character).copied().unwrap_or(self.source.text.len())
    }
}
