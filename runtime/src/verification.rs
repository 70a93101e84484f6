//! Nothing that came over the wire is read before its signature has been verified.

mod error;

use std::fmt;

use bytes::Bytes;

pub use self::error::VerificationError;
use crate::excerpt::excerpt;
use crate::keys::{KeyVersion, VerifyingKeys};
use crate::signature::SignatureHeader;
use crate::signing::Content;

/// A value that the holder of the other side's private key has signed.
///
/// Only [`verify`] makes one. `Debug` does not show the value.
#[derive(Clone, PartialEq, Eq)]
pub struct Verified<T>(T);

impl<T> Verified<T> {
    /// Looks at the value.
    pub fn get(&self) -> &T {
        &self.0
    }

    /// Takes the value out. That it was verified is known from here on only by where it
    /// stands.
    pub fn into_inner(self) -> T {
        self.0
    }

    /// Makes another value of this one, which is as trustworthy as `change` leaves it.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Verified<U> {
        Verified(change(self.0))
    }
}

impl<T> fmt::Debug for Verified<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verified(..)")
    }
}

/// An answer or a callback as it was received, nothing of it trusted yet.
///
/// `Debug` shows the length of the body in place of the body.
#[derive(Clone)]
pub struct Received<'a> {
    /// The method of the request, also where this is its answer: `POST`.
    pub method: &'a str,
    /// The path of the request, also where this is its answer, with the base path in
    /// front.
    pub path: &'a str,
    /// The client id that must have been signed: one's own, whatever the headers say.
    pub client_id: &'a str,
    /// The value of the `Client-Id` header, if there was one.
    pub stated_client_id: Option<&'a str>,
    /// The value of `Response-Time`, or of `Request-Time` in a callback.
    pub time: Option<&'a str>,
    /// The value of the `Signature` header.
    pub signature: Option<&'a str>,
    /// The bytes of the body.
    pub body: Bytes,
}

/// Verifies what was received, and hands out its body if it is genuine.
///
/// The protocol (chapter *Validate a signature*) has an answer signed as a request
/// is: over the method and path of the request, and the client id, time and body of
/// the answer. See [`Content`].
///
/// # Errors
///
/// A [`VerificationError`] says which of the conditions does not hold.
pub fn verify(
    received: Received<'_>,
    keys: &VerifyingKeys,
) -> Result<Verified<Bytes>, VerificationError> {
    let signature = received.signature.ok_or(VerificationError::MissingSignature)?;
    let time = received.time.ok_or(VerificationError::MissingTime)?;
    if let Some(stated) = received.stated_client_id.filter(|it| *it != received.client_id) {
        return Err(VerificationError::OtherClient { stated: stated.to_owned() });
    }
    let Received { method, path, client_id, body, .. } = received;
    let content = Content { method, path, client_id, time, body: &body };
    content.check()?;
    verify_content(&content, &SignatureHeader::parse(signature)?, keys)?;
    Ok(Verified(body))
}

/// The algorithm that the header names must be the key's own: the sender does not
/// choose how it is verified.
fn verify_content(
    content: &Content<'_>,
    header: &SignatureHeader,
    keys: &VerifyingKeys,
) -> Result<(), VerificationError> {
    let key = keys.find(header.key_version).ok_or_else(|| unknown(header.key_version, keys))?;
    if header.algorithm != key.algorithm() {
        return Err(VerificationError::OtherAlgorithm {
            stated: header.algorithm,
            of_key: key.algorithm(),
        });
    }
    key.verify(&content.digest(), &header.signature)
        .map_err(|_| VerificationError::Mismatch { key: key.to_string() })
}

fn unknown(version: Option<KeyVersion>, keys: &VerifyingKeys) -> VerificationError {
    match version {
        Some(version) if !keys.is_empty() => {
            VerificationError::UnknownKeyVersion { version, known: keys.versions().collect() }
        }
        _ => VerificationError::NoKey,
    }
}

impl fmt::Debug for Received<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let excerpt = |text: Option<&str>| text.map_or_else(|| "none".to_owned(), excerpt);

        write!(f, "Received({} {}, for {}", self.method, self.path, self.client_id)?;
        write!(f, ", stated client {}", excerpt(self.stated_client_id))?;
        write!(f, ", time {}, signature {}", excerpt(self.time), excerpt(self.signature))?;
        write!(f, ", body of {} bytes)", self.body.len())
    }
}
