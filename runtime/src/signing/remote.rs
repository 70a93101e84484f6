//! The private key may live elsewhere: in a KMS, in an HSM, in another process.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;

use super::Content;
use crate::signature::Algorithm;

/// Signs with a key that this process does not hold.
///
/// [`ClientBuilder::signer`](crate::ClientBuilder::signer) takes one in place of a
/// [`SigningKey`](crate::SigningKey). The client writes the header; what comes back is the bare
/// signature. How long to wait for it is the signer's to decide: the client's timeout begins with
/// the connection to the wallet. The example `kms` is one to begin with.
pub trait RemoteSigner: Send + Sync + 'static {
    /// What the key signs with: RSA256, unless it says something else.
    fn algorithm(&self) -> Algorithm {
        Algorithm::Rsa256
    }

    /// Signs the content, or rather its [SHA-256](Content::sha256), which is all that most services
    /// want to be sent.
    ///
    /// An RSA signature is PKCS#1 v1.5 over that digest, one of P-224 is ECDSA in DER. An error
    /// ends the call before anything has left.
    fn sign<'s>(&'s self, content: Content<'s>) -> RemoteSigning<'s>;
}

/// A signature on its way.
pub type RemoteSigning<'s> =
    Pin<Box<dyn Future<Output = Result<Vec<u8>, RemoteSigningError>> + Send + 's>>;

/// Why there is no signature, in the words of whoever should have signed.
pub type RemoteSigningError = Box<dyn StdError + Send + Sync>;
