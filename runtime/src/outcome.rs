//! The result envelope: which of four things happened.

mod code;
mod result_info;

pub use self::code::{Known, ResultCode};
pub use self::result_info::{ResultInfo, ResultStatus};
use crate::message::{Properties, name};
use crate::value::Map;
use crate::{Message, Slot, Value};

/// What the wallet did.
///
/// The wallet's "no" is not an error, and neither is its "I cannot say": so `?`
/// never swallows a payment whose fate is open. `C` is the type of the endpoint's
/// result codes.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a payment may have failed, or its fate may be open"]
pub enum Outcome<T, C = String> {
    /// It is done (`S`): what was asked for. That may be to hold the money, or not to move any, as
    /// [`SettledBy::aim`](crate::SettledBy::aim) tells.
    Success(T),
    /// It is under way and needs a next step, which the answer names (`A`).
    Accepted(T),
    /// Nobody knows yet (`U`, and whatever is none of the four): inquire, or send
    /// the same request again. Never book it as success or as failure.
    Unknown(ResultInfo<C>),
    /// It was not done and will not be under this request (`F`).
    Failed(ResultInfo<C>),
}

impl<T, C> Outcome<T, C> {
    /// Sorts an answer by its result's status. The code has no say in it.
    pub fn new(result: ResultInfo<C>, response: T) -> Self {
        match result.status {
            ResultStatus::Success => Self::Success(response),
            ResultStatus::Accepted => Self::Accepted(response),
            ResultStatus::Failed => Self::Failed(result),
            ResultStatus::Unknown | ResultStatus::Other(_) => Self::Unknown(result),
        }
    }
}

/// An answer's JSON: the result beside the response's own properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope<T> {
    /// What the wallet did.
    pub result: ResultInfo,
    /// The response's own properties.
    pub response: T,
}

impl<T: Message> Message for Envelope<T> {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("result"), &self.result);
        self.response.properties(to);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "result" => self.result.slot(),
            other => self.response.property(other),
        }
    }

    fn rest(&mut self) -> Option<&mut dyn Map> {
        self.response.rest()
    }

    fn blank() -> Self {
        Self { result: Value::blank(), response: Value::blank() }
    }
}

/// A message without properties: an answer that is its result and no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Empty;

impl Message for Empty {
    fn properties<'m>(&'m self, _: &mut Properties<'m>) {}

    fn property(&mut self, _: &str) -> Slot<'_> {
        Slot::Unknown
    }

    fn blank() -> Self {
        Self
    }
}
