//! A receiver is put together, and whatever is missing or wrong is said at once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;

use super::patience::Patience;
use super::{Deliveries, Event, InMemory, Inner, Receiver};
use crate::Wallet;
use crate::client::key_ring::{KeyRing, Keys};
use crate::client::signatory::{Form, PrivateKey};
use crate::freshness::Freshness;
use crate::keys::{KeyVersion, SigningKey, VerifyingKey, VerifyingKeys};
use crate::signature::SignatureEncoding;
use crate::signing::RemoteSigner;
use crate::time::{Clock, SystemClock, TimeFormat};
use crate::timer::Timer;

/// What a [`Receiver`] is to be.
#[must_use]
pub struct ReceiverBuilder {
    client_ids: BTreeSet<String>,
    any_client_id: bool,
    private_keys: Vec<(KeyVersion, PrivateKey)>,
    wallet_keys: VerifyingKeys,
    form: Form,
    keys: Option<KeyRing>,
    time_format: TimeFormat,
    freshness: Freshness,
    deliveries: Box<dyn Deliveries>,
    clock: Box<dyn Clock>,
    max_body: usize,
    patience: Option<Patience>,
    observer: Box<dyn Fn(&Event<'_>) + Send + Sync>,
}

/// What is missing or wrong with a receiver.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the receiver cannot be built: {}", .0.join("; "))]
pub struct ReceiverError(Vec<String>);

impl ReceiverBuilder {
    pub(super) fn new() -> Self {
        Self {
            client_ids: BTreeSet::new(),
            any_client_id: false,
            private_keys: Vec::new(),
            wallet_keys: VerifyingKeys::new(),
            form: Form::default(),
            keys: None,
            time_format: TimeFormat::default(),
            freshness: Freshness::default(),
            deliveries: Box::new(InMemory::default()),
            clock: Box::new(SystemClock),
            max_body: 1024 * 1024,
            patience: None,
            observer: Box::new(|_| ()),
        }
    }

    pub(super) fn like(self, wallet: Wallet) -> Self {
        Self {
            form: Form {
                encoding: wallet.signature_encoding,
                label: wallet.algorithm_label.map(ToOwned::to_owned),
            },
            time_format: wallet.time_format,
            freshness: wallet.clock_tolerance.map_or(self.freshness, Freshness::within),
            ..self
        }
    }

    /// Adds a client id that a callback may name. At least one is needed, or
    /// [`danger_any_client_id`](Self::danger_any_client_id).
    ///
    /// No page says which one the wallet puts into its callbacks. It is most likely the merchant's
    /// own, as in the wallet's answers.
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_ids.insert(client_id.into());
        self
    }

    /// Takes callbacks whatever client they are signed for, for a wallet that signs them under a
    /// name of its own that is not known yet.
    ///
    /// A wallet has one key for all of its merchants. So another merchant may pay itself under one
    /// of your order numbers, and have the wallet's genuine callback delivered here: where the path
    /// is the same, only the client id tells the two apart. Let the path be one that nobody else
    /// has, and inquire before anything is handed over.
    pub fn danger_any_client_id(self) -> Self {
        Self { any_client_id: true, ..self }
    }

    /// Shares the keys of a client, [`Client::keys`](crate::Client::keys), and the form of its
    /// signatures, in place of keys given here. Changed in one place, they are changed for both.
    pub fn keys(self, keys: &KeyRing) -> Self {
        Self { keys: Some(keys.clone()), ..self }
    }

    /// Adds one of the merchant's private keys, with which replies are signed, and the version
    /// under which the wallet knows its public half. At least one key or [`signer`](Self::signer) is
    /// needed; of several, the one added last signs, until [`KeyRing::sign_with`] picks another.
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

    /// Sets how far the time of a callback may be from the clock here.
    ///
    /// A longer one, or [`Freshness::UNCHECKED`], suits a wallet that sends the same bytes again
    /// hours later, and lets in what was overheard for as long. [`Deliveries`] should then remember
    /// as much.
    pub fn freshness(self, freshness: Freshness) -> Self {
        Self { freshness, ..self }
    }

    /// Remembers deliveries elsewhere than in this process.
    pub fn deliveries(self, deliveries: impl Deliveries) -> Self {
        Self { deliveries: Box::new(deliveries), ..self }
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

    /// Writes `Response-Time` in another form.
    pub fn time_format(self, time_format: TimeFormat) -> Self {
        Self { time_format, ..self }
    }

    /// Takes the time from another clock than the system's.
    pub fn clock(self, clock: impl Clock + 'static) -> Self {
        Self { clock: Box::new(clock), ..self }
    }

    /// Accepts a body up to so many bytes, in place of 1 MiB.
    pub fn max_body(self, bytes: usize) -> Self {
        Self { max_body: bytes, ..self }
    }

    /// Answers `U` for a handler that takes longer than this, so that the wallet hears something
    /// while it still listens. No page says how long that is. Without a limit, a handler is waited for
    /// as long as it takes.
    ///
    /// The handler is dropped in the middle of its work, as it is where the wallet hangs up: what must
    /// not be cut off, it spawns. Time for the store and for signing comes on top.
    ///
    /// ```
    /// # #[cfg(any(feature = "hyper", feature = "axum"))] {
    /// use std::time::Duration;
    ///
    /// use miniprogram_runtime::callback::Receiver;
    /// use miniprogram_runtime::timer::TokioTimer;
    ///
    /// let builder = Receiver::builder().handler_timeout(Duration::from_secs(5), TokioTimer);
    /// # }
    /// ```
    pub fn handler_timeout(self, limit: Duration, timer: impl Timer) -> Self {
        Self { patience: Some(Patience { limit, timer: Box::new(timer) }), ..self }
    }

    /// Tells `observer` what happens to callbacks, for logs and counters. It is called on the
    /// handler's thread, and must not block.
    pub fn observe(self, observer: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        Self { observer: Box::new(observer), ..self }
    }

    /// Builds the receiver.
    ///
    /// # Errors
    ///
    /// A [`ReceiverError`] with everything that is missing or wrong.
    pub fn build(mut self) -> Result<Receiver, ReceiverError> {
        let mut faults = Vec::new();
        if self.client_ids.is_empty() && !self.any_client_id {
            faults.push("there is no client id that callbacks are to name".to_owned());
        }
        let keys = self.keys.take().or_else(|| self.own_keys(&mut faults));

        match keys {
            Some(keys) if faults.is_empty() => Ok(Receiver(Arc::new(Inner {
                client_ids: if self.any_client_id { BTreeSet::new() } else { self.client_ids },
                keys,
                freshness: self.freshness,
                deliveries: self.deliveries,
                clock: self.clock,
                time_format: self.time_format,
                max_body: self.max_body,
                patience: self.patience,
                observer: self.observer,
            }))),
            _ => Err(ReceiverError(faults)),
        }
    }

    fn own_keys(&self, faults: &mut Vec<String>) -> Option<KeyRing> {
        let keys = Keys::gather(&self.private_keys, &self.form, &self.wallet_keys, faults);
        if self.private_keys.is_empty() {
            faults.push("there is no signing key".to_owned());
        }
        Some(KeyRing::new(self.form.clone(), keys?))
    }
}
