//! One call may differ from the client's others.

use std::fmt;
use std::time::Duration;

use http::HeaderMap;
use http::header::ACCEPT;

use super::extra_headers::ExtraHeaders;
use crate::error::{Error, Kind};
use crate::headers::AGENT_TOKEN;
use crate::{RetryPolicy, TimeFormat};

/// What is different about one call. Whatever is left out is as the client has it.
///
/// ```
/// use std::time::Duration;
///
/// use miniprogram_runtime::CallOptions;
///
/// let options = CallOptions::new().timeout(Duration::from_secs(5)).agent_token("token-of-the-shop");
/// assert!(!format!("{options:?}").contains("token-of-the-shop"));
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) time_format: Option<TimeFormat>,
    headers: ExtraHeaders,
}

impl CallOptions {
    /// Changes nothing yet.
    pub const fn new() -> Self {
        Self { timeout: None, retry: None, time_format: None, headers: ExtraHeaders::new() }
    }

    /// Waits at most so long for each attempt's answer, connecting included.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout: Some(timeout), ..self }
    }

    /// Tries the call again as this policy says.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self { retry: Some(policy), ..self }
    }

    /// Tries the call once and no more.
    pub fn no_retry(self) -> Self {
        self.retry(RetryPolicy::none())
    }

    /// Writes `Request-Time` in another form.
    pub fn time_format(self, time_format: TimeFormat) -> Self {
        Self { time_format: Some(time_format), ..self }
    }

    /// Calls in the name of the merchant who gave this token: the header `Agent-Token`, which some
    /// wallets know. No signature covers it.
    pub fn agent_token(self, token: impl AsRef<str>) -> Self {
        self.header(AGENT_TOKEN.as_str(), token)
    }

    /// Asks for answers in this media type, such as `application/json`: the header `Accept`. Without
    /// it, the client sends none.
    pub fn accept(self, media_type: impl AsRef<str>) -> Self {
        self.header(ACCEPT.as_str(), media_type)
    }

    /// Adds a header. No signature covers it, and `Debug` does not show its value.
    ///
    /// A `User-Agent` stands in place of the client's own. A call with a header that HTTP cannot
    /// carry, or that the client writes itself, is not made ([`Error::is_configuration`]).
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.headers.add(name.as_ref(), value.as_ref());
        self
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let mut faults = self.headers.faults().to_vec();
        if self.timeout.is_some_and(|it| it.is_zero()) {
            faults.push("the timeout is zero".to_owned());
        }
        if faults.is_empty() { Ok(()) } else { Err(Kind::Options(faults).into()) }
    }

    pub(super) fn apply(&self, headers: &mut HeaderMap) {
        self.headers.apply(headers);
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("time_format", &self.time_format)
            .field("headers", &self.headers.names())
            .finish()
    }
}
