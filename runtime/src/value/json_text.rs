//! Text that is JSON in itself, as some properties of the protocol are.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::{Json, Malformed, Slot, Text, Value, View};
use crate::HIDDEN;
use crate::codec::{self, ReadError};

/// JSON in a property that is text, such as `extendInfo`.
///
/// It keeps the text as it came and as it will be sent, to the byte: wallets send free text in such
/// properties, too, and that is no reason to lose an answer. Only [`read`](Self::read) asks whether
/// the text is the `T` that the spec says, and [`to_json`](Self::to_json) whether it is JSON.
///
/// ```
/// # use miniprogram_runtime::{Message, Properties, Slot, Value, name};
/// use miniprogram_runtime::{Json, JsonText};
/// # #[derive(Clone, Debug, PartialEq)]
/// # struct ExtendInfo { customer_belongs_to: Option<String> }
/// # impl Message for ExtendInfo {
/// #     fn properties<'m>(&'m self, to: &mut Properties<'m>) {
/// #         to.optional(name("customerBelongsTo"), &self.customer_belongs_to);
/// #     }
/// #     fn property(&mut self, name: &str) -> Slot<'_> {
/// #         if name == "customerBelongsTo" { self.customer_belongs_to.slot() } else { Slot::Unknown }
/// #     }
/// #     fn blank() -> Self {
/// #         Self { customer_belongs_to: None }
/// #     }
/// # }
///
/// let info = ExtendInfo { customer_belongs_to: Some("GCASH".to_owned()) };
/// let typed = JsonText::of(&info);
/// assert_eq!(typed.as_str(), r#"{"customerBelongsTo":"GCASH"}"#);
/// assert_eq!(typed.read()?, info);
///
/// let json = JsonText::<ExtendInfo>::json(&Json::from(vec![1, 2]));
/// assert_eq!(json.as_str(), "[1,2]");
///
/// let raw = JsonText::<ExtendInfo>::from("as agreed by phone");
/// assert_eq!(raw.as_str(), "as agreed by phone");
/// assert!(raw.read().is_err());
/// # Ok::<(), miniprogram_runtime::codec::ReadError>(())
/// ```
pub struct JsonText<T = Json> {
    text: String,
    /// Not a `T`, but a way to one: no `T` is held, whatever threads it may not cross.
    shape: PhantomData<fn() -> T>,
}

impl<T> JsonText<T> {
    /// Takes the text as it is, whether or not it is JSON.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), shape: PhantomData }
    }

    /// Writes JSON of any shape.
    pub fn json(json: &Json) -> Self {
        Self::text(json.to_string())
    }

    /// The text, as it travels.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Reads the text as JSON of any shape.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    pub fn to_json(&self) -> Result<Json, ReadError> {
        codec::read_value(self.text.as_bytes())
    }
}

impl<T: Value> JsonText<T> {
    /// Writes the value as compact JSON, its properties in the spec's order.
    pub fn of(value: &T) -> Self {
        Self::text(codec::write_value(value))
    }

    /// Reads the text as the value. Properties that the value does not have are passed over.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or the JSON is not the value: the error says where.
    pub fn read(&self) -> Result<T, ReadError> {
        codec::read_value(self.text.as_bytes())
    }
}

impl<T> From<&str> for JsonText<T> {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl<T> From<String> for JsonText<T> {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

/// Shows the value that the text reads as, which hides what is sensitive of it; any other text is
/// hidden.
impl<T: Value + fmt::Debug> fmt::Debug for JsonText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.read() {
            Ok(value) => f.debug_tuple("JsonText").field(&value).finish(),
            Err(_) => f.debug_tuple("JsonText").field(&HIDDEN).finish(),
        }
    }
}

impl<T> Clone for JsonText<T> {
    fn clone(&self) -> Self {
        Self::text(&*self.text)
    }
}

/// The same text. `{}` and `{ }` are one JSON and two texts.
impl<T> PartialEq for JsonText<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for JsonText<T> {}

impl<T> Hash for JsonText<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> Text for JsonText<T> {
    fn read(&mut self, text: &str) -> Result<(), Malformed> {
        text.clone_into(&mut self.text);
        Ok(())
    }
}

impl<T> Value for JsonText<T> {
    fn view(&self) -> View<'_> {
        View::Text(self.as_str().into())
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn blank() -> Self {
        Self::text("")
    }
}

#[cfg(feature = "serde")]
impl<T> serde::Serialize for JsonText<T> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        codec::serde::serialize(self, to)
    }
}

#[cfg(feature = "serde")]
impl<'de, T> serde::Deserialize<'de> for JsonText<T> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        codec::serde::deserialize(from)
    }
}
