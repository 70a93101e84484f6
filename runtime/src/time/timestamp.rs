//! A moment, in the form in which somebody wrote it.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::TimeError;

/// A moment as text: `2026-11-22T19:40:00.000+00:00`.
///
/// Two timestamps are equal if they are the same text: 19:40 in UTC and 20:40 at
/// +01:00 are one moment and two values. [`cmp_time`](Self::cmp_time) compares the
/// moments.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

/// How a moment is written. The protocol asks for ISO 8601 with at least seconds;
/// wallets differ in the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeFormat {
    /// With milliseconds and an offset: `2026-11-22T19:40:00.000+00:00`.
    #[default]
    Millis,
    /// With whole seconds in UTC: `2026-11-22T19:40:00Z`.
    Seconds,
    /// Milliseconds since 1970 in UTC: `1795376400000`.
    EpochMillis,
}

impl Timestamp {
    /// Writes a moment. What is finer than the format is cut off, and what lies outside the
    /// years 1970 to 2286, where milliseconds have thirteen digits, is moved to their edge.
    pub fn at(time: SystemTime, format: TimeFormat) -> Self {
        const LAST: i64 = 9_999_999_999_999;

        let since_1970 = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let millis = i64::try_from(since_1970.as_millis()).map_or(LAST, |it| it.min(LAST));
        let moment = jiff::Timestamp::from_millisecond(millis).unwrap_or_default();
        Self::lenient(match format {
            TimeFormat::Millis => moment.strftime("%Y-%m-%dT%H:%M:%S%.3f+00:00").to_string(),
            TimeFormat::Seconds => moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            TimeFormat::EpochMillis => format!("{millis:013}"),
        })
    }

    /// Reads a moment.
    ///
    /// Takes RFC 3339 with a `T` or a blank between date and time, one to nine digits
    /// of a second's fraction, and an offset as `Z`, `+08:00` or `+0800`; or ten digits
    /// for seconds since 1970, thirteen for milliseconds.
    ///
    /// # Errors
    ///
    /// The text is none of these, or there is no such day or hour.
    pub fn parse(text: impl Into<String>) -> Result<Self, TimeError> {
        let timestamp = Self::lenient(text);
        match timestamp.moment() {
            Some(_) => Ok(timestamp),
            None => Err(TimeError("a time such as 2026-11-22T19:40:00+00:00")),
        }
    }

    /// Takes any text, for what others send: what is no moment is kept as it came, with
    /// [`system_time`](Self::system_time) empty.
    pub fn lenient(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment, if the text tells one.
    pub fn system_time(&self) -> Option<SystemTime> {
        self.moment().map(SystemTime::from)
    }

    /// The moment in milliseconds since 1970 in UTC, cut off at the millisecond.
    pub fn epoch_millis(&self) -> Option<i64> {
        self.moment()
            .map(|it| it.as_nanosecond().div_euclid(1_000_000))
            .and_then(|it| i64::try_from(it).ok())
    }

    /// Compares the moments, whatever their offsets. Nothing comes out where one of the
    /// texts tells none.
    pub fn cmp_time(&self, other: &Self) -> Option<Ordering> {
        Some(self.moment()?.cmp(&other.moment()?))
    }

    fn moment(&self) -> Option<jiff::Timestamp> {
        let text = self.as_str();
        if text.bytes().all(|it| it.is_ascii_digit()) {
            let number = text.parse().ok()?;
            return match text.len() {
                10 => jiff::Timestamp::from_second(number).ok(),
                13 => jiff::Timestamp::from_millisecond(number).ok(),
                _ => None,
            };
        }
        if has_shape(text) { text.parse().ok() } else { None }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Timestamp").field(&self.0).finish()
    }
}

impl AsRef<str> for Timestamp {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for Timestamp {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        Self::parse(text)
    }
}

/// Whether the text is laid out as `2026-11-22T19:40:00.000+00:00`. The library
/// reads more of ISO 8601 than a wallet writes, such as hours alone.
fn has_shape(text: &str) -> bool {
    let Some((date_time, rest)) = text.as_bytes().split_at_checked(19) else { return false };
    let rest = match rest.strip_prefix(b".") {
        Some(rest) => match rest.iter().take_while(|it| it.is_ascii_digit()).count() {
            digits @ 1..=9 => &rest[digits..],
            _ => return false,
        },
        None => rest,
    };
    matches("0000-00-00T00:00:00", date_time)
        && ["Z", "+00:00", "-00:00", "+0000", "-0000"].iter().any(|offset| matches(offset, rest))
}

/// Whether `text` follows `pattern`, in which `0` stands for any digit, and `T` for
/// itself, `t` or a blank.
fn matches(pattern: &str, text: &[u8]) -> bool {
    pattern.len() == text.len()
        && pattern.bytes().zip(text).all(|(expected, found)| match expected {
            b'0' => found.is_ascii_digit(),
            b'T' => matches!(found, b'T' | b't' | b' '),
            b'Z' => matches!(found, b'Z' | b'z'),
            other => other == *found,
        })
}
