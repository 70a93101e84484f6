//! The private half of a key pair: it signs, and nothing else comes out of it.

use std::fmt;

use aws_lc_rs::digest::Digest;
use aws_lc_rs::error::Unspecified;

use super::structure::{self, Form, Kind};
use super::verifying_key::Public;
use super::{KeyError, VerifyingKey, ecc, rsa, text};
use crate::signature::Algorithm;

/// A private key: RSA of 2048 to 8192 bits, or P-224 with the feature `ecc224`.
///
/// RSA keys are taken in PKCS#1 and PKCS#8, P-224 keys in SEC1 and PKCS#8, each as
/// PEM, DER or bare base64. The key is parsed once; copies of the input are wiped.
/// `Debug` shows the kind and the fingerprint of the public half.
#[derive(Clone)]
pub struct SigningKey {
    secret: Secret,
    public: VerifyingKey,
}

#[derive(Clone)]
enum Secret {
    Rsa(rsa::SigningKey),
    Ecc(ecc::SigningKey),
}

impl SigningKey {
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

    /// The public half, which the other side needs to verify.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// The algorithm that the key signs with.
    pub fn algorithm(&self) -> Algorithm {
        self.public.algorithm()
    }

    fn parse(der: &[u8]) -> Result<Self, KeyError> {
        let key = structure::recognize(der)?;
        if matches!(key.form, Form::Pkcs1Public | Form::SpkiPublic) {
            return Err(KeyError::PublicForPrivate);
        }
        let secret = match key.kind {
            Kind::Rsa { .. } => Secret::Rsa(rsa::SigningKey::parse(&key)?),
            Kind::P224 => Secret::Ecc(ecc::SigningKey::parse(&key)?),
        };
        let public = match &secret {
            Secret::Rsa(secret) => Public::Rsa(secret.verifying_key()?),
            Secret::Ecc(secret) => Public::Ecc(secret.verifying_key()?),
        };
        Ok(Self { secret, public: VerifyingKey::new(public, key.kind)? })
    }

    /// Signs a SHA-256 digest. Fails only where the library runs out of memory or of
    /// randomness.
    pub(crate) fn sign(&self, digest: &Digest) -> Result<Vec<u8>, Unspecified> {
        match &self.secret {
            Secret::Rsa(key) => key.sign(digest),
            Secret::Ecc(key) => key.sign(digest),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public)
    }
}
