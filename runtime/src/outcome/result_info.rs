//! The `result` object: a status, which decides, and a code, which explains.

use std::fmt;

use super::ResultCode;
use crate::message::{Properties, name};
use crate::{Message, Slot, Value};

/// The `result` object, which every answer carries (chapter "Response structure").
///
/// `Display` is for logs: the code and the message, as far as there are any.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResultInfo<C = String> {
    /// Which of the four it is. It decides; the code never does.
    pub status: ResultStatus,
    /// The machine-readable code, such as `USER_BALANCE_NOT_ENOUGH`: 64 characters at most.
    pub code: Option<C>,
    /// The code in words: 256 characters at most. Not for users: it may be in any language.
    pub message: Option<String>,
}

impl<C> ResultInfo<C> {
    /// Makes a result with a code and a message.
    pub fn new(status: ResultStatus, code: impl Into<C>, message: impl Into<String>) -> Self {
        Self { status, code: Some(code.into()), message: Some(message.into()) }
    }

    /// The code, where the wallet sent one.
    pub fn code(&self) -> Option<&C> {
        self.code.as_ref()
    }

    /// The message, and nothing where the wallet sent none.
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }
}

impl<C: ResultCode> ResultInfo<C> {
    /// What the code means, where it is a known one.
    pub fn meaning(&self) -> Option<&'static str> {
        self.code.as_ref().and_then(C::meaning)
    }

    /// What to do about it, where the code is a known one.
    pub fn action(&self) -> Option<&'static str> {
        self.code.as_ref().and_then(C::action)
    }

    /// The same result with its code as text, for what serves every endpoint.
    pub fn untyped(self) -> ResultInfo {
        let Self { status, code, message } = self;
        ResultInfo { status, code: code.map(|it| it.as_str().to_owned()), message }
    }
}

impl ResultInfo {
    /// Reads the code as one of an endpoint's. Status and message stay as they are.
    ///
    /// ```
    /// use miniprogram_runtime::{ResultInfo, ResultStatus};
    ///
    /// let result = ResultInfo::new(ResultStatus::Failed, "ORDER_NOT_EXIST", "no such order");
    /// // An endpoint's own type of codes in place of `String` gives `meaning` and `action`.
    /// let result = result.typed::<String>();
    /// assert_eq!(result.to_string(), "ORDER_NOT_EXIST: no such order");
    /// ```
    pub fn typed<C: ResultCode>(self) -> ResultInfo<C> {
        let Self { status, code, message } = self;
        ResultInfo { status, code: code.map(C::read), message }
    }
}

impl<C: fmt::Display> fmt::Display for ResultInfo<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}"),
            (Some(code), None) => code.fmt(f),
            (None, Some(message)) => message.fmt(f),
            (None, None) => f.write_str("no code and no message"),
        }
    }
}

/// Shows what is present by its name on the wire.
impl<C: fmt::Debug> fmt::Debug for ResultInfo<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ResultInfo");
        shown.field("resultStatus", &self.status.as_str());
        if let Some(code) = &self.code {
            shown.field("resultCode", code);
        }
        if let Some(message) = &self.message {
            shown.field("resultMessage", message);
        }
        shown.finish()
    }
}

crate::serde_impls!(ResultInfo);

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
#[derive(Clone, PartialEq)]
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
