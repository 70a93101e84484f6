//! What every mini program endpoint stands on.
//!
//! A call's life: the request is checked against its spec's bounds and written
//! as JSON once ([`codec`]); those bytes are signed ([`signing`]) and sent
//! ([`transport`]); the answer's raw bytes are verified ([`verification`]), and
//! only what has been verified is read; the result says which of four things
//! happened ([`Outcome`]). Whatever goes wrong on the way, the [`Error`] says
//! whether the wallet may have acted. What stays open, a [`Settlement`] carries to
//! its end.
//!
//! The other way round, what the wallet tells is verified, read and answered by a
//! [`callback::Receiver`].
//!
//! Everything but [`transport`] is a function of its arguments.

pub mod message;
pub mod value;
pub mod codec;
pub mod currency;
pub mod amount;
pub mod time;
pub mod freshness;
pub mod keys;
pub mod signature;
pub mod signing;
pub mod verification;
pub mod operation;
pub mod outcome;
pub mod error;
pub mod timer;
pub mod retry;
pub mod transport;
pub mod wallet;
pub mod client;
pub mod settle;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod callback;
#[cfg(feature = "testing")]
pub mod testing;
mod headers;
mod encoding;
mod excerpt;

pub use self::amount::{Amount, MinorUnits};
pub use self::client::{Answer, CallOptions, Client, ClientBuilder, KeyRing};
pub use self::codec::{HIDDEN, Violation};
pub use self::currency::Currency;
pub use self::error::Error;
pub use self::freshness::{Freshness, Stale};
pub use self::keys::{KeyVersion, SigningKey, VerifyingKey, VerifyingKeys};
pub use self::message::{Finer, Limit, Message, Properties, name};
pub use self::operation::{Callback, Direction, Endpoint, Operation};
pub use self::outcome::{Empty, Envelope, Known, Outcome, ResultCode, ResultInfo, ResultStatus};
pub use self::retry::RetryPolicy;
pub use self::settle::{Settled, SettledBy, Settlement, Verdict};
pub use self::signature::SignatureEncoding;
pub use self::time::{Date, TimeFormat, Timestamp};
pub use self::value::{Json, JsonText, Looks, Slot, Union, Value, View, looks};
pub use self::wallet::Wallet;

/// What the macros of this crate name in the crates that use them.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod reexport {
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
}
