//! ECDSA over P-224 with SHA-256, by the `p224` crate: `aws-lc-rs` does not offer
//! the curve.
//!
//! Unproven against any wallet: the protocol names ECC224 and does not say which
//! digest and which encoding it means. Signatures are written in DER, as Java and
//! OpenSSL have it, and read in DER or as the two bare numbers.

use aws_lc_rs::digest::Digest;
use aws_lc_rs::error::Unspecified;
use p224::ecdsa::Signature;
use p224::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use p224::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePublicKey};
use p224::{PublicKey, SecretKey};

use super::KeyError;
use super::structure::{Form, Structure};

#[derive(Clone)]
pub(super) struct SigningKey(Box<p224::ecdsa::SigningKey>);

impl SigningKey {
    pub(super) fn parse(key: &Structure<'_>) -> Result<Self, KeyError> {
        let secret = match key.form {
            Form::Pkcs8Private => SecretKey::from_pkcs8_der(key.der).ok(),
            _ => SecretKey::from_sec1_der(key.der).ok(),
        };
        secret.map(|it| Self(Box::new(it.into()))).ok_or(KeyError::Damaged)
    }

    pub(super) fn verifying_key(&self) -> Result<VerifyingKey, KeyError> {
        Ok(VerifyingKey(*self.0.verifying_key()))
    }

    /// Signs the digest as it is. The crate's `Signer` would hash with SHA-224, which
    /// no reading of the name supports.
    pub(super) fn sign(&self, digest: &Digest) -> Result<Vec<u8>, Unspecified> {
        let signature: Signature = self.0.sign_prehash(digest.as_ref()).map_err(|_| Unspecified)?;
        Ok(signature.to_der().as_bytes().to_vec())
    }
}

#[derive(Clone)]
pub(super) struct VerifyingKey(p224::ecdsa::VerifyingKey);

impl VerifyingKey {
    pub(super) fn parse(key: &Structure<'_>) -> Result<Self, KeyError> {
        let key = p224::ecdsa::VerifyingKey::from_public_key_der(key.der);
        key.map(Self).map_err(|_| KeyError::Damaged)
    }

    pub(super) fn spki(&self) -> Result<Vec<u8>, KeyError> {
        let der = PublicKey::from(self.0).to_public_key_der().map_err(|_| KeyError::Damaged)?;
        Ok(der.into_vec())
    }

    pub(super) fn verify(&self, digest: &Digest, signature: &[u8]) -> Result<(), Unspecified> {
        let signature =
            Signature::from_der(signature).or_else(|_| Signature::from_slice(signature));
        let signature = signature.map_err(|_| Unspecified)?;
        self.0.verify_prehash(digest.as_ref(), &signature).map_err(|_| Unspecified)
    }
}
