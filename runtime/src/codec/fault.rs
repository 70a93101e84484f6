//! What is wrong with JSON that is not the message: where, and in words that quote no value.

use serde::de::Error;

use super::path::Path;
use crate::Slot;
use crate::value::Malformed;

/// Passes on what a value says to the text that it was offered.
pub(super) fn taken<E: Error>(path: &Path<'_>, read: Result<(), Malformed>) -> Result<(), E> {
    read.map_err(|Malformed(expected)| fault(path, &format!("is not {expected}")))
}

/// A value of another kind than the slot takes.
pub(super) fn mismatch<E: Error>(path: &Path<'_>, slot: &Slot<'_>, found: &str) -> E {
    let expected = match slot {
        Slot::Unknown | Slot::Json(_) | Slot::Optional(_) | Slot::Union(_) => "a value",
        Slot::Boolean(_) => "a boolean",
        Slot::Integer(_) | Slot::Whole(_) => "a whole number",
        Slot::Number(_) => "a number",
        Slot::Text(_) => "text",
        Slot::List(_) => "a list",
        Slot::Map(_) | Slot::Message(_) => "an object",
    };
    fault(path, &format!("is {found} where {expected} belongs"))
}

/// A fault, after the way to it.
pub(super) fn fault<E: Error>(path: &Path<'_>, what: &str) -> E {
    match path {
        Path::Root => E::custom(format_args!("the message {what}")),
        path => E::custom(format_args!("{path} {what}")),
    }
}
