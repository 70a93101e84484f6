//! An answer is sorted: the wallet's own, or something that came in its place.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::response::Parts;
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use super::Inner;
use super::key_ring::Keys;
use crate::codec::{self, Unknown};
use crate::error::{Error, Kind, RawAnswer};
use crate::headers::{CLIENT_ID, METHOD, RESPONSE_TIME, SIGNATURE, TRACE_ID};
use crate::time::Timestamp;
use crate::verification::{Received, VerificationError, Verified, verify};
use crate::{Empty, Envelope, Message, ResultInfo};

/// What the wallet answered: verified, and not read yet.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Verified<Bytes>,
}

impl Answer {
    /// What the wallet did.
    ///
    /// # Errors
    ///
    /// [`Error::is_unreadable`] where there is no `result` in the answer.
    pub fn result(&self) -> Result<ResultInfo, Error> {
        Ok(self.read::<Empty>()?.result)
    }

    /// Reads the answer as the operation's response.
    ///
    /// # Errors
    ///
    /// [`Error::is_unreadable`]. The error hands out the result, if that can be read, and the
    /// bytes.
    pub fn read<M: Message>(&self) -> Result<Envelope<M>, Error> {
        let mut envelope = Envelope::<M>::blank();
        self.read_into(&mut envelope)?;
        Ok(envelope)
    }

    /// Reads the answer into a message that was picked at run time. It need not have a `result`.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn read_into(&self, message: &mut dyn Message) -> Result<(), Error> {
        codec::read(self.bytes(), message, Unknown::Ignore).map_err(|why| {
            let mut rest = Envelope::<Empty>::blank();
            let result = codec::read(self.bytes(), &mut rest, Unknown::Ignore);
            Error::from(Kind::Unreadable(why))
                .with_answer(self.raw())
                .with_result(result.ok().map(|()| rest.result))
        })
    }

    /// The answer's body, byte for byte as it was signed.
    pub fn bytes(&self) -> &Bytes {
        self.body.get()
    }

    /// When the wallet answered, by its own clock: `Response-Time`, which is signed.
    pub fn time(&self) -> Timestamp {
        Timestamp::lenient(self.headers.get(RESPONSE_TIME).map(text).unwrap_or_default())
    }

    /// The wallet's name for this exchange, for its support. No signature covers it.
    pub fn trace_id(&self) -> Option<String> {
        self.headers.get(TRACE_ID).map(|it| text(it).into_owned())
    }

    /// The HTTP status, which means nothing beside the result. No signature covers it.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// For how long the wallet asks to be left alone, as it says it. No signature covers it.
    pub(super) fn retry_after(&self) -> Option<&str> {
        self.headers.get(RETRY_AFTER)?.to_str().ok()
    }

    /// The answer for an error that is of it.
    pub(super) fn raw(&self) -> RawAnswer {
        RawAnswer::new(self.status, &self.headers, self.bytes().clone()).verified()
    }
}

impl Inner {
    /// Verifies an answer to the request that went to `path`, and that it is of this time.
    ///
    /// Whatever the HTTP status is, an answer that the wallet signed counts, and no other does: the
    /// protocol gives the status no meaning. `Client-Id` may be missing, since the signature covers
    /// the client's own id in any case; one that names somebody else is refused.
    pub(super) fn open(
        &self,
        path: &str,
        answer: Response<Bytes>,
        keys: &Arc<Keys>,
    ) -> Result<Answer, Error> {
        let (Parts { status, headers, .. }, body) = answer.into_parts();
        let header = |name| headers.get(name).map(text);
        let refuse = |kind, raw: fn(RawAnswer) -> RawAnswer| {
            let answer = RawAnswer::new(status.as_u16(), &headers, body.clone());
            Error::from(kind).with_answer(raw(answer))
        };

        let verified = self.verify(
            Received {
                method: METHOD,
                path,
                client_id: &self.client_id,
                stated_client_id: header(CLIENT_ID).as_deref(),
                time: header(RESPONSE_TIME).as_deref(),
                signature: header(SIGNATURE).as_deref(),
                body: body.clone(),
            },
            keys,
        );
        let verified = verified.map_err(|why| {
            let media_type = header(CONTENT_TYPE);
            refuse(refusal(why, status, media_type.as_deref(), &body), |it| it)
        })?;
        let time = Timestamp::lenient(header(RESPONSE_TIME).unwrap_or_default());
        if let Err(why) = self.freshness.check(&time, self.clock.now()) {
            return Err(refuse(Kind::Stale(why), RawAnswer::verified));
        }
        Ok(Answer { status: status.as_u16(), headers, body: verified })
    }

    /// Verifies with the keys of this moment, or else with those of the moment at which the call
    /// began: a key that was taken out since may have signed what was then under way.
    fn verify(
        &self,
        received: Received<'_>,
        began: &Arc<Keys>,
    ) -> Result<Verified<Bytes>, VerificationError> {
        let now = self.keys.now();
        let verified = verify(received.clone(), &now.wallet);
        if verified.is_ok() || Arc::ptr_eq(&now, began) {
            return verified;
        }
        verified.or_else(|why| verify(received, &began.wallet).map_err(|_| why))
    }
}

/// Says what came in place of the wallet's answer. A signature that does not hold is the graver
/// news, whatever else there is to say; where there is none at all, the answer is most likely not
/// the wallet's, but that of something on the way.
fn refusal(
    why: VerificationError,
    status: StatusCode,
    media_type: Option<&str>,
    body: &[u8],
) -> Kind {
    match why {
        VerificationError::MissingSignature if !status.is_success() => {
            Kind::HttpStatus(status.as_u16())
        }
        VerificationError::MissingSignature if !is_json(media_type, body) => {
            Kind::NotJson(media_type.map(ToOwned::to_owned))
        }
        why => Kind::Signature(why),
    }
}

/// Goes by the media type, and by the first character where there is none. Nothing is read.
fn is_json(media_type: Option<&str>, body: &[u8]) -> bool {
    match media_type {
        Some(media_type) => {
            let essence =
                media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            matches!(essence.as_str(), "application/json" | "text/json")
                || essence.ends_with("+json")
        }
        None => body.trim_ascii_start().starts_with(b"{"),
    }
}

/// A header's value. What is not text becomes text that no signature can match.
fn text(value: &HeaderValue) -> Cow<'_, str> {
    String::from_utf8_lossy(value.as_bytes())
}
