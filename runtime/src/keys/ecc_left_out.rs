//! Stands in for ECDSA over P-224 where the feature `ecc224` is off: no key of the
//! kind can come to be.

use aws_lc_rs::digest::Digest;
use aws_lc_rs::error::Unspecified;

use super::KeyError;
use super::structure::Structure;

#[derive(Clone)]
pub(super) enum SigningKey {}

impl SigningKey {
    pub(super) fn parse(_: &Structure<'_>) -> Result<Self, KeyError> {
        Err(KeyError::EccLeftOut)
    }

    pub(super) fn verifying_key(&self) -> Result<VerifyingKey, KeyError> {
        match *self {}
    }

    pub(super) fn sign(&self, _: &Digest) -> Result<Vec<u8>, Unspecified> {
        match *self {}
    }
}

#[derive(Clone)]
pub(super) enum VerifyingKey {}

impl VerifyingKey {
    pub(super) fn parse(_: &Structure<'_>) -> Result<Self, KeyError> {
        Err(KeyError::EccLeftOut)
    }

    pub(super) fn spki(&self) -> Result<Vec<u8>, KeyError> {
        match *self {}
    }

    pub(super) fn verify(&self, _: &Digest, _: &[u8]) -> Result<(), Unspecified> {
        match *self {}
    }
}
