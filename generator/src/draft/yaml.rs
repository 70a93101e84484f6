//! Block YAML as a person writes the specs, and for each line of it where its values came from.

use std::collections::BTreeMap;

use super::scalar::{Form, escaped, folded, form, one_line};
use super::{Draft, Entry, Value};
use crate::diagnostic::Place;

/// A document's text, which knows where each stretch of it came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// Where a name or value begins, by line and column, and where it came from.
    origins: BTreeMap<(usize, usize), Place>,
}

impl Written {
    /// Where that which stands there came from.
    pub(crate) fn origin(&self, place: &Place) -> Option<&Place> {
        let at = (place.line(), place.column());
        let before = self.origins.range(..=at).next_back();
        before.or_else(|| self.origins.first_key_value()).map(|(_, it)| it)
    }
}

pub(super) fn write(draft: &Draft) -> Written {
    let mut writer = Writer::default();
    match &draft.value {
        Value::Map(entries) if !entries.is_empty() => writer.map(entries, 0),
        Value::List(items) if !items.is_empty() => writer.list(items, 0),
        _ => {
            writer.inline(draft, 0);
            writer.line_break();
        }
    }
    writer.written
}

#[derive(Default)]
struct Writer {
    written: Written,
    /// How many lines have been ended.
    lines: usize,
    /// The byte at which the last line begins.
    line_start: usize,
}

impl Writer {
    /// Writes entries, the first where the line stands, each other on a line of its own.
    fn map(&mut self, entries: &[Entry], indent: usize) {
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                self.blanks(indent);
            }
            self.mark(&entry.key_place);
            self.one_line(&entry.key);
            self.push(":");
            match &entry.draft.value {
                Value::Map(entries) if !entries.is_empty() => {
                    self.line_break();
                    self.blanks(indent + 2);
                    self.map(entries, indent + 2);
                }
                Value::List(items) if !items.is_empty() => {
                    self.line_break();
                    self.blanks(indent + 2);
                    self.list(items, indent + 2);
                }
                _ => {
                    self.push(" ");
                    self.inline(&entry.draft, indent + 2);
                    self.line_break();
                }
            }
        }
    }

    /// Writes items, the first where the line stands, each other on a line of its own.
    fn list(&mut self, items: &[Draft], indent: usize) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.blanks(indent);
            }
            self.push("- ");
            match &item.value {
                Value::Map(entries) if !entries.is_empty() => self.map(entries, indent + 2),
                Value::List(items) if !items.is_empty() => self.list(items, indent + 2),
                _ => {
                    self.inline(item, indent + 2);
                    self.line_break();
                }
            }
        }
    }

    /// Writes what needs no lines of its own but those of a block of text.
    fn inline(&mut self, draft: &Draft, indent: usize) {
        self.mark(&draft.place);
        match &draft.value {
            Value::Null => self.push("null"),
            Value::Flag(flag) => self.push(if *flag { "true" } else { "false" }),
            Value::Number(number) => self.push(number),
            Value::List(_) => self.push("[]"),
            Value::Map(_) => self.push("{}"),
            Value::Text(text) => match form(text, self.column() - 1) {
                Form::Literal(indicator) => {
                    self.push(indicator);
                    self.block(text.trim_end_matches('\n').split('\n'), indent);
                    let ends = text.len() - text.trim_end_matches('\n').len();
                    (1..ends).for_each(|_| self.line_break());
                }
                Form::Folded => {
                    self.push(">-");
                    self.block(folded(text, indent).iter().map(String::as_str), indent);
                }
                _ => self.one_line(text),
            },
        }
    }

    fn block<'t>(&mut self, lines: impl Iterator<Item = &'t str>, indent: usize) {
        for line in lines {
            self.line_break();
            if !line.is_empty() {
                self.blanks(indent);
                self.push(line);
            }
        }
    }

    fn one_line(&mut self, text: &str) {
        match one_line(text) {
            Form::Plain => self.push(text),
            Form::Single => self.push(&format!("'{}'", text.replace('\'', "''"))),
            _ => self.push(&escaped(text)),
        }
    }

    /// Notes where that which is written next came from.
    fn mark(&mut self, place: &Place) {
        let at = (self.lines + 1, self.column());
        self.written.origins.insert(at, place.clone());
    }

    /// The column that is written next, counted from 1.
    fn column(&self) -> usize {
        self.written.text[self.line_start..].chars().count() + 1
    }

    fn push(&mut self, text: &str) {
        self.written.text.push_str(text);
    }

    fn blanks(&mut self, count: usize) {
        self.written.text.extend(std::iter::repeat_n(' ', count));
    }

    fn line_break(&mut self) {
        self.written.text.push('\n');
        self.lines += 1;
        self.line_start = self.written.text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(entries: Vec<(&str, Draft)>) -> Draft {
        Draft::map_at(&Place::whole("a.yaml"), entries)
    }

    fn text(text: &str) -> Draft {
        Draft::text_at(&Place::whole(text), text)
    }

    fn list(items: Vec<Draft>) -> Draft {
        Draft::list_at(&Place::whole("a.yaml"), items)
    }

    #[test]
    fn values_are_blocks_as_the_specs_have_them() {
        let draft = map(vec![
            ("200", text("two\n\nparagraphs")),
            ("required", list(vec![text("a"), text("yes")])),
            (
                "list",
                list(vec![map(vec![
                    ("code", text("A")),
                    ("of", list(vec![list(vec![text("x")])])),
                ])]),
            ),
            ("empty", list(Vec::new())),
            ("end", text("kept\n\n")),
        ]);
        let expected = "'200': |-\n  two\n\n  paragraphs\nrequired:\n  - a\n  - 'yes'\nlist:\n  - code: A\n    of:\n      - - x\nempty: []\nend: |+\n  kept\n\n";
        assert_eq!(draft.yaml().text, expected);
    }

    #[test]
    fn a_place_of_the_text_leads_back_to_where_it_came_from() {
        let written = map(vec![("a", map(vec![("b", text("one")), ("c", text("two"))]))]).yaml();
        let source = crate::diagnostic::Source::new("w", written.text.clone());
        let at = written.text.find("two").expect("it is there");
        let place = Place::new(&std::sync::Arc::new(source), at..at + 3);
        assert_eq!(written.origin(&place).map(Place::file), Some("two"));
    }

    fn read_back(draft: Draft) -> String {
        let mut documents = crate::document::Documents::default();
        let written = map(vec![("type", text("string")), ("example", draft)]).yaml().text;
        crate::load::add(&mut documents, "v1/schemas/A.yaml", written.clone());
        let read = documents.get("v1/schemas/A.yaml").and_then(|it| it.root.get("example"));
        let place = Place::whole("a");
        let document = documents.get("v1/schemas/A.yaml");
        let read = read.zip(document).map(|(node, of)| Draft::of(of, node));
        let read = read.unwrap_or(Draft { place, value: Value::Null });
        assert!(documents.faults().is_empty(), "{}\n{written}", documents.faults());
        read.json()
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_back_as_it_was(
            any in "\\PC{0,12}",
            tricky in "[ \\n\\t\\r:#'\"\\-\\[{&*!|>%@`~?,.0-9a-zé\u{85}\u{2028}\u{feff}]{0,16}",
            long in "([a-z]{1,9}[.:]? {1,2}){12,30}[a-z]",
        ) {
            for it in [&any, &tricky, &long] {
                let nested = map(vec![(it, list(vec![text(it), list(vec![text(it)]), map(vec![(it, text(it))])]))]);
                proptest::prop_assert_eq!(read_back(nested.clone()), nested.json());
            }
        }
    }
}
