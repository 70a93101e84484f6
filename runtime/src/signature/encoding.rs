//! A signature's bytes become a header's text, in the encoding that the wallet
//! reads.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::HeaderError;
use crate::encoding::{decode_base64, decode_percent, encode_percent};

/// How the signature's bytes are written into the header.
///
/// The protocol's pages call the step `base64UrlEncode` and their samples show
/// percent codes; deployments differ. It matters for writing only: every form is
/// understood in reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureEncoding {
    /// Standard base64, then percent codes for `+`, `/` and `=`, as in the samples of
    /// the overview.
    #[default]
    Percent,
    /// Standard base64 with padding and no percent codes.
    Plain,
    /// The URL-safe alphabet of base64, without padding.
    UrlSafe,
}

impl SignatureEncoding {
    pub(super) fn encode(self, signature: &[u8]) -> String {
        match self {
            Self::Percent => encode_percent(&STANDARD.encode(signature)),
            Self::Plain => STANDARD.encode(signature),
            Self::UrlSafe => URL_SAFE_NO_PAD.encode(signature),
        }
    }
}

/// Reads a signature in any of the encodings.
pub(super) fn decode(value: &str) -> Result<Vec<u8>, HeaderError> {
    let text = decode_percent(value).ok_or(HeaderError::NotPercent)?;
    let signature = decode_base64(&text).ok_or(HeaderError::NotBase64)?;
    if signature.is_empty() {
        return Err(HeaderError::EmptySignature);
    }
    Ok(signature.to_vec())
}
