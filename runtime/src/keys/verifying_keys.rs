//! The other side's public keys, so that it may change its key while calls are
//! under way.

use std::collections::BTreeMap;

use super::{KeyVersion, VerifyingKey};

/// Public keys by version.
///
/// A signature that names a version is verified with the key of that version and no
/// other; one that names none, with the newest (overview, *Signature*). A single
/// key may stand for every version, for wallets that have but one:
/// `VerifyingKeys::from(key)`.
#[derive(Clone, Debug, Default)]
pub struct VerifyingKeys {
    by_version: BTreeMap<KeyVersion, VerifyingKey>,
    of_any_version: Option<VerifyingKey>,
}

impl VerifyingKeys {
    /// Holds no key yet, and so verifies nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key, and returns the one that had the version before.
    pub fn insert(&mut self, version: KeyVersion, key: VerifyingKey) -> Option<VerifyingKey> {
        self.by_version.insert(version, key)
    }

    /// Takes the key of a version out.
    pub fn remove(&mut self, version: KeyVersion) -> Option<VerifyingKey> {
        self.by_version.remove(&version)
    }

    /// The key for a signature that names `version`. A key of any version stands in
    /// where no other fits.
    pub fn find(&self, version: Option<KeyVersion>) -> Option<&VerifyingKey> {
        let key = match version {
            Some(version) => self.by_version.get(&version),
            None => self.by_version.values().next_back(),
        };
        key.or(self.of_any_version.as_ref())
    }

    /// The versions that have a key of their own, oldest first.
    pub fn versions(&self) -> impl Iterator<Item = KeyVersion> {
        self.by_version.keys().copied()
    }

    /// All the keys, in no order that matters.
    pub fn keys(&self) -> impl Iterator<Item = &VerifyingKey> {
        self.by_version.values().chain(&self.of_any_version)
    }

    /// Whether there is no key at all.
    pub fn is_empty(&self) -> bool {
        self.keys().next().is_none()
    }
}

/// The key stands for every version.
impl From<VerifyingKey> for VerifyingKeys {
    fn from(key: VerifyingKey) -> Self {
        Self { by_version: BTreeMap::new(), of_any_version: Some(key) }
    }
}

/// Of two keys of one version, the later one counts.
impl FromIterator<(KeyVersion, VerifyingKey)> for VerifyingKeys {
    fn from_iter<I: IntoIterator<Item = (KeyVersion, VerifyingKey)>>(keys: I) -> Self {
        Self { by_version: keys.into_iter().collect(), of_any_version: None }
    }
}
