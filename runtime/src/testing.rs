//! A wallet to test against, with keys that protect nothing.

mod keys;
mod round_trip;
mod mock_wallet;

pub use self::keys::{merchant_key, wallet_key};
pub use self::mock_wallet::{Exchange, MockRequest, MockWallet, MockWalletBuilder, Reply};
pub use self::round_trip::{request_round_trip, response_round_trip};
