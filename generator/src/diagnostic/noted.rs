//! What a run gives comes with what it noticed on the way.

use std::collections::BTreeSet;

use super::{Diagnostics, Place};

/// What has been made, and what is to be said about it all the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted<T> {
    /// What has been made.
    pub value: T,
    /// What is lawful and unwise, or weaker in types than in the document.
    pub warnings: Diagnostics,
    /// The keywords that have been read and that no stage has a use for.
    pub unused: BTreeSet<Place>,
}

impl<T> Noted<T> {
    /// Goes on with the value, and keeps what has been noticed.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { value: with(self.value), warnings: self.warnings, unused: self.unused }
    }
}
