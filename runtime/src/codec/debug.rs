//! A message is shown to a person, without what is not theirs to see.

use std::fmt;

use crate::message::Properties;
use crate::{Message, Value, View};

/// What stands for a sensitive value.
pub const HIDDEN: Hidden = Hidden;

/// Shows itself as `<hidden>`.
#[derive(Clone, Copy)]
pub struct Hidden;

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<hidden>")
    }
}

/// Shows the present properties by their names on the wire, the sensitive ones hidden.
///
/// # Errors
///
/// Where the formatter does.
pub fn debug(name: &str, message: &dyn Message, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    let properties = Properties::of(message);
    for (name, value) in shown_properties(&properties) {
        shown.field(name, &value);
    }
    for (name, view) in properties.others() {
        shown.field(name, &Shown(Some(view)));
    }
    shown.finish()
}

/// Shows a value as it stands in a message.
///
/// # Errors
///
/// Where the formatter does.
pub fn debug_value(value: &dyn Value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&Shown(Some(value.view())), f)
}

fn shown_properties<'p>(
    properties: &'p Properties<'_>,
) -> impl Iterator<Item = (&'static str, Shown<'p>)> {
    properties.iter().filter(|it| it.is_present()).map(|it| {
        let view = if it.rules.sensitive { None } else { Some(it.view()) };
        (it.rules.name, Shown(view))
    })
}

/// A view as a person reads it. Nothing stands for what is sensitive.
struct Shown<'v>(Option<View<'v>>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(view) = &self.0 else { return HIDDEN.fmt(f) };
        match view {
            View::Absent | View::Null => f.write_str("null"),
            View::Boolean(it) => it.fmt(f),
            View::Integer(it) => it.fmt(f),
            View::Whole(it) => it.fmt(f),
            View::Number(it) => it.fmt(f),
            View::Text(it) => it.fmt(f),
            View::Json(it) => it.fmt(f),
            View::Unknown(_) => HIDDEN.fmt(f),
            View::List(list) => {
                let items = (0..list.len()).map(|it| Shown(Some(list.get(it))));
                f.debug_list().entries(items).finish()
            }
            View::Map(map) => {
                let entries = map.entries().into_iter().map(|(name, it)| (name, Shown(Some(it))));
                f.debug_map().entries(entries).finish()
            }
            View::Message(message) => {
                let mut shown = f.debug_map();
                let properties = Properties::of(*message);
                for (name, value) in shown_properties(&properties) {
                    shown.entry(&format_args!("{name}"), &value);
                }
                for (name, view) in properties.others() {
                    shown.entry(&format_args!("{name}"), &Shown(Some(view)));
                }
                shown.finish()
            }
        }
    }
}
