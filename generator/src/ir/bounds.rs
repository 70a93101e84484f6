//! What a value must keep to, as the spec says.

/// What a value must keep to.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bounds {
    pub min_length: Option<u32>,
    pub max_length: Option<u32>,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub min_items: Option<u32>,
    pub max_items: Option<u32>,
    pub finer: Finer,
}

/// What few specs say: kept apart, since a message has a rule a property.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finer {
    /// A regular expression of which the text must hold a match.
    pub pattern: Option<String>,
    /// The least and the greatest number, written as in the spec, where 64 bits cannot say it.
    pub least: Option<String>,
    pub most: Option<String>,
    /// Numbers that the value must be above, or below, and not equal.
    pub above: Option<String>,
    pub below: Option<String>,
    /// The number of which the value must be a multiple.
    pub multiple_of: Option<String>,
    /// Whether no two items of a list may be equal.
    pub unique_items: bool,
    /// How many entries a map may have.
    pub min_properties: Option<u32>,
    pub max_properties: Option<u32>,
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
            finer: self.finer.and(other.finer),
        }
    }
}

impl Finer {
    /// Both; where both speak and cannot be told apart, the first.
    fn and(self, other: Self) -> Self {
        Self {
            pattern: self.pattern.or(other.pattern),
            least: self.least.or(other.least),
            most: self.most.or(other.most),
            above: self.above.or(other.above),
            below: self.below.or(other.below),
            multiple_of: self.multiple_of.or(other.multiple_of),
            unique_items: self.unique_items || other.unique_items,
            min_properties: self.min_properties.max(other.min_properties),
            max_properties: narrower(self.max_properties, other.max_properties),
        }
    }
}

fn narrower<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
