//! What holds for a property: its name, its spellings, its bounds.

use super::Finer;

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

    /// Demands what few specs do.
    pub const fn finer(mut self, finer: &'static Finer) -> Self {
        self.bounds.finer = Some(finer);
        self
    }

    /// Demands of each item, or of each value of a map, what these rules demand.
    pub const fn each(mut self, rules: Self) -> Self {
        self.each = rules.bounds;
        self
    }
}

/// The bounds that a spec states for a value. The widest where it states none.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names are OpenAPI's, and mean what they mean there")]
pub struct Bounds {
    pub min_length: u32,
    pub max_length: u32,
    pub minimum: i64,
    pub maximum: i64,
    pub min_items: u32,
    pub max_items: u32,
    pub finer: Option<&'static Finer>,
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
        finer: None,
    }
}
