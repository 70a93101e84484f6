//! A text is changed in some places, and stays as it is in all others.

use std::ops::Range;

/// What is to be written in place of some stretches of a text.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts a text in the place of a stretch, in bytes; of stretches that overlap, the first counts.
    pub(super) fn put(&mut self, stretch: Range<usize>, text: impl Into<String>) {
        self.0.push((stretch, text.into()));
    }

    /// Puts a text in the place of another, where that first stands within a stretch.
    pub(super) fn put_within(&mut self, stretch: &Range<usize>, text: &str, old: &str, new: &str) {
        if let Some(at) = text[stretch.clone()].find(old) {
            let start = stretch.start + at;
            self.put(start..start + old.len(), new);
        }
    }

    /// Whether what stands at a byte is replaced.
    pub(super) fn touch(&self, at: usize) -> bool {
        self.0.iter().any(|(stretch, _)| stretch.contains(&at))
    }

    /// The text, changed.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(stretch, _)| (stretch.start, stretch.end));
        let (mut changed, mut end) = (String::with_capacity(text.len()), 0);
        for (stretch, new) in self.0 {
            if let Some(kept) = text.get(end..stretch.start) {
                changed.push_str(kept);
                changed.push_str(&new);
                end = stretch.end;
            }
        }
        changed.push_str(&text[end..]);
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_the_stretches_stays_as_it_is() {
        let mut edits = Edits::default();
        edits.put(5..6, "B");
        edits.put(0..1, "AA");
        edits.put(7..7, "!");
        assert_eq!(edits.apply("a\r\n  b\n"), "AA\r\n  B\n!");
    }
}
