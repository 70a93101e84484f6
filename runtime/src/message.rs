//! What a message says of itself: its properties by their names on the wire, and their bounds.

mod rules;
mod finer;

pub(crate) use self::finer::matches;
pub use self::finer::{Finer, Limit};
pub use self::rules::{Bounds, Rules, bounds, name};
use crate::value::Map;
use crate::{Slot, Value, View};

/// An object of the API: named properties, each with its rules.
///
/// Two lists, a line a property: [`properties`](Message::properties) says what there is and
/// what holds for it, [`property`](Message::property) says where a name leads. Writing,
/// reading, checking and hiding follow from them and are done by this crate.
pub trait Message: Send + Sync {
    /// Names the properties in the order in which they are written.
    fn properties<'m>(&'m self, to: &mut Properties<'m>);

    /// Finds the place of a property. Another spelling leads to the same place.
    fn property(&mut self, name: &str) -> Slot<'_>;

    /// Offers the map that keeps properties without a name of their own, where there is one.
    fn rest(&mut self) -> Option<&mut dyn Map> {
        None
    }

    /// Makes a message to read into. It means nothing until it has been filled.
    fn blank() -> Self
    where
        Self: Sized;
}

/// A recursive message holds itself in a box.
impl<M: Message> Message for Box<M> {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        (**self).properties(to);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        (**self).property(name)
    }

    fn rest(&mut self) -> Option<&mut dyn Map> {
        (**self).rest()
    }

    fn blank() -> Self {
        Self::new(M::blank())
    }
}

/// Makes a message readable in `{:?}`, with its sensitive properties hidden,
/// and with the feature `serde` a `Serialize` and `Deserialize` type.
#[macro_export]
macro_rules! message {
    ($ty:ident) => {
        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codec::debug(stringify!($ty), self, f)
            }
        }

        $crate::serde_impls!($ty);
    };
}

/// No impls where the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($ty:ident) => {};
}

/// The properties of one message, in order.
#[derive(Default)]
pub struct Properties<'m> {
    list: Vec<Property<'m>>,
    alternatives: Vec<&'static [&'static str]>,
    rest: Option<&'m dyn Map>,
}

impl<'m> Properties<'m> {
    /// Reads the list off a message.
    pub fn of(message: &'m dyn Message) -> Self {
        let mut properties =
            Self { list: Vec::with_capacity(16), alternatives: Vec::new(), rest: None };
        message.properties(&mut properties);
        properties
    }

    /// Adds a property without which the message is not complete.
    pub fn required(&mut self, rules: Rules, value: &'m dyn Value) {
        self.list.push(Property { rules, presence: Presence::Required, value });
    }

    /// Adds a property that may be left out.
    pub fn optional(&mut self, rules: Rules, value: &'m dyn Value) {
        self.list.push(Property { rules, presence: Presence::Optional, value });
    }

    /// Adds a property that is always there, and `null` where there is no value.
    pub fn nullable(&mut self, rules: Rules, value: &'m dyn Value) {
        self.list.push(Property { rules, presence: Presence::Nullable, value });
    }

    /// Demands that at least one of the properties is present.
    pub fn at_least_one_of(&mut self, names: &'static [&'static str]) {
        self.alternatives.push(names);
    }

    /// Adds the properties that have no name of their own, and are written after the others.
    pub fn rest(&mut self, rest: &'m dyn Map) {
        self.rest = Some(rest);
    }

    /// The properties, present or not.
    pub fn iter(&self) -> std::slice::Iter<'_, Property<'m>> {
        self.list.iter()
    }

    /// The groups of names of which one at least must be present.
    pub fn alternatives(&self) -> &[&'static [&'static str]] {
        &self.alternatives
    }

    /// The properties that have no name of their own, sorted by name.
    pub fn others(&self) -> Vec<(&'m str, View<'m>)> {
        self.rest.map(Map::entries).unwrap_or_default()
    }

    /// Tells whether a property of that name is listed.
    pub fn has(&self, name: &str) -> bool {
        self.list.iter().any(|it| it.rules.name == name)
    }
}

/// One property of one message.
pub struct Property<'m> {
    /// What holds for it.
    pub rules: Rules,
    presence: Presence,
    value: &'m dyn Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
    Nullable,
}

impl<'m> Property<'m> {
    /// What the property holds: absent where it is not written.
    pub fn view(&self) -> View<'m> {
        match self.value.view() {
            View::Absent if self.presence == Presence::Nullable => View::Null,
            view => view,
        }
    }

    /// Tells whether the property is written.
    pub fn is_present(&self) -> bool {
        !matches!(self.view(), View::Absent)
    }

    /// Tells whether the message is incomplete without it.
    pub fn is_required(&self) -> bool {
        self.presence != Presence::Optional
    }
}
