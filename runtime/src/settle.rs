//! An answer that leaves the money's fate open is carried to its end, or honestly left open.
//!
//! The wallet is asked every five seconds, for up to a minute (chapter "Idempotency": resend under
//! the same key, or inquire). [`Course`] decides what to do next and does nothing itself;
//! [`Settlement`] does it.

use std::fmt::Debug;

use crate::Operation;

mod aim;
mod course;
mod finding;
mod settled;
mod settlement;

pub use self::aim::{Aim, Switch};
pub use self::course::{Course, End, Pace, Step, TRAVEL_TIME};
pub use self::finding::{Finding, Said};
pub use self::settled::{Answered, Failure, Inquired, Open, Settled, Told};
pub use self::settlement::Settlement;

/// An operation whose open answers another operation settles.
///
/// Generated where a spec has `x-settled-by`.
pub trait SettledBy: Operation<Response: Debug> + Debug + Sized {
    /// The request that asks what became of this one.
    type Inquiry: Operation<Response: Debug> + Debug;

    /// The codes of a failed inquiry that say that the wallet never accepted this request.
    const NEVER_EXISTED: &'static [&'static str] = &[];

    /// Whether `S` only opens the payment, as where it makes a code or a link to pay by.
    const OPENS_ONLY: bool = false;

    /// The properties that make a request a dry run, any one of them.
    const DRY_RUN: &'static [Switch] = &[];

    /// The properties that make a request an authorization, any one of them.
    const AUTHORIZES: &'static [Switch] = &[];

    /// Whether the inquiry has a state of its own for money that is held. Where it has none, success
    /// of an authorization says no more than that.
    const TELLS_AUTHORIZED: bool = false;

    /// What this request is to bring about. A dry run that also authorizes is a dry run.
    fn aim(&self) -> Aim {
        let is_on = |switches: &[Switch]| switches.iter().any(|it| it.is_on(self));
        if is_on(Self::DRY_RUN) {
            Aim::DryRun
        } else if is_on(Self::AUTHORIZES) {
            Aim::Authorization
        } else {
            Aim::Transfer
        }
    }

    /// Asks what became of this request.
    fn inquiry(&self) -> Self::Inquiry;

    /// Reads what a successful inquiry says. Whatever it does not know leaves it open.
    ///
    /// What that means for the money is for the request's [aim](Aim::read) to say.
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
