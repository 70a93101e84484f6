//! What to do next about an open answer, given all that came so far: a function of its arguments.

use std::time::Duration;

use super::{Finding, Said, Verdict};

/// How long a request may still be on its way after it was sent.
///
/// A wallet that has no such request may yet get it. So "never existed" is final only where the
/// request was last sent this long ago, and no request is sent again in so short a time before
/// the end.
pub const TRAVEL_TIME: Duration = Duration::from_secs(30);

/// No wallet is asked more often than this.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);

/// How often to ask, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pace {
    /// From one inquiry's answer to the next inquiry: a millisecond at least.
    pub every: Duration,
    /// From the beginning to the last inquiry, calls included. The last one is always made.
    pub within: Duration,
}

/// Every five seconds for up to a minute, as all wallets advise.
impl Default for Pace {
    fn default() -> Self {
        Self { every: Duration::from_secs(5), within: Duration::from_secs(60) }
    }
}

/// The way of one request from an open answer to its end.
///
/// It is told what came and how much time passed, and says what to do next. It holds no clock and
/// calls nobody.
///
/// ```
/// use std::time::Duration;
/// use miniprogram_runtime::Verdict;
/// use miniprogram_runtime::settle::{Course, End, Finding, Pace, Said, Step};
///
/// let mut course = Course::after(Said::Nothing, Pace::default(), true);
/// assert_eq!(course.next(), Step::Wait(Duration::from_secs(5)));
/// course.waited(Duration::from_secs(5));
/// assert_eq!(course.next(), Step::Inquire);
/// course.inquired(Finding::Standing(Verdict::Succeeded), Duration::from_millis(80));
/// assert_eq!(course.next(), Step::End(End::Inquired(Verdict::Succeeded)));
/// ```
#[derive(Clone, Debug)]
pub struct Course {
    pace: Pace,
    may_resend: bool,
    elapsed: Duration,
    since_sent: Duration,
    /// Whether the wallet has ever said that it has a request under this number.
    is_known: bool,
    next: Step,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Let this much time pass.
    Wait(Duration),
    /// Ask what became of the request.
    Inquire,
    /// Send the request again, unchanged.
    Resend,
    /// Nothing more.
    End(End),
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The last answer to the operation itself is final.
    Answered,
    /// The last inquiry said so. Never [`Verdict::Open`].
    Inquired(Verdict),
    /// The wallet has no such request, and none can be on its way to it any more.
    NeverExisted,
    /// Time is over, and nobody knows.
    Unknown,
}

impl Course {
    /// Begins with an answer that came just now.
    ///
    /// `may_resend`: the request has its idempotency key, so that a repeat is the same request.
    /// It is made use of after [`Said::Nothing`] alone.
    pub fn after(said: Said, pace: Pace, may_resend: bool) -> Self {
        let mut course = Self { may_resend, ..Self::resumed(pace) };
        course.hear(said);
        course.next = match said {
            Said::Done | Said::Refused => Step::End(End::Answered),
            Said::Opened | Said::Contested | Said::Nothing => course.wait(),
        };
        course
    }

    /// Begins without an answer, as after a restart. Such a request is not sent again: whoever
    /// wanted it may have given up since.
    pub fn resumed(pace: Pace) -> Self {
        Self {
            pace,
            may_resend: false,
            elapsed: Duration::ZERO,
            since_sent: Duration::ZERO,
            is_known: false,
            next: Step::Inquire,
        }
    }

    /// What to do next.
    pub fn next(&self) -> Step {
        self.next
    }

    /// How much time has passed.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Takes note that time has passed. Now it is time to inquire.
    pub fn waited(&mut self, time: Duration) {
        self.pass(time);
        self.next = Step::Inquire;
    }

    /// Takes note of what an inquiry found, and how long it took.
    pub fn inquired(&mut self, finding: Finding, took: Duration) {
        self.pass(took);
        self.next = match finding {
            Finding::Standing(Verdict::Open) => {
                self.is_known = true;
                self.go_on()
            }
            Finding::Standing(verdict) => Step::End(End::Inquired(verdict)),
            Finding::Nothing => self.go_on(),
            // A wallet that denies what it has known contradicts itself: nothing follows from that.
            Finding::NeverExisted | Finding::Refused if self.is_known => self.go_on(),
            Finding::NeverExisted | Finding::Refused if self.may_resend_now() => Step::Resend,
            Finding::NeverExisted if self.has_arrived_or_never_will() => {
                Step::End(End::NeverExisted)
            }
            Finding::NeverExisted | Finding::Refused => self.go_on(),
        };
    }

    /// Takes note of the answer to a repeat, and how long it took.
    ///
    /// A refused repeat is not the end: it may have been refused at the door, for its pace or its
    /// token, by a wallet that had acted on the first. Only the inquiry can tell.
    pub fn resent(&mut self, said: Said, took: Duration) {
        self.pass(took);
        self.since_sent = Duration::ZERO;
        self.hear(said);
        self.next = match said {
            Said::Done => Step::End(End::Answered),
            _ if self.left().is_zero() => Step::Inquire,
            _ => self.wait(),
        };
    }

    fn hear(&mut self, said: Said) {
        self.may_resend &= said == Said::Nothing;
        self.is_known |= matches!(said, Said::Opened | Said::Contested);
    }

    fn may_resend_now(&self) -> bool {
        self.may_resend && self.left() >= TRAVEL_TIME
    }

    fn has_arrived_or_never_will(&self) -> bool {
        self.left().is_zero() && self.since_sent >= TRAVEL_TIME
    }

    fn go_on(&self) -> Step {
        if self.left().is_zero() { Step::End(End::Unknown) } else { self.wait() }
    }

    /// The last wait is as long as what is left, so that the last inquiry is at the very end.
    fn wait(&self) -> Step {
        Step::Wait(self.pace.every.max(SHORTEST_WAIT).min(self.left()))
    }

    fn left(&self) -> Duration {
        self.pace.within.saturating_sub(self.elapsed)
    }

    fn pass(&mut self, time: Duration) {
        self.elapsed = self.elapsed.saturating_add(time);
        self.since_sent = self.since_sent.saturating_add(time);
    }
}
