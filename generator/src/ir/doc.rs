//! Prose of the specs, made fit to stand in doc comments.

use std::borrow::Cow;

use self::setter::{Setter, begins_a_block, filled, first_word};

mod setter;

/// Markdown for a doc comment, line by line, without an empty line at either end.
///
/// Whatever the spec says, the lines hold nothing that `rustc` or `rustdoc`
/// would take for something else: no control or bidirectional characters, no
/// tag, no link that leads nowhere, no code that would be run as a test.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doc(Vec<String>);

impl Doc {
    /// Cleans and sets the prose. Paragraphs are parted by an empty line.
    pub fn new(prose: &str) -> Self {
        let prose = match prose.contains('\r') {
            true => Cow::Owned(prose.replace("\r\n", "\n").replace('\r', "\n")),
            false => Cow::Borrowed(prose),
        };
        let mut setter = Setter::default();
        for line in prose.lines() {
            setter.line(&visible(line.trim_end()));
        }
        Self(setter.finish())
    }

    /// Takes a line of our own, links and all, as it stands.
    pub fn verbatim(line: String) -> Self {
        Self(vec![line])
    }

    /// The lines up to the first empty one.
    pub fn first_paragraph(&self) -> Self {
        Self(self.0.iter().take_while(|it| !it.is_empty()).cloned().collect())
    }

    /// The first paragraph, on one line.
    pub fn summary(&self) -> String {
        self.first_paragraph().0.join(" ")
    }

    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a paragraph of prose.
    pub fn paragraph(mut self, prose: &str) -> Self {
        self.append(Self::new(prose).0);
        self
    }

    /// Adds a sentence to the last paragraph: a capital and a full stop are put to it. After a list
    /// or code, it stands by itself.
    pub fn sentence(mut self, words: &str) -> Self {
        let mut capital = words.chars();
        let first = capital.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
        let sentence = format!("{first}{}.", capital.as_str());
        let last = self.0.iter().rposition(String::is_empty).map_or(0, |it| it + 1);
        let (before, paragraph) = self.0.split_at(last);
        let is_block = |it: &String| it.starts_with("```") || begins_a_block(first_word(it));
        if paragraph.iter().any(is_block) {
            self.append(filled(&sentence));
            return self;
        }
        let text = format!("{} {sentence}", paragraph.join(" "));
        Self([before, &filled(text.trim_start())].concat())
    }

    /// Adds what another says.
    pub fn followed_by(mut self, other: Self) -> Self {
        self.append(other.0);
        self
    }

    /// Sets a table of Markdown, its first row the heads of the columns.
    pub fn table(rows: &[Vec<String>]) -> Self {
        let mut lines = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|it| it.replace('|', "\\|")).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if index == 0 {
                lines.push(format!("|{}", "---|".repeat(row.len())));
            }
        }
        Self(lines)
    }

    /// Cleans prose for a place that has but one line.
    pub fn line(prose: &str) -> String {
        quiet(&visible(&prose.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    fn append(&mut self, lines: Vec<String>) {
        if !self.0.is_empty() && !lines.is_empty() {
            self.0.push(String::new());
        }
        self.0.extend(lines);
    }
}

/// Spells out the characters that cannot be seen, or that turn the text around. A tab is a blank.
fn visible(line: &str) -> Cow<'_, str> {
    let turns = |it| matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let is_hidden = |it: char| it.is_control() || turns(it);
    if !line.contains(is_hidden) {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    for char in line.chars() {
        match char {
            '\t' => out.push(' '),
            it if is_hidden(it) => out.push_str(&format!("U+{:04X}", u32::from(it))),
            it => out.push(it),
        }
    }
    Cow::Owned(out)
}

/// Takes from prose what Markdown and rustdoc would act upon, except in backticks.
fn quiet(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let ticks = line.matches('`').count();
    for (index, part) in line.split('`').enumerate() {
        if index > 0 {
            out.push('`');
        }
        if index % 2 == 1 && ticks > index {
            out.push_str(part);
        } else {
            let escaped = escaped(part);
            match escaped.contains("://") {
                true => out.push_str(&escaped.split(' ').map(link).collect::<Vec<_>>().join(" ")),
                false => out.push_str(&escaped),
            }
        }
    }
    out
}

/// Takes from prose what would begin a tag or a link.
fn escaped(part: &str) -> Cow<'_, str> {
    match part.contains(['<', '[', ']']) {
        true => Cow::Owned(part.replace('<', "\\<").replace('[', "\\[").replace(']', "\\]")),
        false => Cow::Borrowed(part),
    }
}

/// Makes a bare address a link, so that rustdoc need not ask for one.
fn link(word: &str) -> String {
    let Some(start) = word.find("https://").or_else(|| word.find("http://")) else {
        return word.to_owned();
    };
    let (before, address) = word.split_at(start);
    // A tag that follows has been escaped, and no address holds such signs.
    let end = address.find(['\\', '<', '>', '"']).unwrap_or(address.len());
    let end = address[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']).len();
    let (address, after) = address.split_at(end);
    format!("{before}<{address}>{after}")
}

#[cfg(test)]
mod tests {
    use super::Doc;

    #[test]
    fn what_rustdoc_would_act_upon_is_quiet() {
        let doc = Doc::new("At https://{host}/api, see [Amount] or `Vec<u8>`: <b>.");
        assert_eq!(doc.lines(), ["At <https://{host}/api>, see \\[Amount\\] or `Vec<u8>`: \\<b>."]);
    }

    #[test]
    fn an_address_ends_where_a_tag_begins() {
        let doc = Doc::new("<code>http://host/a?b</code>.");
        assert_eq!(doc.lines(), ["\\<code><http://host/a?b>\\</code>."]);
    }

    #[test]
    fn code_is_not_a_test_and_ends() {
        let doc = Doc::new("```rust\r\nfn main() {}\r");
        assert_eq!(doc.lines(), ["```text", "fn main() {}", "```"]);
    }

    #[test]
    fn a_sentence_joins_the_last_paragraph() {
        let doc = Doc::new("One.\n\nTwo.").sentence("at most 3");
        assert_eq!(doc.lines(), ["One.", "", "Two. At most 3."]);
        assert_eq!(Doc::default().sentence("at most 3").lines(), ["At most 3."]);
    }

    #[test]
    fn an_item_of_a_list_and_a_quotation_say_so_on_every_line() {
        let words = "twelve chars ".repeat(10);
        let doc =
            Doc::new(&format!("Either:\n-   {words}\n*far.\n- two\n\n1. {words}\n\n> {words}"));
        let begin = |it: &String| it.chars().take(3).collect::<String>();
        let begins: Vec<String> = doc.lines().iter().map(begin).collect();
        assert_eq!(begins, ["Eit", "- t", "  t", "- t", "", "1. ", "   ", "", "> t", "> t"]);
    }

    #[test]
    fn a_sentence_after_a_list_stands_by_itself() {
        let doc = Doc::new("Either:\n- one").sentence("at most 3");
        assert_eq!(doc.lines(), ["Either:", "- one", "", "At most 3."]);
    }

    #[test]
    fn what_cannot_be_seen_is_spelled_out() {
        assert_eq!(Doc::new("a\u{202e}b\u{0}").lines(), ["aU+202EbU+0000"]);
    }

    #[test]
    fn empty_lines_at_the_ends_are_dropped_and_a_paragraph_is_set_anew() {
        let doc = Doc::new(&format!("\n\nOne\n{}\n\n", "twelve chars ".repeat(10)));
        assert_eq!(doc.lines().len(), 2);
        assert!(doc.lines().iter().all(|it| it.len() <= super::setter::WIDTH));
    }
}
