//! What happens to callbacks, for logs and counters.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::{BoxError, Delivery, DeliveryId, Refusal};
use crate::{Error, ResultStatus};

/// Something that happened to a callback. `Display` is a line for a log, without anything from its
/// body.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// It was refused.
    Refused(&'a Refusal),
    /// The same bytes came before: the handler was not called.
    Repeated(&'a Delivery),
    /// The handler returned an error, and `U` is answered.
    HandlerFailed(&'a Delivery, &'a BoxError),
    /// The handler took longer than this, which is its [limit](super::ReceiverBuilder::handler_timeout).
    /// It was dropped, and `U` is answered.
    HandlerLate(&'a Delivery, Duration),
    /// The [store](super::Deliveries) returned an error. Where it was asked whether the delivery is
    /// new, `U` is answered.
    StoreFailed(&'a Delivery, &'a BoxError),
    /// The reply could not be signed, and HTTP 500 is answered, after which the wallet sends again.
    SigningFailed(&'a Delivery, &'a Error),
    /// The handler replied.
    Replied(&'a Delivery, &'a ResultStatus),
}

impl Event<'_> {
    /// Which delivery it is about, if it is known to be the wallet's.
    pub fn delivery(&self) -> Option<DeliveryId> {
        match self {
            Self::Refused(_) => None,
            Self::Repeated(delivery)
            | Self::HandlerFailed(delivery, _)
            | Self::HandlerLate(delivery, _)
            | Self::StoreFailed(delivery, _)
            | Self::SigningFailed(delivery, _)
            | Self::Replied(delivery, _) => Some(delivery.id()),
        }
    }
}

#[cfg(feature = "tracing")]
impl Event<'_> {
    /// Quietly where all is well, loudly where somebody should look.
    pub(super) fn record(&self) {
        let delivery = self.delivery().map(tracing::field::display);
        match self {
            Self::Repeated(_) | Self::Replied(..) => {
                tracing::debug!(delivery, event = %self, "callback");
            }
            _ => tracing::warn!(delivery, event = %self, "callback"),
        }
    }
}

impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => match why.source() {
                Some(source) => write!(f, "refused: {why}: {source}"),
                None => write!(f, "refused: {why}"),
            },
            Self::Repeated(delivery) => write!(f, "{} came again", delivery.path()),
            Self::HandlerFailed(delivery, why) => {
                write!(f, "{} was not handled: {why}", delivery.path())
            }
            Self::HandlerLate(delivery, limit) => {
                write!(f, "{} was not handled within {limit:?}", delivery.path())
            }
            Self::StoreFailed(delivery, why) => {
                write!(f, "{} could not be looked up or kept: {why}", delivery.path())
            }
            Self::SigningFailed(delivery, why) => {
                write!(f, "{}: the reply could not be signed", delivery.path())?;
                why.source().map_or(Ok(()), |source| write!(f, ": {source}"))
            }
            Self::Replied(delivery, status) => {
                write!(f, "{} was answered {}", delivery.path(), status.as_str())
            }
        }
    }
}
