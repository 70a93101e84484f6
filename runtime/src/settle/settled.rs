//! How a settlement ended, with what proves it.

use std::fmt;
use std::time::Duration;

use super::{Aim, End, SettledBy, Verdict};
use crate::{Error, Operation, Outcome, ResultInfo};

/// What a call of the operation gives.
pub type Answered<O> = Result<Outcome<<O as Operation>::Response, <O as Operation>::Code>, Error>;

/// What a successful inquiry answers.
pub type Inquired<O> = <<O as SettledBy>::Inquiry as Operation>::Response;

/// What became of a request in the end.
#[derive(Debug)]
#[must_use = "a payment may have failed, or its fate may still be open"]
pub enum Settled<O: SettledBy> {
    /// It is done.
    Success(Told<O>),
    /// The payment is authorized: the money is held for the merchant, and has yet to be taken.
    Authorized(Told<O>),
    /// It was not done and will not be under this request.
    Failed(Failure<O>),
    /// Time was over before anybody knew. Never book it as success or as failure: settle it
    /// again later, or wait for the wallet's callback.
    Unknown(Open<O>),
}

/// Who said that it is done, or that the money is held.
#[derive(Debug)]
pub enum Told<O: SettledBy> {
    /// The operation itself was answered so.
    Answered(O::Response),
    /// The inquiry was.
    Inquired(Inquired<O>),
}

/// Who said that it was not done.
#[derive(Debug)]
pub enum Failure<O: SettledBy> {
    /// The wallet refused the request. Where the request was sent more than once, it has also
    /// said until the end that it has none.
    Refused(ResultInfo<O::Code>),
    /// The inquiry found it failed.
    Inquired(Inquired<O>),
    /// The inquiry found no such request, and still none when time was over.
    NeverExisted(ResultInfo<<O::Inquiry as Operation>::Code>),
}

/// All that is known of a request whose fate is still open.
#[derive(Debug)]
#[non_exhaustive]
pub struct Open<O: SettledBy> {
    /// The last answer to the operation itself: the one that the settlement began with, or that
    /// to a repeat.
    pub answer: Option<Answered<O>>,
    /// Where the request stood when the inquiry last told.
    pub standing: Option<Inquired<O>>,
    /// What the last inquiry brought, where it did not tell.
    pub untold: Option<Answered<O::Inquiry>>,
    /// How often the wallet was asked.
    pub inquiries: u32,
    /// How often the request was sent again.
    pub resends: u32,
    /// How long it took, waiting and calls together.
    pub elapsed: Duration,
}

impl<O: SettledBy> Settled<O> {
    /// Pairs an end with what proves it. What nothing proves stays unknown.
    pub(super) fn new(aim: Aim, end: End, open: Open<O>) -> Self {
        match (end, open) {
            (End::Answered, Open { answer: Some(Ok(Outcome::Success(it))), .. })
                if aim == Aim::Transfer =>
            {
                Self::Success(Told::Answered(it))
            }
            (End::Answered, Open { answer: Some(Ok(Outcome::Success(it))), .. })
                if aim == Aim::Authorization =>
            {
                Self::Authorized(Told::Answered(it))
            }
            (End::Inquired(Verdict::Succeeded), Open { standing: Some(it), .. }) => {
                Self::Success(Told::Inquired(it))
            }
            (End::Inquired(Verdict::Authorized), Open { standing: Some(it), .. }) => {
                Self::Authorized(Told::Inquired(it))
            }
            (End::Inquired(Verdict::Failed), Open { standing: Some(it), .. }) => {
                Self::Failed(Failure::Inquired(it))
            }
            (
                End::Answered | End::NeverExisted,
                Open { answer: Some(Ok(Outcome::Failed(why))), .. },
            ) => Self::Failed(Failure::Refused(why)),
            (End::NeverExisted, Open { untold: Some(Ok(Outcome::Failed(why))), .. }) => {
                Self::Failed(Failure::NeverExisted(why))
            }
            (_, open) => Self::Unknown(open),
        }
    }
}

impl<O: SettledBy> Open<O> {
    pub(super) fn new(answer: Option<Answered<O>>) -> Self {
        Self {
            answer,
            standing: None,
            untold: None,
            inquiries: 0,
            resends: 0,
            elapsed: Duration::ZERO,
        }
    }

    /// Keeps what an inquiry brought.
    pub(super) fn keep(&mut self, answer: Answered<O::Inquiry>) {
        self.inquiries += 1;
        match answer {
            Ok(Outcome::Success(standing)) => {
                self.standing = Some(standing);
                self.untold = None;
            }
            other => self.untold = Some(other),
        }
    }
}

/// For logs: why it was not done.
impl<O: SettledBy> fmt::Display for Failure<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => why.fmt(f),
            Self::Inquired(_) => f.write_str("the wallet says that it failed"),
            Self::NeverExisted(why) => write!(f, "the wallet never accepted it: {why}"),
        }
    }
}
