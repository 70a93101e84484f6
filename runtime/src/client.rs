//! A request goes out signed, and its answer comes back verified or not at all.

mod base_url;
mod address;
mod builder;
mod extra_headers;
mod options;
mod hooks;
pub(crate) mod signatory;
pub(crate) mod key_ring;
mod attempts;
mod trace;
mod request;
mod answer;
mod same_request;

use std::fmt;
use std::sync::Arc;

pub(crate) use self::address::HOST;
pub use self::answer::Answer;
pub(crate) use self::attempts::is_filled_in;
use self::attempts::{Awaited, Call, Unread};
use self::base_url::BaseUrl;
pub use self::builder::ClientBuilder;
use self::hooks::Hooks;
pub use self::hooks::{Incoming, Outgoing};
pub use self::key_ring::{KeyRing, KeyRingError};
pub use self::options::CallOptions;
use crate::error::{Error, Kind};
use crate::freshness::Freshness;
use crate::time::{Clock, TimeFormat};
use crate::timer::Timer;
use crate::transport::{Limits, Transport};
use crate::{Message, Operation, Outcome, RetryPolicy, Wallet, codec};

/// Calls one wallet on behalf of one merchant.
///
/// A clone is cheap and shares the connections. `Debug` shows the address and the client id, and no
/// key.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    base: BaseUrl,
    client_id: String,
    keys: KeyRing,
    transport: Arc<dyn Transport>,
    timer: Option<Arc<dyn Timer>>,
    limits: Limits,
    retry: RetryPolicy,
    freshness: Freshness,
    clock: Arc<dyn Clock>,
    time_format: TimeFormat,
    check_requests: bool,
    hooks: Hooks,
}

impl Client {
    /// Begins a client of the wallet at `base_url`: scheme, host, and whatever stands before the
    /// version in the URLs of its API, such as `https://wallet.example/miniprogram/api`.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url.into())
    }

    /// Begins a client of a wallet, at its address and with its habits.
    ///
    /// Where the wallet's host is not public, [`ClientBuilder::host`] gives it. Another address,
    /// such as that of a mock, is [`ClientBuilder::base_url`]'s to give.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use miniprogram_runtime::{SigningKey, VerifyingKey};
    /// use miniprogram_runtime::{Client, SignatureEncoding, Wallet};
    ///
    /// // Such constants are generated.
    /// const SANDBOX: Wallet = Wallet::new("acme", "Acme Pay", "sandbox", "https://{host}/api")
    ///     .signature_encoding(SignatureEncoding::Plain);
    ///
    /// # let signing_key = SigningKey::from_pem(include_str!("../testkeys/merchant-private.pem"))?;
    /// # let wallet_key = VerifyingKey::from_pem(include_str!("../testkeys/wallet-public.pem"))?;
    /// # #[cfg(feature = "hyper")] {
    /// let client = Client::builder_for(SANDBOX)
    ///     .host("api.acme.example")
    ///     .client_id("merchant-42")
    ///     .signing_key(1, signing_key)
    ///     .wallet_key(1, wallet_key)
    ///     .build()?;
    /// # }
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder_for(wallet: Wallet) -> ClientBuilder {
        let builder = Self::builder(wallet.base_url)
            .signature_encoding(wallet.signature_encoding)
            .time_format(wallet.time_format);
        let builder = match wallet.algorithm_label {
            Some(label) => builder.algorithm_label(label),
            None => builder,
        };
        match wallet.clock_tolerance {
            Some(tolerance) => builder.clock_tolerance(tolerance),
            None => builder,
        }
    }

    /// Calls an operation and tells what the wallet did.
    ///
    /// The call is tried again as the client's [`RetryPolicy`] says. Where an attempt may have run
    /// and a later one is answered `F`, the outcome is [`Outcome::Unknown`]: the "no" may speak of
    /// the repeat alone.
    ///
    /// An answer is held against the request: where both have an id of one name at the top, such as
    /// `paymentRequestId`, a different one is refused ([`Error::is_other_request`]). An answer that
    /// repeats no id of its request is bound to it by its time alone.
    ///
    /// # Errors
    ///
    /// The call brought no outcome that can be trusted. [`Error::may_have_run`] tells whether the
    /// wallet may have acted nevertheless.
    pub async fn call<O: Operation>(
        &self,
        request: &O,
    ) -> Result<Outcome<O::Response, O::Code>, Error> {
        self.call_with(request, &USUAL).await
    }

    /// Calls an operation as [`call`](Self::call) does, with what is different about this call.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call); [`Error::is_configuration`] where the options cannot be followed.
    pub async fn call_with<O: Operation>(
        &self,
        request: &O,
        options: &CallOptions,
    ) -> Result<Outcome<O::Response, O::Code>, Error> {
        let mut answer = Awaited::<O::Response>::new();
        let call = Call { path: O::PATH, request, key: O::IDEMPOTENCY_KEY, options };
        self.0.exchange(&call, &mut answer).await?;
        Ok(answer.outcome())
    }

    /// Sends a request to `path`, which follows the base address, and verifies the answer.
    ///
    /// For programs that pick the operation at run time; others use [`call`](Self::call). The
    /// answer may still be the wallet's refusal: [`Answer::result`] tells. Since the operation's
    /// idempotency key is not known here, only what certainly did not leave is sent again.
    ///
    /// # Errors
    ///
    /// The request was not sent, or its answer did not arrive or is not the wallet's.
    pub async fn send(&self, path: &str, request: &dyn Message) -> Result<Answer, Error> {
        self.send_with(path, request, &USUAL).await
    }

    /// Sends a request as [`send`](Self::send) does, with what is different about this one.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send); [`Error::is_configuration`] where the options cannot be followed.
    pub async fn send_with(
        &self,
        path: &str,
        request: &dyn Message,
        options: &CallOptions,
    ) -> Result<Answer, Error> {
        self.0.exchange(&Call { path, request, key: &[], options }, &mut Unread).await
    }

    /// The keys that the client signs and verifies with, to be changed while it works.
    pub fn keys(&self) -> &KeyRing {
        &self.0.keys
    }

    /// What the client waits with between two attempts, if it has anything.
    pub fn timer(&self) -> Option<&dyn Timer> {
        self.0.timer()
    }
}

impl Inner {
    fn timer(&self) -> Option<&dyn Timer> {
        self.timer.as_deref().or_else(|| self.transport.timer())
    }
}

/// What most calls are made with.
static USUAL: CallOptions = CallOptions::new();

fn check(request: &dyn Message) -> Result<(), Error> {
    match codec::check(request) {
        violations if violations.is_empty() => Ok(()),
        violations => Err(Kind::Invalid(violations).into()),
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &format_args!("{}", self.0.base))
            .field("client_id", &self.0.client_id)
            .finish()
    }
}
