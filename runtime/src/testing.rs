//! A wallet to test against, with keys that protect nothing.

mod keys;
mod codes;
mod round_trip;
pub mod canaries;
mod ledger;
mod mock_wallet;

pub use self::keys::{merchant_key, wallet_key};
pub use self::ledger::{
    Approval, Completion, Movement, MovementKind, MovementState, Payment, PaymentState,
};
pub use self::mock_wallet::{
    Exchange, Fault, MockRequest, MockWallet, MockWalletBuilder, Reply, SentCallback, UnknownFault,
};
pub use self::round_trip::{request_round_trip, response_round_trip};
