//! The `Signature` header: written in one way, read in all the ways that wallets
//! write it.

mod algorithm;
mod encoding;
mod error;

use std::fmt;
use std::str::FromStr;

pub use self::algorithm::Algorithm;
pub use self::encoding::SignatureEncoding;
pub use self::error::HeaderError;
use crate::keys::KeyVersion;

/// What a `Signature` header says: `algorithm=RSA256,keyVersion=1,signature=…`
/// (overview, *Signature*).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignatureHeader {
    /// The algorithm; [`Algorithm::Rsa256`] where the header names none.
    pub algorithm: Algorithm,
    /// The version of the key that made the signature. Where there is none, the newest
    /// key is meant.
    pub key_version: Option<KeyVersion>,
    /// The signature's bytes.
    pub signature: Vec<u8>,
}

impl SignatureHeader {
    /// The longest header that is read, in bytes. An RSA key of 8192 bits needs about
    /// 1.5 KB.
    pub const MAX_LENGTH: usize = 16 * 1024;

    /// Reads the header's value.
    ///
    /// Names come in any order and letter case, with blanks and quotes around names and
    /// values; unknown names are skipped. The signature may be percent-encoded or not,
    /// in either alphabet of base64, padded or not, with blanks inside. A value without
    /// any name is the signature itself.
    ///
    /// # Errors
    ///
    /// The header is longer than [`MAX_LENGTH`](Self::MAX_LENGTH), has no signature,
    /// names one thing twice, or holds a value that cannot be read.
    pub fn parse(text: &str) -> Result<Self, HeaderError> {
        if text.len() > Self::MAX_LENGTH {
            return Err(HeaderError::TooLong(text.len()));
        }
        let fields = Fields::split(text)?;

        Ok(Self {
            algorithm: fields.algorithm.map_or(Ok(Algorithm::Rsa256), read_algorithm)?,
            key_version: fields.key_version.map(read_key_version).transpose()?,
            signature: encoding::decode(fields.signature.ok_or(HeaderError::NoSignature)?)?,
        })
    }

    /// Writes the header's value without blanks, the form that every known reader
    /// takes.
    ///
    /// `label` stands for the algorithm. `Display` writes the protocol's own label and
    /// percent codes.
    pub(crate) fn write(&self, label: &str, encoding: SignatureEncoding) -> String {
        let signature = encoding.encode(&self.signature);
        match self.key_version {
            Some(version) => {
                format!("algorithm={label},keyVersion={version},signature={signature}")
            }
            None => format!("algorithm={label},signature={signature}"),
        }
    }
}

impl fmt::Display for SignatureHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write(self.algorithm.label(), SignatureEncoding::default()))
    }
}

impl FromStr for SignatureHeader {
    type Err = HeaderError;

    fn from_str(text: &str) -> Result<Self, HeaderError> {
        Self::parse(text)
    }
}

/// The header's values as they stand, unread.
#[derive(Default)]
struct Fields<'a> {
    algorithm: Option<&'a str>,
    key_version: Option<&'a str>,
    signature: Option<&'a str>,
}

impl<'a> Fields<'a> {
    fn split(text: &'a str) -> Result<Self, HeaderError> {
        let mut fields = Self::default();
        if is_bare(text) {
            fields.signature = Some(unquoted(text));
            return Ok(fields);
        }
        for pair in text.split(',') {
            // Base64 ends in `=`, so only the first one parts the name from the value.
            let Some((name, value)) = pair.split_once('=') else { continue };
            let Some((name, field)) = fields.by_name(unquoted(name)) else { continue };
            if field.replace(unquoted(value)).is_some() {
                return Err(HeaderError::Repeated(name));
            }
        }
        Ok(fields)
    }

    fn by_name(&mut self, name: &str) -> Option<(&'static str, &mut Option<&'a str>)> {
        [
            ("algorithm", &mut self.algorithm),
            ("keyVersion", &mut self.key_version),
            ("signature", &mut self.signature),
        ]
        .into_iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
    }
}

/// Whether the value is a signature without a name: the only `=` it may hold are
/// padding at its end.
fn is_bare(text: &str) -> bool {
    let digits = unquoted(text).trim_end_matches('=').trim_end();
    let is_name = Fields::default().by_name(digits).is_some();
    !digits.is_empty() && !digits.contains([',', '=']) && !is_name
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(text).trim()
}

fn read_algorithm(label: &str) -> Result<Algorithm, HeaderError> {
    match Algorithm::from_label(label) {
        Some(Algorithm::Ecc224) if cfg!(not(feature = "ecc224")) => Err(HeaderError::EccLeftOut),
        known => known.ok_or_else(|| HeaderError::UnknownAlgorithm(label.to_owned())),
    }
}

fn read_key_version(number: &str) -> Result<KeyVersion, HeaderError> {
    number.parse().map_err(|_| HeaderError::KeyVersion(number.to_owned()))
}
