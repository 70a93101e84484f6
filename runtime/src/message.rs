//! What a message says of itself: its properties by their names on the wire, and their bounds.

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
}

impl<'m> Properties<'m> {
    /// Reads the list off a message.
    pub fn of(message: &'m dyn Message) -> Self {
        let mut properties = Self { list: Vec::with_capacity(16), alternatives: Vec::new() };
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

    /// Adds a property that is always written, as `null` where there is no value. It may be missing in reading.
    pub fn nullable(&mut self, rules: Rules, value: &'m dyn Value) {
        self.list.push(Property { rules, presence: Presence::Nullable, value });
    }

    /// Demands that at least one of the properties is present.
    pub fn at_least_one_of(&mut self, names: &'static [&'static str]) {
        self.alternatives.push(names);
    }

    /// The properties, present or not.
    pub fn iter(&self) -> std::slice::Iter<'_, Property<'m>> {
        self.list.iter()
    }

    /// The groups of names of which one at least must be present.
    pub fn alternatives(&self) -> &[&'static [&'static str]] {
        &self.alternatives
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
        self.presence == Presence::Required
    }
}

/// What holds for a property, whatever its value.
#[derive(Clone, Copy)]
pub struct Rules {
    /// The name on the wire.
    pub name: &'static str,
    /// Other spellings that are read.
    pub also: &'static [&'static str],
    /// Whether `Debug` hides the value.
    pub sensitive: bool,
    /// What the value must keep to.
    pub bounds: Bounds,
    /// What each item of a list, or each value of a map, must keep to.
    pub each: Bounds,
}

/// Begins the rules of a property with its name on the wire.
pub const fn name(name: &'static str) -> Rules {
    Rules { name, also: &[], sensitive: false, bounds: bounds(), each: bounds() }
}

impl Rules {
    /// Reads other spellings too.
    pub const fn or(mut self, also: &'static [&'static str]) -> Self {
        self.also = also;
        self
    }

    /// Hides the value in `Debug` and logs.
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Demands text of at least so many characters.
    pub const fn min_length(mut self, characters: u32) -> Self {
        self.bounds.min_length = characters;
        self
    }

    /// Demands text of at most so many characters.
    pub const fn max_length(mut self, characters: u32) -> Self {
        self.bounds.max_length = characters;
        self
    }

    /// Demands a number that is not below.
    pub const fn minimum(mut self, least: i64) -> Self {
        self.bounds.minimum = least;
        self
    }

    /// Demands a number that is not above.
    pub const fn maximum(mut self, most: i64) -> Self {
        self.bounds.maximum = most;
        self
    }

    /// Demands a list of at least so many items.
    pub const fn min_items(mut self, items: u32) -> Self {
        self.bounds.min_items = items;
        self
    }

    /// Demands a list of at most so many items.
    pub const fn max_items(mut self, items: u32) -> Self {
        self.bounds.max_items = items;
        self
    }

    /// Demands of each item, or of each value of a map, what these rules demand.
    pub const fn each(mut self, rules: Self) -> Self {
        self.each = rules.bounds;
        self
    }
}

/// The bounds that a spec states for a value. The widest where it states none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are OpenAPI's, and mean what they mean there")]
pub struct Bounds {
    pub min_length: u32,
    pub max_length: u32,
    pub minimum: i64,
    pub maximum: i64,
    pub min_items: u32,
    pub max_items: u32,
}

/// Bounds that everything keeps to.
pub const fn bounds() -> Bounds {
    Bounds {
        min_length: 0,
        max_length: u32::MAX,
        minimum: i64::MIN,
        maximum: i64::MAX,
        min_items: 0,
        max_items: u32::MAX,
    }
}
