//! A place is a stretch of a file, and knows the file's text.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::Source;

/// A stretch of one file.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    source: Arc<Source>,
    span: Range<usize>,
}

impl Place {
    /// Takes the stretch in bytes; a bound that falls outside the text or inside a character moves back.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        let boundary = |at: usize| {
            let at = at.min(source.text.len());
            (0..=at).rev().find(|&it| source.text.is_char_boundary(it)).unwrap_or(0)
        };
        let start = boundary(span.start);
        Self { source: Arc::clone(source), span: start..boundary(span.end).max(start) }
    }

    /// Stands for a file or folder as a whole, where there is no text to show.
    pub fn whole(path: impl Into<String>) -> Self {
        Self { source: Arc::new(Source::new(path, "")), span: 0..0 }
    }

    /// The file's path below the folder of specs.
    pub fn file(&self) -> &str {
        &self.source.path
    }

    /// The line of the first character, counted from 1.
    pub fn line(&self) -> usize {
        self.source.position(self.span.start).0
    }

    /// The column of the first character, in characters, counted from 1.
    pub fn column(&self) -> usize {
        self.source.position(self.span.start).1
    }

    /// The line and the column behind the last character, each counted from 1.
    pub fn end(&self) -> (usize, usize) {
        self.source.position(self.span.end)
    }

    /// What stands there, as it is written in the file.
    pub fn text(&self) -> &str {
        &self.source.text[self.span.clone()]
    }

    /// Whether it stands for a file or folder as a whole, without a text to show.
    pub(super) fn is_whole(&self) -> bool {
        self.source.text.is_empty()
    }

    pub(super) fn whole_text(&self) -> &str {
        &self.source.text
    }

    /// The line on which it begins, without the line break.
    pub(super) fn line_around(&self) -> Range<usize> {
        self.source.line_around(self.span.start)
    }

    /// The part of it that stands on the line on which it begins, without blanks at the end.
    pub(super) fn on_first_line(&self) -> Range<usize> {
        let end = self.span.end.min(self.line_around().end);
        let text = &self.source.text[self.span.start..end];
        self.span.start..self.span.start + text.trim_end().len()
    }

    fn sort_key(&self) -> (&str, usize, usize) {
        (&self.source.path, self.span.start, self.span.end)
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file(), self.line(), self.column())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Arc<Source> {
        Arc::new(Source::new("v2/pay.yaml", text))
    }

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let place = Place::new(&source("a: é\r\nü: bc\r\n"), 11..13);
        assert_eq!((place.line(), place.column(), place.text()), (2, 4, "bc"));
        assert_eq!(place.end(), (2, 6));
    }

    #[test]
    fn a_stretch_outside_the_text_or_inside_a_character_is_moved_back() {
        let source = source("é");
        assert_eq!(Place::new(&source, 1..9).text(), "é");
        assert_eq!(Place::new(&source, 7..9).text(), "");
    }

    #[test]
    fn places_sort_by_file_and_then_by_position() {
        let first = Place::whole("a.yaml");
        let second = Place::new(&source("x: y"), 0..1);
        let third = Place::new(&source("x: y"), 3..4);
        let mut places = [third.clone(), first.clone(), second.clone()];
        places.sort();
        assert_eq!(places, [first, second, third]);
    }
}
