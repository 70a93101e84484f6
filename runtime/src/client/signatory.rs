//! Who signs a request: a key that is here, or a signer that is elsewhere.

use std::sync::Arc;

use crate::error::{Error, Kind};
use crate::keys::{KeyVersion, SigningKey, VerifyingKey};
use crate::signature::{Algorithm, SignatureEncoding, SignatureHeader};
use crate::signing::{Content, RemoteSigner, Signer, SigningError};

/// How the wallet wants its signatures written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    pub(crate) encoding: SignatureEncoding,
    /// The key's own where there is none.
    pub(crate) label: Option<String>,
}

/// What a client was given to sign with.
#[derive(Clone)]
pub(crate) enum PrivateKey {
    Here(SigningKey),
    Elsewhere(Arc<dyn RemoteSigner>),
}

/// A private key, the version under which the wallet knows it, and the form of its signatures.
#[derive(Clone)]
pub(crate) enum Signatory {
    Here(Signer),
    Elsewhere(Remote),
}

#[derive(Clone)]
pub(crate) struct Remote {
    signer: Arc<dyn RemoteSigner>,
    version: KeyVersion,
    label: String,
    encoding: SignatureEncoding,
}

impl Signatory {
    pub(crate) fn new(
        version: KeyVersion,
        key: PrivateKey,
        form: &Form,
    ) -> Result<Self, SigningError> {
        match key {
            PrivateKey::Here(key) => {
                let signer = Signer::new(version, key).encoding(form.encoding);
                let signer = match &form.label {
                    Some(label) => signer.label(label)?,
                    None => signer,
                };
                Ok(Self::Here(signer))
            }
            PrivateKey::Elsewhere(signer) => {
                let algorithm = signer.algorithm();
                let label = form.label.clone().unwrap_or_else(|| algorithm.label().to_owned());
                if Algorithm::from_label(&label) != Some(algorithm) {
                    return Err(SigningError::Label { label, algorithm });
                }
                Ok(Self::Elsewhere(Remote { signer, version, label, encoding: form.encoding }))
            }
        }
    }

    /// The public half, where it is known.
    pub(crate) fn verifying_key(&self) -> Option<&VerifyingKey> {
        match self {
            Self::Here(signer) => Some(signer.verifying_key()),
            Self::Elsewhere(_) => None,
        }
    }

    /// Signs the content and returns the value of the `Signature` header. A key that is here is
    /// never waited for.
    pub(crate) async fn sign(&self, content: &Content<'_>) -> Result<String, Error> {
        match self {
            Self::Here(signer) => signer.sign(content).map_err(|why| Kind::Signing(why).into()),
            // In a box, so that calls which never wait here make no room for it.
            Self::Elsewhere(remote) => Box::pin(remote.sign(content)).await,
        }
    }
}

impl Remote {
    async fn sign(&self, content: &Content<'_>) -> Result<String, Error> {
        content.check().map_err(|why| Kind::Signing(why.into()))?;
        let signature = self.signer.sign(*content).await.map_err(Kind::RemoteSigning)?;
        let header = SignatureHeader {
            algorithm: self.signer.algorithm(),
            key_version: Some(self.version),
            signature,
        };
        Ok(header.write(&self.label, self.encoding))
    }
}
