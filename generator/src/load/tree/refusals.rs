//! What YAML has and specs do not, and what is not even YAML.

use std::ops::Range;

use saphyr_parser::{ScanError, Span};

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::document::{Entry, Value};
use crate::load::{scalar, syntax};

/// How many characters that do not show are told of one file: there may be millions.
const MOST_HIDDEN: usize = 100;

impl Reader<'_> {
    /// What is a line break to YAML 1.1 only would be read in two ways by our two readers, and what
    /// does not print is no YAML to one of them.
    pub(super) fn hidden_characters(&mut self) {
        let hidden = self.source.text.char_indices().filter(|(_, it)| is_hidden(*it));
        for (at, it) in hidden.take(MOST_HIDDEN) {
            let (code, message) = match is_hidden_line_break(it) {
                true => (Code::HiddenLineBreak, "a line break that does not show"),
                false => (Code::NotYaml, "a character that does not print"),
            };
            let help = "delete it, or write it as an escape in double quotes";
            self.refuse(code, at..at + it.len_utf8(), message, help);
        }
    }

    pub(super) fn word(&mut self, word: &str, span: &Range<usize>) -> Value {
        scalar::read(word).unwrap_or_else(|message| {
            if self.is_foreign {
                // A number of any size is a number to those who wrote it.
                let is_whole = word.trim_start_matches('-').bytes().all(|it| it.is_ascii_digit());
                let word = word.to_owned();
                return if is_whole { Value::Number(word) } else { Value::Text(word) };
            }
            self.refuse(
                Code::NumberBeyondJson,
                span.clone(),
                message,
                "for text, put it in quotes",
            );
            Value::Refused
        })
    }

    pub(super) fn refuse_anchor(&mut self, anchor: usize, span: &Range<usize>) {
        // The scanner counts anchors from 1, and gives 0 to what has none.
        if anchor == 0 || self.is_foreign {
            return;
        }
        let start = self.source.text[span.clone()].find('&').unwrap_or_default();
        let help = "remove it; give what is used twice a schema file of its own";
        self.refuse(
            Code::BeyondJson,
            self.first_word(span.start + start),
            "anchors are not supported",
            help,
        );
    }

    pub(super) fn refuse_tag(&mut self, span: &Range<usize>) -> Value {
        let help = "remove it; put text that looks like a number in quotes";
        self.refuse(Code::BeyondJson, self.first_word(span.start), "tags are not supported", help);
        Value::Refused
    }

    pub(super) fn refuse_alias(&mut self, span: &Range<usize>) -> Value {
        let help = "write the value out, or give it a schema file of its own and refer to that";
        self.refuse(Code::BeyondJson, span.clone(), "aliases are not supported", help);
        Value::Refused
    }

    pub(super) fn refuse_alias_of_itself(&mut self, span: &Range<usize>) -> Value {
        let help = "refer to it with `$ref`, which may lead back";
        let message = "an alias within the value that it stands for";
        self.refuse(Code::BeyondJson, span.clone(), message, help);
        Value::Refused
    }

    pub(super) fn refuse_large_alias(&mut self, span: &Range<usize>) -> Value {
        let help = "refer to what is used often with `$ref`, which copies nothing";
        let message = "the aliases of this file stand for more than can be read";
        self.refuse(Code::BeyondJson, span.clone(), message, help);
        Value::Refused
    }

    pub(super) fn refuse_merge_key(&mut self, span: Range<usize>) {
        let help = "write the entries out, or merge objects with `allOf`";
        self.refuse(Code::BeyondJson, span, "merge keys are not supported", help);
    }

    pub(super) fn unquoted_name(&mut self, span: Range<usize>, written: &str) {
        let place = Place::new(self.source, span);
        let fault =
            Diagnostic::new(Code::NameNotText, place, "a name that YAML does not take for text");
        self.faults.push(fault.replace_with(format!("'{written}'"), "put it in quotes"));
    }

    pub(super) fn second_entry(&mut self, first: Range<usize>, second: &Entry) {
        let place = Place::new(self.source, second.key_span.clone());
        let message = format!("{} stands twice in one mapping", quoted(&second.key));
        self.faults.push(
            Diagnostic::new(Code::SecondEntry, place, message)
                .label("the second")
                .related(Place::new(self.source, first), "the first")
                .help("keep one of the two"),
        );
    }

    pub(super) fn second_document(&mut self, span: Span) {
        let help = "give each a file of its own";
        self.refuse(Code::SecondDocument, self.bytes(span), "a second document in one file", help);
    }

    pub(super) fn too_deep(&mut self, span: Span) {
        let help = "give the inner ones a schema file of their own";
        self.refuse(Code::TooDeep, self.bytes(span), syntax::TOO_DEEP, help);
    }

    fn first_word(&self, start: usize) -> Range<usize> {
        let text = &self.source.text[start..];
        start..start + text.find(char::is_whitespace).unwrap_or(text.len())
    }

    pub(super) fn not_yaml(&mut self, error: &ScanError) {
        let (message, help) = syntax::explain(error.info());
        let mut start = self.byte(error.marker().index());
        // The scanner stops behind a tab, at what the tab was to indent.
        if message.starts_with("a tab") && self.source.text[..start].ends_with('\t') {
            start -= 1;
        }
        let length = self.source.text[start..].chars().next().map_or(0, char::len_utf8);
        let code = if message == syntax::TOO_DEEP { Code::TooDeep } else { Code::NotYaml };
        let mut fault =
            Diagnostic::new(code, Place::new(self.source, start..start + length), message);
        fault.help = help.map(str::to_owned);
        self.faults.push(fault);
    }

    pub(super) fn refuse(&mut self, code: Code, span: Range<usize>, message: &str, help: &str) {
        self.faults.push(Diagnostic::new(code, Place::new(self.source, span), message).help(help));
    }
}

fn is_hidden(character: char) -> bool {
    let is_end = matches!(character, '\u{fffe}' | '\u{ffff}');
    is_end
        || is_hidden_line_break(character)
        || character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

fn is_hidden_line_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}')
}
