//! What is quoted from a spec stays short and on one line; what is misspelt finds its neighbor.

use crate::grammar::or;

/// The longest stretch of a spec that a message repeats, in characters.
const QUOTED_AT_MOST: usize = 60;

/// The text between backticks, with line breaks and the like made visible, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTED_AT_MOST).flat_map(visible).collect();
    if text.chars().nth(QUOTED_AT_MOST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

fn visible(character: char) -> Box<dyn Iterator<Item = char>> {
    if character.is_control() {
        Box::new(character.escape_default())
    } else {
        Box::new(std::iter::once(character))
    }
}

/// The words as alternatives: `a`, `b` or `c`.
pub(crate) fn either<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    or(&words.into_iter().map(quoted).collect::<Vec<_>>())
}

/// The candidate that was most likely meant: one that differs in letter case, blanks, `-` and `_`
/// only, or the one reached by the fewest slips of the keyboard, at most one in three characters.
pub(crate) fn closest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = word.chars().count();
    if length > QUOTED_AT_MOST {
        return None;
    }
    let (word, limit) = (plain(word), length.div_ceil(3));
    candidates
        .into_iter()
        .map(|it| (plain(it), it))
        // A name of another length is out of reach, and a long one would take long to compare.
        .filter(|(plain, _)| plain.chars().count().abs_diff(word.chars().count()) <= limit)
        .map(|(plain, it)| (strsim::osa_distance(&word, &plain), it))
        .filter(|&(slips, _)| slips <= limit)
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, it)| it)
}

fn plain(word: &str) -> String {
    let kept = word.chars().filter(|it| !matches!(it, '-' | '_' | ' '));
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_finds_the_word_that_was_meant() {
        let words = ["required", "properties", "maxLength", "minLength", "items"];
        assert_eq!(closest("requird", words), Some("required"));
        assert_eq!(closest("maxlength", words), Some("maxLength"));
        assert_eq!(closest("max_length", words), Some("maxLength"));
        assert_eq!(closest("itesm", words), Some("items"));
    }

    #[test]
    fn an_unlike_word_finds_nothing() {
        assert_eq!(closest("color", ["required", "items"]), None);
        assert_eq!(closest("", ["items"]), None);
        assert_eq!(closest(&"x".repeat(1_000_000), ["items"]), None);
    }

    #[test]
    fn quoted_text_is_short_and_on_one_line() {
        assert_eq!(quoted("a\nb"), "`a\\nb`");
        assert_eq!(quoted(&"x".repeat(100)).chars().count(), QUOTED_AT_MOST + 3);
    }

    #[test]
    fn alternatives_read_as_a_sentence() {
        assert_eq!(either(["a"]), "`a`");
        assert_eq!(either(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
