//! RSA with PKCS#1 v1.5 padding over SHA-256, by `aws-lc-rs`.

use aws_lc_rs::digest::Digest;
use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::signature::{
    KeyPair, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair,
};

use super::KeyError;
use super::structure::{Form, Structure};

#[derive(Clone)]
pub(super) struct SigningKey(RsaKeyPair);

impl SigningKey {
    pub(super) fn parse(key: &Structure<'_>) -> Result<Self, KeyError> {
        let pair = match key.form {
            Form::Pkcs8Private => RsaKeyPair::from_pkcs8(key.der),
            _ => RsaKeyPair::from_der(key.der),
        };
        pair.map(Self).map_err(|_| KeyError::Damaged)
    }

    pub(super) fn verifying_key(&self) -> Result<VerifyingKey, KeyError> {
        VerifyingKey::new(self.0.public_key().as_ref())
    }

    pub(super) fn sign(&self, digest: &Digest) -> Result<Vec<u8>, Unspecified> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        self.0.sign_digest(&RSA_PKCS1_SHA256, digest, &mut signature)?;
        Ok(signature)
    }
}

#[derive(Clone)]
pub(super) struct VerifyingKey(ParsedPublicKey);

impl VerifyingKey {
    pub(super) fn parse(key: &Structure<'_>) -> Result<Self, KeyError> {
        Self::new(key.der)
    }

    /// Takes both forms of a public key, PKCS#1 and SPKI.
    fn new(der: &[u8]) -> Result<Self, KeyError> {
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der);
        key.map(Self).map_err(|_| KeyError::Damaged)
    }

    pub(super) fn spki(&self) -> Result<Vec<u8>, KeyError> {
        let der: PublicKeyX509Der<'_> = self.0.as_der().map_err(|_| KeyError::Damaged)?;
        Ok(der.as_ref().to_vec())
    }

    pub(super) fn verify(&self, digest: &Digest, signature: &[u8]) -> Result<(), Unspecified> {
        self.0.verify_digest_sig(digest, signature)
    }
}
