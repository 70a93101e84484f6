//! What became of a version's endpoints and fields in the next one, side by side.
//!
//! Fields are paired by their names, by other spellings that are read, and by what the specs tell
//! of moves. Where none of these says what a field has become, its shape may; otherwise it was
//! removed. A wallet's versions have no page: they stand side by side, and a later one is no
//! successor of an earlier one.

mod pairs;
mod types;
mod words;

use std::collections::BTreeSet;

use super::Resolver;
use super::lists::listed;
use crate::grammar::sentence;
use crate::ir::{Moves, Operation, Owner, Scope};
use crate::names;
use crate::plan::{Counterpart, Migration};

use self::pairs::Side;
use self::types::Types;

/// The folder of the pages.
const FOLDER: &str = "migration";

/// Of how many endpoints something is told once for all.
const MANY: usize = 3;

impl Resolver<'_> {
    /// A page for each version of the platform that has one before it.
    pub(super) fn migrations(&self) -> Vec<Migration> {
        let platform = self.scopes.iter().filter(|it| it.owner == Owner::Platform);
        let mut versions: Vec<&Scope> =
            platform.filter(|it| self.own(it).next().is_some()).collect();
        versions.sort_by_key(|it| age(&it.version));
        versions.windows(2).map(|it| self.migration(it[0], it[1])).collect()
    }

    fn migration(&self, from: &Scope, to: &Scope) -> Migration {
        let moves = self.api.moves_between(from, to);
        let mut types = Types::new(self, from, to, moves);
        let mut endpoints = Vec::new();
        let mut removed = Vec::new();
        let mut met = BTreeSet::new();
        for was in self.own(from) {
            match self.counterpart(was, to, moves) {
                Some(now) => {
                    met.insert(now.path.clone());
                    endpoints.push((was, now));
                }
                None => removed.push((listed(was), note(was, moves))),
            }
        }
        let new = self.own(to).filter(|it| !met.contains(&it.path)).map(listed).collect();
        let mut endpoints: Vec<Counterpart> =
            endpoints.iter().map(|(was, now)| pair(&mut types, was, now, moves)).collect();
        let common = common(&mut endpoints);
        let told = types.finish();
        for endpoint in &mut endpoints {
            told.refer(&mut endpoint.request);
            told.refer(&mut endpoint.response);
        }
        let (from, to) = (names::module(&from.version), names::module(&to.version));
        Migration {
            file: format!("{FOLDER}/{from}-to-{to}.md"),
            summary: moves.map(|it| it.summary.clone()).unwrap_or_default(),
            common,
            endpoints,
            removed,
            new,
            types: told.sections,
            from,
            to,
        }
    }

    /// What an endpoint has become: what is told, or else what has its path.
    fn counterpart(
        &self,
        was: &Operation,
        to: &Scope,
        moves: Option<&Moves>,
    ) -> Option<&Operation> {
        let path = match moves {
            Some(moves) => moves.path_of(&was.path),
            None => was.path.at_version(&to.version),
        };
        self.own(to).find(|it| it.path == path)
    }
}

fn pair<'a>(
    types: &mut Types<'a>,
    was: &'a Operation,
    now: &'a Operation,
    moves: Option<&Moves>,
) -> Counterpart {
    let told = moves.and_then(|it| it.endpoint(&was.path));
    let request: Vec<_> = moves.iter().flat_map(|it| it.request(&was.path)).collect();
    let response: Vec<_> = moves.iter().flat_map(|it| it.response(&was.path)).collect();
    let note = told.and_then(|it| it.note.as_ref()).map(|it| sentence(it));
    let mut points: Vec<String> = note.into_iter().collect();
    points.extend(words::operations(was, now));
    Counterpart {
        was: listed(was),
        now: listed(now),
        points,
        request: types.fields(Side::request(was), Side::request(now), &request),
        response: types.fields(Side::response(was), Side::response(now), &response),
    }
}

/// Takes out what is said of many endpoints in the same words, to be told once.
fn common(endpoints: &mut [Counterpart]) -> Vec<(String, Vec<String>)> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for it in endpoints.iter() {
        for point in &it.points {
            match said.iter_mut().find(|(known, _)| known == point) {
                Some((_, paths)) => paths.push(it.was.path.clone()),
                None => said.push((point.clone(), vec![it.was.path.clone()])),
            }
        }
    }
    said.retain(|(_, paths)| paths.len() >= MANY);
    for it in endpoints {
        it.points.retain(|point| said.iter().all(|(known, _)| known != point));
    }
    said
}

fn note(was: &Operation, moves: Option<&Moves>) -> String {
    let told = moves.and_then(|it| it.endpoint(&was.path));
    told.and_then(|it| it.note.clone()).unwrap_or_default()
}

/// Versions in the order of their numbers, so that `v10` comes after `v9`.
fn age(version: &str) -> (String, u64, String) {
    let digits = version.trim_start_matches(|it: char| !it.is_ascii_digit());
    let end = digits.find(|it: char| !it.is_ascii_digit()).unwrap_or(digits.len());
    let prefix = &version[..version.len() - digits.len()];
    (prefix.to_owned(), digits[..end].parse().unwrap_or_default(), digits[end..].to_owned())
}
