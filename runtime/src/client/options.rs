//! One call may differ from the client's others.

use std::fmt;
use std::time::Duration;

use http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, Kind};
use crate::excerpt::excerpt;
use crate::headers::{AGENT_TOKEN, CLIENT_ID, REQUEST_TIME, SIGNATURE};
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
    headers: Vec<(HeaderName, HeaderValue)>,
    faults: Vec<String>,
}

/// What the client writes itself, or what decides where the request ends.
const RESERVED: [HeaderName; 9] = [
    CLIENT_ID,
    REQUEST_TIME,
    SIGNATURE,
    CONTENT_TYPE,
    CONTENT_LENGTH,
    CONTENT_ENCODING,
    TRANSFER_ENCODING,
    CONNECTION,
    HOST,
];

impl CallOptions {
    /// Changes nothing yet.
    pub const fn new() -> Self {
        Self {
            timeout: None,
            retry: None,
            time_format: None,
            headers: Vec::new(),
            faults: Vec::new(),
        }
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

    /// Adds a header. No signature covers it, and `Debug` does not show its value.
    ///
    /// A call with a header that HTTP cannot carry, or that the client writes itself, is not made
    /// ([`Error::is_configuration`]).
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let name = name.as_ref();
        match (HeaderName::try_from(name), HeaderValue::try_from(value.as_ref())) {
            (Ok(name), _) if RESERVED.contains(&name) => {
                self.faults.push(format!("the header {name} is the client's own"));
            }
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(true);
                self.headers.push((name, value));
            }
            (Ok(name), Err(_)) => {
                self.faults.push(format!("no header can hold the value of {name}"));
            }
            (Err(_), _) => self.faults.push(format!("{} is no header's name", excerpt(name))),
        }
        self
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let mut faults = self.faults.clone();
        if self.timeout.is_some_and(|it| it.is_zero()) {
            faults.push("the timeout is zero".to_owned());
        }
        if faults.is_empty() { Ok(()) } else { Err(Kind::Options(faults).into()) }
    }

    pub(super) fn apply(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            headers.append(name, value.clone());
        }
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("time_format", &self.time_format)
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .finish()
    }
}
