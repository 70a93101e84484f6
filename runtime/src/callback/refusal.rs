//! Why a callback is not acted upon.

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::codec::ReadError;
use crate::freshness::Stale;
use crate::verification::VerificationError;

/// A callback that is not acted upon. `Debug` and `Display` never show its body.
#[derive(Debug)]
pub struct Refusal(Kind);

#[derive(Debug)]
enum Kind {
    Signature(VerificationError),
    Stale(Stale),
    Unreadable(ReadError),
    TooLarge(usize),
    #[cfg(feature = "tower")]
    Interrupted(super::BoxError),
}

impl Refusal {
    pub(super) fn unreadable(why: ReadError) -> Self {
        Self(Kind::Unreadable(why))
    }

    pub(super) fn too_large(limit: usize) -> Self {
        Self(Kind::TooLarge(limit))
    }

    #[cfg(feature = "tower")]
    pub(super) fn interrupted(why: super::BoxError) -> Self {
        Self(Kind::Interrupted(why))
    }

    /// The signature, or another of the headers that it covers, is missing, is malformed, or does
    /// not prove that the wallet sent this here.
    pub fn is_signature(&self) -> bool {
        matches!(self.0, Kind::Signature(_))
    }

    /// Why the signature was refused.
    pub fn verification(&self) -> Option<&VerificationError> {
        match &self.0 {
            Kind::Signature(why) => Some(why),
            _ => None,
        }
    }

    /// The wallet signed it, at a time that is too far from the clock here.
    pub fn is_stale(&self) -> bool {
        matches!(self.0, Kind::Stale(_))
    }

    /// How far the clocks are apart.
    pub fn stale(&self) -> Option<&Stale> {
        match &self.0 {
            Kind::Stale(why) => Some(why),
            _ => None,
        }
    }

    /// The wallet signed it, but it cannot be read as its spec says.
    pub fn is_unreadable(&self) -> bool {
        matches!(self.0, Kind::Unreadable(_))
    }

    /// The body is longer than what is accepted.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0, Kind::TooLarge(_))
    }

    /// The HTTP status to answer with where nothing can be answered in the protocol's own terms.
    ///
    /// 401 where the sender is not proven to be the wallet, 413 where the body is too long, and
    /// otherwise 400. To a wallet each of them is an unusual answer, after which it sends again.
    pub fn status(&self) -> u16 {
        self.status_code().as_u16()
    }

    fn status_code(&self) -> StatusCode {
        match self.0 {
            Kind::Signature(_) => StatusCode::UNAUTHORIZED,
            Kind::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// An answer without a body and without a signature: nothing is signed for strangers.
    pub fn response(&self) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = self.status_code();
        response
    }
}

impl From<VerificationError> for Refusal {
    fn from(why: VerificationError) -> Self {
        Self(Kind::Signature(why))
    }
}

impl From<Stale> for Refusal {
    fn from(why: Stale) -> Self {
        Self(Kind::Stale(why))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Signature(_) => f.write_str("the callback's signature was refused"),
            Kind::Stale(_) => f.write_str("the callback is too old or ahead of time"),
            Kind::Unreadable(_) => f.write_str("the wallet's callback cannot be read"),
            Kind::TooLarge(limit) => write!(f, "the callback is longer than {limit} bytes"),
            #[cfg(feature = "tower")]
            Kind::Interrupted(_) => f.write_str("the callback broke off"),
        }
    }
}

impl StdError for Refusal {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Kind::Signature(why) => Some(why),
            Kind::Stale(why) => Some(why),
            Kind::Unreadable(why) => Some(why),
            Kind::TooLarge(_) => None,
            #[cfg(feature = "tower")]
            Kind::Interrupted(why) => Some(&**why),
        }
    }
}
