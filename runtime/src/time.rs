//! Times keep the text that they came with: it is what was signed, and its offset
//! and precision mean something.

mod timestamp;
mod date;

use std::time::SystemTime;

use thiserror::Error;

pub use self::date::Date;
pub use self::timestamp::{TimeFormat, Timestamp};

/// Tells the time of day. Any function that returns a [`SystemTime`] is a clock,
/// too.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> SystemTime;
}

/// The clock of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

impl<F: Fn() -> SystemTime + Send + Sync> Clock for F {
    fn now(&self) -> SystemTime {
        self()
    }
}

/// The text is not a time, or not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected {0}")]
pub struct TimeError(&'static str);
