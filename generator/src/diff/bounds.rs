//! Bounds that allow more, or less, than before.

use std::cmp::Ordering;

use super::site::Site;
use super::wire::Relation;
use super::{Code, Comparison, Severity};
use crate::ir::{Bounds, Finer};

/// One limit of a value.
struct Limit<'a> {
    end: End,
    number: Number<'a>,
    /// Whether the number itself is kept out, too.
    is_open: bool,
}

/// Which values a limit keeps out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Those below it.
    Least,
    /// Those above it.
    Most,
    /// Those without a form.
    Form,
}

/// A limit's number or form, as far as it is set.
#[derive(Clone, Copy, PartialEq)]
enum Number<'a> {
    Unset,
    Whole(i64),
    Written(&'a str),
}

/// All limits, set or not, always in the same order.
fn limits(bounds: &Bounds) -> [Limit<'_>; 11] {
    use End::{Form, Least, Most};
    let Bounds { min_length, max_length, minimum, maximum, min_items, max_items, finer } = bounds;
    let Finer { pattern, least, most, above, below, multiple_of, .. } = finer;
    let Finer { unique_items, min_properties, max_properties, .. } = finer;
    let limit = |end, number| Limit { end, number, is_open: false };
    let open = |end, number| Limit { end, number, is_open: true };
    let lower = limit(Least, whole(*minimum).or(written(least)));
    let upper = limit(Most, whole(*maximum).or(written(most)));
    [
        limit(Least, count(*min_length)),
        limit(Most, count(*max_length)),
        limit(Form, written(pattern)),
        lower.and(open(Least, written(above))),
        upper.and(open(Most, written(below))),
        limit(Form, written(multiple_of)),
        limit(Least, count(*min_items)),
        limit(Most, count(*max_items)),
        limit(Form, if *unique_items { Number::Whole(1) } else { Number::Unset }),
        limit(Least, count(*min_properties)),
        limit(Most, count(*max_properties)),
    ]
}

fn count(it: Option<u32>) -> Number<'static> {
    whole(it.map(i64::from))
}

fn whole(it: Option<i64>) -> Number<'static> {
    it.map_or(Number::Unset, Number::Whole)
}

fn written(it: &Option<String>) -> Number<'_> {
    it.as_deref().map_or(Number::Unset, Number::Written)
}

impl Limit<'_> {
    /// Both, of which the one that keeps out more counts.
    fn and(self, other: Self) -> Self {
        match self.relation(&other) {
            Relation::Narrower => other,
            _ => self,
        }
    }

    fn relation(&self, after: &Self) -> Relation {
        let is_as_open = self.is_open == after.is_open;
        match (self.number, after.number) {
            (before, after) if before == after && is_as_open => Relation::Same,
            (Number::Unset, Number::Unset) => Relation::Same,
            (Number::Unset, _) => Relation::Narrower,
            (_, Number::Unset) => Relation::Wider,
            (before, number) => match (self.end, before.order(number)) {
                (End::Least, Some(Ordering::Less)) => Relation::Narrower,
                (End::Least, Some(Ordering::Greater)) => Relation::Wider,
                (End::Most, Some(Ordering::Less)) => Relation::Wider,
                (End::Most, Some(Ordering::Greater)) => Relation::Narrower,
                // `1.0` in place of `1` is said in other words.
                (End::Least | End::Most, Some(Ordering::Equal)) => match is_as_open {
                    true => Relation::Same,
                    false if after.is_open => Relation::Narrower,
                    false => Relation::Wider,
                },
                _ => Relation::Other,
            },
        }
    }
}

impl Number<'_> {
    /// This one, or the other where it is not set: 64 bits cannot say every number.
    fn or(self, other: Self) -> Self {
        if self == Self::Unset { other } else { self }
    }

    fn order(self, other: Self) -> Option<Ordering> {
        match (self.whole(), other.whole()) {
            (Some(one), Some(other)) => Some(one.cmp(&other)),
            _ => self.real()?.partial_cmp(&other.real()?),
        }
    }

    fn whole(self) -> Option<i128> {
        match self {
            Self::Unset => None,
            Self::Whole(it) => Some(it.into()),
            Self::Written(it) => it.parse().ok(),
        }
    }

    fn real(self) -> Option<f64> {
        match self {
            Self::Unset => None,
            Self::Whole(it) => Some(it as f64),
            Self::Written(it) => it.parse().ok(),
        }
    }
}

/// The least and the greatest whole number that bounds leave of a range.
pub(super) fn range(bounds: &Bounds, [least, most]: [i128; 2]) -> [i128; 2] {
    let [_, _, _, lower, upper, ..] = limits(bounds);
    [
        lower.number.whole().map_or(least, |it| it.max(least)),
        upper.number.whole().map_or(most, |it| it.min(most)),
    ]
}

/// What the bounds now allow, held against what they did.
pub(super) fn relation(before: &Bounds, after: &Bounds) -> Relation {
    let limits = limits(before).into_iter().zip(limits(after));
    limits.fold(Relation::Same, |all, (before, after)| all.and(before.relation(&after)))
}

impl Comparison<'_> {
    /// Notes that a value has other bounds.
    ///
    /// Bounds are no part of a Rust type, and answers are never refused for theirs: so who reads is
    /// told of values that could not come before, and of nothing else.
    pub(super) fn bounds(
        &mut self,
        site: &Site<'_>,
        [before, after]: [&Bounds; 2],
        words: [String; 2],
    ) {
        if before == after {
            return;
        }
        let relation = relation(before, after);
        let code = match relation {
            Relation::Narrower => Code::BoundsTightened,
            Relation::Wider => Code::BoundsLoosened,
            Relation::Same | Relation::Other => Code::BoundsChanged,
        };
        let verdict = site.verdict(Severity::Docs, relation.sent(), relation.read());
        self.changed(code, site, verdict, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(min_length: u32, max_length: u32) -> Bounds {
        let (min_length, max_length) = (Some(min_length), Some(max_length));
        Bounds { min_length, max_length, ..Bounds::default() }
    }

    fn most(most: &str) -> Bounds {
        let finer = Finer { most: Some(most.to_owned()), ..Finer::default() };
        Bounds { finer, ..Bounds::default() }
    }

    #[test]
    fn a_limit_more_is_narrower_and_a_limit_less_is_wider() {
        assert_eq!(relation(&Bounds::default(), &text(1, 9)), Relation::Narrower);
        assert_eq!(relation(&text(1, 9), &Bounds::default()), Relation::Wider);
    }

    #[test]
    fn both_ends_count() {
        assert_eq!(relation(&text(1, 9), &text(2, 8)), Relation::Narrower);
        assert_eq!(relation(&text(1, 9), &text(0, 9)), Relation::Wider);
        assert_eq!(relation(&text(1, 9), &text(2, 10)), Relation::Other);
    }

    #[test]
    fn a_number_that_is_kept_out_itself_is_narrower() {
        let above = Finer { above: Some("0".to_owned()), ..Finer::default() };
        let above = Bounds { finer: above, ..Bounds::default() };
        let least = Bounds { minimum: Some(0), ..Bounds::default() };
        assert_eq!(relation(&least, &above), Relation::Narrower);
        assert_eq!(relation(&above, &least), Relation::Wider);
        assert_eq!(relation(&above, &Bounds { minimum: Some(1), ..least }), Relation::Narrower);
    }

    #[test]
    fn numbers_of_any_size_are_compared_as_numbers() {
        assert_eq!(relation(&most("9"), &most("10")), Relation::Wider);
        assert_eq!(relation(&most("9.5"), &most("9.25")), Relation::Narrower);
        let big = "170141183460469231731687303715884105727";
        assert_eq!(relation(&most("9"), &most(big)), Relation::Wider);
        assert_eq!(relation(&most("1"), &most("1.0")), Relation::Same);
    }
}
