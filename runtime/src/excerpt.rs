//! What somebody else sent may be quoted in an error, short and with nothing that a
//! terminal or a log would obey.

/// Quotes `text` between double quotes: control characters escaped, cut after 40
/// characters.
pub(crate) fn excerpt(text: &str) -> String {
    const LIMIT: usize = 40;

    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn line_feeds_and_escape_codes_are_defused() {
        assert_eq!(excerpt("a\n\u{1b}[31m"), r#""a\n\u{1b}[31m""#);
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        assert_eq!(excerpt(&"é".repeat(41)), format!("\"{}\"…", "é".repeat(40)));
        assert_eq!(excerpt(&"é".repeat(40)), format!("\"{}\"", "é".repeat(40)));
    }
}
