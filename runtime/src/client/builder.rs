//! What a client is to be, setting by setting.

mod build;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use super::hooks::{Hooks, Incoming, Outgoing};
use super::signatory::{Form, PrivateKey};
use crate::RetryPolicy;
use crate::freshness::Freshness;
use crate::keys::{KeyVersion, SigningKey, VerifyingKey, VerifyingKeys};
use crate::signature::SignatureEncoding;
use crate::signing::RemoteSigner;
use crate::time::{Clock, SystemClock, TimeFormat};
use crate::timer::Timer;
use crate::transport::{Limits, Transport};

/// What a [`Client`](crate::Client) is to be. Wallets differ in more than their address; the defaults are what
/// most of them take.
#[must_use]
pub struct ClientBuilder {
    base_url: String,
    host: Option<String>,
    client_id: String,
    private_keys: Vec<(KeyVersion, PrivateKey)>,
    wallet_keys: VerifyingKeys,
    form: Form,
    time_format: TimeFormat,
    limits: Limits,
    retry: RetryPolicy,
    freshness: Freshness,
    transport: Option<Arc<dyn Transport>>,
    timer: Option<Arc<dyn Timer>>,
    clock: Arc<dyn Clock>,
    check_requests: bool,
    allow_plain_http: bool,
    hooks: Hooks,
}

impl ClientBuilder {
    pub(super) fn new(base_url: String) -> Self {
        Self {
            base_url,
            host: None,
            client_id: String::new(),
            private_keys: Vec::new(),
            wallet_keys: VerifyingKeys::new(),
            form: Form::default(),
            time_format: TimeFormat::default(),
            limits: Limits::default(),
            retry: RetryPolicy::default(),
            freshness: Freshness::default(),
            transport: None,
            timer: None,
            clock: Arc::new(SystemClock),
            check_requests: true,
            allow_plain_http: false,
            hooks: Hooks::default(),
        }
    }

    /// Sets the address, in place of the one given before: that of a mock, or of a proxy.
    pub fn base_url(self, base_url: impl Into<String>) -> Self {
        Self { base_url: base_url.into(), ..self }
    }

    /// Sets the host, with its port if it has one, where the wallet's address leaves it open.
    pub fn host(self, host: impl Into<String>) -> Self {
        Self { host: Some(host.into()), ..self }
    }

    /// Sets the client id that the wallet has given to the merchant. Needed.
    pub fn client_id(self, client_id: impl Into<String>) -> Self {
        Self { client_id: client_id.into(), ..self }
    }

    /// Adds one of the merchant's private keys, and the version under which the wallet knows its
    /// public half. At least one key or [`signer`](Self::signer) is needed; of several, the one
    /// added last signs, until [`KeyRing::sign_with`](super::KeyRing::sign_with) picks another.
    pub fn signing_key(mut self, version: impl Into<KeyVersion>, key: SigningKey) -> Self {
        self.private_keys.push((version.into(), PrivateKey::Here(key)));
        self
    }

    /// Adds a signer that holds the merchant's private key elsewhere, in place of a
    /// [`signing_key`](Self::signing_key).
    pub fn signer(mut self, version: impl Into<KeyVersion>, signer: impl RemoteSigner) -> Self {
        self.private_keys.push((version.into(), PrivateKey::Elsewhere(Arc::new(signer))));
        self
    }

    /// Adds one of the wallet's public keys. At least one is needed, and several while the wallet
    /// changes its key.
    pub fn wallet_key(mut self, version: impl Into<KeyVersion>, key: VerifyingKey) -> Self {
        self.wallet_keys.insert(version.into(), key);
        self
    }

    /// Sets all of the wallet's public keys, in place of those that were added before.
    pub fn wallet_keys(self, keys: VerifyingKeys) -> Self {
        Self { wallet_keys: keys, ..self }
    }

    /// Writes signatures in another encoding. Every encoding is read.
    pub fn signature_encoding(mut self, encoding: SignatureEncoding) -> Self {
        self.form.encoding = encoding;
        self
    }

    /// Writes another label for the signature's algorithm, such as `SHA256withRSA`.
    pub fn algorithm_label(mut self, label: impl Into<String>) -> Self {
        self.form.label = Some(label.into());
        self
    }

    /// Writes `Request-Time` in another form.
    pub fn time_format(self, time_format: TimeFormat) -> Self {
        Self { time_format, ..self }
    }

    /// Waits at most so long for the complete answer to an attempt, connecting included.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// Accepts an answer's body up to so many bytes.
    pub fn max_answer(mut self, bytes: usize) -> Self {
        self.limits.max_answer = bytes;
        self
    }

    /// Tries calls again as this policy says. The [usual one](RetryPolicy::new) makes a few attempts
    /// within seconds.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self { retry: policy, ..self }
    }

    /// Tries every call once and no more.
    pub fn no_retry(self) -> Self {
        self.retry(RetryPolicy::none())
    }

    /// Accepts an answer whose time is at most so far from the clock here, either way. It is the
    /// [usual time](Freshness::default) unless the wallet states another.
    pub fn clock_tolerance(self, tolerance: Duration) -> Self {
        Self { freshness: Freshness::within(tolerance), ..self }
    }

    /// Accepts an answer whatever its time. Whoever recorded an answer can pass it for that to a
    /// later request.
    pub fn danger_allow_stale_answers(self) -> Self {
        Self { freshness: Freshness::UNCHECKED, ..self }
    }

    /// Sends through another door than the one behind the feature `hyper`.
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }

    /// Waits between attempts with another timer than the transport's. A client that has neither
    /// tries no call again.
    pub fn timer(self, timer: impl Timer) -> Self {
        Self { timer: Some(Arc::new(timer)), ..self }
    }

    /// Takes the time of requests, and the time that answers are held against, from another clock
    /// than the system's.
    pub fn clock(self, clock: impl Clock + 'static) -> Self {
        Self { clock: Arc::new(clock), ..self }
    }

    /// Shows each attempt to `hook` before it is signed. The hook may add headers, and an error of
    /// its own ends the call: this attempt is not sent ([`Error::is_hook`](crate::Error::is_hook)).
    ///
    /// Several hooks are asked in the order in which they were given. A hook is not awaited, so what
    /// takes long holds up the thread.
    ///
    /// ```
    /// # use miniprogram_runtime::ClientBuilder;
    /// # fn limited(builder: ClientBuilder) -> ClientBuilder {
    /// builder
    ///     .before_signing(|request| {
    ///         if request.body().len() > 64 * 1024 {
    ///             return Err("no request of ours is that long".into());
    ///         }
    ///         request.header("X-Request-Source", "checkout");
    ///         Ok(())
    ///     })
    ///     .after_verification(|answer| println!("{} {:?}", answer.path(), answer.elapsed()))
    /// # }
    /// ```
    pub fn before_signing<F>(mut self, hook: F) -> Self
    where
        F: Fn(&mut Outgoing<'_>) -> Result<(), Box<dyn StdError + Send + Sync>>
            + Send
            + Sync
            + 'static,
    {
        self.hooks.before_signing.push(Box::new(hook));
        self
    }

    /// Shows each answer to `hook` once it is certain that it is the wallet's, of this time, and not
    /// to another request. The hook changes nothing. What comes in place of such an answer is not
    /// shown: it is the call's error.
    ///
    /// Several hooks see it in the order in which they were given, under the same terms as those of
    /// [`before_signing`](Self::before_signing).
    pub fn after_verification<F>(mut self, hook: F) -> Self
    where
        F: Fn(&Incoming<'_>) + Send + Sync + 'static,
    {
        self.hooks.after_verification.push(Box::new(hook));
        self
    }

    /// Switches off that requests are held against the bounds of their spec before they are sent.
    pub fn check_requests(self, check_requests: bool) -> Self {
        Self { check_requests, ..self }
    }

    /// Allows plain `http` to other machines. Whoever stands on the way reads every payment.
    pub fn danger_allow_plain_http(self) -> Self {
        Self { allow_plain_http: true, ..self }
    }
}
