//! One delivery of a callback: its signature has been verified, and its body is still bytes.

use std::fmt;

use bytes::Bytes;

use super::Refusal;
use crate::codec::{self, Unknown};
use crate::signing::Content;
use crate::verification::Verified;
use crate::{Callback, Timestamp};

/// A callback that the wallet has signed, not read yet.
///
/// Only [`Receiver::receive`](super::Receiver::receive) makes one. `Debug` does not show the body.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub(super) id: DeliveryId,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) client_id: String,
    pub(super) time: Timestamp,
    pub(super) body: Verified<Bytes>,
}

/// A callback that is the wallet's, fresh and new, and was read: what a handler is called with where
/// it also asks for whom the wallet signed it, or when.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Delivered<C> {
    /// What the wallet tells.
    pub callback: C,
    /// How it came: for which client, when, and at which path.
    pub delivery: Delivery,
}

/// Which delivery it is: the SHA-256 of its content to sign.
///
/// The same bytes sent again, by the wallet or by whoever overheard them, are the same delivery. A
/// callback that the wallet signs anew, with a later `Request-Time`, is another one: what it tells
/// may be news, such as a card that was blocked, unblocked, and is now blocked again. The signature
/// itself has no part in it, since ECDSA has many signatures for one content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryId([u8; 32]);

impl Delivery {
    /// Which delivery it is.
    pub fn id(&self) -> DeliveryId {
        self.id
    }

    /// The path that the wallet called and signed.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The client id that the wallet signed.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// When the wallet sent it, by its own clock: `Request-Time`.
    pub fn time(&self) -> &Timestamp {
        &self.time
    }

    /// The body, byte for byte as it was signed.
    pub fn bytes(&self) -> &Bytes {
        self.body.get()
    }

    /// Reads what the wallet tells, as leniently as answers are read.
    ///
    /// # Errors
    ///
    /// [`Refusal::is_unreadable`] where the body is not the message.
    pub fn read<C: Callback>(&self) -> Result<C, Refusal> {
        let mut message = C::blank();
        codec::read(self.bytes(), &mut message, Unknown::Ignore)
            .map(|()| message)
            .map_err(Refusal::unreadable)
    }
}

impl DeliveryId {
    pub(super) fn of(content: &Content<'_>) -> Self {
        let mut id = [0; 32];
        id.copy_from_slice(content.digest().as_ref());
        Self(id)
    }

    /// The digest, for a store that takes bytes as a key. `Display` writes it in hexadecimal.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for DeliveryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for DeliveryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeliveryId({self})")
    }
}
