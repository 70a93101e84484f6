//! The bounds that few specs state.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use regex_lite::Regex;

/// The bounds that few specs state, apart from those that most do.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names are OpenAPI's, and mean what they mean there")]
pub struct Finer {
    /// A regular expression of which the text must hold a match.
    pub pattern: Option<&'static str>,
    /// The least and the greatest number that is allowed.
    pub least: Option<Limit>,
    pub most: Option<Limit>,
    /// Numbers that are not allowed themselves, nor what is beyond.
    pub above: Option<Limit>,
    pub below: Option<Limit>,
    pub multiple_of: Option<Limit>,
    /// Whether no two items of a list may be equal.
    pub unique_items: bool,
    pub min_properties: u32,
    pub max_properties: u32,
}

impl Finer {
    /// Everything keeps to it.
    pub const NONE: Self = Self {
        pattern: None,
        least: None,
        most: None,
        above: None,
        below: None,
        multiple_of: None,
        unique_items: false,
        min_properties: 0,
        max_properties: u32::MAX,
    };
}

/// A number in a bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// A whole number, exactly.
    Whole(i128),
    /// A number with a fraction.
    Real(f64),
}

impl Limit {
    fn real(self) -> f64 {
        match self {
            Self::Whole(it) => it as f64,
            Self::Real(it) => it,
        }
    }

    /// How a number compares with this one: exactly, where both are whole.
    pub(crate) fn compare(self, number: Self) -> Option<std::cmp::Ordering> {
        match (number, self) {
            (Self::Whole(number), Self::Whole(limit)) => Some(number.cmp(&limit)),
            (number, limit) => number.real().partial_cmp(&limit.real()),
        }
    }

    /// Tells whether a number is a multiple of this one, as far as binary fractions can tell:
    /// `0.3` is taken for a multiple of `0.1`.
    pub(crate) fn divides(self, number: Self) -> bool {
        match (number, self) {
            (_, Self::Whole(0)) => true,
            (Self::Whole(number), Self::Whole(of)) => number.wrapping_rem(of) == 0,
            (number, of) => {
                let times = number.real() / of.real();
                (times - times.round()).abs() <= times.abs().max(1.0) * 4.0 * f64::EPSILON
            }
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(it) => it.fmt(f),
            Self::Real(it) => it.fmt(f),
        }
    }
}

/// The patterns that have been asked for, each compiled once.
static PATTERNS: RwLock<BTreeMap<&'static str, Option<Regex>>> = RwLock::new(BTreeMap::new());

/// Tells whether the text holds a match of the pattern. Everything matches a pattern that this
/// crate's dialect of regular expressions does not know; the generator leaves such out.
pub(crate) fn matches(pattern: &'static str, text: &str) -> bool {
    let known = PATTERNS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(regex) = known.get(pattern) {
        return regex.as_ref().is_none_or(|it| it.is_match(text));
    }
    drop(known);
    let regex = Regex::new(pattern).ok();
    let is_match = regex.as_ref().is_none_or(|it| it.is_match(text));
    PATTERNS.write().unwrap_or_else(PoisonError::into_inner).insert(pattern, regex);
    is_match
}
