//! The bounds that hold together: of two the narrower, and of two that cannot be told apart one.

use super::Said;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Limits, Notes, number, pattern};

/// The rules of which a value keeps to several, and only one can be checked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unchecked<'d> {
    pub(crate) patterns: Vec<&'d str>,
    pub(crate) multiples: Vec<&'d str>,
}

/// All bounds at once, and those that are left to words.
pub(super) fn limits<'d>(said: &[Said<'d>], notes: &mut Notes) -> (Limits<'d>, Unchecked<'d>) {
    let limits = said.iter().map(|it| it.schema.limits).fold(Limits::default(), both);
    let (pattern, patterns) = one_of("pattern", said, |it| it.pattern, |_, _| false, notes);
    let (multiple_of, multiples) =
        one_of("multipleOf", said, |it| it.multiple_of, is_multiple, notes);
    (Limits { pattern, multiple_of, ..limits }, Unchecked { patterns, multiples })
}

/// The rule of its kind that is checked, the nearest to the place that can be, and those beside it
/// that it does not imply.
fn one_of<'d>(
    keyword: &str,
    said: &[Said<'d>],
    rule: impl Fn(&Limits<'d>) -> Option<&'d str>,
    implies: impl Fn(&str, &str) -> bool,
    notes: &mut Notes,
) -> (Option<&'d str>, Vec<&'d str>) {
    let mut rules: Vec<(&str, &Said<'d>)> = Vec::new();
    for it in said.iter().rev() {
        let Some(own) = rule(&it.schema.limits) else { continue };
        if !rules.iter().any(|(known, _)| *known == own || implies(known, own)) {
            rules.retain(|(known, _)| !implies(own, known));
            rules.push((own, it));
        }
    }
    let is_checked = |it: &(&str, &Said<'d>)| keyword != "pattern" || pattern::is_readable(it.0);
    let Some(at) = rules.iter().position(is_checked).or((!rules.is_empty()).then_some(0)) else {
        return (None, Vec::new());
    };
    let (checked, by) = rules.remove(at);
    for (_, it) in &rules {
        let message = format!("this `{keyword}` is not checked, for another one is");
        let warning = Diagnostic::new(Code::OneIsChecked, it.schema.spot.said(keyword), message)
            .label("told in the docs alone")
            .related(by.schema.spot.said(keyword), "the one that is checked")
            .help("write one that says what both say");
        notes.warn(warning);
    }
    (Some(checked), rules.into_iter().map(|(it, _)| it).collect())
}

/// Whether all multiples of the one number are multiples of the other too.
fn is_multiple(one: &str, of: &str) -> bool {
    let (one, of) = (number::whole(one), number::whole(of).filter(|it| *it != 0));
    one.zip(of).is_some_and(|(one, of)| one.wrapping_rem(of) == 0)
}

/// Those of which one is the narrower.
fn both<'d>(one: Limits<'d>, other: Limits<'d>) -> Limits<'d> {
    Limits {
        min_length: one.min_length.max(other.min_length),
        max_length: least(one.max_length, other.max_length),
        pattern: None,
        minimum: pick(one.minimum, other.minimum, number::greater),
        maximum: pick(one.maximum, other.maximum, number::lesser),
        above: pick(one.above, other.above, number::greater),
        below: pick(one.below, other.below, number::lesser),
        multiple_of: None,
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
