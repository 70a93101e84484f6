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
