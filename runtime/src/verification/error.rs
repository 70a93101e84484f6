//! Why something that was received is not trusted: each reason has a name of its own.

use thiserror::Error;

use crate::excerpt::excerpt;
use crate::keys::KeyVersion;
use crate::signature::{Algorithm, HeaderError};
use crate::signing::ContentError;

/// Why an answer or a callback is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum VerificationError {
    /// There is no `Signature` header.
    #[error("there is no Signature header")]
    MissingSignature,
    /// There is no `Response-Time` or `Request-Time`, which is part of what is signed.
    #[error("there is no header that states the time, which is part of what is signed")]
    MissingTime,
    /// There is no `Client-Id`, which is part of what is signed.
    #[error("there is no Client-Id header, which is part of what is signed")]
    MissingClientId,
    /// The `Client-Id` header names somebody else.
    #[error("the Client-Id header names {}, not us", excerpt(.stated))]
    OtherClient {
        /// The client that the header names.
        stated: String,
    },
    /// A part of what should have been signed cannot have come over the wire.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The `Signature` header cannot be read, or names an algorithm that nobody knows.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// The header names a version that there is no key for.
    #[error("the Signature header names key version {version}, but known are {}", list(.known))]
    UnknownKeyVersion {
        /// The version that the header names.
        version: KeyVersion,
        /// The versions that there are keys for.
        known: Vec<KeyVersion>,
    },
    /// There is no key to verify with, of whatever version.
    #[error("there is no key to verify the signature with")]
    NoKey,
    /// The header names an algorithm that is not the key's.
    #[error("the Signature header names {stated}, but the key is for {of_key}")]
    OtherAlgorithm {
        /// The algorithm that the header names.
        stated: Algorithm,
        /// The algorithm that the key is for.
        of_key: Algorithm,
    },
    /// The signature is not one of this content by this key.
    #[error(
        "the signature does not match under the key {key}: usual causes are another key, \
         a body changed on the way, and a path without its base path"
    )]
    Mismatch {
        /// The kind of the key and the beginning of its fingerprint.
        key: String,
    },
}

fn list(versions: &[KeyVersion]) -> String {
    versions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
