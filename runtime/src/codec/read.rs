//! JSON becomes a message.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::fault::{fault, mismatch, taken};
use super::name::Name;
use super::path::Path;
use crate::message::Properties;
use crate::value::{List, Malformed, Map};
use crate::{Message, Slot, Value};

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
    Seed { slot, path: &Path::Root, unknown }.deserialize(&mut json)?;
    Ok(json.end()?)
}

/// From 2^53 on, a JSON number with more digits may have been rounded: an identifier would become
/// another one.
const MORE_THAN_F64_COUNTS: f64 = 9_007_199_254_740_992.0;

/// A slot, and the way to it.
pub(super) struct Seed<'s, 'p> {
    pub(super) slot: Slot<'s>,
    pub(super) path: &'p Path<'p>,
    pub(super) unknown: Unknown,
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
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the message")
    }

    fn visit_bool<E: serde::de::Error>(self, it: bool) -> Result<(), E> {
        match self.slot {
            Slot::Boolean(slot) => *slot = it,
            other => return Err(mismatch(self.path, &other, "a boolean")),
        }
        Ok(())
    }

    fn visit_i64<E: serde::de::Error>(self, it: i64) -> Result<(), E> {
        match self.slot {
            Slot::Integer(slot) => *slot = it,
            Slot::Number(slot) => *slot = it as f64,
            Slot::Text(slot) => return taken(self.path, slot.read(&it.to_string())),
            other => return Err(mismatch(self.path, &other, "a number")),
        }
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, it: u64) -> Result<(), E> {
        if let Ok(it) = i64::try_from(it) {
            return self.visit_i64(it);
        }
        match self.slot {
            Slot::Number(slot) => *slot = it as f64,
            Slot::Text(slot) => return taken(self.path, slot.read(&it.to_string())),
            other => return Err(mismatch(self.path, &other, "a number above 2^63")),
        }
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, it: f64) -> Result<(), E> {
        let is_exact = it.abs() < MORE_THAN_F64_COUNTS;
        match self.slot {
            Slot::Number(slot) => *slot = it,
            Slot::Integer(slot) if is_exact && it.fract() == 0.0 => *slot = it as i64,
            Slot::Text(slot) if is_exact => return taken(self.path, slot.read(&it.to_string())),
            other => return Err(mismatch(self.path, &other, "a fraction or too long a number")),
        }
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        let read = match self.slot {
            Slot::Text(slot) => slot.read(text),
            Slot::Integer(slot) => put(slot, text.parse().ok(), "a whole number"),
            Slot::Number(slot) => put(slot, text.parse().ok().filter(is_finite), "a number"),
            Slot::Boolean(slot) => put(slot, text.parse().ok(), "a boolean"),
            other => return Err(mismatch(self.path, &other, "text")),
        };
        taken(self.path, read)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Err(mismatch(self.path, &self.slot, "null"))
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { slot, path, unknown } = self;
        let slot = if let Slot::Optional(optional) = slot { optional.fill() } else { slot };
        Seed { slot, path, unknown }.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let list = match self.slot {
            Slot::List(list) => list,
            other => return Err(mismatch(self.path, &other, "a list")),
        };
        loop {
            let path = &Path::Index(self.path, list.len());
            let mut next = Next { list: &mut *list, path, unknown: self.unknown };
            if items.next_element_seed(&mut next)?.is_none() {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        match self.slot {
            Slot::Map(map) => read_map(map, self.path, self.unknown, entries),
            Slot::Message(message) => read_message(message, self.path, self.unknown, entries),
            other => Err(mismatch(self.path, &other, "an object")),
        }
    }
}

/// The next item of a list, which is pushed only once there is one.
struct Next<'l, 'p> {
    list: &'l mut dyn List,
    path: &'p Path<'p>,
    unknown: Unknown,
}

impl<'de> DeserializeSeed<'de> for &mut Next<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let (path, unknown) = (self.path, self.unknown);
        Seed { slot: self.list.push(), path, unknown }.deserialize(deserializer)
    }
}

/// The entries are counted in the errors: their names may be as secret as their values.
fn read_map<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    path: &Path<'_>,
    unknown: Unknown,
    mut entries: A,
) -> Result<(), A::Error> {
    let mut seen = BTreeSet::new();
    while let Some(name) = entries.next_key::<String>()? {
        let path = &Path::Index(path, seen.len());
        if !seen.insert(name.clone()) {
            return Err(fault(path, "is there twice"));
        }
        let slot = map.insert(name.clone());
        entries.next_value_seed(Seed { slot, path, unknown })?;
    }
    Ok(())
}

fn read_message<'de, A: MapAccess<'de>>(
    message: &mut dyn Message,
    path: &Path<'_>,
    unknown: Unknown,
    mut entries: A,
) -> Result<(), A::Error> {
    let mut seen: Vec<Name<'de>> = Vec::with_capacity(8);
    while let Some(Name(name)) = entries.next_key()? {
        let path = &Path::Name(path, &name);
        let slot = message.property(&name);
        let is_known = !matches!(slot, Slot::Unknown);
        if !is_known && unknown == Unknown::Refuse {
            return Err(fault(path, "is not a property of this message"));
        }
        if seen.iter().any(|it| it.0 == name) {
            return Err(fault(path, "is there twice"));
        }
        entries.next_value_seed(Seed { slot, path, unknown })?;
        // The unknown ones are not kept: there may be a million of them.
        if is_known {
            seen.push(Name(name));
        }
    }

    let is_seen = |name: &str| seen.iter().any(|it| it.0 == name);
    for property in Properties::of(message).iter().filter(|it| it.is_required()) {
        let rules = &property.rules;
        if !is_seen(rules.name) && !rules.also.iter().any(|it| is_seen(it)) {
            return Err(fault(&Path::Name(path, rules.name), "is missing"));
        }
    }
    Ok(())
}

fn put<T>(slot: &mut T, read: Option<T>, expected: &'static str) -> Result<(), Malformed> {
    *slot = read.ok_or(Malformed(expected))?;
    Ok(())
}

/// What Rust reads beyond JSON, such as `inf`, is no number.
fn is_finite(number: &f64) -> bool {
    number.is_finite()
}
