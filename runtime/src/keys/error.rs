//! What a key file turned out to be instead of the key that was asked for, and what
//! to give.

use thiserror::Error;

/// Why a key is not taken. Each message says what was given and, where there is
/// one, the command that gives the right thing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum KeyError {
    /// There is nothing but blanks.
    #[error("the key is empty")]
    Empty,
    /// The input is not in the form that was asked for, or in none that is known.
    #[error("the key is not {expected}")]
    Unreadable {
        /// The form that was expected: `PEM text …`, `base64 …`.
        expected: &'static str,
    },
    /// The end of the key is missing.
    #[error("the key is cut off before its end")]
    Truncated,
    /// More than one key, or a key with a certificate, stands in the text.
    #[error("the text holds more than one PEM block: give the key alone")]
    SeveralBlocks,
    /// A private key was given where a public one is wanted.
    #[error(
        "this is a private key, where the other side's public key is wanted: \
         were the two swapped?"
    )]
    PrivateForPublic,
    /// A public key was given where a private one is wanted.
    #[error("this is a public key, where one's own private key is wanted: were the two swapped?")]
    PublicForPrivate,
    /// The key is protected by a password.
    #[error("the key is encrypted: decrypt it with `openssl pkey -in KEY -out PLAIN.pem`")]
    Encrypted,
    /// A certificate was given, which holds a public key among other things.
    #[error(
        "this is a certificate, not a key: \
         take its key with `openssl x509 -in CERT -noout -pubkey`"
    )]
    Certificate,
    /// A PKCS#12 file was given (`.p12`, `.pfx`), which holds a key and its
    /// certificates.
    #[error(
        "this is a PKCS#12 file, not a key: \
         take its key with `openssl pkcs12 -in FILE -nocerts -nodes`"
    )]
    Pkcs12,
    /// A key of OpenSSH was given.
    #[error(
        "this is an OpenSSH key: convert it with `ssh-keygen -p -m PKCS8 -f KEY` if private, \
         `ssh-keygen -e -m PKCS8 -f KEY` if public"
    )]
    OpenSsh,
    /// The RSA key is shorter than 2048 bits, which nobody should trust any more.
    #[error(
        "the RSA key has {bits} bits, and at least 2048 are needed: \
         make one with `openssl genrsa -out KEY.pem 2048`"
    )]
    TooShort {
        /// The length of the modulus.
        bits: usize,
    },
    /// The RSA key is longer than 8192 bits.
    #[error("the RSA key has {bits} bits, and at most 8192 are supported")]
    TooLong {
        /// The length of the modulus.
        bits: usize,
    },
    /// The key is for another algorithm, such as Ed25519.
    #[error(
        "the key is {kind}, and signatures are made with RSA or P-224: \
         make one with `openssl genrsa -out KEY.pem 2048`"
    )]
    UnsupportedKind {
        /// What kind of key it is: `Ed25519`, `P-256`.
        kind: &'static str,
    },
    /// The key is for P-224, and the crate was built without it.
    #[error("the key is for P-224, which needs the feature `ecc224` of this crate")]
    EccLeftOut,
    /// The form is right, but the numbers in it make no key.
    #[error("the key is damaged: its numbers do not belong together")]
    Damaged,
}
