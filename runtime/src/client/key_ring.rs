//! The keys of a client may change while calls are under way, and no call is lost over it.

mod keys;

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use thiserror::Error;

pub(crate) use self::keys::Keys;
use super::signatory::{Form, PrivateKey, Signatory};
use crate::keys::{KeyVersion, SigningKey, VerifyingKey, VerifyingKeys};
use crate::signing::{RemoteSigner, SigningError};

/// The keys of a [`Client`](crate::Client): those that it may sign with, one of them current, and
/// those that it knows of the wallet.
///
/// A change holds for the calls that begin after it. A call under way signs all its attempts with
/// the key that was current when it began, and takes an answer signed with any of the wallet's keys
/// that were known when it began or are known when the answer comes.
///
/// A clone is another handle on the same keys. `Debug` shows versions and fingerprints.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use miniprogram_runtime::{Client, SigningKey, VerifyingKey};
/// # let old = SigningKey::from_pem(include_str!("../../testkeys/merchant-private.pem"))?;
/// # let new = old.clone();
/// # let wallet_key = VerifyingKey::from_pem(include_str!("../../testkeys/wallet-public.pem"))?;
/// # #[cfg(feature = "hyper")] {
/// # let client = Client::builder("https://wallet.example/api").client_id("merchant-42")
/// #     .signing_key(1, old).wallet_key(1, wallet_key).build()?;
/// let keys = client.keys();
/// keys.add_signing_key(2, new)?;
/// // Once the wallet knows the public half:
/// keys.sign_with(2)?;
/// // Once it has forgotten the old one:
/// keys.remove_signing_key(1)?;
/// # }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct KeyRing(Arc<Shared>);

struct Shared {
    form: Form,
    keys: RwLock<Arc<Keys>>,
}

/// Why the keys stay as they were.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum KeyRingError {
    /// There is no signing key of this version.
    #[error("there is no signing key of version {0}")]
    UnknownVersion(KeyVersion),
    /// The key of this version is the one that calls are signed with.
    #[error("calls are signed with the key of version {0}")]
    InUse(KeyVersion),
    /// Nothing that the wallet signs could be verified.
    #[error("there is no wallet key")]
    NoWalletKey,
    /// One key stands on both sides: somebody has mixed them up.
    #[error("the wallet key is the public half of one's own signing key")]
    OneKeyForBoth,
    /// The wallet is told a label that does not name the key's algorithm.
    #[error(transparent)]
    Signing(#[from] SigningError),
}

impl KeyRing {
    pub(crate) fn new(form: Form, keys: Keys) -> Self {
        Self(Arc::new(Shared { form, keys: RwLock::new(Arc::new(keys)) }))
    }

    /// Adds a key to sign with, in place of one that has its version. The current version stays
    /// what it is.
    ///
    /// # Errors
    ///
    /// The key is one of the wallet's, or is for another algorithm than the client's label names.
    pub fn add_signing_key(
        &self,
        version: impl Into<KeyVersion>,
        key: SigningKey,
    ) -> Result<(), KeyRingError> {
        self.add(version.into(), PrivateKey::Here(key))
    }

    /// Adds a signer that holds its key elsewhere, in place of the key that has its version.
    ///
    /// # Errors
    ///
    /// The signer's algorithm is not the one that the client's label names.
    pub fn add_signer(
        &self,
        version: impl Into<KeyVersion>,
        signer: impl RemoteSigner,
    ) -> Result<(), KeyRingError> {
        self.add(version.into(), PrivateKey::Elsewhere(Arc::new(signer)))
    }

    /// Makes the key of this version the current one, which calls are signed with.
    ///
    /// # Errors
    ///
    /// [`KeyRingError::UnknownVersion`].
    pub fn sign_with(&self, version: impl Into<KeyVersion>) -> Result<(), KeyRingError> {
        let version = version.into();
        self.change(|keys| {
            keys.current = version;
            keys.own
                .contains_key(&version)
                .then_some(())
                .ok_or(KeyRingError::UnknownVersion(version))
        })
    }

    /// Forgets a key that calls are no longer signed with.
    ///
    /// # Errors
    ///
    /// There is no such key, or it is the current one.
    pub fn remove_signing_key(&self, version: impl Into<KeyVersion>) -> Result<(), KeyRingError> {
        let version = version.into();
        self.change(|keys| match keys.own.remove(&version) {
            Some(_) if keys.current == version => Err(KeyRingError::InUse(version)),
            Some(_) => Ok(()),
            None => Err(KeyRingError::UnknownVersion(version)),
        })
    }

    /// Adds a key of the wallet, in place of one that has its version.
    ///
    /// # Errors
    ///
    /// [`KeyRingError::OneKeyForBoth`].
    pub fn add_wallet_key(
        &self,
        version: impl Into<KeyVersion>,
        key: VerifyingKey,
    ) -> Result<(), KeyRingError> {
        let version = version.into();
        self.change(|keys| {
            keys.wallet.insert(version, key);
            Ok(())
        })
    }

    /// Forgets a key of the wallet. There may be none of this version.
    ///
    /// # Errors
    ///
    /// [`KeyRingError::NoWalletKey`].
    pub fn remove_wallet_key(&self, version: impl Into<KeyVersion>) -> Result<(), KeyRingError> {
        let version = version.into();
        self.change(|keys| {
            keys.wallet.remove(version);
            Ok(())
        })
    }

    /// The version that calls are signed with.
    pub fn signing_version(&self) -> KeyVersion {
        self.now().current
    }

    /// The keys that the client knows of the wallet.
    pub fn wallet_keys(&self) -> VerifyingKeys {
        self.now().wallet.clone()
    }

    /// The keys at this moment.
    pub(crate) fn now(&self) -> Arc<Keys> {
        Arc::clone(&self.0.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, version: KeyVersion, key: PrivateKey) -> Result<(), KeyRingError> {
        let signatory = Signatory::new(version, key, &self.0.form)?;
        self.change(|keys| {
            keys.own.insert(version, signatory);
            Ok(())
        })
    }

    /// Changes a copy, and puts it in the place of the keys if it is still in order.
    fn change(
        &self,
        change: impl FnOnce(&mut Keys) -> Result<(), KeyRingError>,
    ) -> Result<(), KeyRingError> {
        let mut place = self.0.keys.write().unwrap_or_else(PoisonError::into_inner);
        let mut keys = Keys::clone(&place);
        change(&mut keys)?;
        keys.check()?;
        *place = Arc::new(keys);
        Ok(())
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.now();
        f.debug_struct("KeyRing")
            .field("signing_version", &u32::from(keys.current))
            .field(
                "signing_versions",
                &keys.own.keys().map(|it| u32::from(*it)).collect::<Vec<_>>(),
            )
            .field("wallet_keys", &keys.wallet)
            .finish()
    }
}
