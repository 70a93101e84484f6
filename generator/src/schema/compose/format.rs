//! The format of schemas that hold together: they name one, or formats of one type.

use super::Said;
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::schema::{Kind, Notes};

/// The formats that have a type of their own.
const TYPED: [&str; 5] = ["date-time", "date", "iso-4217", "minor-units", "uint64"];

/// The format that is nearest to the place. Another beside it is reported, and refused where it has
/// another type.
pub(super) fn format<'d>(said: &[Said<'d>], notes: &mut Notes) -> Option<&'d str> {
    let mut found: Option<(&str, &Said<'d>)> = None;
    for it in said {
        let Some(own) = it.schema.format else { continue };
        if let Some((known, first)) = found.filter(|(known, _)| *known != own) {
            differ(known, first, own, it, notes);
        }
        found = Some((own, it));
    }
    found.map(|(format, _)| format)
}

fn differ(known: &str, first: &Said<'_>, own: &str, second: &Said<'_>, notes: &mut Notes) {
    let place = second.schema.spot.said("format");
    let fault = |code, message: &str| {
        Diagnostic::new(code, place.clone(), message)
            .label("the second format")
            .related(first.schema.spot.said("format"), "the first")
    };
    if TYPED.contains(&known) || TYPED.contains(&own) {
        let fault = fault(Code::PartsDisagree, "two formats that are different types");
        notes.refuse(fault.help("leave one out; for one or the other write `oneOf`"));
    } else if [known, own].iter().all(|it| Kind::of_format(it).is_none_or(|it| it == Kind::Text)) {
        let message = format!("the docs name this format alone, and not {}", quoted(known));
        notes.warn(
            fault(Code::OneIsChecked, &message).help("name one, and the other in `description`"),
        );
    }
}

impl Kind {
    /// The kind of value that the format belongs to; nothing where nobody knows it.
    pub(super) fn of_format(format: &str) -> Option<Self> {
        Some(match format {
            "int32" | "int64" | "uint32" | "uint64" => Self::Integer,
            "float" | "double" => Self::Number,
            "date" | "date-time" | "time" | "duration" | "email" | "hostname" | "ipv4" | "ipv6"
            | "uri" | "uri-reference" | "uuid" | "byte" | "binary" | "password" => Self::Text,
            _ => return None,
        })
    }
}
