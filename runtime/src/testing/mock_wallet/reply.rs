//! What a mock wallet can do with a request.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use serde_json::{Map, Value, json};

use crate::Endpoint;

/// A request that is signed by the merchant and keeps to its spec.
#[derive(Clone)]
#[non_exhaustive]
pub struct MockRequest {
    /// What was called.
    pub endpoint: Endpoint,
    /// Who called.
    pub client_id: String,
    /// The body as it came.
    pub body: Bytes,
}

/// What to do with it.
///
/// `Debug` shows the length of the bodies in place of the bodies.
#[derive(Clone)]
#[non_exhaustive]
pub enum Reply {
    /// Sign and send this JSON.
    Json(Bytes),
    /// Sign this JSON, and add a blank to it on the way.
    Altered(Bytes),
    /// Sign this JSON with a time so long ago.
    Stale(Duration, Bytes),
    /// Send this as it is, and sign nothing.
    Unsigned(Response<Bytes>),
    /// Close the connection without a word.
    HangUp,
    /// Wait, and then reply.
    After(Duration, Box<Reply>),
}

impl MockRequest {
    /// One of the request's own properties, if it is there and is text: `paymentRequestId`.
    pub fn text(&self, name: &str) -> Option<String> {
        let asked: Map<String, Value> = serde_json::from_slice(&self.body).ok()?;
        asked.get(name)?.as_str().map(str::to_owned)
    }

    /// The endpoint's example of a response, as JSON, or a bare success where there is none.
    ///
    /// Properties that the request has, too, hold the request's values: so the answer is about the
    /// payment that was asked about.
    pub fn example(&self) -> Value {
        let example = serde_json::from_str(self.endpoint.response_example).ok();
        let mut answer = example
            .unwrap_or_else(|| json!({"result": {"resultStatus": "S", "resultCode": "SUCCESS"}}));

        let asked: Map<String, Value> = serde_json::from_slice(&self.body).unwrap_or_default();
        for (name, value) in asked {
            if let Some(same) = answer.get_mut(&name) {
                *same = value;
            }
        }
        answer
    }
}

impl Reply {
    /// Signs and sends this JSON.
    pub fn json(json: &Value) -> Self {
        Self::Json(json.to_string().into())
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = |body: &Bytes| format!("{} bytes", body.len());
        match self {
            Self::Json(json) => write!(f, "Json({})", length(json)),
            Self::Altered(json) => write!(f, "Altered({})", length(json)),
            Self::Stale(age, json) => write!(f, "Stale({age:?}, {})", length(json)),
            Self::Unsigned(answer) => {
                write!(f, "Unsigned({}, {})", answer.status(), length(answer.body()))
            }
            Self::HangUp => f.write_str("HangUp"),
            Self::After(delay, next) => write!(f, "After({delay:?}, {next:?})"),
        }
    }
}
