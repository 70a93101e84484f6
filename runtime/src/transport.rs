//! The door to the network: bytes out, bytes in.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use crate::timer::Timer;

#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "reqwest")]
mod reqwest;

#[cfg(feature = "hyper")]
pub use self::hyper::{CertificateError, HyperTransport, HyperTransportBuilder};
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;

/// Sends a request and brings its answer.
///
/// One method is needed, so that a test, a proxy or another HTTP client is a few lines.
/// Whoever implements it follows no redirect, changes neither the path nor a byte of
/// the body, which are signed, and sends again only what certainly did not leave.
pub trait Transport: Send + Sync + 'static {
    /// Sends the request, and gives up where the limits say so.
    fn send(&self, request: Request<Bytes>, limits: Limits) -> Sending<'_>;

    /// What waits between two attempts of a call. Without it no call is tried again, unless the
    /// client is given [another](crate::ClientBuilder::timer).
    fn timer(&self) -> Option<&dyn Timer> {
        None
    }
}

/// An answer on its way.
pub type Sending<'t> =
    Pin<Box<dyn Future<Output = Result<Response<Bytes>, TransportError>> + Send + 't>>;

/// How long to wait for an answer, and how much of it to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// From the first attempt to connect to the last byte of the answer.
    pub timeout: Duration,
    /// The longest body that is accepted, in bytes.
    pub max_answer: usize,
}

/// 30 seconds, which is more than a wallet needs, and 1 MiB, which is more than it says.
impl Default for Limits {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(30), max_answer: 1024 * 1024 }
    }
}

/// An answer that did not arrive.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Connect,
    Timeout(Duration),
    Interrupted,
    TooLarge(usize),
}

impl TransportError {
    /// No connection came about: nothing of the request left.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind: Kind::Connect, source: Some(source.into()) }
    }

    /// The answer was not complete in time.
    pub fn timeout(after: Duration) -> Self {
        Self { kind: Kind::Timeout(after), source: None }
    }

    /// The connection broke before the answer was complete, or what came over it was not HTTP.
    pub fn interrupted(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind: Kind::Interrupted, source: Some(source.into()) }
    }

    /// The answer's body is longer than `limit` bytes.
    pub fn too_large(limit: usize) -> Self {
        Self { kind: Kind::TooLarge(limit), source: None }
    }

    /// Tells whether anything of the request may have left.
    pub fn may_have_left(&self) -> bool {
        self.kind != Kind::Connect
    }

    /// Tells whether no connection came about.
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }

    /// Tells whether time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, Kind::Timeout(_))
    }

    /// Tells whether the connection broke, or what came over it was not HTTP.
    pub fn is_interrupted(&self) -> bool {
        self.kind == Kind::Interrupted
    }

    /// Tells whether the answer was too long.
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge(_))
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Connect => f.write_str("no connection to the wallet"),
            Kind::Timeout(after) => write!(f, "no answer within {after:?}"),
            Kind::Interrupted => f.write_str("the connection broke before the answer was complete"),
            Kind::TooLarge(limit) => write!(f, "the answer is longer than {limit} bytes"),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|it| it as _)
    }
}
