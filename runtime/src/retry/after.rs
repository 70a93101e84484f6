//! `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3).

use std::time::{Duration, SystemTime};

use jiff::fmt::rfc2822::DateTimeParser;

/// How long a client is asked to wait from now on. Nothing where the value is neither a number of
/// seconds nor a date; a date that has passed asks for no time at all.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|it| it.is_ascii_digit()) {
        // More seconds than can be counted are more than anybody waits.
        return Some(value.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    let date = DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(SystemTime::from(date).duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::retry_after;

    #[test]
    fn seconds_and_dates_are_understood_and_nothing_else() {
        let now = UNIX_EPOCH + Duration::from_secs(1_445_412_470);
        for (value, seconds) in [
            ("0", Some(0)),
            (" 120 ", Some(120)),
            ("Wed, 21 Oct 2015 07:28:00 GMT", Some(10)),
            ("Wed, 21 Oct 2015 07:27:49 GMT", Some(0)),
            ("", None),
            ("-1", None),
            ("+1", None),
            ("1.5", None),
            ("soon", None),
            ("2015-10-21T07:28:00Z", None),
        ] {
            assert_eq!(retry_after(value, now), seconds.map(Duration::from_secs), "{value:?}");
        }
        assert_eq!(retry_after("99999999999999999999", now), Some(Duration::MAX));
    }
}
