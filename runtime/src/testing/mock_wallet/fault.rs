//! What goes wrong on demand, and whether the wallet has acted by then.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Response, StatusCode};
use thiserror::Error;

use super::reply::Reply;
use crate::codec;
use crate::{Empty, Envelope, ResultInfo, ResultStatus};

/// Something that goes wrong with one request.
///
/// A request that is refused for its signature, its path or its content meets no fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The wallet does not act, and closes the connection.
    DropBeforeActing,
    /// The wallet acts, and closes the connection.
    DropAfterActing,
    /// The wallet acts, and answers `U`, `UNKNOWN_EXCEPTION`. A repeat or an inquiry settles it: the
    /// first, or, with [`Approval::WhenAsked`](crate::testing::Approval::WhenAsked), a later one.
    Unknown,
    /// The wallet does not act, and answers `U`, `REQUEST_TRAFFIC_EXCEED_LIMIT`.
    Throttled,
    /// The wallet acts at once, and answers so much later.
    Delay(Duration),
    /// The wallet acts, and its answer is altered after it was signed.
    WrongSignature,
    /// The wallet acts, and its answer comes without a signature.
    NoSignature,
    /// The wallet acts, and its answer is signed with a time so long ago.
    StaleTime(Duration),
    /// The wallet acts, and something on the way puts a page of HTML in its answer's place.
    Page,
    /// The wallet does not act: something in front of it answers HTTP 503.
    Unavailable,
}

/// The name is none of a [`Fault`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no such fault: there are {}", Fault::EVERY.map(Fault::name).join(", "))]
pub struct UnknownFault(());

impl Fault {
    /// One of each kind: a delay is of 30 seconds, a stale time an hour old.
    pub const EVERY: [Self; 10] = [
        Self::DropBeforeActing,
        Self::DropAfterActing,
        Self::Unknown,
        Self::Throttled,
        Self::Delay(Duration::from_secs(30)),
        Self::WrongSignature,
        Self::NoSignature,
        Self::StaleTime(Duration::from_secs(60 * 60)),
        Self::Page,
        Self::Unavailable,
    ];

    /// The name by which [`FromStr`] finds it: `drop-after-acting`.
    pub fn name(self) -> &'static str {
        match self {
            Self::DropBeforeActing => "drop-before-acting",
            Self::DropAfterActing => "drop-after-acting",
            Self::Unknown => "unknown",
            Self::Throttled => "throttled",
            Self::Delay(_) => "delay",
            Self::WrongSignature => "wrong-signature",
            Self::NoSignature => "no-signature",
            Self::StaleTime(_) => "stale-time",
            Self::Page => "page",
            Self::Unavailable => "unavailable",
        }
    }

    /// Whether the wallet has acted on the request by the time something goes wrong.
    pub fn acts(self) -> bool {
        !matches!(self, Self::DropBeforeActing | Self::Throttled | Self::Unavailable)
    }

    /// Makes of a reply what arrives of it. A request that is not to be acted on has none to begin
    /// with.
    pub(super) fn strike(self, reply: impl FnOnce() -> Reply) -> Reply {
        let reply = if self.acts() { reply() } else { Reply::HangUp };
        match (self, reply) {
            (Self::DropBeforeActing | Self::DropAfterActing, _) => Reply::HangUp,
            (Self::Unknown, _) => open("UNKNOWN_EXCEPTION", "nobody can say yet"),
            (Self::Throttled, _) => open("REQUEST_TRAFFIC_EXCEED_LIMIT", "too many requests"),
            (Self::Delay(delay), reply) => Reply::After(delay, Box::new(reply)),
            (Self::WrongSignature, Reply::Json(json)) => Reply::Altered(json),
            (Self::NoSignature, Reply::Json(json)) => Reply::Unsigned(Response::new(json)),
            (Self::StaleTime(age), Reply::Json(json)) => Reply::Stale(age, json),
            (Self::Page, _) => Reply::Unsigned(page(StatusCode::OK, "<h1>Welcome</h1>")),
            (Self::Unavailable, _) => {
                Reply::Unsigned(page(StatusCode::SERVICE_UNAVAILABLE, "<h1>Back soon</h1>"))
            }
            // A reply of the test's own has no signature to spoil.
            (_, reply) => reply,
        }
    }
}

/// Writes the [name](Fault::name).
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads the name of one of [`EVERY`](Fault::EVERY).
impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(name: &str) -> Result<Self, UnknownFault> {
        Self::EVERY.into_iter().find(|it| it.name() == name).ok_or(UnknownFault(()))
    }
}

fn open(code: &str, message: &str) -> Reply {
    let result = ResultInfo::new(ResultStatus::Unknown, code, message);
    Reply::Json(codec::write(&Envelope { result, response: Empty }).into())
}

fn page(status: StatusCode, html: &'static str) -> Response<Bytes> {
    let mut page = Response::new(Bytes::from_static(html.as_bytes()));
    *page.status_mut() = status;
    page.headers_mut().insert(CONTENT_TYPE, http::HeaderValue::from_static("text/html"));
    page
}
