//! Patterns of text: which of them can be held against a value.

use regex_lite::Regex;

/// Whether the runtime can read the pattern. It has no look-around, no references back and no
/// classes of Unicode, which the dialect of the specification has.
pub(crate) fn is_readable(pattern: &str) -> bool {
    Regex::new(pattern).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_the_usual_kind_are_readable_and_no_others() {
        assert!(is_readable(r"^[A-Z]{2}-\d{1,4}$"));
        for pattern in ["([", "^(?=.*x)", r"(a)\1", r"^\p{L}+$", "a{4294967296}"] {
            assert!(!is_readable(pattern), "{pattern}");
        }
    }
}
