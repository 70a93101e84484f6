//! `Serialize` and `Deserialize` for people who store messages, or the values in them.

use serde::{Deserializer, Serializer, de::DeserializeSeed};

use super::path::Path;
use super::read::{Seed, Unknown};
use super::write::Written;
use crate::Value;

/// Writes the value as it would go over the wire.
///
/// # Errors
///
/// Where the serializer does.
pub fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&Written(value.view()), serializer)
}

/// Reads the value as it would come over the wire.
///
/// # Errors
///
/// Where the deserializer does, and where what it yields is not the value.
pub fn deserialize<'de, V: Value, D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
    let mut value = V::blank();
    Seed { slot: value.slot(), path: &Path::Root, manner: Unknown::Ignore.into() }
        .deserialize(deserializer)?;
    Ok(value)
}

/// The one-line impls of a message or a value.
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
