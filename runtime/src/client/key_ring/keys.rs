//! The keys of both sides, as they are at one moment.

use std::collections::BTreeMap;

use super::KeyRingError;
use crate::client::signatory::{Form, PrivateKey, Signatory};
use crate::keys::{KeyVersion, VerifyingKeys};

/// The keys at one moment.
#[derive(Clone)]
pub(crate) struct Keys {
    pub(crate) own: BTreeMap<KeyVersion, Signatory>,
    /// One of `own`.
    pub(crate) current: KeyVersion,
    pub(crate) wallet: VerifyingKeys,
}

impl Keys {
    /// The keys of both sides, with everything that is wrong with them; nothing where there is no
    /// key to sign with, which the caller says in its place. The last one given is the current one.
    ///
    /// That one key stands on both sides is the most common reason why messages are refused, seen
    /// here before the first one comes.
    pub(crate) fn gather(
        private_keys: &[(KeyVersion, PrivateKey)],
        form: &Form,
        wallet: &VerifyingKeys,
        faults: &mut Vec<String>,
    ) -> Option<Self> {
        let mut own = BTreeMap::new();
        for (version, key) in private_keys.iter().cloned() {
            match Signatory::new(version, key, form) {
                Ok(signatory) => drop(own.insert(version, signatory)),
                Err(why) => faults.push(why.to_string()),
            }
        }
        faults.extend(check(&own, wallet).err().map(|why| why.to_string()));
        let (current, _) = private_keys.last()?;
        Some(Self { own, current: *current, wallet: wallet.clone() })
    }

    /// Whether they are in order.
    pub(super) fn check(&self) -> Result<(), KeyRingError> {
        check(&self.own, &self.wallet)
    }

    /// Who signs now.
    pub(crate) fn signatory(&self) -> &Signatory {
        self.own.get(&self.current).expect("the current key is never taken out")
    }
}

/// Whether the two sides' keys can stand beside each other.
fn check(
    own: &BTreeMap<KeyVersion, Signatory>,
    wallet: &VerifyingKeys,
) -> Result<(), KeyRingError> {
    if wallet.is_empty() {
        return Err(KeyRingError::NoWalletKey);
    }
    let mut own = own.values().filter_map(Signatory::verifying_key);
    if own.any(|own| wallet.keys().any(|it| it == own)) {
        return Err(KeyRingError::OneKeyForBoth);
    }
    Ok(())
}
