//! The places that a suppression is for: a file, and a way in it, either with `*` and `**`.

/// A file, and a way in it where one is given.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    file: String,
    way: Option<String>,
}

impl Pattern {
    /// Reads `v2/**#/request/*`. Without `#` it is for the file as a whole.
    pub(super) fn new(text: &str) -> Self {
        match text.split_once('#') {
            Some((file, way)) => Self { file: file.to_owned(), way: Some(way.to_owned()) },
            None => Self { file: text.to_owned(), way: None },
        }
    }

    /// Whether it is for that address.
    pub(super) fn matches(&self, address: &str) -> bool {
        let (file, way) = address.split_once('#').unwrap_or((address, ""));
        let is_way = |it: &String| matches(it, way);
        matches(&self.file, file) && self.way.as_ref().is_none_or(is_way)
    }
}

/// Whether the text is as the pattern has it: `*` stands for anything but `/`, and `**` for
/// anything.
///
/// Of two stars of a kind only the later is ever tried again, so that no pattern takes long.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut read) = (0, 0);
    // Where to go on after the last `*` and the last `**`: behind it, with one more byte taken.
    let (mut star, mut stars) = (None, None);
    while read < text.len() || at < pattern.len() {
        if pattern[at..].starts_with(b"**") {
            (at, star, stars) = (at + 2, None, Some((at + 2, read)));
        } else if pattern.get(at) == Some(&b'*') {
            (at, star) = (at + 1, Some((at + 1, read)));
        } else if read < text.len() && pattern.get(at) == text.get(read) {
            (at, read) = (at + 1, read + 1);
        } else if let Some((behind, taken)) = star.filter(|&(_, it)| is_within(text, it)) {
            (at, read, star) = (behind, taken + 1, Some((behind, taken + 1)));
        } else if let Some((behind, taken)) = stars.filter(|&(_, it)| it < text.len()) {
            (at, read, star, stars) = (behind, taken + 1, None, Some((behind, taken + 1)));
        } else {
            return false;
        }
    }
    true
}

/// Whether a `*` may take the byte.
fn is_within(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(|it| *it != b'/')
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_star_stands_for_one_step_and_two_for_any() {
        for (pattern, address, is_for) in [
            ("v2/payments/pay.yaml#/request/a", "v2/payments/pay.yaml#/request/a", true),
            ("v2/payments/pay.yaml#/request/a", "v2/payments/pay.yaml#/request/ab", false),
            ("v2/payments/pay.yaml", "v2/payments/pay.yaml#/request/a", true),
            ("v2/payments/pay.yaml", "v2/payments/pay.yaml", true),
            ("v2/**", "v2/payments/pay.yaml#/request/a", true),
            ("v2/*", "v2/payments/pay.yaml", false),
            ("v*/*/pay.yaml", "v2/payments/pay.yaml", true),
            ("**#**/extendInfo", "v2/schemas/Order.yaml#/extendInfo", true),
            ("**#**/extendInfo", "v2/schemas/Order.yaml#/extendInfoTime", false),
            ("**#/codes/*", "v2/payments/pay.yaml#/codes/SUCCESS", true),
            ("**/a*b/**c", "x/a-b/y/zc", true),
            ("**/a*b/**c", "x/a/b/y/zc", false),
            ("", "v2/payments/pay.yaml", false),
        ] {
            assert_eq!(Pattern::new(pattern).matches(address), is_for, "{pattern} {address}");
        }
    }

    #[test]
    fn many_stars_take_no_time() {
        let pattern = Pattern::new(&"**a*b".repeat(200));
        assert!(!pattern.matches(&"ab/".repeat(150)));
        assert!(pattern.matches("ab/".repeat(200).trim_end_matches('/')));
    }
}
