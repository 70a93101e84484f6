//! JSON becomes a message.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::fault::{mismatch, taken};
use super::path::Path;
use crate::value::{List, Malformed};
use crate::{Json, Message, Slot, Value};

mod object;
mod union;

/// What to do with a property that the message does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Pass over it: a wallet may add properties at any time.
    Ignore,
    /// Refuse it: who writes a request by hand would not want it dropped.
    Refuse,
}

/// JSON that is not the message; says where and what, and never quotes a value.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct ReadError(#[from] serde_json::Error);

/// Reads one JSON text into the message.
///
/// Numbers are taken for text and text for numbers where the text is one, since
/// wallets differ. A `null` is a missing value. What the message requires must be there.
///
/// # Errors
///
/// Where the bytes are not JSON, or the JSON is not the message.
pub fn read(bytes: &[u8], message: &mut dyn Message, unknown: Unknown) -> Result<(), ReadError> {
    read_slot(bytes, Slot::Message(message), unknown)
}

/// Reads one JSON text as a value. What the value does not have is passed over.
pub(crate) fn read_value<V: Value>(bytes: &[u8]) -> Result<V, ReadError> {
    let mut value = V::blank();
    read_slot(bytes, value.slot(), Unknown::Ignore)?;
    Ok(value)
}

/// Reads one JSON text into the slot.
pub(crate) fn read_slot(bytes: &[u8], slot: Slot<'_>, unknown: Unknown) -> Result<(), ReadError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    Seed { slot, path: &Path::Root, manner: unknown.into() }.deserialize(&mut json)?;
    Ok(json.end()?)
}

/// From 2^53 on, a JSON number with more digits may have been rounded: an identifier would become
/// another one.
const MORE_THAN_F64_COUNTS: f64 = 9_007_199_254_740_992.0;

/// A slot, and the way to it.
pub(super) struct Seed<'s, 'p> {
    pub(super) slot: Slot<'s>,
    pub(super) path: &'p Path<'p>,
    pub(super) manner: Manner,
}

/// How a value is read.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    unknown: Unknown,
    /// Whether it is only to be found out if the value can be read.
    is_trial: bool,
}

impl From<Unknown> for Manner {
    fn from(unknown: Unknown) -> Self {
        Self { unknown, is_trial: false }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.slot {
            Slot::Unknown => deserializer.deserialize_ignored_any(IgnoredAny).map(drop),
            Slot::Json(json) => {
                *json = Deserialize::deserialize(deserializer)?;
                Ok(())
            }
            Slot::Optional(_) => deserializer.deserialize_option(self),
            Slot::Union(union) => {
                let json = Json::deserialize(deserializer)?;
                union::read(union, &json, self.path, self.manner).map_err(D::Error::custom)
            }
            Slot::Whole(ref slot) if slot.is_wide() => deserializer.deserialize_i128(self),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the message")
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<(), E> {
        match self.slot {
            Slot::Boolean(slot) => *slot = it,
            other => return Err(mismatch(self.path, &other, "a boolean")),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, it: i64) -> Result<(), E> {
        match self.slot {
            Slot::Integer(slot) => *slot = it,
            Slot::Whole(slot) => return taken(self.path, slot.read(it.into())),
            Slot::Number(slot) => *slot = it as f64,
            Slot::Text(slot) => return taken(self.path, slot.read(&it.to_string())),
            other => return Err(mismatch(self.path, &other, "a number")),
        }
        Ok(())
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<(), E> {
        if let Ok(it) = i64::try_from(it) {
            return self.visit_i64(it);
        }
        self.visit_i128(it.into())
    }

    fn visit_i128<E: Error>(self, it: i128) -> Result<(), E> {
        if let Ok(it) = i64::try_from(it) {
            return self.visit_i64(it);
        }
        match self.slot {
            Slot::Whole(slot) => return taken(self.path, slot.read(it)),
            Slot::Number(slot) => *slot = it as f64,
            Slot::Text(slot) => return taken(self.path, slot.read(&it.to_string())),
            other => return Err(mismatch(self.path, &other, "a number of more than 64 bits")),
        }
        Ok(())
    }

    fn visit_u128<E: Error>(self, it: u128) -> Result<(), E> {
        match it.try_into() {
            Ok(it) => self.visit_i128(it),
            Err(_) => Err(mismatch(self.path, &self.slot, "a number of more than 127 bits")),
        }
    }

    fn visit_f64<E: Error>(self, it: f64) -> Result<(), E> {
        let is_exact = it.abs() < MORE_THAN_F64_COUNTS;
        match self.slot {
            Slot::Number(slot) => *slot = it,
            Slot::Integer(slot) if is_exact && it.fract() == 0.0 => *slot = it as i64,
            Slot::Whole(slot) if is_exact && it.fract() == 0.0 => {
                return taken(self.path, slot.read(it as i128));
            }
            Slot::Text(slot) if is_exact => return taken(self.path, slot.read(&it.to_string())),
            other => return Err(mismatch(self.path, &other, "a fraction or too long a number")),
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let read = match self.slot {
            Slot::Text(slot) => slot.read(text),
            Slot::Integer(slot) => put(slot, text.parse().ok(), "a whole number"),
            Slot::Whole(slot) => {
                text.parse().map_err(|_| Malformed("a whole number")).and_then(|it| slot.read(it))
            }
            Slot::Number(slot) => put(slot, text.parse().ok().filter(is_finite), "a number"),
            Slot::Boolean(slot) => put(slot, text.parse().ok(), "a boolean"),
            other => return Err(mismatch(self.path, &other, "text")),
        };
        taken(self.path, read)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Err(mismatch(self.path, &self.slot, "null"))
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        if let Slot::Optional(optional) = self.slot {
            optional.null();
        }
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { slot, path, manner } = self;
        let slot = if let Slot::Optional(optional) = slot { optional.fill() } else { slot };
        Seed { slot, path, manner }.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let list = match self.slot {
            Slot::List(list) => list,
            other => return Err(mismatch(self.path, &other, "a list")),
        };
        loop {
            let path = &Path::Index(self.path, list.len());
            let mut next = Next { list: &mut *list, path, manner: self.manner };
            if items.next_element_seed(&mut next)?.is_none() {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        match self.slot {
            Slot::Map(map) => object::map(map, self.path, self.manner, entries),
            Slot::Message(message) => object::message(message, self.path, self.manner, entries),
            other => Err(mismatch(self.path, &other, "an object")),
        }
    }
}

/// The next item of a list, which is pushed only once there is one.
struct Next<'l, 'p> {
    list: &'l mut dyn List,
    path: &'p Path<'p>,
    manner: Manner,
}

impl<'de> DeserializeSeed<'de> for &mut Next<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let (path, manner) = (self.path, self.manner);
        Seed { slot: self.list.push(), path, manner }.deserialize(deserializer)
    }
}

fn put<T>(slot: &mut T, read: Option<T>, expected: &'static str) -> Result<(), Malformed> {
    *slot = read.ok_or(Malformed(expected))?;
    Ok(())
}

/// What Rust reads beyond JSON, such as `inf`, is no number.
fn is_finite(number: &f64) -> bool {
    number.is_finite()
}
