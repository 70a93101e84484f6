//! The two signature algorithms, under every name that wallets give them.

use std::fmt;

/// A signature algorithm of the protocol (overview, *Signature*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// RSA with PKCS#1 v1.5 padding over SHA-256. What every known wallet uses.
    Rsa256,
    /// ECDSA over the curve P-224, also called secp224r1, with SHA-256.
    ///
    /// The protocol names it and says nothing more: curve, digest and encoding are read
    /// from the name and from common practice, and are unproven against any wallet.
    Ecc224,
}

/// Every label in use, the protocol's own before the others.
const LABELS: [(&str, Algorithm); 4] = [
    ("RSA256", Algorithm::Rsa256),
    ("SHA256withRSA", Algorithm::Rsa256),
    ("RSA2", Algorithm::Rsa256),
    ("ECC224", Algorithm::Ecc224),
];

impl Algorithm {
    /// The protocol's own label, as it stands in the header: `RSA256` or `ECC224`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Rsa256 => "RSA256",
            Self::Ecc224 => "ECC224",
        }
    }

    /// The algorithm that a label means, in any letter case. Some wallets write
    /// `SHA256withRSA` or `RSA2` for `RSA256`.
    pub fn from_label(label: &str) -> Option<Self> {
        let known = LABELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(label));
        known.map(|(_, algorithm)| *algorithm)
    }
}

/// Writes the protocol's own label.
impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, LABELS};

    #[test]
    fn every_label_is_known_in_any_case() {
        for (label, algorithm) in LABELS {
            assert_eq!(Algorithm::from_label(label), Some(algorithm));
            assert_eq!(Algorithm::from_label(&label.to_lowercase()), Some(algorithm));
            assert_eq!(Algorithm::from_label(&label.to_uppercase()), Some(algorithm));
        }
    }

    #[test]
    fn an_algorithm_is_found_under_its_own_label() {
        for algorithm in [Algorithm::Rsa256, Algorithm::Ecc224] {
            assert_eq!(Algorithm::from_label(algorithm.label()), Some(algorithm));
        }
    }

    #[test]
    fn a_label_like_another_is_not_that_other() {
        for label in ["", "RSA", "RSA512", "RSA256 ", "SHA1withRSA", "none"] {
            assert_eq!(Algorithm::from_label(label), None, "{label}");
        }
    }
}
