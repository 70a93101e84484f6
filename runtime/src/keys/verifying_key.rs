//! The public half of a key pair: it tells whether the private half has signed.

use std::fmt;

use aws_lc_rs::digest::{self, Digest};
use aws_lc_rs::error::Unspecified;

use super::structure::{self, Form, Kind};
use super::{KeyError, ecc, rsa, text};
use crate::encoding::encode_hex;
use crate::signature::Algorithm;

/// A public key: RSA of 2048 to 8192 bits, or P-224 with the feature `ecc224`.
///
/// RSA keys are taken in PKCS#1 and SPKI, P-224 keys in SPKI, each as PEM, DER or
/// bare base64. Two keys are equal if they are the same key, in whatever form they
/// came. `Display` shows the kind and the beginning of the fingerprint.
#[derive(Clone)]
pub struct VerifyingKey {
    public: Public,
    kind: Kind,
    /// SHA-256 of the key's SPKI form.
    fingerprint: [u8; 32],
}

#[derive(Clone)]
pub(super) enum Public {
    Rsa(rsa::VerifyingKey),
    Ecc(ecc::VerifyingKey),
}

impl VerifyingKey {
    /// Reads a key in any form: tells PEM, DER and base64 apart by itself, and
    /// overlooks blanks around the key.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] says what the input is instead.
    pub fn read(input: &[u8]) -> Result<Self, KeyError> {
        Self::parse(&text::from_any(input)?)
    }

    /// Reads a key from PEM text. The label in it may be wrong: what is inside decides.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] says what the input is instead.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        Self::parse(&text::from_pem(text)?)
    }

    /// Reads a key from DER.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] says what the input is instead.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        Self::parse(der)
    }

    /// Reads a key from the bare base64 of its DER, the form that most consoles show.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] says what the input is instead.
    pub fn from_base64(text: &str) -> Result<Self, KeyError> {
        Self::parse(&text::from_base64(text)?)
    }

    /// The only algorithm whose signatures the key accepts.
    pub fn algorithm(&self) -> Algorithm {
        match self.kind {
            Kind::Rsa { .. } => Algorithm::Rsa256,
            Kind::P224 => Algorithm::Ecc224,
        }
    }

    /// The SHA-256 of the key in SPKI form, as 64 hex digits: tells whether two sides
    /// hold the same key.
    ///
    /// `openssl pkey -pubin -in KEY -outform DER | openssl sha256` prints the same.
    pub fn fingerprint(&self) -> String {
        encode_hex(&self.fingerprint)
    }

    fn parse(der: &[u8]) -> Result<Self, KeyError> {
        let key = structure::recognize(der)?;
        if matches!(key.form, Form::Pkcs1Private | Form::Pkcs8Private | Form::Sec1Private) {
            return Err(KeyError::PrivateForPublic);
        }
        let public = match key.kind {
            Kind::Rsa { .. } => Public::Rsa(rsa::VerifyingKey::parse(&key)?),
            Kind::P224 => Public::Ecc(ecc::VerifyingKey::parse(&key)?),
        };
        Self::new(public, key.kind)
    }

    pub(super) fn new(public: Public, kind: Kind) -> Result<Self, KeyError> {
        let spki = match &public {
            Public::Rsa(key) => key.spki()?,
            Public::Ecc(key) => key.spki()?,
        };
        Ok(Self { public, kind, fingerprint: sha256(&spki) })
    }

    /// Succeeds where the private half has signed the SHA-256 digest.
    pub(crate) fn verify(&self, digest: &Digest, signature: &[u8]) -> Result<(), Unspecified> {
        match &self.public {
            Public::Rsa(key) => key.verify(digest, signature),
            Public::Ecc(key) => key.verify(digest, signature),
        }
    }
}

impl PartialEq for VerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint
    }
}

impl Eq for VerifyingKey {}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Rsa { bits } => write!(f, "RSA-{bits}")?,
            Kind::P224 => write!(f, "P-224")?,
        }
        write!(f, " {}", encode_hex(&self.fingerprint[..8]))
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({self})")
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut fingerprint = [0; 32];
    fingerprint.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    fingerprint
}
