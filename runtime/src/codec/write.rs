//! A message becomes JSON.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::message::Properties;
use crate::{Message, Value, View};

/// Writes the message as compact JSON, its properties in the spec's order.
pub fn write(message: &dyn Message) -> Vec<u8> {
    serde_json::to_vec(&Written(View::Message(message)))
        .expect("a message has text for names and no map of its own")
}

/// Writes any value as compact JSON. One that is absent is `null`.
pub(crate) fn write_value(value: &dyn Value) -> String {
    serde_json::to_string(&Written(value.view()))
        .expect("a value has text for names and no map of its own")
}

/// A view on its way out.
pub(super) struct Written<'v>(pub(super) View<'v>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            View::Absent | View::Null => serializer.serialize_unit(),
            View::Boolean(it) => serializer.serialize_bool(*it),
            View::Integer(it) => serializer.serialize_i64(*it),
            View::Whole(it) => match u64::try_from(*it) {
                Ok(it) => serializer.serialize_u64(it),
                Err(_) => serializer.serialize_i128(*it),
            },
            View::Number(it) => serializer.serialize_f64(*it),
            View::Text(it) => serializer.serialize_str(it),
            View::Json(it) | View::Unknown(it) => it.serialize(serializer),
            View::List(list) => {
                let mut items = serializer.serialize_seq(Some(list.len()))?;
                for index in 0..list.len() {
                    items.serialize_element(&Written(list.get(index)))?;
                }
                items.end()
            }
            View::Map(map) => {
                let mut entries = serializer.serialize_map(None)?;
                for (name, value) in map.entries() {
                    entries.serialize_entry(name, &Written(value))?;
                }
                entries.end()
            }
            View::Message(message) => {
                let mut entries = serializer.serialize_map(None)?;
                let properties = Properties::of(*message);
                for property in properties.iter() {
                    let view = property.view();
                    if !matches!(view, View::Absent) {
                        entries.serialize_entry(property.rules.name, &Written(view))?;
                    }
                }
                // A name stands once: that of a property counts.
                for (name, view) in properties.others() {
                    if !properties.has(name) {
                        entries.serialize_entry(name, &Written(view))?;
                    }
                }
                entries.end()
            }
        }
    }
}
