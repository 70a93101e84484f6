//! How a text is written in YAML: plain where no reader could take it for something else.

/// The width that a line keeps to, where the text has a blank to break at.
const WIDTH: usize = 100;

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// As it is.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes, with escapes.
    Double,
    /// A block of lines, with the indicator of what stands at its end.
    Literal(&'static str),
    /// A block that is one line once it has been read.
    Folded,
}

/// The form of a text that stands as a value with so many columns before it.
pub(super) fn form(text: &str, before: usize) -> Form {
    let is_long = before + text.chars().count() > WIDTH;
    match one_line(text) {
        Form::Double if is_literal(text) => {
            Form::Literal(match text.len() - text.trim_end_matches('\n').len() {
                0 => "|-",
                1 => "|",
                _ => "|+",
            })
        }
        Form::Plain | Form::Single if is_long && is_foldable(text) => Form::Folded,
        form => form,
    }
}

/// The form of a text that must stay on its line, as a name must.
pub(super) fn one_line(text: &str) -> Form {
    if !text.chars().all(is_printable) {
        Form::Double
    } else if is_plain(text) {
        Form::Plain
    } else {
        Form::Single
    }
}

/// The text in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::from("\"");
    for it in text.chars() {
        match it {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            it if is_printable(it) => escaped.push(it),
            it => escaped.push_str(&format!("\\U{:08X}", u32::from(it))),
        }
    }
    escaped + "\""
}

/// The lines of a folded text: a sentence a line, and no line wider than it must be.
pub(super) fn folded(text: &str, indent: usize) -> Vec<String> {
    let width = WIDTH.saturating_sub(indent).max(WIDTH / 2);
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is a line to begin with");
        let is_sentence = line.ends_with(['.', '?', '!']) && line.len() > 3;
        let is_full = line.chars().count() + 1 + word.chars().count() > width;
        if line.is_empty() {
            line.push_str(word);
        } else if is_sentence || is_full {
            lines.push(word.to_owned());
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines
}

/// Whether every reader of YAML takes the text for text, without quotes.
fn is_plain(text: &str) -> bool {
    let begins_well = text.starts_with(|it: char| {
        it.is_alphanumeric() || matches!(it, '/' | '.' | '_' | '(' | '$' | '+' | '<' | '^')
    });
    let is_broken = text.contains(": ")
        || text.contains(" #")
        || text.ends_with([':', ' '])
        || text.contains(['\u{85}', '\u{a0}', '\u{2028}', '\u{2029}']);
    begins_well && !is_broken && !is_word(text) && !is_numeric(text)
}

/// Whether some version of YAML reads the word as a flag or as nothing, or merges what it names.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 10] = ["<<", "null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    WORDS.iter().any(|it| text.eq_ignore_ascii_case(it))
}

/// Whether some version of YAML reads the text as a number, a time or a span of time.
fn is_numeric(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '.']);
    let is_number = |it: char| it.is_ascii_digit() || "+-.:,_ eETZtz".contains(it);
    let is_version =
        text.matches('.').count() > 1 && text.bytes().all(|it| it == b'.' || it.is_ascii_digit());
    let has_radix = ["0x", "0o", "0b"].iter().any(|it| digits.starts_with(it));
    text.starts_with(|it: char| it.is_ascii_digit() || it == '+' || it == '.')
        && !(is_version && text.starts_with(|it: char| it.is_ascii_digit()))
        && (digits.chars().all(is_number)
            || has_radix
            || matches!(digits.to_ascii_lowercase().as_str(), "inf" | "nan"))
}

/// Whether the text may be broken at any of its blanks.
fn is_foldable(text: &str) -> bool {
    text.contains(' ') && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ")
}

/// Whether the text keeps its lines as a block.
fn is_literal(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.lines().any(|it| it.starts_with('\t') || it.ends_with([' ', '\t']))
        && text.chars().all(|it| it == '\n' || is_printable(it))
}

/// Whether the character may stand in a file as it is, and ends no line.
fn is_printable(it: char) -> bool {
    !it.is_control()
        && !matches!(it, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_taken_for_something_else_is_quoted() {
        for text in [
            "",
            "yes",
            "No",
            "null",
            "007",
            "1.0",
            "1:30",
            "2026-01-01",
            "+5",
            ".inf",
            "0x1F",
            "- a",
            "a: b",
            "a #b",
            "a:",
            " a",
            "a ",
            "#a",
            "*a",
            "&a",
            "!a",
            "{}",
            "[]",
            "@a",
            "~",
            "'a'",
        ] {
            assert_eq!(one_line(text), Form::Single, "{text}");
        }
    }

    #[test]
    fn words_and_sentences_are_left_plain() {
        for text in [
            "SUCCESS",
            "../schemas/A.yaml",
            "It's a test: no.",
            "3 days",
            "a#b",
            "Ä",
            "28A7F",
            "3.0.3",
        ] {
            let expected = if text.contains(": ") { Form::Single } else { Form::Plain };
            assert_eq!(one_line(text), expected, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_a_sentence_a_line() {
        let text = "The first sentence says a little. The second one says a good deal more than the first, \
                    so much that it needs a line more than one.";
        assert_eq!(form(text, 20), Form::Folded);
        let lines = folded(text, 40);
        assert_eq!(lines[0], "The first sentence says a little.");
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|it| it.len() <= 60), "{lines:#?}");
    }
}
