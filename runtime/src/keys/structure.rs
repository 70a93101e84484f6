//! A DER document is recognized by its shape, whatever the text around it called
//! it.
//!
//! Files carry the wrong PEM label often enough, and bare base64 carries none: the
//! shape alone decides.

use super::KeyError;
use super::der::{self, BIT_STRING, CONTEXT_0, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};

/// A key that has been recognized and not yet parsed.
pub(super) struct Structure<'a> {
    pub(super) form: Form,
    pub(super) kind: Kind,
    pub(super) der: &'a [u8],
}

/// The forms in which keys are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Pkcs1Private,
    Pkcs8Private,
    Sec1Private,
    Pkcs1Public,
    SpkiPublic,
}

/// The kinds of keys that sign for a wallet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Rsa { bits: usize },
    P224,
}

/// Recognizes the key in a DER document.
///
/// # Errors
///
/// The document is broken, is something else than a key, or is a key of a kind or
/// size that is not supported.
pub(super) fn recognize(input: &[u8]) -> Result<Structure<'_>, KeyError> {
    let der = der::document(input)?;
    let (_, body) = der::elements(der).first().copied().ok_or(KeyError::Damaged)?;

    let (form, kind) = match der::elements(body).as_slice() {
        [(INTEGER, _), (SEQUENCE, algorithm), (OCTET_STRING, key), ..] => {
            (Form::Pkcs8Private, kind(algorithm, key)?)
        }
        [(SEQUENCE, algorithm), (BIT_STRING, [0, key @ ..])] => {
            (Form::SpkiPublic, kind(algorithm, key)?)
        }
        [(INTEGER, _), (OCTET_STRING, _), parameters @ ..] => {
            (Form::Sec1Private, sec1_kind(parameters)?)
        }
        [(INTEGER, modulus), (INTEGER, _)] => (Form::Pkcs1Public, rsa(modulus)?),
        [(INTEGER, [0]), (INTEGER, modulus), (INTEGER, _), ..] => {
            (Form::Pkcs1Private, rsa(modulus)?)
        }
        [(SEQUENCE, _), (OCTET_STRING, _)] => return Err(KeyError::Encrypted),
        [(SEQUENCE, _), (SEQUENCE, _), (BIT_STRING, _)] => return Err(KeyError::Certificate),
        [(INTEGER, [3]), (SEQUENCE, _), ..] => return Err(KeyError::Pkcs12),
        _ => return Err(KeyError::Unreadable { expected: "in any known structure" }),
    };
    Ok(Structure { form, kind, der })
}

/// The kind of key that an algorithm identifier names. `key` is what is wrapped:
/// for RSA, the PKCS#1 structure.
fn kind(algorithm: &[u8], key: &[u8]) -> Result<Kind, KeyError> {
    match der::elements(algorithm).as_slice() {
        [(OBJECT_IDENTIFIER, RSA), ..] => rsa(modulus(key).ok_or(KeyError::Damaged)?),
        [(OBJECT_IDENTIFIER, EC), (OBJECT_IDENTIFIER, curve), ..] => named_kind(curve),
        [(OBJECT_IDENTIFIER, EC), ..] => {
            Err(KeyError::UnsupportedKind { kind: "EC without a named curve" })
        }
        [(OBJECT_IDENTIFIER, other), ..] => named_kind(other),
        _ => Err(KeyError::Damaged),
    }
}

/// The curve of a SEC1 key, which stands behind the secret under the tag `[0]`.
fn sec1_kind(parameters: &[der::Element<'_>]) -> Result<Kind, KeyError> {
    match parameters {
        [(CONTEXT_0, curve), ..] => match der::elements(curve).as_slice() {
            [(OBJECT_IDENTIFIER, curve)] => named_kind(curve),
            _ => Err(KeyError::UnsupportedKind { kind: "EC without a named curve" }),
        },
        _ => Err(KeyError::UnsupportedKind { kind: "EC without a named curve" }),
    }
}

fn named_kind(identifier: &[u8]) -> Result<Kind, KeyError> {
    if identifier == SECP224R1 {
        return Ok(Kind::P224);
    }
    let known = OTHER_KINDS.iter().find(|(known, _)| *known == identifier);
    Err(KeyError::UnsupportedKind { kind: known.map_or("of an unknown kind", |(_, name)| *name) })
}

/// The modulus in a PKCS#1 key, public or private.
fn modulus(pkcs1: &[u8]) -> Option<&[u8]> {
    let (_, body) = *der::elements(pkcs1).first()?;
    match der::elements(body).as_slice() {
        [(INTEGER, modulus), (INTEGER, _)] | [(INTEGER, [0]), (INTEGER, modulus), ..] => {
            Some(modulus)
        }
        _ => None,
    }
}

fn rsa(modulus: &[u8]) -> Result<Kind, KeyError> {
    match der::bits(modulus) {
        bits @ ..2048 => Err(KeyError::TooShort { bits }),
        bits @ 2048..=8192 => Ok(Kind::Rsa { bits }),
        bits => Err(KeyError::TooLong { bits }),
    }
}

/// rsaEncryption, 1.2.840.113549.1.1.1.
const RSA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01";
/// ecPublicKey, 1.2.840.10045.2.1.
const EC: &[u8] = b"\x2A\x86\x48\xCE\x3D\x02\x01";
/// The curve P-224, 1.3.132.0.33.
const SECP224R1: &[u8] = b"\x2B\x81\x04\x00\x21";

/// Kinds of keys that people have at hand, to be called by name when they are
/// refused.
const OTHER_KINDS: [(&[u8], &str); 10] = [
    (b"\x2A\x86\x48\xCE\x3D\x03\x01\x07", "P-256"),
    (b"\x2B\x81\x04\x00\x22", "P-384"),
    (b"\x2B\x81\x04\x00\x23", "P-521"),
    (b"\x2B\x81\x04\x00\x0A", "secp256k1"),
    (b"\x2A\x81\x1C\xCF\x55\x01\x82\x2D", "SM2"),
    (b"\x2B\x65\x70", "Ed25519"),
    (b"\x2B\x65\x71", "Ed448"),
    (b"\x2B\x65\x6E", "X25519"),
    (b"\x2A\x86\x48\xCE\x38\x04\x01", "DSA"),
    (b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A", "RSASSA-PSS"),
];
