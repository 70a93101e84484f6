//! A time that somebody signed is held against the clock: what is too far from it may be old news,
//! sent again by whoever overheard it.

use std::time::{Duration, SystemTime};

use thiserror::Error;

use crate::Timestamp;
use crate::excerpt::excerpt;

/// How far the time of an answer or of a callback may be from the clock here, before or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    tolerance: Option<Duration>,
}

impl Freshness {
    /// Takes any time, and text that is none.
    pub const UNCHECKED: Self = Self { tolerance: None };

    /// Takes a time that is at most `tolerance` from the clock, either way.
    pub const fn within(tolerance: Duration) -> Self {
        Self { tolerance: Some(tolerance) }
    }

    /// How far a time may be from the clock. Nothing where times are not checked.
    pub fn tolerance(&self) -> Option<Duration> {
        self.tolerance
    }

    /// Holds a time against the clock.
    ///
    /// # Errors
    ///
    /// The time is too far from the clock, or it cannot be read.
    pub fn check(&self, time: &Timestamp, now: SystemTime) -> Result<(), Stale> {
        let Some(tolerance) = self.tolerance else { return Ok(()) };
        let Some(stated) = time.system_time() else {
            return Err(Stale::Unreadable { text: time.as_str().to_owned() });
        };
        match now.duration_since(stated) {
            Ok(by) if by > tolerance => Err(Stale::Past { by, tolerance }),
            Err(ahead) if ahead.duration() > tolerance => {
                Err(Stale::Future { by: ahead.duration(), tolerance })
            }
            _ => Ok(()),
        }
    }
}

/// Five minutes either way: the only window that a wallet's pages state (Rebell).
impl Default for Freshness {
    fn default() -> Self {
        Self::within(Duration::from_secs(5 * 60))
    }
}

/// A time that is too far from the clock.
///
/// Where many of these come up, one of the two clocks is wrong, and `by` says by how much.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Stale {
    /// The time is behind the clock here.
    #[error("the stated time is {} behind the clock here, and {} are allowed", show(*.by), show(*.tolerance))]
    Past {
        /// How far the two are apart.
        by: Duration,
        /// How far they may be apart.
        tolerance: Duration,
    },
    /// The time is ahead of the clock here.
    #[error("the stated time is {} ahead of the clock here, and {} are allowed", show(*.by), show(*.tolerance))]
    Future {
        /// How far the two are apart.
        by: Duration,
        /// How far they may be apart.
        tolerance: Duration,
    },
    /// The text tells no moment.
    #[error("the stated time {} is none", excerpt(.text))]
    Unreadable {
        /// The text.
        text: String,
    },
}

/// In seconds, with a fraction where it is not nought: `301 s`.
fn show(duration: Duration) -> String {
    format!(
        "{} s",
        Duration::from_millis(duration.as_millis().try_into().unwrap_or(u64::MAX)).as_secs_f64()
    )
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use super::{Freshness, Stale};
    use crate::{TimeFormat, Timestamp};

    const NOW: Duration = Duration::from_millis(1_795_376_400_250);

    fn check(freshness: Freshness, stated: Duration) -> Result<(), Stale> {
        let time = Timestamp::at(UNIX_EPOCH + stated, TimeFormat::Millis);
        freshness.check(&time, UNIX_EPOCH + NOW)
    }

    #[test]
    fn a_time_is_fresh_up_to_the_tolerance_either_way() {
        let (limit, more) = (Duration::from_secs(300), Duration::from_millis(300_001));
        let freshness = Freshness::default();

        for fresh in [NOW, NOW - limit, NOW + limit] {
            assert_eq!(check(freshness, fresh), Ok(()));
        }
        assert_eq!(check(freshness, NOW - more), Err(Stale::Past { by: more, tolerance: limit }));
        assert_eq!(check(freshness, NOW + more), Err(Stale::Future { by: more, tolerance: limit }));
    }

    #[test]
    fn the_error_says_how_far_the_clocks_are_apart() {
        let freshness = Freshness::within(Duration::from_secs(10));

        let why = check(freshness, NOW - Duration::from_secs(3600)).unwrap_err().to_string();
        assert_eq!(why, "the stated time is 3600 s behind the clock here, and 10 s are allowed");
        let why = check(freshness, NOW + Duration::from_millis(10_500)).unwrap_err().to_string();
        assert_eq!(why, "the stated time is 10.5 s ahead of the clock here, and 10 s are allowed");
    }

    #[test]
    fn what_is_no_time_is_stale_unless_times_are_not_checked() {
        let no_time = Timestamp::lenient("yesterday");
        let now = SystemTime::UNIX_EPOCH + NOW;

        let why = Freshness::default().check(&no_time, now).unwrap_err();
        assert_eq!(why.to_string(), r#"the stated time "yesterday" is none"#);
        assert_eq!(Freshness::UNCHECKED.check(&no_time, now), Ok(()));
        assert_eq!(check(Freshness::UNCHECKED, Duration::ZERO), Ok(()));
    }
}
