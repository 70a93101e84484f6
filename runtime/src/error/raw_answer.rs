//! What came back, kept for diagnosis.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::{HeaderName, RETRY_AFTER};

use crate::headers::TRACE_ID;

/// What came back in place of an outcome. It serves diagnosis, and is nothing to act upon.
///
/// Unless it [is verified](RawAnswer::is_verified), whoever stands between here and the wallet may
/// have written it. `Debug` shows the length of the body in place of the body.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RawAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The wallet's name for this exchange, for its support.
    pub trace_id: Option<String>,
    /// For how long the sender asks to be left alone, as it says it: the header `Retry-After`.
    pub retry_after: Option<String>,
    /// The body as it came.
    pub body: Bytes,
    /// Whether the wallet signed the body.
    pub is_verified: bool,
}

impl RawAnswer {
    pub(crate) fn new(status: u16, headers: &HeaderMap, body: Bytes) -> Self {
        let text = |name: HeaderName| Some(headers.get(name)?.to_str().ok()?.to_owned());
        Self {
            status,
            trace_id: text(TRACE_ID),
            retry_after: text(RETRY_AFTER),
            body,
            is_verified: false,
        }
    }

    pub(crate) fn verified(self) -> Self {
        Self { is_verified: true, ..self }
    }
}

impl fmt::Debug for RawAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawAnswer")
            .field("status", &self.status)
            .field("trace_id", &self.trace_id)
            .field("retry_after", &self.retry_after)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("is_verified", &self.is_verified)
            .finish()
    }
}
