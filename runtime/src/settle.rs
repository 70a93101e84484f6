//! An answer that leaves the money's fate open is carried to its end, or honestly left open.
//!
//! The wallet is asked every five seconds, for up to a minute (chapter "Idempotency": resend under
//! the same key, or inquire). [`Course`] decides what to do next and does nothing itself;
//! [`Settlement`] does it.

use std::fmt::Debug;

use crate::Operation;

mod course;
mod finding;
mod settled;
mod settlement;

pub use self::course::{Course, End, Pace, Step, TRAVEL_TIME};
pub use self::finding::{Finding, Said};
pub use self::settled::{Answered, Failure, Inquired, Open, Settled, Success};
pub use self::settlement::Settlement;

/// An operation whose open answers another operation settles.
///
/// Generated where a spec has `x-settled-by`.
pub trait SettledBy: Operation<Response: Debug> {
    /// The request that asks what became of this one.
    type Inquiry: Operation<Response: Debug> + Debug;

    /// The codes of a failed inquiry that say that the wallet never accepted this request.
    const NEVER_EXISTED: &'static [&'static str] = &[];

    /// Whether `S` only opens the payment, as where it makes a code or a link to pay by.
    const OPENS_ONLY: bool = false;

    /// Asks what became of this request.
    fn inquiry(&self) -> Self::Inquiry;

    /// Reads what a successful inquiry says. Whatever it does not know leaves it open.
    fn verdict(response: &<Self::Inquiry as Operation>::Response) -> Verdict;
}

/// What the state that an inquiry tells says of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is done.
    Succeeded,
    /// The payment is authorized: the money is held for the merchant, and has yet to be taken.
    Authorized,
    /// It was not done and will not be.
    Failed,
    /// It is under way, or in a state that nobody here knows.
    Open,
}
