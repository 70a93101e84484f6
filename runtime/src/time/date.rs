//! A day, in the form in which somebody wrote it.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::TimeError;

/// A day of the calendar as text: `2026-11-22`. It has no time zone: whose day it
/// is, the context says.
///
/// Two dates are equal if they are the same text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Date(String);

impl Date {
    /// Reads a day as `yyyy-MM-dd`.
    ///
    /// # Errors
    ///
    /// The text has another form, or there is no such day.
    pub fn parse(text: impl Into<String>) -> Result<Self, TimeError> {
        let date = Self::lenient(text);
        if date.day().is_some() { Ok(date) } else { Err(TimeError("a date such as 2026-11-22")) }
    }

    /// Takes any text, for what others send: what is no day is kept as it came, and
    /// does not compare.
    pub fn lenient(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year, month and day, if the text tells them.
    pub fn year_month_day(&self) -> Option<(i16, u8, u8)> {
        self.day().map(|it| (it.year(), it.month().unsigned_abs(), it.day().unsigned_abs()))
    }

    /// Compares the days. Nothing comes out where one of the texts tells none.
    pub fn cmp_day(&self, other: &Self) -> Option<Ordering> {
        Some(self.day()?.cmp(&other.day()?))
    }

    fn day(&self) -> Option<jiff::civil::Date> {
        let text = self.as_str();
        let has_shape =
            text.len() == 10 && text.bytes().all(|it| it == b'-' || it.is_ascii_digit());
        if has_shape { text.parse().ok() } else { None }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Date").field(&self.0).finish()
    }
}

impl AsRef<str> for Date {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for Date {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        Self::parse(text)
    }
}
