//! The protocol's method and header names, in the letter case in which they are sent (overview,
//! *Request structure*).

use http::HeaderValue;
use http::header::HeaderName;

/// The only method there is.
pub(crate) const METHOD: &str = "POST";

/// What every body is. The charset is the one in which it was turned into the bytes that are
/// signed.
pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=UTF-8");

pub(crate) const AGENT_TOKEN: HeaderName = HeaderName::from_static("agent-token");
pub(crate) const CLIENT_ID: HeaderName = HeaderName::from_static("client-id");
pub(crate) const REQUEST_TIME: HeaderName = HeaderName::from_static("request-time");
pub(crate) const RESPONSE_TIME: HeaderName = HeaderName::from_static("response-time");
pub(crate) const SIGNATURE: HeaderName = HeaderName::from_static("signature");
pub(crate) const TRACE_ID: HeaderName = HeaderName::from_static("trace-id");
