//! What is the same in many operations is told once, with the operations.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::sentences::{Said, sentences};
use super::spot::{Group, Half, Spot};
use super::{Compared, names, rows, told};
use crate::diff::{Change, Code, Severity, Side};
use crate::grammar::{and, code, sentence};
use crate::ir::{Operation, UrlPath};

/// In how many operations a change is told once for all.
const MANY: usize = 3;

/// What is told once, and what by that need not be told again.
pub(super) struct Common<'s> {
    pub(super) said: Vec<Said>,
    /// What the specs tell of several operations in the same words.
    pub(super) notes: Vec<String>,
    keys: BTreeSet<Key<'s>>,
}

/// What makes two changes of different operations one.
type Key<'s> = (Code, Option<Half>, &'s str, Option<&'s str>, Option<&'s str>);

impl<'s> Common<'s> {
    pub(super) fn of(
        spots: &'s [Spot<'_>],
        told: &[Group],
        changes: &[Change],
        compared: &Compared<'_>,
    ) -> Self {
        let mut alike: BTreeMap<Key<'s>, Vec<&Spot<'_>>> = BTreeMap::new();
        for spot in spots {
            if let Some(key) = key(spot) {
                alike.entry(key).or_default().push(spot);
            }
        }
        let kept = kept(changes, compared);
        let mut by_operations: BTreeMap<Vec<&str>, Vec<Spot<'_>>> = BTreeMap::new();
        let mut keys = BTreeSet::new();
        for (key, spots) in alike {
            let operations: BTreeSet<&str> = spots.iter().map(|it| it.group.was()).collect();
            if operations.len() >= MANY {
                by_operations
                    .entry(operations.into_iter().collect())
                    .or_default()
                    .push(spots[0].clone());
                keys.insert(key);
            }
        }
        let mut said: Vec<(usize, Said)> = Vec::new();
        for (operations, spots) in &by_operations {
            for it in sentences(spots, compared) {
                let text = format!("{} This applies to {}.", it.text, all(operations, &kept));
                said.push((operations.len(), Said { text, ..it }));
            }
        }
        said.sort_by_key(|(count, it)| (!it.is_money, Reverse(it.severity), Reverse(*count)));
        let mut said: Vec<Said> = said.into_iter().map(|it| it.1).collect();
        let mut notes = Vec::new();
        for (note, operations) in by_note(told, compared) {
            if operations.len() >= MANY {
                let text =
                    format!("{} This applies to {}.", sentence(note), all(&operations, &kept));
                said.push(Said { severity: Severity::Docs, is_money: false, text });
                notes.push(note.clone());
            }
        }
        Self { said, notes, keys }
    }

    /// Whether a change is among what is told once.
    pub(super) fn tells(&self, spot: &Spot<'_>) -> bool {
        key(spot).is_some_and(|it| self.keys.contains(&it))
    }
}

/// What the specs tell of operations, each with those of which they tell it.
fn by_note<'c, 'g>(
    told: &'g [Group],
    compared: &Compared<'c>,
) -> BTreeMap<&'c String, Vec<&'g str>> {
    let mut notes: BTreeMap<&String, Vec<&str>> = BTreeMap::new();
    for group in told {
        if let Some(note) = told::note(group, compared) {
            notes.entry(note).or_default().push(group.was());
        }
    }
    notes
}

/// What two changes have in common that are one; nothing where a change is told by itself.
fn key<'s>(spot: &'s Spot<'_>) -> Option<Key<'s>> {
    let code = spot.change.code;
    let is_alone = matches!(code, Code::SettledByChanged | Code::SettledByExtended);
    let is_operation = matches!(spot.group, Group::Operation { .. });
    let words = |it: &'s Option<Side>| it.as_ref().map(|it| it.words.as_str());
    // A code is worded by each operation, and is one code all the same.
    let (before, after) = match code {
        Code::ResultCodeAdded | Code::ResultCodeRemoved => (None, None),
        _ => (words(&spot.change.before), words(&spot.change.after)),
    };
    let key = (code, spot.half, spot.way.as_str(), before, after);
    (is_operation && !is_alone && !rows::is_row(code)).then_some(key)
}

/// The operations that were not removed, by their folders.
fn kept(changes: &[Change], compared: &Compared<'_>) -> BTreeMap<String, Vec<String>> {
    let is_removed = |it: &Operation| {
        changes.iter().any(|change| {
            matches!(change.code, Code::OperationRemoved | Code::CallbackRemoved)
                && change.operations.iter().any(|of| (&of.owner, &of.path) == (&it.owner, &it.path))
        })
    };
    let is_compared =
        |it: &&Operation| compared.versions.is_none_or(|(from, _)| it.scope() == *from);
    let mut kept: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for it in compared.apis[0].operations.iter().filter(is_compared).filter(|it| !is_removed(it)) {
        let folder = UrlPath(it.path.0.iter().take(2).cloned().collect());
        let [folder, name] =
            [&folder, &it.path].map(|path| names::operation(&it.owner, path, compared));
        kept.entry(folder).or_default().push(name);
    }
    kept
}

/// Some operations in words; all of a folder as one.
fn all(operations: &[&str], kept: &BTreeMap<String, Vec<String>>) -> String {
    let is_whole = |of: &Vec<String>| {
        of.len() >= MANY && of.iter().all(|it| operations.contains(&it.as_str()))
    };
    let whole: Vec<_> = kept.iter().filter(|(_, it)| is_whole(it)).collect();
    let is_single = |it: &&&str| !whole.iter().any(|(_, of)| of.iter().any(|of| of == **it));
    let folders = whole.iter().map(|(folder, _)| format!("every endpoint of `{folder}`"));
    let singles = operations.iter().filter(is_single).map(|it| code(it));
    and(&singles.chain(folders).collect::<Vec<_>>())
}
