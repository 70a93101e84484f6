//! Whether a call is tried again is decided by a function of its arguments: no clock, no network,
//! no dice.

mod after;

use std::time::Duration;

pub(crate) use self::after::retry_after;
use crate::{Error, ResultInfo, ResultStatus};

/// When to try a call again, and how long to wait before it.
///
/// The default makes up to three attempts within ten seconds.
///
/// A request that certainly did not leave is sent again. One that the wallet may have acted upon is
/// sent again only where its idempotency key makes the repeat the same request (overview,
/// *Idempotence*). What is final stays as it is, and so does what no repeat can mend. Each attempt
/// sends the same bytes under a fresh time and signature.
///
/// ```
/// use std::time::Duration;
///
/// use miniprogram_runtime::RetryPolicy;
/// use miniprogram_runtime::retry::{Attempt, Came, Next};
///
/// let policy = RetryPolicy::new().attempts(5).within(Duration::from_secs(20));
/// let attempt = Attempt {
///     number: 1,
///     came: Came::NoAnswer,
///     is_idempotent: false,
///     elapsed: Duration::from_secs(1),
///     retry_after: Duration::ZERO,
/// };
/// assert_eq!(policy.next(&attempt, 7), Next::Stop);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    within: Duration,
    first: Duration,
    longest: Duration,
}

impl RetryPolicy {
    /// The usual policy.
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            within: Duration::from_secs(10),
            first: Duration::from_millis(200),
            longest: Duration::from_secs(2),
        }
    }

    /// One attempt and no more.
    pub const fn none() -> Self {
        Self::new().attempts(1)
    }

    /// Makes at most so many attempts, the first one included, which is made in any case.
    #[must_use]
    pub const fn attempts(mut self, most: u32) -> Self {
        self.attempts = most;
        self
    }

    /// Begins no attempt later than this after the call began. The last attempt may still take as
    /// long as the client's timeout allows.
    #[must_use]
    pub const fn within(mut self, duration: Duration) -> Self {
        self.within = duration;
        self
    }

    /// Waits up to `first` before the second attempt, and up to twice as long before each further
    /// one, but never longer than `longest`.
    #[must_use]
    pub const fn delays(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest;
        self
    }

    /// Decides what follows an attempt.
    ///
    /// The delay is drawn by `random` from nothing up to its bound, so that clients which failed
    /// together do not come back together. A wallet that is asked too much is given at least half
    /// of the longest delay. What the answer's `Retry-After` asks for comes on top, and where that is
    /// more than the policy has time for, there is no other attempt.
    pub fn next(&self, attempt: &Attempt, random: u16) -> Next {
        if attempt.number >= self.attempts || !attempt.may_be_repeated() {
            return Next::Stop;
        }
        let delay = match attempt.came {
            Came::Throttled => self.longest / 2 + share(self.longest / 2, random),
            _ => share(self.bound(attempt.number), random),
        };
        let delay = attempt.retry_after.saturating_add(delay);
        match attempt.elapsed.checked_add(delay) {
            Some(begin) if begin <= self.within => Next::Wait(delay),
            _ => Next::Stop,
        }
    }

    /// The longest delay after the attempt of this number.
    fn bound(&self, number: u32) -> Duration {
        let doubled = 2u32.checked_pow(number.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first.saturating_mul(doubled).min(self.longest)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// As much of the duration as `random` is of its own range.
fn share(duration: Duration, random: u16) -> Duration {
    duration / u32::from(u16::MAX) * u32::from(random)
}

/// An attempt that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Which attempt it was, counted from 1.
    pub number: u32,
    /// What came of it.
    pub came: Came,
    /// Whether a repeat is the same request: the operation has an idempotency key, and the request
    /// fills it in.
    pub is_idempotent: bool,
    /// How long ago the call began.
    pub elapsed: Duration,
    /// How long the answer asks to be left alone: its `Retry-After`, zero where it has none. Nobody
    /// signs that header, so it can put an attempt off and never bring one about.
    pub retry_after: Duration,
}

impl Attempt {
    fn may_be_repeated(&self) -> bool {
        match self.came {
            Came::NotSent => true,
            Came::NoAnswer | Came::Unknown | Came::Throttled => self.is_idempotent,
            Came::Final => false,
        }
    }
}

/// What came of an attempt, as far as it matters for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Came {
    /// No connection came about: the request certainly did not leave.
    NotSent,
    /// The request may have arrived, and nothing came back that can be trusted or read.
    NoAnswer,
    /// The wallet does not know (`U`).
    Unknown,
    /// The wallet is asked too much, under whatever status: the pages do not agree on it.
    Throttled,
    /// Another attempt would bring the same: an answer that is final, or a fault on this side.
    Final,
}

impl From<&ResultInfo> for Came {
    fn from(result: &ResultInfo) -> Self {
        match result.status {
            ResultStatus::Success | ResultStatus::Accepted => Self::Final,
            _ if result.code().is_some_and(|it| it == "REQUEST_TRAFFIC_EXCEED_LIMIT") => {
                Self::Throttled
            }
            ResultStatus::Failed => Self::Final,
            ResultStatus::Unknown | ResultStatus::Other(_) => Self::Unknown,
        }
    }
}

impl From<&Error> for Came {
    fn from(error: &Error) -> Self {
        if let Some(result) = error.result() {
            Self::from(result)
        } else if error.is_connect() {
            Self::NotSent
        } else if !error.may_have_run() || error.is_too_large() {
            Self::Final
        } else {
            Self::NoAnswer
        }
    }
}

/// What follows an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another attempt, after so much time.
    Wait(Duration),
    /// What came is what the call brings.
    Stop,
}
