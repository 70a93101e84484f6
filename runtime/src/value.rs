//! What a value of a message can do: be looked at, and be filled in.
//!
//! Everything that is done with messages (writing and reading JSON, checking
//! bounds, `Debug`) is written once, over [`View`] and [`Slot`], and compiled once.

use std::borrow::Cow;

use crate::Message;

mod json_text;
mod numbers;
mod std_types;
mod text;
mod times;
mod union;
mod wrapper;

pub use self::json_text::JsonText;
pub use self::numbers::Whole;
pub use self::text::{Malformed, Text};
pub use self::union::{Looks, Union, looks};

/// JSON of any shape.
pub use serde_json::Value as Json;

/// A value that may stand in a message.
///
/// Implemented for text, numbers, booleans, times, amounts, lists, maps,
/// `Option` and every [`Message`]; generated types join through
/// [`newtype!`](crate::newtype) and [`choice!`](crate::choice).
pub trait Value: Send + Sync {
    /// Shows the value.
    fn view(&self) -> View<'_>;

    /// Offers the place where a reader may put what it read.
    fn slot(&mut self) -> Slot<'_>;

    /// Makes a value to read into. It means nothing until it has been filled.
    fn blank() -> Self
    where
        Self: Sized;

    /// Makes the value that `null` is. Nothing where it is none, so that `null` is taken for a
    /// value that is missing.
    fn null() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

/// What a value shows to a reader.
#[derive(Clone)]
pub enum View<'v> {
    /// Left out of the message.
    Absent,
    /// Written as `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number that may need more room.
    Whole(i128),
    /// A number that may have a fraction.
    Number(f64),
    /// Text, and whatever travels as text.
    Text(Cow<'v, str>),
    /// JSON of any shape.
    Json(&'v Json),
    /// JSON of a shape that no spec told: `Debug` hides it, since nobody knows what is sensitive in it.
    Unknown(&'v Json),
    /// Several values in order.
    List(&'v dyn List),
    /// Values by name.
    Map(&'v dyn Map),
    /// Named properties.
    Message(&'v dyn Message),
}

/// Where a writer may put what it read.
pub enum Slot<'v> {
    /// Nothing goes by that name here.
    Unknown,
    /// Takes `true` or `false`.
    Boolean(&'v mut bool),
    /// Takes a whole number.
    Integer(&'v mut i64),
    /// Takes a whole number, and refuses what it cannot hold.
    Whole(&'v mut dyn Whole),
    /// Takes a number.
    Number(&'v mut f64),
    /// Takes text, and refuses what it cannot hold.
    Text(&'v mut dyn Text),
    /// Takes JSON of any shape.
    Json(&'v mut Json),
    /// Takes several values in order.
    List(&'v mut dyn List),
    /// Takes values by name.
    Map(&'v mut dyn Map),
    /// Takes named properties.
    Message(&'v mut dyn Message),
    /// Takes a value, or `null`.
    Optional(&'v mut dyn Optional),
    /// Takes what one of several types takes, and keeps any other JSON.
    Union(&'v mut dyn Union),
}

/// Several values in order.
pub trait List: Send + Sync {
    /// Counts the items.
    fn len(&self) -> usize;

    /// Shows the item at `index`, and nothing past the end.
    fn get(&self, index: usize) -> View<'_>;

    /// Appends an item to be filled in.
    fn push(&mut self) -> Slot<'_>;

    /// Tells whether there is no item.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Values by name.
pub trait Map: Send + Sync {
    /// Shows the entries, sorted by name.
    fn entries(&self) -> Vec<(&str, View<'_>)>;

    /// Adds an entry to be filled in. An entry of the same name is replaced.
    fn insert(&mut self, name: String) -> Slot<'_>;

    /// Tells whether there is an entry of that name.
    fn has(&self, name: &str) -> bool;
}

/// A value that may be missing.
pub trait Optional: Send + Sync {
    /// Makes the value present, to be filled in.
    fn fill(&mut self) -> Slot<'_>;

    /// Takes `null`, which changes nothing unless there is a value that is `null`.
    fn null(&mut self);
}
