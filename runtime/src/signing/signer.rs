//! One's own key, and the form in which a wallet wants its signatures.

use thiserror::Error;

use super::{Content, ContentError};
use crate::Wallet;
use crate::excerpt::excerpt;
use crate::keys::{KeyVersion, SigningKey, VerifyingKey};
use crate::signature::{Algorithm, SignatureEncoding, SignatureHeader};

/// Signs requests, and answers to callbacks.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use miniprogram_runtime::SigningKey;
/// use miniprogram_runtime::signing::{Content, Signer};
///
/// # let pem = include_str!("../../testkeys/merchant-private.pem");
/// let signer = Signer::new(1.into(), SigningKey::from_pem(pem)?);
/// let header = signer.sign(&Content {
///     method: "POST",
///     path: "/miniprogram/api/v2/payments/pay",
///     client_id: "merchant-42",
///     time: "2026-11-22T19:40:00.000+00:00",
///     body: br#"{"paymentRequestId":"7"}"#,
/// })?;
/// assert!(header.starts_with("algorithm=RSA256,keyVersion=1,signature="));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Signer {
    version: KeyVersion,
    key: SigningKey,
    label: String,
    encoding: SignatureEncoding,
}

/// Why nothing was signed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SigningError {
    /// The content cannot go over the wire as it stands.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The label does not name the algorithm that the key signs with.
    #[error("the label {} does not name {algorithm}, which the key signs with", excerpt(.label))]
    Label {
        /// The label that was to be written.
        label: String,
        /// What the key signs with.
        algorithm: Algorithm,
    },
    /// The cryptographic library has run out of memory or of randomness.
    #[error("the cryptographic library could not sign")]
    Failed,
}

impl Signer {
    /// Signs with `key`, which the wallet knows under `version`, and writes the header
    /// as the protocol's pages do.
    pub fn new(version: KeyVersion, key: SigningKey) -> Self {
        let label = key.algorithm().label().to_owned();
        Self { version, key, label, encoding: SignatureEncoding::default() }
    }

    /// Writes the signature in another encoding than [`SignatureEncoding::Percent`].
    #[must_use]
    pub fn encoding(self, encoding: SignatureEncoding) -> Self {
        Self { encoding, ..self }
    }

    /// Writes another label for the algorithm, such as `SHA256withRSA`, in the letter
    /// case given.
    ///
    /// # Errors
    ///
    /// [`Algorithm::from_label`] does not know the label as a name of the key's
    /// algorithm.
    pub fn label(self, label: &str) -> Result<Self, SigningError> {
        let (label, algorithm) = (label.to_owned(), self.key.algorithm());
        if Algorithm::from_label(&label) != Some(algorithm) {
            return Err(SigningError::Label { label, algorithm });
        }
        Ok(Self { label, ..self })
    }

    /// Writes signatures as the wallet does: in its encoding, and under its label.
    ///
    /// # Errors
    ///
    /// As [`label`](Self::label).
    pub fn like(self, wallet: Wallet) -> Result<Self, SigningError> {
        let signer = self.encoding(wallet.signature_encoding);
        match wallet.algorithm_label {
            Some(label) => signer.label(label),
            None => Ok(signer),
        }
    }

    /// Signs the content and returns the value of the `Signature` header.
    ///
    /// Costs about 0.4 ms of CPU with an RSA key of 2048 bits.
    ///
    /// # Errors
    ///
    /// The content holds what cannot go over the wire as it stands, or the
    /// cryptographic library fails.
    pub fn sign(&self, content: &Content<'_>) -> Result<String, SigningError> {
        content.check()?;
        let signature = self.key.sign(&content.digest()).map_err(|_| SigningError::Failed)?;
        let header = SignatureHeader {
            algorithm: self.key.algorithm(),
            key_version: Some(self.version),
            signature,
        };
        Ok(header.write(&self.label, self.encoding))
    }

    /// The key's public half.
    pub fn verifying_key(&self) -> &VerifyingKey {
        self.key.verifying_key()
    }
}
