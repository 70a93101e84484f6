//! How much a change asks of callers.

use std::fmt;

/// How much a change asks of callers, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing: it is said in other words, or checked nowhere.
    Docs,
    /// Nothing, and there is more than there was.
    Additive,
    /// What worked may no longer work.
    Breaking,
}

impl Severity {
    /// All of them, the gravest first, as a list of changes has them.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Additive, Self::Docs];

    /// The word for it: `breaking`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Docs => "docs",
            Self::Additive => "additive",
            Self::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
