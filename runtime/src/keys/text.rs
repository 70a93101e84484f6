//! Keys come as PEM, bare base64 or DER, with whatever consoles, editors and
//! environment variables put around them.

use zeroize::Zeroizing;

use super::KeyError;
use crate::encoding::decode_base64;

/// A key's DER, wiped when it is dropped.
type Der = Zeroizing<Vec<u8>>;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";

/// Tells the form by itself and returns the DER.
pub(super) fn from_any(input: &[u8]) -> Result<Der, KeyError> {
    const NO_FORM: KeyError = KeyError::Unreadable { expected: "in PEM, DER or base64" };

    let input = without_mark(input).trim_ascii_start();
    // DER begins with the tag of a sequence, the digit 0. No key begins so in base64:
    // they begin with an M.
    if input.first() == Some(&super::der::SEQUENCE) {
        return Ok(Zeroizing::new(input.to_vec()));
    }
    match std::str::from_utf8(input).map_err(|_| NO_FORM)? {
        text if text.contains(BEGIN) => from_pem(text),
        text if text.starts_with("ssh-") || text.starts_with("ecdsa-sha2-") => {
            Err(KeyError::OpenSsh)
        }
        text if text.trim().is_empty() => Err(KeyError::Empty),
        text => decode(text).ok_or(NO_FORM),
    }
}

/// Returns the DER of the one key in a PEM text. What stands before and behind it
/// is passed over.
pub(super) fn from_pem(text: &str) -> Result<Der, KeyError> {
    const NOT_PEM: KeyError =
        KeyError::Unreadable { expected: "PEM text, which has a line `-----BEGIN …-----`" };

    if text.trim().is_empty() {
        return Err(KeyError::Empty);
    }
    let (mut block, mut rest) = next_block(text)?.ok_or(NOT_PEM)?;
    if block.label == "EC PARAMETERS" {
        // `openssl ecparam -genkey` writes the curve's name in a block before the key.
        (block, rest) = next_block(rest)?.ok_or(NOT_PEM)?;
    }
    match next_block(rest)? {
        Some(_) => Err(KeyError::SeveralBlocks),
        None => block.der(),
    }
}

/// Returns the DER that is written in bare base64.
pub(super) fn from_base64(text: &str) -> Result<Der, KeyError> {
    const NOT_BASE64: KeyError =
        KeyError::Unreadable { expected: "base64 without any lines around it" };

    match text.trim_start_matches('\u{FEFF}').trim() {
        "" => Err(KeyError::Empty),
        text => decode(text).ok_or(NOT_BASE64),
    }
}

struct Block<'a> {
    label: &'a str,
    body: &'a str,
}

impl Block<'_> {
    /// The label is asked only for what cannot be told from the DER.
    fn der(&self) -> Result<Der, KeyError> {
        const NOT_BASE64: KeyError =
            KeyError::Unreadable { expected: "base64 between the lines of PEM" };

        if self.label.starts_with("OPENSSH") {
            return Err(KeyError::OpenSsh);
        }
        if self.body.contains("ENCRYPTED") {
            return Err(KeyError::Encrypted);
        }
        decode(self.body).ok_or(NOT_BASE64)
    }
}

/// The first block of a PEM text, and the text behind it.
fn next_block(text: &str) -> Result<Option<(Block<'_>, &str)>, KeyError> {
    let Some((_, text)) = text.split_once(BEGIN) else { return Ok(None) };
    let (label, text) = text.split_once("-----").ok_or(KeyError::Truncated)?;
    let (body, rest) = text.split_once(END).ok_or(KeyError::Truncated)?;
    Ok(Some((Block { label, body }, rest)))
}

/// Environment variables often hold the two characters `\n` where a line ends.
fn decode(base64: &str) -> Option<Der> {
    let mut text = Zeroizing::new(String::with_capacity(base64.len()));
    text.extend(base64.split("\\n").flat_map(|line| line.split("\\r")));
    decode_base64(text.as_bytes())
}

/// Some editors put a byte order mark in front of a text.
fn without_mark(input: &[u8]) -> &[u8] {
    input.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input)
}
