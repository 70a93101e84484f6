//! What is quoted from a spec stays short and on one line; what is misspelt finds its neighbor.

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
    let quoted: Vec<String> = words.into_iter().map(quoted).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
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
    let limit = length.div_ceil(3);
    candidates
        .into_iter()
        .filter_map(|it| Some((slips(&plain(word), &plain(it), limit)?, it)))
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, it)| it)
}

fn plain(word: &str) -> Vec<char> {
    let kept = word.chars().filter(|it| !matches!(it, '-' | '_' | ' '));
    kept.flat_map(char::to_lowercase).collect()
}

/// How many characters have to be added, dropped, changed or swapped with their neighbor to make
/// one word of the other; nothing where that is more than the limit.
fn slips(one: &[char], other: &[char], limit: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|&slips| slips <= limit)
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
