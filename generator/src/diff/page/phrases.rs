//! The sentence on changes of one kind.

use super::spot::{Half, Spot};
use super::{Compared, rows, told};
use crate::diff::{Code, Of, Side, Step};
use crate::grammar::{and, code, or, sentence};
use crate::ir::{Api, Operation};
use crate::money;

/// As many new properties are described, and more are only named.
const DESCRIBED: usize = 3;

/// One sentence on changes of one kind, or two where there is more to be known.
pub(super) fn text(spots: &[&Spot<'_>], compared: &Compared<'_>) -> String {
    let first = spots[0];
    let names: Vec<String> = spots.iter().map(|it| code(&name(it))).collect();
    let all = and(&names);
    let (was, now) = sides(first);
    let be = if spots.len() == 1 { "is" } else { "are" };
    let (thing, within) = (thing(first), within(first));
    match first.change.code {
        Code::PropertyRemoved => {
            let note = note(first, compared).map(|it| format!(" {it}")).unwrap_or_default();
            format!("{thing} no longer has {}.{note}", or(&names))
        }
        Code::PropertyAdded => format!("{thing} has {}.", described(spots, "optional")),
        Code::PropertyAddedRequired => format!("{thing} has {}.", described(spots, "required")),
        Code::PropertyBecameRequired => became(spots, &all, within, ["required", "optional"]),
        Code::PropertyBecameOptional => became(spots, &all, within, ["optional", "required"]),
        Code::PropertyBecameNullable => format!("{all} may be `null` now{within}."),
        Code::PropertyNoLongerNullable => format!("{all} may no longer be `null`{within}."),
        Code::PropertyTypeChanged => {
            let [was, now] = rows::without_what_is_common(&was, &now);
            format!("The type of {all}{within} changes from {was} to {now}.")
        }
        Code::BoundsTightened => bounds(first, "fewer", [&was, &now]),
        Code::BoundsLoosened => bounds(first, "more", [&was, &now]),
        Code::BoundsChanged => bounds(first, "other", [&was, &now]),
        Code::ResultCodeRemoved => {
            format!("{} {be} no longer listed.", plural("result code", &all, spots))
        }
        Code::ResultCodeAdded => format!("{} {be} new.", plural("result code", &all, spots)),
        Code::ResultCodeStatusChanged => money::status(&names, bare(&was), bare(&now)),
        Code::ValueAdded => format!("{} {be} new.", plural("value", &all, spots)),
        Code::ValueRemoved => format!("{} {be} no longer listed.", plural("value", &all, spots)),
        Code::OperationMoved => format!("{was} is now {now}."),
        Code::TypeRenamed => "Only the name has changed.".to_owned(),
        Code::IdempotencyKeyAdded
        | Code::IdempotencyKeyChanged
        | Code::IdempotencyKeyRemoved
        | Code::SettledByAdded
        | Code::SettledByRemoved
        | Code::SettledByChanged
        | Code::SettledByExtended => {
            of_operations(first, compared).unwrap_or_else(|| any(first, &was, &now))
        }
        Code::DocsChanged => docs(spots),
        Code::AnswerTypeAdded
        | Code::AnswerTypeRemoved
        | Code::CodesTypeAdded
        | Code::CodesTypeRemoved => first.change.code.says().to_owned(),
        Code::ExampleAdded => format!("New examples: {all}."),
        Code::ExampleRemoved => format!("Removed examples: {all}."),
        Code::ExampleChanged => format!("Changed examples: {all}."),
        _ => any(first, &was, &now),
    }
}

/// The sentence on a change that has none of its own.
fn any(spot: &Spot<'_>, was: &str, now: &str) -> String {
    let says = spot.change.code.says();
    let about = if spot.way.is_empty() { String::new() } else { format!("{}: ", code(&spot.way)) };
    let sides = match (was.is_empty(), now.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(" It was {was}."),
        (true, false) => format!(" It is {now}."),
        (false, false) => format!(" It is {now}; it was {was}."),
    };
    format!("{about}{says}{sides}")
}

/// What a change of money says, of the two operations as they are.
fn of_operations(spot: &Spot<'_>, compared: &Compared<'_>) -> Option<String> {
    let [before, after] = compared.apis;
    let change = spot.change;
    let was =
        operation(before, &change.before.as_ref().map_or(&change.subject, |it| &it.subject).of);
    let touched = change.operations.first()?;
    let was = was.or_else(|| before.operation(&touched.owner, &touched.was))?;
    let now = after.operation(&touched.owner, &touched.path)?;
    match change.code {
        Code::SettledByAdded
        | Code::SettledByRemoved
        | Code::SettledByChanged
        | Code::SettledByExtended => {
            money::settled_by(was.settled_by.as_ref(), now.settled_by.as_ref())
        }
        _ => Some(money::idempotency_key(&was.idempotency_key, &now.idempotency_key)),
    }
}

fn operation<'a>(api: &'a Api, of: &Of) -> Option<&'a Operation> {
    match of {
        Of::Operation(owner, path) => api.operation(owner, path),
        _ => None,
    }
}

/// What changes: a half of an operation, or the type or operation itself.
fn thing(spot: &Spot<'_>) -> &'static str {
    match spot.half {
        None => "It",
        Some(Half::Request) => "The request",
        Some(Half::Response) => "The response",
    }
}

/// Where a property stands, behind its name.
fn within(spot: &Spot<'_>) -> &'static str {
    match spot.half {
        None => "",
        Some(Half::Request) => " in the request",
        Some(Half::Response) => " in the response",
    }
}

/// Which values are allowed. A type speaks of itself, a property by its name.
fn bounds(spot: &Spot<'_>, values: &str, [was, now]: [&str; 2]) -> String {
    let it = match spot.way.as_str() {
        "" => "It".to_owned(),
        way => format!("{}{}", code(way), within(spot)),
    };
    format!("{it} allows {values} values: {now}; {}.", limits_before(was, now))
}

/// What was allowed, where that is more than the mere type.
fn limits_before(was: &str, now: &str) -> String {
    let added = now.strip_prefix(was).unwrap_or_default();
    // A second limit follows the first with an `and`.
    let is_first = added.starts_with(" of ") || added.starts_with(", ");
    if is_first { "there was no limit".to_owned() } else { format!("it was {was}") }
}

fn became(spots: &[&Spot<'_>], all: &str, within: &str, [now, was]: [&str; 2]) -> String {
    match spots {
        [_] => format!("{all} is {now}{within}; it was {was}."),
        _ => format!("{all} are {now}{within}; they were {was}."),
    }
}

/// `The value a`, `The values a and b`.
fn plural(noun: &str, all: &str, spots: &[&Spot<'_>]) -> String {
    let s = if spots.len() == 1 { "" } else { "s" };
    format!("The {noun}{s} {all}")
}

/// New properties, and what they hold where they are few.
fn described(spots: &[&Spot<'_>], presence: &str) -> String {
    let name = |it: &&Spot<'_>| {
        let words = sides(it).1;
        let words = words.trim_start_matches("optional ").trim_start_matches("required ");
        if spots.len() > DESCRIBED { code(&it.way) } else { format!("{} ({words})", code(&it.way)) }
    };
    let names = and(&spots.iter().map(name).collect::<Vec<_>>());
    match spots {
        [_] => format!("a new {presence} property, {names}"),
        _ => format!("new {presence} properties: {names}"),
    }
}

/// Whose description is another one.
fn docs(spots: &[&Spot<'_>]) -> String {
    let (own, below): (Vec<&Spot<'_>>, Vec<&Spot<'_>>) =
        spots.iter().partition(|it| name(it) == it.group.heading());
    let names = and(&below.iter().map(|it| code(&name(it))).collect::<Vec<_>>());
    match (own.is_empty(), below.is_empty()) {
        (_, true) => "The description has changed.".to_owned(),
        (true, false) => format!("The description of {names} has changed."),
        (false, false) => format!("The description has changed, and that of {names}."),
    }
}

/// What the specs tell of a property, as a sentence.
fn note(spot: &Spot<'_>, compared: &Compared<'_>) -> Option<String> {
    let told = told::property(&spot.change.before.as_ref()?.subject, compared)?;
    told.note.as_ref().map(|it| sentence(it))
}

/// What a change is about, in a list of its kind.
fn name(spot: &Spot<'_>) -> String {
    match spot.change.subject.path.last() {
        Some(Step::ResultCode(name) | Step::Value(name) | Step::Example(Some(name))) => {
            name.clone()
        }
        _ if spot.way.is_empty() => spot.group.heading(),
        _ => spot.way.clone(),
    }
}

/// What is said of both sides.
fn sides(spot: &Spot<'_>) -> (String, String) {
    let words = |it: &Option<Side>| it.as_ref().map(|it| it.words.clone()).unwrap_or_default();
    (words(&spot.change.before), words(&spot.change.after))
}

/// A status without its marks.
fn bare(status: &str) -> &str {
    status.trim_matches('`')
}

#[cfg(test)]
mod tests {
    use super::limits_before;

    #[test]
    fn a_limit_beside_another_is_not_the_first() {
        let text = "text of at least 2 characters";
        assert_eq!(limits_before("text", text), "there was no limit");
        assert_eq!(
            limits_before("list of `Goods`", "list of `Goods`, at most 3 items"),
            "there was no limit"
        );
        let both = "text of at least 2 characters and at most 9 characters";
        assert_eq!(limits_before(text, both), format!("it was {text}"));
        assert_eq!(limits_before(both, text), format!("it was {both}"));
    }
}
