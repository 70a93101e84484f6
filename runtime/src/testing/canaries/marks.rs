//! What stands in a text to be found again.

use std::collections::BTreeSet;

/// The canaries in a text: `~1~`, and numbers of nine digits that begin with 77.
pub(super) fn canaries(text: &str) -> BTreeSet<&str> {
    let between = text.match_indices('~').filter_map(|(start, _)| {
        let inner = &text[start + 1..];
        let end = inner.find('~')?;
        is_number(&inner[..end]).then(|| &text[start..start + end + 2])
    });
    let numbers = words(text).filter(|it| it.len() == 9 && it.starts_with("77") && is_number(it));
    between.chain(numbers).collect()
}

/// The texts that are no secret: `plain1`.
pub(super) fn plain(text: &str) -> BTreeSet<&str> {
    words(text).filter(|it| it.strip_prefix("plain").is_some_and(is_number)).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_ascii_alphanumeric())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{canaries, plain};

    #[test]
    fn each_mark_is_found_by_itself() {
        let text =
            r#"{"a":"~1~","b":770000002,"c":"plain1","d":"{\"e\":\"plain12--\"}","f":"~3~~4~"}"#;
        assert_eq!(Vec::from_iter(canaries(text)), ["770000002", "~1~", "~3~", "~4~"]);
        assert_eq!(Vec::from_iter(plain(text)), ["plain1", "plain12"]);
    }

    #[test]
    fn what_is_no_mark_is_not_taken_for_one() {
        let text = "~a~ ~~ ~1 7700000021 plain plainly explain1 1795376400";
        assert!(canaries(text).is_empty() && plain(text).is_empty());
    }
}
