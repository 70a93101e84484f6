//! Prose is set line by line: no line is too wide, and lists, quotations and code stay what they are.

use super::quiet;

/// How wide prose is set.
pub(super) const WIDTH: usize = 84;

/// Sets prose line by line: a paragraph is filled anew, code stays as it is.
#[derive(Default)]
pub(super) struct Setter {
    lines: Vec<String>,
    paragraph: String,
    in_code: bool,
}

impl Setter {
    pub(super) fn line(&mut self, line: &str) {
        let text = line.trim_start();
        if text.starts_with("```") {
            self.end_paragraph();
            self.lines.push(if self.in_code { "```" } else { "```text" }.to_owned());
            self.in_code = !self.in_code;
        } else if self.in_code {
            self.lines.push(line.to_owned());
        } else if text.is_empty() {
            self.end_paragraph();
            self.lines.push(String::new());
        } else {
            let (word, item) = (first_word(text), indent(first_word(&self.paragraph)));
            if begins_a_block(word) && (item.is_empty() || !indent(word).is_empty()) {
                self.end_paragraph();
            } else if word.starts_with(['#', '|']) {
                self.end_paragraph();
                self.lines.push(String::new());
            }
            if !self.paragraph.is_empty() {
                self.paragraph.push(' ');
            }
            self.paragraph.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = quiet(&std::mem::take(&mut self.paragraph));
        self.lines.extend(filled(&paragraph));
    }

    /// The lines, without empty ones at the ends.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.end_paragraph();
        if self.in_code {
            self.lines.push("```".to_owned());
        }
        let is_text = |it: &String| !it.is_empty();
        let start = self.lines.iter().position(is_text).unwrap_or(self.lines.len());
        let end = self.lines.iter().rposition(is_text).map_or(start, |it| it + 1);
        self.lines.drain(start..end).collect()
    }
}

/// Breaks a paragraph where a line would be too wide. What belongs to an item of a list, or to a
/// quotation, says so on every line. The row of a table has but one.
pub(super) fn filled(paragraph: &str) -> Vec<String> {
    let indent = match first_word(paragraph) {
        word if word.starts_with('|') => return vec![paragraph.to_owned()],
        word => indent(word),
    };
    // More than one blank after the mark of an item would set its text further in.
    let words = paragraph.split(' ').filter(|it| indent.is_empty() || !it.is_empty());
    let mut lines = Vec::new();
    let (mut line, mut width) = (String::new(), 0);
    for word in words {
        let long = word.chars().count();
        // Nothing would belong to the mark of an item that stands alone.
        let is_mark = !indent.is_empty() && line == first_word(paragraph);
        if !line.is_empty() && width + 1 + long > WIDTH && !is_mark && !begins_a_block(word) {
            lines.push(std::mem::replace(&mut line, indent.clone()));
            width = indent.len();
        } else if !line.is_empty() {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += long;
    }
    lines.extend((!line.is_empty()).then_some(line));
    lines
}

/// What the further lines begin with, of an item of a list or a quotation that begins so.
fn indent(word: &str) -> String {
    match word {
        "-" | "*" | "+" => "  ".to_owned(),
        word if word.starts_with('>') => "> ".to_owned(),
        word if is_numbered(word) => " ".repeat(word.len() + 1),
        _ => String::new(),
    }
}

pub(super) fn first_word(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

/// Tells whether the word is the number of an item in a list.
fn is_numbered(word: &str) -> bool {
    word.ends_with(['.', ')']) && word.starts_with(|it: char| it.is_ascii_digit())
}

/// Tells whether a line that starts with the word would be a heading, a list or a quotation.
pub(super) fn begins_a_block(word: &str) -> bool {
    is_numbered(word) || word.starts_with(['#', '>', '|', '-', '+', '*', '='])
}
