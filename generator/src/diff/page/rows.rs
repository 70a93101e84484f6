//! What has moved, as rows of a table.

use super::sentences::is_of_value;
use super::spot::{Half, Spot};
use super::{Compared, told};
use crate::diff::{Change, Code, Of, Side, Step, Subject};
use crate::grammar::{code, sentence};
use crate::ir::{Api, Move, Object, Property, Shape};

/// What has another name, or stands elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) was: String,
    pub(crate) now: String,
    pub(crate) note: String,
}

/// Whether a change goes into the table.
pub(super) fn is_row(code: Code) -> bool {
    matches!(code, Code::PropertyMoved | Code::PropertyRenamed)
}

/// The rows of a section, in the order in which the properties stood before.
pub(super) fn rows(
    spots: &[Spot<'_>],
    deep: &[(Half, &Move)],
    compared: &Compared<'_>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for spot in spots.iter().filter(|it| is_row(it.change.code)) {
        let Some(before) = &spot.change.before else { continue };
        let place = place(&before.subject, &before.subject.path[0].to_string(), compared);
        rows.push(((spot.half, place), row(spot, before, spots, compared)));
    }
    let message = |half: Half| spots.iter().find(|it| it.half == Some(half)).map(|it| it.change);
    for (half, told) in deep {
        let subject =
            message(*half).map(|it| it.before.as_ref().map_or(&it.subject, |it| &it.subject));
        let place = subject.and_then(|it| place(it, &told.was[0], compared));
        rows.extend(told.now.as_ref().map(|now| {
            let note = told.note.as_ref().map(|it| sentence(it)).unwrap_or_default();
            let was = named(Some(*half), &told.was.join("."));
            ((Some(*half), place), Row { was, now: code(&now.join(".")), note })
        }));
    }
    rows.sort_by_key(|it| it.0);
    rows.into_iter().map(|it| it.1).collect()
}

/// A table's row: what is moved, and what else changes with it.
fn row(spot: &Spot<'_>, before: &Side, spots: &[Spot<'_>], compared: &Compared<'_>) -> Row {
    let change = spot.change;
    let mut points: Vec<String> = Vec::new();
    let told = told::property(&before.subject, compared);
    if change.code == Code::PropertyRenamed && told.is_none() {
        points.push(match is_read_as(change, compared) {
            true => "both names are read".to_owned(),
            false => "looks renamed".to_owned(),
        });
    }
    let from = |it: &Spot<'_>| it.change.before.as_ref().map(|it| it.subject.clone());
    for it in spots.iter().filter(|it| is_of_value(it.change.code)) {
        if (it.half, from(it)) == (spot.half, from(spot)) {
            points.push(point(it.change));
        }
    }
    let note = told.and_then(|it| it.note.clone()).map(|it| sentence(&it)).unwrap_or_default();
    Row {
        was: named(spot.half, &way(&before.subject).join(".")),
        now: code(&spot.way),
        note: remark(&points, &note),
    }
}

/// What else changes with a move.
fn point(change: &Change) -> String {
    match change.code {
        Code::PropertyBecameRequired => "required now".to_owned(),
        Code::PropertyBecameOptional => "optional now".to_owned(),
        _ => {
            let words =
                |it: &Option<Side>| it.as_ref().map(|it| it.words.clone()).unwrap_or_default();
            let (was, now) = (words(&change.before), words(&change.after));
            let [was, now] = without_what_is_common(&was, &now);
            format!("{now} instead of {was}")
        }
    }
}

/// Two descriptions without the clause at their ends, where it is the same.
pub(super) fn without_what_is_common<'w>(was: &'w str, now: &'w str) -> [&'w str; 2] {
    match (was.rsplit_once(", "), now.rsplit_once(", ")) {
        (Some((one, end)), Some((other, same))) if end == same => [one, other],
        _ => [was, now],
    }
}

/// The name of a property of an earlier message.
fn named(half: Option<Half>, way: &str) -> String {
    match half {
        Some(Half::Response) => format!("response: {}", code(way)),
        _ => code(way),
    }
}

/// What a row says last: the points in one sentence, and the note.
fn remark(points: &[String], note: &str) -> String {
    match points.is_empty() {
        true => note.to_owned(),
        false => format!("{} {note}", sentence(&points.join("; "))).trim_end().to_owned(),
    }
}

fn way(subject: &Subject) -> Vec<String> {
    subject.path.iter().filter(|it| **it != Step::Each).map(Step::to_string).collect()
}

/// Whether the one property is also read under the other one's name.
fn is_read_as(change: &Change, compared: &Compared<'_>) -> bool {
    let property =
        |api, side: &Option<Side>| side.as_ref().and_then(|it| property(api, &it.subject));
    let (was, now) =
        (property(compared.apis[0], &change.before), property(compared.apis[1], &change.after));
    was.zip(now).is_some_and(|(was, now)| {
        now.also_named.contains(&was.name) || was.also_named.contains(&now.name)
    })
}

/// The property that a subject is.
fn property<'a>(api: &'a Api, subject: &Subject) -> Option<&'a Property> {
    api.property_at(object(api, &subject.of)?, &way(subject))
}

/// At which place of its object a property stood.
fn place(of: &Subject, name: &str, compared: &Compared<'_>) -> Option<usize> {
    let object = object(compared.apis[0], &of.of)?;
    object.properties.iter().position(|it| it.name == name)
}

fn object<'a>(api: &'a Api, of: &Of) -> Option<&'a Object> {
    match of {
        Of::Request(owner, path) => Some(&api.operation(owner, path)?.request.object),
        Of::Response(owner, path) => Some(&api.operation(owner, path)?.response.object),
        Of::Schema(id) => match &api.schemas.get(id)?.shape {
            Shape::Object(object) => Some(object),
            _ => None,
        },
        _ => None,
    }
}
