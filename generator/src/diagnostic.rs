//! Every fault has a code and a place, says what is wrong, and says what to write instead.

use std::collections::{BTreeSet, btree_set};
use std::fmt;

pub use self::code::{Code, Severity};
pub use self::noted::Noted;
pub use self::place::Place;
pub use self::source::Source;
pub(crate) use self::words::{closest, either, quoted};

mod code;
mod source;
mod place;
mod noted;
mod render;
mod json;
mod words;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where the fault is.
    pub place: Place,
    /// The rule that is broken.
    pub code: Code,
    /// What is wrong, as one clause in small letters.
    pub message: String,
    /// A few words under the underlined text.
    pub label: Option<String>,
    /// Other places that belong to the fault, each with its own few words.
    pub related: Vec<(Place, String)>,
    /// What to write instead.
    pub help: Option<String>,
    /// The text that would repair the place, where one text suggests itself.
    pub replacement: Option<String>,
}

impl Diagnostic {
    /// A fault of which no more is known than which rule, where and what.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            place,
            code,
            message: message.into(),
            label: None,
            related: Vec::new(),
            help: None,
            replacement: None,
        }
    }

    /// Adds a few words under the underlined text.
    #[must_use]
    pub fn label(mut self, words: impl Into<String>) -> Self {
        self.label = Some(words.into());
        self
    }

    /// Adds another place that belongs to the fault.
    #[must_use]
    pub fn related(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }

    /// Adds what to write instead, in words.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Self {
        self.help = Some(words.into());
        self
    }

    /// Adds what to write instead, in words and as the very text that replaces the place.
    #[must_use]
    pub fn replace_with(mut self, text: impl Into<String>, words: impl Into<String>) -> Self {
        self.replacement = Some(text.into());
        self.help(words)
    }
}

/// All faults of a run, each once, sorted by file and then by position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(BTreeSet<Diagnostic>);

impl Diagnostics {
    /// Adds one fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.insert(diagnostic);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many faults there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The faults, by file and then by position.
    pub fn iter(&self) -> btree_set::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Hands the value on where nothing is wrong.
    ///
    /// # Errors
    ///
    /// Returns itself where there is any fault.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.0.extend(diagnostics);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = btree_set::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = btree_set::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One line a fault, without the quoted source; [`Diagnostics::render`] shows that.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{:?}: {}", fault.place, fault.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
