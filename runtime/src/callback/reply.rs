//! What a merchant answers to a callback.

use std::fmt;

use bytes::Bytes;

use super::BoxError;
use crate::{Callback, Empty, Envelope, ResultCode, ResultInfo, ResultStatus, codec};

/// The answer to one callback: a result, and with success what else the callback asks for.
///
/// `S` says that it is booked, and `F` that it never will be: after either, the wallet is done.
/// After `U` it sends again (*notifyPayment*).
pub struct Reply<C: Callback> {
    result: ResultInfo<C::Code>,
    message: Option<C::Reply>,
}

impl<C: Callback<Reply = Empty>> Reply<C> {
    /// `S`: it is done, and the wallet need not tell again.
    pub fn success() -> Self {
        Self::success_with(Empty)
    }
}

impl<C: Callback> Reply<C> {
    /// `S`, with what the callback asks for.
    pub fn success_with(message: C::Reply) -> Self {
        let result = result(ResultStatus::Success, "SUCCESS", "success");
        Self { result, message: Some(message) }
    }

    /// `F`: it is not done and never will be. The wallet is not promised to tell again, so this is
    /// for what no other try would mend.
    pub fn failed(code: C::Code, message: impl Into<String>) -> Self {
        Self { result: ResultInfo::new(ResultStatus::Failed, code, message), message: None }
    }

    /// `U`: it is not done now, and the wallet is to tell again.
    pub fn unknown(message: impl Into<String>) -> Self {
        Self { result: result(ResultStatus::Unknown, "UNKNOWN_EXCEPTION", message), message: None }
    }

    /// The result, as it will be sent.
    pub fn result(&self) -> &ResultInfo<C::Code> {
        &self.result
    }

    /// Whether the wallet is done with the callback after this reply.
    pub(super) fn is_final(&self) -> bool {
        matches!(self.result.status, ResultStatus::Success | ResultStatus::Failed)
    }

    /// The body as JSON.
    pub(super) fn into_bytes(self) -> Bytes {
        let result = self.result.untyped();
        let json = match self.message {
            Some(response) => codec::write(&Envelope { result, response }),
            None => codec::write(&Envelope { result, response: Empty }),
        };
        json.into()
    }
}

fn result<C: ResultCode>(
    status: ResultStatus,
    code: &str,
    message: impl Into<String>,
) -> ResultInfo<C> {
    ResultInfo::new(status, C::read(code.to_owned()), message)
}

impl<C: Callback> fmt::Debug for Reply<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reply").field(&self.result).finish()
    }
}

/// What a handler may return: a [`Reply`], or a `Result` with one.
///
/// An error becomes `U`, so that the wallet tells again. The wallet learns nothing else of it; the
/// [observer](super::ReceiverBuilder::observe) does.
pub trait IntoReply<C: Callback> {
    /// The reply, or what kept the handler from one.
    ///
    /// # Errors
    ///
    /// The handler's own.
    fn into_reply(self) -> Result<Reply<C>, BoxError>;
}

impl<C: Callback> IntoReply<C> for Reply<C> {
    fn into_reply(self) -> Result<Self, BoxError> {
        Ok(self)
    }
}

impl<C: Callback, E: Into<BoxError>> IntoReply<C> for Result<Reply<C>, E> {
    fn into_reply(self) -> Result<Reply<C>, BoxError> {
        self.map_err(Into::into)
    }
}
