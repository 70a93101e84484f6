//! What can be wrong with a `Signature` header before any key is asked.

use thiserror::Error;

use crate::excerpt::excerpt;

/// Why a `Signature` header cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum HeaderError {
    /// The header is longer than any signature needs.
    #[error("the Signature header is {0} bytes long, longer than any signature")]
    TooLong(usize),
    /// The header has no `signature` in it.
    #[error("the Signature header names no signature")]
    NoSignature,
    /// `signature=` is followed by nothing.
    #[error("the signature in the Signature header is empty")]
    EmptySignature,
    /// A name stands there twice, and nobody can say which one counts.
    #[error("the Signature header names {0} twice")]
    Repeated(&'static str),
    /// The algorithm has a name that is not in the protocol.
    #[error("the signature algorithm {} is not supported, only RSA256 and ECC224 are", excerpt(.0))]
    UnknownAlgorithm(String),
    /// The algorithm is ECC224, and the crate was built without it.
    #[error("the signature algorithm ECC224 needs the feature `ecc224` of this crate")]
    EccLeftOut,
    /// The key version is not a whole number.
    #[error("the key version {} in the Signature header is not a number", excerpt(.0))]
    KeyVersion(String),
    /// A `%` is not followed by two hex digits.
    #[error("the signature in the Signature header has a broken percent code")]
    NotPercent,
    /// The signature is not base64, in neither of its alphabets.
    #[error("the signature in the Signature header is not base64")]
    NotBase64,
}
