//! What a value must keep to, as the spec says.

/// What a value must keep to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bounds {
    pub min_length: Option<u32>,
    pub max_length: Option<u32>,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub min_items: Option<u32>,
    pub max_items: Option<u32>,
}

impl Bounds {
    /// Both, and the narrower where both speak.
    pub fn and(self, other: Self) -> Self {
        Self {
            min_length: self.min_length.max(other.min_length),
            max_length: narrower(self.max_length, other.max_length),
            minimum: self.minimum.max(other.minimum),
            maximum: narrower(self.maximum, other.maximum),
            min_items: self.min_items.max(other.min_items),
            max_items: narrower(self.max_items, other.max_items),
        }
    }
}

fn narrower<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
