//! What it does to programs that are running when other values are allowed than before.

use super::Severity;

/// The values that are allowed now, held against those that were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same values.
    Same,
    /// All that were, and more.
    Wider,
    /// Fewer, and none that was not.
    Narrower,
    /// Some are new and some are gone.
    Other,
}

impl Relation {
    /// What two rules come to that hold for one value.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, it) | (it, Self::Same) => it,
            (one, other) if one == other => one,
            _ => Self::Other,
        }
    }

    /// Of two lists of what is allowed.
    pub(super) fn of_lists<T: Ord>(before: &[T], after: &[T]) -> Self {
        let lacks = |list: &[T], it: &T| !list.contains(it);
        match (before.iter().any(|it| lacks(after, it)), after.iter().any(|it| lacks(before, it))) {
            (false, false) => Self::Same,
            (false, true) => Self::Wider,
            (true, false) => Self::Narrower,
            (true, true) => Self::Other,
        }
    }

    /// To who sends: what it sends may be refused where fewer values are allowed.
    pub(super) fn sent(self) -> Severity {
        match self {
            Self::Same => Severity::Docs,
            Self::Wider => Severity::Additive,
            Self::Narrower | Self::Other => Severity::Breaking,
        }
    }

    /// To who reads all that comes, whatever it is: there may be values that it never met.
    pub(super) fn read(self) -> Severity {
        match self {
            Self::Same | Self::Narrower => Severity::Docs,
            Self::Wider | Self::Other => Severity::Additive,
        }
    }
}

/// Which ways a value goes, seen from the program that uses the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// In requests, and in replies to callbacks.
    pub(super) is_sent: bool,
    /// In answers, and in callbacks.
    pub(super) is_received: bool,
}

impl Ways {
    /// Of what no operation uses: it is judged as if it went both ways.
    pub(super) const BOTH: Self = Self { is_sent: true, is_received: true };

    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            is_sent: self.is_sent || other.is_sent,
            is_received: self.is_received || other.is_received,
        }
    }

    /// The worse of what it does to who sends and to who receives, as far as there are such.
    pub(super) fn worst(self, sent: Severity, received: Severity) -> Severity {
        let sent = if self.is_sent { sent } else { Severity::Docs };
        let received = if self.is_received { received } else { Severity::Docs };
        sent.max(received)
    }
}
