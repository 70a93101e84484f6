//! The text of a file is counted once, and every place in it is found without reading it again.

use std::ops::Range;
use std::sync::OnceLock;

/// How many bytes apart the counts of characters stand from which a column is reckoned.
const STRIDE: usize = 4096;

/// One file of specs as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where the file lies below the folder of specs, with `/` on every machine.
    pub path: String,
    /// What it says, without a byte order mark.
    pub text: String,
    /// What has been counted, once somebody has asked.
    counts: OnceLock<Counts>,
}

/// Where the lines are, and how many characters there are up to some places.
///
/// A document may stand on one line: without the counts each column would be a pass over it.
#[derive(Clone, Debug)]
struct Counts {
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`] bytes.
    characters: Vec<usize>,
}

impl Source {
    /// Takes a file's path and what it says.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), counts: OnceLock::new() }
    }

    /// The line and the column of a byte, each counted from 1, the column in characters.
    pub(super) fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line_number(at);
        let start = self.counts().lines[line - 1];
        (line, self.characters_before(at) - self.characters_before(start) + 1)
    }

    /// The line in which a byte stands, without its line break.
    pub(super) fn line_around(&self, at: usize) -> Range<usize> {
        let (lines, number) = (&self.counts().lines, self.line_number(at));
        let end = lines.get(number).map_or(self.text.len(), |next| next - 1);
        lines[number - 1]..end
    }

    fn line_number(&self, at: usize) -> usize {
        self.counts().lines.partition_point(|start| *start <= at)
    }

    fn characters_before(&self, at: usize) -> usize {
        let strides = at / STRIDE;
        let rest = &self.text.as_bytes()[strides * STRIDE..at];
        self.counts().characters[strides] + beginnings(rest)
    }

    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            let lines = std::iter::once(0).chain(breaks).collect();
            let mut characters = vec![0];
            let mut count = 0;
            for stretch in self.text.as_bytes().chunks(STRIDE) {
                count += beginnings(stretch);
                characters.push(count);
            }
            Counts { lines, characters }
        })
    }
}

/// How many characters begin in these bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it & 0b1100_0000 != 0b1000_0000).count()
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.text) == (&other.path, &other.text)
    }
}

impl Eq for Source {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_where_counting_from_the_start_finds_it() {
        let line = "aé€😀".repeat(STRIDE / 4);
        let source = Source::new("a.json", format!("{line}\n\n{line}ü\r\n"));
        for (at, _) in source.text.char_indices().step_by(7) {
            let before = &source.text[..at];
            let start = before.rfind('\n').map_or(0, |it| it + 1);
            let line = before.matches('\n').count() + 1;
            let column = before[start..].chars().count() + 1;
            assert_eq!(source.position(at), (line, column), "{at}");
            let end = source.text[at..].find('\n').map_or(source.text.len(), |it| at + it);
            assert_eq!(source.line_around(at), start..end, "{at}");
        }
        assert_eq!(source.position(source.text.len()), (4, 1));
    }
}
