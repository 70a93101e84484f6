//! An object becomes a message, or a map.

use std::collections::BTreeSet;

use serde::de::{Error, MapAccess};

use super::super::fault::fault;
use super::super::name::Name;
use super::super::path::Path;
use super::{Manner, Seed, Unknown};
use crate::message::Properties;
use crate::value::Map;
use crate::{Message, Slot};

/// Fills a map. Its entries are counted in the errors: their names may be as secret as their values.
pub(super) fn map<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    path: &Path<'_>,
    manner: Manner,
    mut entries: A,
) -> Result<(), A::Error> {
    let mut seen = BTreeSet::new();
    while let Some(name) = entries.next_key::<String>()? {
        let path = &Path::Index(path, seen.len());
        if !seen.insert(name.clone()) {
            return Err(fault(path, "is there twice"));
        }
        let slot = map.insert(name.clone());
        entries.next_value_seed(Seed { slot, path, manner })?;
    }
    Ok(())
}

/// Fills a message, which must get all that it requires.
pub(super) fn message<'de, A: MapAccess<'de>>(
    message: &mut dyn Message,
    path: &Path<'_>,
    manner: Manner,
    mut entries: A,
) -> Result<(), A::Error> {
    let mut seen: Vec<Name<'de>> = Vec::with_capacity(8);
    while let Some(Name(name)) = entries.next_key()? {
        let path = &Path::Name(path, &name);
        let slot = message.property(&name);
        let is_known = !matches!(slot, Slot::Unknown);
        let slot = if is_known { slot } else { other(message, &name, path, manner)? };
        if seen.iter().any(|it| it.0 == name) {
            return Err(fault(path, "is there twice"));
        }
        entries.next_value_seed(Seed { slot, path, manner })?;
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

/// Where a property goes that the message does not name.
fn other<'m, E: Error>(
    message: &'m mut dyn Message,
    name: &str,
    path: &Path<'_>,
    manner: Manner,
) -> Result<Slot<'m>, E> {
    match (message.rest(), manner.unknown) {
        (Some(rest), _) if rest.has(name) => Err(fault(path, "is there twice")),
        (Some(rest), _) => Ok(rest.insert(name.to_owned())),
        (None, Unknown::Refuse) => Err(fault(path, "is not a property of this message")),
        (None, Unknown::Ignore) => Ok(Slot::Unknown),
    }
}
