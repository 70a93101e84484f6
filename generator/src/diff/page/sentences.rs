//! Changes of one kind become one sentence; the gravest come first, and of those the ones about money.

use std::cmp::Reverse;

use super::spot::Spot;
use super::{Compared, phrases, rows, told};
use crate::diff::{Code, Severity};

/// A sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) severity: Severity,
    pub(crate) is_money: bool,
    pub(crate) text: String,
}

/// What is said of some changes of one thing, beside the table of moves.
pub(super) fn sentences(spots: &[Spot<'_>], compared: &Compared<'_>) -> Vec<Said> {
    let moved: Vec<&Spot<'_>> = spots.iter().filter(|it| rows::is_row(it.change.code)).collect();
    let is_in_row = |it: &Spot<'_>| {
        is_of_value(it.change.code)
            && moved.iter().any(|row| (row.half, &row.way) == (it.half, &it.way))
    };
    // The heading says that a type has another name.
    let is_in_heading = |it: &Spot<'_>| it.change.code == Code::TypeRenamed && spots.len() > 1;
    let mut alike: Vec<Vec<&Spot<'_>>> = Vec::new();
    for spot in spots {
        if rows::is_row(spot.change.code) || is_in_row(spot) || is_in_heading(spot) {
            continue;
        }
        match alike.iter_mut().find(|it| fits(it[0], spot, compared)) {
            Some(group) => group.push(spot),
            None => alike.push(vec![spot]),
        }
    }
    alike.sort_by_key(|it| {
        let code = it[0].change.code;
        (Reverse(severity(it)), !code.is_about_money(), is_of_codes(code), it[0].half)
    });
    let said = alike.iter().map(|it| Said {
        severity: severity(it),
        is_money: it[0].change.code.is_about_money(),
        text: phrases::text(it, compared),
    });
    said.collect()
}

fn severity(spots: &[&Spot<'_>]) -> Severity {
    spots.iter().map(|it| it.change.severity).max().unwrap_or(Severity::Docs)
}

/// Whether a change is about a property's value, and is told with its move.
pub(super) fn is_of_value(code: Code) -> bool {
    matches!(
        code,
        Code::PropertyTypeChanged
            | Code::PropertyBecameRequired
            | Code::PropertyBecameOptional
            | Code::BoundsTightened
            | Code::BoundsLoosened
            | Code::BoundsChanged
            | Code::BoxAdded
            | Code::BoxRemoved
    )
}

/// Whether a change is about which result codes there are, which comes after the messages.
fn is_of_codes(code: Code) -> bool {
    matches!(code, Code::ResultCodeAdded | Code::ResultCodeRemoved)
}

/// Whether two changes go into one sentence.
fn fits(one: &Spot<'_>, other: &Spot<'_>, compared: &Compared<'_>) -> bool {
    let (kind, others) = (one.change.code, other.change.code);
    let settles = |it| matches!(it, Code::SettledByChanged | Code::SettledByExtended);
    if settles(kind) && settles(others) {
        return true;
    }
    let same = (kind, one.change.severity, one.half) == (others, other.change.severity, other.half);
    let note = |it: &Spot<'_>| {
        let told = told::property(&it.change.before.as_ref()?.subject, compared)?;
        told.note.clone()
    };
    let words = |it: &Spot<'_>| {
        let sides = [&it.change.before, &it.change.after];
        sides.map(|it| it.as_ref().map(|it| it.words.clone()))
    };
    same && match kind {
        Code::PropertyRemoved => note(one) == note(other),
        Code::ResultCodeStatusChanged => words(one) == words(other),
        _ => is_list(kind),
    }
}

/// Whether several changes of a kind are told as a list.
fn is_list(code: Code) -> bool {
    matches!(
        code,
        Code::PropertyAdded
            | Code::PropertyAddedRequired
            | Code::PropertyBecameRequired
            | Code::PropertyBecameOptional
            | Code::PropertyBecameNullable
            | Code::PropertyNoLongerNullable
            | Code::ResultCodeAdded
            | Code::ResultCodeRemoved
            | Code::ValueAdded
            | Code::ValueRemoved
            | Code::DocsChanged
            | Code::ExampleAdded
            | Code::ExampleChanged
            | Code::ExampleRemoved
            | Code::CommonCodeAdded
            | Code::CommonCodeRemoved
            | Code::OfferAdded
            | Code::OfferRemoved
    )
}
