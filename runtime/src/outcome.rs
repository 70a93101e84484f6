//! The result envelope: which of four things happened.

use crate::message::{Properties, name};
use crate::{Message, Slot, Value};

/// What the wallet did.
///
/// The wallet's "no" is not an error, and neither is its "I cannot say": so `?`
/// never swallows a payment whose fate is open.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a payment may have failed, or its fate may be open"]
pub enum Outcome<T> {
    /// It is done (`S`).
    Success(T),
    /// It is under way and needs a next step, which the answer names (`A`).
    Accepted(T),
    /// Nobody knows yet (`U`, and whatever is none of the four): inquire, or send
    /// the same request again. Never book it as success or as failure.
    Unknown(ResultInfo),
    /// It was not done and will not be under this request (`F`).
    Failed(ResultInfo),
}

impl<T> Outcome<T> {
    /// Sorts an answer by its result.
    pub fn new(result: ResultInfo, response: T) -> Self {
        match result.status {
            ResultStatus::Success => Self::Success(response),
            ResultStatus::Accepted => Self::Accepted(response),
            ResultStatus::Failed => Self::Failed(result),
            ResultStatus::Unknown | ResultStatus::Other(_) => Self::Unknown(result),
        }
    }
}

/// The `result` object, which every answer carries (chapter "Response structure").
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResultInfo {
    /// Which of the four it is.
    pub status: ResultStatus,
    /// The machine-readable code, such as `USER_BALANCE_NOT_ENOUGH`: 64 characters at most.
    pub code: Option<String>,
    /// The code in words: 256 characters at most. Not for users: it may be in any language.
    pub message: Option<String>,
}

impl ResultInfo {
    /// Makes a result with a code and a message.
    pub fn new(status: ResultStatus, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { status, code: Some(code.into()), message: Some(message.into()) }
    }

    /// The code, and nothing where the wallet sent none.
    pub fn code(&self) -> &str {
        self.code.as_deref().unwrap_or_default()
    }

    /// The message, and nothing where the wallet sent none.
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }
}

crate::message!(ResultInfo);

impl Message for ResultInfo {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.optional(name("resultStatus"), &self.status);
        to.optional(name("resultCode").max_length(64), &self.code);
        to.optional(name("resultMessage").or(&["resultMsg"]).max_length(256), &self.message);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "resultStatus" => self.status.slot(),
            "resultCode" => self.code.slot(),
            "resultMessage" | "resultMsg" => self.message.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { status: ResultStatus::Other(String::new()), code: None, message: None }
    }
}

/// The letter of a result.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResultStatus {
    /// `S`: done.
    Success,
    /// `A`: accepted, not done yet.
    Accepted,
    /// `U`: nobody knows yet.
    Unknown,
    /// `F`: not done.
    Failed,
    /// Something else. It counts as unknown.
    Other(String),
}

impl ResultStatus {
    /// Reads the letter, and keeps what it does not know.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.as_str() {
            "S" => Self::Success,
            "A" => Self::Accepted,
            "U" => Self::Unknown,
            "F" => Self::Failed,
            _ => Self::Other(text),
        }
    }

    /// The letter, as it travels.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Success => "S",
            Self::Accepted => "A",
            Self::Unknown => "U",
            Self::Failed => "F",
            Self::Other(text) => text,
        }
    }
}

crate::choice!(ResultStatus);

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
