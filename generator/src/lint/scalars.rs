//! What stands without quotes is the same to every reader of YAML.

use super::finding::Finding;
use super::ground::Ground;
use super::table::Lint;
use crate::diagnostic::{Place, quoted};
use crate::document::{Document, Node, Value};

/// Words that YAML 1.1 takes for true or false, small, capitalized or large.
const FLAGS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

pub(super) fn scalars(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for document in ground.documents.iter() {
        Walk { document, found: &mut found }.node(&document.root, "");
    }
    found
}

struct Walk<'w> {
    document: &'w Document,
    found: &'w mut Vec<Finding>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, way: &str) {
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    let way = format!("{way}/{}", entry.key);
                    self.text(&entry.key, self.document.key_place_of(entry), &way);
                    self.node(&entry.node, &way);
                }
            }
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(item, &format!("{way}/{index}"));
                }
            }
            Value::Text(text) => self.text(text, self.document.place_of(node), way),
            Value::Number(_) | Value::Flag(_) => self.word(self.document.place_of(node), way),
            Value::Null | Value::Refused => {}
        }
    }

    /// Text, which is what it is where it stands in quotes.
    fn text(&mut self, text: &str, place: Place, way: &str) {
        let Some(other) = other_than_text(text).filter(|_| place.text() == text) else { return };
        let message = format!("{} is {other} to other readers of YAML", quoted(text));
        let finding = self.finding(way, place, message);
        self.found.push(finding.replace_with(format!("'{text}'"), "put it in quotes"));
    }

    /// A number or a flag.
    fn word(&mut self, place: Place, way: &str) {
        if is_as_in_json(place.text()) {
            return;
        }
        let message = format!("{} is text to other readers of YAML", quoted(place.text()));
        let finding = self.finding(way, place, message);
        self.found.push(finding.help("write it as JSON has it, or put it in quotes"));
    }

    fn finding(&self, way: &str, place: Place, message: String) -> Finding {
        let at = format!("{}#{way}", self.document.path());
        Finding::new(Lint::AmbiguousScalar, &at, place, message)
    }
}

/// What text without quotes is to readers of YAML 1.1, or of another edition of 1.2.
fn other_than_text(word: &str) -> Option<&'static str> {
    let unsigned = word.strip_prefix(['-', '+']).unwrap_or(word);
    let begins_with_digit = unsigned.starts_with(|it: char| it.is_ascii_digit());
    let is_made_of = |of: &str| unsigned.chars().all(|it| it.is_ascii_digit() || of.contains(it));
    if is_flag(word) {
        Some("a flag")
    } else if !begins_with_digit {
        None
    } else if is_date(unsigned) {
        Some("a time")
    } else if is_made_of("") || is_made_of("_") || is_made_of("_.") && has_one_point(unsigned) {
        Some("a number")
    } else if is_made_of(":") || is_made_of(":.") && has_one_point(unsigned) {
        Some("a number of the base 60")
    } else {
        is_made_of("abcdefABCDEFxob_").then_some("a number").filter(|_| is_prefixed(unsigned))
    }
}

fn is_flag(word: &str) -> bool {
    let small = word.to_lowercase();
    let behind_first = |it: &str| it.get(1..).map(str::to_owned);
    let is_one_case = word == word.to_uppercase() || behind_first(word) == behind_first(&small);
    is_one_case && FLAGS.contains(&small.as_str())
}

fn has_one_point(word: &str) -> bool {
    word.matches('.').count() == 1
}

fn is_prefixed(word: &str) -> bool {
    ["0x", "0o", "0b"].iter().any(|it| word.starts_with(it))
}

/// Whether it begins with a date: `2026-02-14`, and behind it nothing or a time.
fn is_date(word: &str) -> bool {
    let mut parts = word.splitn(3, '-');
    let mut digits = |lengths: [usize; 2]| {
        let part = parts.next().unwrap_or_default();
        let count = part.chars().take_while(char::is_ascii_digit).count();
        lengths.contains(&count).then_some(&part[count..])
    };
    match (digits([4, 4]), digits([1, 2]), digits([1, 2])) {
        (Some(""), Some(""), Some(rest)) => rest.is_empty() || rest.starts_with(['T', 't', ' ']),
        _ => false,
    }
}

/// Whether a number or a flag is written as in JSON, so that every reader takes it for the same.
fn is_as_in_json(word: &str) -> bool {
    let is_json = serde_json::from_str::<serde_json::Value>(word).is_ok();
    let is_flag = matches!(word, "true" | "false");
    // YAML 1.1 takes `1e3` for text, since it has no point.
    is_json && (is_flag || word.contains('.') || !word.contains(['e', 'E']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_some_reader_takes_for_something_else_are_ambiguous() {
        for word in [
            "no",
            "On",
            "Y",
            "0123",
            "089",
            "1_000",
            "1:30",
            "12:30:45",
            "2026-02-14",
            "2026-2-4T09:30:00Z",
            "-0_1",
            "1_0.5",
        ] {
            assert!(other_than_text(word).is_some(), "{word}");
        }
        for word in [
            "nO way",
            "PAY",
            "3.0.3",
            "v2",
            "2026-02-14x",
            "1e3x",
            "12-30",
            "12a",
            "SUCCESS",
            "-",
            "2026-02",
        ] {
            assert!(other_than_text(word).is_none(), "{word}");
        }
    }

    #[test]
    fn numbers_and_flags_are_written_as_in_json() {
        for word in ["0x1F", "+5", ".5", "1e3", "True", "0o17"] {
            assert!(!is_as_in_json(word), "{word}");
        }
        for word in ["1.10", "-7", "true", "false", "1.5e3", "0"] {
            assert!(is_as_in_json(word), "{word}");
        }
    }
}
