//! Keys that everybody has. They were made for tests and protect nothing.

use crate::SigningKey;

/// The test merchant's key pair, RSA of 2048 bits.
pub fn merchant_key() -> SigningKey {
    SigningKey::from_pem(include_str!("../../testkeys/merchant-private.pem")).expect("it is a key")
}

/// The test wallet's key pair, RSA of 2048 bits.
pub fn wallet_key() -> SigningKey {
    SigningKey::from_pem(include_str!("../../testkeys/wallet-private.pem")).expect("it is a key")
}
