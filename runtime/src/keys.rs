//! Keys are parsed once, in whatever form a console hands them out, and are never
//! shown again.

mod error;
mod signing_key;
mod verifying_key;
mod verifying_keys;
mod text;
mod structure;
mod der;
mod rsa;
#[cfg_attr(not(feature = "ecc224"), path = "keys/ecc_left_out.rs")]
mod ecc;

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

pub use self::error::KeyError;
pub use self::signing_key::SigningKey;
pub use self::verifying_key::VerifyingKey;
pub use self::verifying_keys::VerifyingKeys;

/// The version of a key, counted by the wallet. Both 0 and 1 are in use for the
/// first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyVersion(u32);

impl From<u32> for KeyVersion {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl From<KeyVersion> for u32 {
    fn from(version: KeyVersion) -> Self {
        version.0
    }
}

impl FromStr for KeyVersion {
    type Err = ParseIntError;

    fn from_str(number: &str) -> Result<Self, ParseIntError> {
        number.parse().map(Self)
    }
}

impl fmt::Display for KeyVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
