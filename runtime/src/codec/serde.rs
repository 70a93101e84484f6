//! `Serialize` and `Deserialize` for people who store messages.

use serde::{Deserializer, Serializer, de::DeserializeSeed};

use super::path::Path;
use super::read::{Seed, Unknown};
use super::write::Written;
use crate::{Message, Slot, View};

/// Writes the message as it would go over the wire.
///
/// # Errors
///
/// Where the serializer does.
pub fn serialize<S: Serializer>(message: &dyn Message, serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&Written(View::Message(message)), serializer)
}

/// Reads the message as it would come over the wire.
///
/// # Errors
///
/// Where the deserializer does, and where what it yields is not the message.
pub fn deserialize<'de, M: Message, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    let mut message = M::blank();
    let slot = Slot::Message(&mut message);
    Seed { slot, path: &Path::Root, unknown: Unknown::Ignore }.deserialize(deserializer)?;
    Ok(message)
}

/// The one-line impls of a message.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($ty:ident) => {
        impl $crate::reexport::Serialize for $ty {
            fn serialize<S: $crate::reexport::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::codec::serde::serialize(self, to)
            }
        }

        impl<'de> $crate::reexport::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::reexport::Deserializer<'de>>(
                from: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::serde::deserialize(from)
            }
        }
    };
}
