//! What the specs tell of the way from one version to another, where the page has room for it.

use super::spot::{Group, Half, Spot};
use super::{Compared, names};
use crate::diff::{Code, Step, Subject, renames};
use crate::grammar::sentence;
use crate::ir::{EndpointMoves, Move, Moves, UrlPath};

impl<'a> Compared<'a> {
    /// What the specs tell of the way from the one version to the other.
    pub(super) fn moves(&self) -> Option<&'a Moves> {
        self.versions.and_then(|(from, to)| self.apis[1].moves_between(from, to))
    }
}

/// The operations of which something is told, as far as they are there.
pub(super) fn groups(compared: &Compared<'_>) -> Vec<Group> {
    let Some(moves) = compared.moves() else { return Vec::new() };
    let there = moves.endpoints.iter().filter_map(|it| {
        let path = moves.path_of(&it.was);
        let now = compared.apis[1].operation(&moves.to.owner, &path)?;
        let says = it.note.is_some() || it.request.iter().chain(&it.response).any(is_deep);
        says.then(|| names::group(&now.owner, &it.was, &path, compared))
    });
    there.collect()
}

/// What is told of an operation or type beside its properties.
pub(super) fn note<'a>(group: &Group, compared: &Compared<'a>) -> Option<&'a String> {
    let moves = compared.moves()?;
    match group {
        Group::Operation { was, .. } => endpoint(was, moves)?.note.as_ref(),
        Group::Type { was, .. } => moves.schema(was)?.note.as_ref(),
        Group::Other(_) => None,
    }
}

/// What is told of an operation that was removed, as a sentence.
pub(super) fn of_path(path: &UrlPath, compared: &Compared<'_>) -> Option<String> {
    compared.moves()?.endpoint(path)?.note.as_ref().map(|it| sentence(it))
}

/// What is told of an operation that was called so.
fn endpoint<'m>(was: &str, moves: &'m Moves) -> Option<&'m EndpointMoves> {
    moves.endpoints.iter().find(|it| it.was.below_version() == was)
}

/// What is told of properties that stood within others of an operation.
pub(super) fn deep<'a>(group: &Group, compared: &Compared<'a>) -> Vec<(Half, &'a Move)> {
    let (Group::Operation { was, .. }, Some(moves)) = (group, compared.moves()) else {
        return Vec::new();
    };
    let told = endpoint(was, moves).into_iter().flat_map(|it| {
        let request = it.request.iter().map(|it| (Half::Request, it));
        request.chain(it.response.iter().map(|it| (Half::Response, it)))
    });
    told.filter(|(_, it)| is_deep(it)).collect()
}

fn is_deep(told: &Move) -> bool {
    told.was.len() > 1
}

/// Whether what is told of parts says all of a change: of what was no more than their wrapper, and
/// of what they have become.
pub(super) fn says(deep: &[(Half, &Move)], spot: &Spot<'_>) -> bool {
    let mut parts = deep.iter().filter(|(half, _)| Some(*half) == spot.half).map(|it| it.1);
    match spot.change.code {
        Code::PropertyRemoved => parts.any(|it| it.was[0] == spot.way && it.now.is_some()),
        Code::PropertyAdded | Code::PropertyAddedRequired => {
            parts.any(|it| it.now.as_ref().is_some_and(|now| now.join(".") == spot.way))
        }
        _ => false,
    }
}

/// What is told of a property of the earlier version.
pub(super) fn property<'a>(subject: &Subject, compared: &Compared<'a>) -> Option<&'a Move> {
    let way: Vec<String> = subject.path.iter().map(Step::to_string).collect();
    renames::told(compared.moves()?, &subject.of).into_iter().find(|it| it.was == way)
}
