//! A client is put together, and whatever is missing or wrong is said at once.

use std::sync::Arc;
use std::time::Duration;

use super::{BaseUrl, Client, Inner, address};
use crate::error::{Error, Kind};
use crate::headers::METHOD;
use crate::keys::{KeyVersion, SigningKey, VerifyingKey, VerifyingKeys};
use crate::signature::SignatureEncoding;
use crate::signing::{Content, Signer};
use crate::time::{Clock, SystemClock, TimeFormat};
use crate::transport::{Limits, Transport};

/// What a [`Client`] is to be. Wallets differ in more than their address; the defaults are what
/// most of them take.
#[must_use]
pub struct ClientBuilder {
    base_url: String,
    host: Option<String>,
    client_id: String,
    signing_key: Option<(KeyVersion, SigningKey)>,
    wallet_keys: VerifyingKeys,
    encoding: SignatureEncoding,
    label: Option<String>,
    time_format: TimeFormat,
    limits: Limits,
    transport: Option<Arc<dyn Transport>>,
    clock: Arc<dyn Clock>,
    check_requests: bool,
    allow_plain_http: bool,
}

impl ClientBuilder {
    pub(super) fn new(base_url: String) -> Self {
        Self {
            base_url,
            host: None,
            client_id: String::new(),
            signing_key: None,
            wallet_keys: VerifyingKeys::new(),
            encoding: SignatureEncoding::default(),
            label: None,
            time_format: TimeFormat::default(),
            limits: Limits::default(),
            transport: None,
            clock: Arc::new(SystemClock),
            check_requests: true,
            allow_plain_http: false,
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

    /// Sets the merchant's private key, and the version under which the wallet knows its public
    /// half. Needed.
    pub fn signing_key(self, version: impl Into<KeyVersion>, key: SigningKey) -> Self {
        Self { signing_key: Some((version.into(), key)), ..self }
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
    pub fn signature_encoding(self, encoding: SignatureEncoding) -> Self {
        Self { encoding, ..self }
    }

    /// Writes another label for the signature's algorithm, such as `SHA256withRSA`.
    pub fn algorithm_label(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// Writes `Request-Time` in another form.
    pub fn time_format(self, time_format: TimeFormat) -> Self {
        Self { time_format, ..self }
    }

    /// Waits at most so long for a complete answer, connecting included.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// Accepts an answer's body up to so many bytes.
    pub fn max_answer(mut self, bytes: usize) -> Self {
        self.limits.max_answer = bytes;
        self
    }

    /// Sends through another door than the one behind the feature `hyper`.
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }

    /// Takes `Request-Time` from another clock than the system's.
    pub fn clock(self, clock: impl Clock + 'static) -> Self {
        Self { clock: Arc::new(clock), ..self }
    }

    /// Switches off that requests are held against the bounds of their spec before they are sent.
    pub fn check_requests(self, check_requests: bool) -> Self {
        Self { check_requests, ..self }
    }

    /// Allows plain `http` to other machines. Whoever stands on the way reads every payment.
    pub fn danger_allow_plain_http(self) -> Self {
        Self { allow_plain_http: true, ..self }
    }

    /// Builds the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`], with everything that is missing or wrong.
    pub fn build(mut self) -> Result<Client, Error> {
        let mut faults = Vec::new();
        let base = gather(&mut faults, self.read_base_url());
        gather(&mut faults, self.check_client_id());
        let signer = gather(&mut faults, self.make_signer());
        gather(&mut faults, self.check_wallet_keys());
        gather(&mut faults, self.check_timeout());
        let transport = gather(&mut faults, self.take_transport());

        match (base, signer, transport) {
            (Some(base), Some(signer), Some(transport)) if faults.is_empty() => {
                let Self { client_id, wallet_keys, limits, clock, time_format, .. } = self;
                let check_requests = self.check_requests;
                Ok(Client(Arc::new(Inner {
                    base,
                    client_id,
                    signer,
                    wallet_keys,
                    transport,
                    limits,
                    clock,
                    time_format,
                    check_requests,
                })))
            }
            _ => Err(Kind::Configuration(faults).into()),
        }
    }

    fn read_base_url(&self) -> Result<BaseUrl, String> {
        let base = address::fill(&self.base_url, self.host.as_deref())?;
        if base.is_in_the_clear() && !self.allow_plain_http {
            return Err(
                "the base URL is plain http, which is for this very machine only".to_owned()
            );
        }
        Ok(base)
    }

    fn check_client_id(&self) -> Result<(), String> {
        let client_id = &self.client_id;
        let content = Content { method: METHOD, path: "/", client_id, time: "0", body: b"" };
        content.check().map_err(|why| why.to_string())
    }

    fn make_signer(&self) -> Result<Signer, String> {
        let (version, key) = self.signing_key.clone().ok_or("there is no signing key")?;
        let signer = Signer::new(version, key).encoding(self.encoding);
        match &self.label {
            Some(label) => signer.label(label).map_err(|why| why.to_string()),
            None => Ok(signer),
        }
    }

    /// The most common reason why answers are refused, seen before the first one comes.
    fn check_wallet_keys(&self) -> Result<(), String> {
        let own = self.signing_key.as_ref().map(|(_, key)| key.verifying_key());
        if self.wallet_keys.is_empty() {
            Err("there is no wallet key".to_owned())
        } else if self.wallet_keys.keys().any(|it| Some(it) == own) {
            Err("the wallet key is the public half of one's own signing key".to_owned())
        } else {
            Ok(())
        }
    }

    fn check_timeout(&self) -> Result<(), String> {
        let is_zero = self.limits.timeout.is_zero();
        if is_zero { Err("the timeout is zero".to_owned()) } else { Ok(()) }
    }

    fn take_transport(&mut self) -> Result<Arc<dyn Transport>, String> {
        let transport = self.transport.take().or_else(usual_transport);
        transport
            .ok_or("there is no transport: give one, or switch on the feature `hyper`".to_owned())
    }
}

/// Takes what could be made, and keeps what stood in the way of the rest.
fn gather<T>(faults: &mut Vec<String>, made: Result<T, String>) -> Option<T> {
    made.map_err(|why| faults.push(why)).ok()
}

#[cfg(feature = "hyper")]
fn usual_transport() -> Option<Arc<dyn Transport>> {
    Some(Arc::new(crate::transport::HyperTransport::new()))
}

#[cfg(not(feature = "hyper"))]
fn usual_transport() -> Option<Arc<dyn Transport>> {
    None
}
