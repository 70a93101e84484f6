//! What went wrong with a call, and whether the wallet may have acted all the same.

mod kind;
mod raw_answer;

use std::error::Error as StdError;
use std::fmt;

pub(crate) use self::kind::Kind;
pub use self::raw_answer::RawAnswer;
use crate::codec::Violation;
use crate::freshness::Stale;
use crate::outcome::ResultInfo;
use crate::transport::TransportError;
use crate::verification::VerificationError;

/// A call that brought no outcome.
///
/// The wallet's own "no" is not an error but [`Outcome::Failed`](crate::Outcome::Failed).
/// Ask [`may_have_run`](Error::may_have_run) before anything else: where it says
/// yes, the fate of the payment is unknown, however the call went wrong.
///
/// `Debug` and `Display` never show bodies or keys.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    answer: Option<RawAnswer>,
    result: Option<ResultInfo>,
    attempts: u32,
    /// Whether an attempt before the last one may have reached the wallet.
    may_have_run_before: bool,
}

impl Error {
    /// Tells whether the wallet may have acted on the request.
    ///
    /// `false` only where the request certainly did not leave in any attempt: it was
    /// refused here, or no connection came about. Then a new attempt is safe. `true`
    /// in every other case: inquire, or send the same request again under the same
    /// idempotency key; never book it as failed.
    pub fn may_have_run(&self) -> bool {
        self.0.may_have_run_before || self.0.kind.may_have_run()
    }

    /// How often the call was tried. All but [`may_have_run`](Error::may_have_run) is said of the
    /// last attempt.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The client cannot be built, or the call cannot be made, as it was asked for.
    pub fn is_configuration(&self) -> bool {
        matches!(self.0.kind, Kind::Configuration(_) | Kind::Options(_))
    }

    /// The request could not be signed.
    pub fn is_signing(&self) -> bool {
        matches!(self.0.kind, Kind::Signing(_) | Kind::RemoteSigning(_))
    }

    /// The request breaks bounds that the spec states; it was not sent.
    pub fn is_invalid_request(&self) -> bool {
        matches!(self.0.kind, Kind::Invalid(_))
    }

    /// The bounds that the request breaks, each with its place.
    pub fn violations(&self) -> &[Violation] {
        match &self.0.kind {
            Kind::Invalid(violations) => violations,
            _ => &[],
        }
    }

    /// The request is a dry run, of which there is nothing to [settle](crate::Client::settle): it
    /// moved no money, whatever it was answered, and nothing more was sent.
    pub fn is_dry_run(&self) -> bool {
        matches!(self.0.kind, Kind::DryRun)
    }

    /// A [hook](crate::ClientBuilder::before_signing) refused the request; it was not sent. What the
    /// hook said is the source.
    pub fn is_hook(&self) -> bool {
        matches!(self.0.kind, Kind::Hook(_))
    }

    /// No connection came about: nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(why) if why.is_connect())
    }

    /// The answer did not arrive in time.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(why) if why.is_timeout())
    }

    /// The connection broke before the answer was complete, or what came over it was not HTTP.
    pub fn is_interrupted(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(why) if why.is_interrupted())
    }

    /// The answer is longer than the client accepts.
    pub fn is_too_large(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(why) if why.is_too_large())
    }

    /// The answer's HTTP status says that something is wrong, and nobody signed it.
    pub fn is_http_status(&self) -> bool {
        matches!(self.0.kind, Kind::HttpStatus(_))
    }

    /// The answer is no JSON and nobody signed it: a page of something on the way, most likely.
    pub fn is_not_json(&self) -> bool {
        matches!(self.0.kind, Kind::NotJson(_))
    }

    /// The answer's signature is missing, malformed, or does not prove that the wallet wrote it.
    pub fn is_signature(&self) -> bool {
        matches!(self.0.kind, Kind::Signature(_))
    }

    /// Why the signature was refused.
    pub fn verification(&self) -> Option<&VerificationError> {
        match &self.0.kind {
            Kind::Signature(why) => Some(why),
            _ => None,
        }
    }

    /// The wallet signed the answer, but at a time that is too far from the clock here, or at none:
    /// it may be an old answer, sent again by somebody else.
    pub fn is_stale(&self) -> bool {
        matches!(self.0.kind, Kind::Stale(_))
    }

    /// How far the answer's time is from the clock here.
    pub fn staleness(&self) -> Option<&Stale> {
        match &self.0.kind {
            Kind::Stale(why) => Some(why),
            _ => None,
        }
    }

    /// The wallet signed the answer, but it has another id than the request: it is the answer to
    /// another request, perhaps sent again by somebody else. The error names the property.
    pub fn is_other_request(&self) -> bool {
        matches!(self.0.kind, Kind::OtherRequest(_))
    }

    /// The wallet signed the answer, but it cannot be read as its spec says.
    pub fn is_unreadable(&self) -> bool {
        matches!(self.0.kind, Kind::Unreadable(_))
    }

    /// What the wallet said of an unreadable answer: verified, and the only part that could be read.
    pub fn result(&self) -> Option<&ResultInfo> {
        self.0.result.as_ref()
    }

    /// What came back, for diagnosis only.
    pub fn raw_answer(&self) -> Option<&RawAnswer> {
        self.0.answer.as_ref()
    }

    pub(crate) fn with_answer(mut self, answer: RawAnswer) -> Self {
        self.0.answer = Some(answer);
        self
    }

    pub(crate) fn with_result(mut self, result: Option<ResultInfo>) -> Self {
        self.0.result = result;
        self
    }

    /// Says of which attempt this is the error, and what may have come of those before.
    pub(crate) fn of_attempt(mut self, number: u32, may_have_run_before: bool) -> Self {
        self.0.attempts = number;
        self.0.may_have_run_before = may_have_run_before;
        self
    }
}

impl From<TransportError> for Error {
    fn from(why: TransportError) -> Self {
        Kind::Transport(why).into()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(Inner {
            kind,
            answer: None,
            result: None,
            attempts: 1,
            may_have_run_before: false,
        }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kind.fmt(f)?;
        if self.0.may_have_run_before && !self.0.kind.may_have_run() {
            f.write_str(", but an attempt before may have reached the wallet")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("may_have_run", &self.may_have_run())
            .field("attempts", &self.0.attempts)
            .field("result", &self.0.result)
            .field("answer", &self.0.answer)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.kind.source()
    }
}
