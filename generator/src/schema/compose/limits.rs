//! The bounds that hold together: of two the narrower.

use super::Said;
use crate::schema::{Limits, number};

/// All bounds at once.
pub(super) fn limits<'d>(said: &[Said<'d>]) -> Limits<'d> {
    said.iter().map(|it| it.schema.limits).fold(Limits::default(), both)
}

fn both<'d>(one: Limits<'d>, other: Limits<'d>) -> Limits<'d> {
    Limits {
        min_length: one.min_length.max(other.min_length),
        max_length: least(one.max_length, other.max_length),
        // Two patterns cannot be told apart; the later one is nearer to the place.
        pattern: other.pattern.or(one.pattern),
        minimum: pick(one.minimum, other.minimum, number::greater),
        maximum: pick(one.maximum, other.maximum, number::lesser),
        above: pick(one.above, other.above, number::greater),
        below: pick(one.below, other.below, number::lesser),
        multiple_of: other.multiple_of.or(one.multiple_of),
        min_items: one.min_items.max(other.min_items),
        max_items: least(one.max_items, other.max_items),
        unique_items: one.unique_items || other.unique_items,
        min_properties: one.min_properties.max(other.min_properties),
        max_properties: least(one.max_properties, other.max_properties),
    }
}

fn least(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    pick(one, other, u32::min)
}

fn pick<T: Copy>(one: Option<T>, other: Option<T>, of_both: impl Fn(T, T) -> T) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(of_both(one, other)),
        (one, other) => one.or(other),
    }
}
