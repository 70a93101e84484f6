//! Changes as a page says them: what many endpoints share once, then by subject area, money first.

mod common;
mod counts;
mod lists;
mod names;
mod phrases;
mod rows;
mod sentences;
mod spot;
mod told;

use std::collections::BTreeMap;

use super::{Change, Severity};
use crate::ir::{Api, Scope};

use self::common::Common;
use self::rows::Row;
use self::sentences::Said;
use self::spot::{Group, Spot};

/// What is compared: whole APIs, or two versions of one.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The API as it was, and as it is.
    pub apis: [&'a Api; 2],
    /// What people call the two: `v1` and `v2`, `HEAD` and `specs`.
    pub names: [&'a str; 2],
    /// The versions, where two of one API are compared.
    pub versions: Option<(&'a Scope, &'a Scope)>,
}

/// A page of changes, ready to be printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Page {
    /// How many changes there are, in words.
    pub(crate) counts: String,
    /// What is told before all else; empty where nothing is.
    pub(crate) summary: String,
    /// What is the same in several operations.
    pub(crate) common: Vec<Said>,
    pub(crate) removed: Vec<Listed>,
    pub(crate) areas: Vec<Area>,
    /// The types that are shared, each told once.
    pub(crate) types: Vec<Section>,
    /// The wallets, and the dictionary of codes.
    pub(crate) others: Vec<Section>,
    pub(crate) added: Vec<Listed>,
    /// Shared types by name, set as code.
    pub(crate) removed_types: Vec<String>,
    pub(crate) added_types: Vec<String>,
}

/// A subject area: `Payments`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) heading: String,
    pub(crate) sections: Vec<Section>,
}

/// An operation, a type, a wallet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Section {
    pub(crate) heading: String,
    /// Where it is met, or what it has been: empty where there is nothing to be said.
    pub(crate) lead: String,
    pub(crate) breaking: Vec<String>,
    /// What has another name, or stands elsewhere.
    pub(crate) moved: Vec<Row>,
    /// What breaks nothing.
    pub(crate) others: Vec<String>,
}

/// An operation in a list of those that were added or removed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Listed {
    pub(crate) path: String,
    pub(crate) is_callback: bool,
    pub(crate) summary: String,
}

/// Says the changes.
pub(crate) fn page(changes: &[Change], compared: &Compared<'_>) -> Page {
    let is_told = |it: &Spot<'_>| {
        !lists::is_list(it.change.code) && !counts::is_left_out(it.change, compared)
    };
    let spots: Vec<Spot<'_>> = spot::spots(changes, compared).into_iter().filter(is_told).collect();
    let moneyed: Vec<String> = spots.iter().filter(|it| is_money(it)).filter_map(area).collect();
    let groups = told::groups(compared);
    let common = Common::of(&spots, &groups, changes, compared);
    let mut grouped: BTreeMap<Group, Vec<Spot<'_>>> = BTreeMap::new();
    for spot in spots.iter().filter(|it| !common.tells(it)) {
        grouped.entry(spot.group.clone()).or_default().push(spot.clone());
    }
    // What is told of an endpoint is told of one in which nothing has changed but its types, too.
    for group in groups {
        if !told::note(&group, compared).is_some_and(|it| common.notes.contains(it)) {
            grouped.entry(group).or_default();
        }
    }
    let mut grouped: Vec<(Group, Vec<Spot<'_>>)> = grouped.into_iter().collect();
    grouped.sort_by_cached_key(|(group, spots)| {
        let area = match group {
            Group::Operation { area, .. } => area.clone(),
            _ => String::new(),
        };
        (!moneyed.contains(&area), area, !spots.iter().any(is_money))
    });
    let mut page = Page {
        counts: counts::counts(changes, compared),
        summary: compared.moves().map(|it| it.summary.clone()).unwrap_or_default(),
        removed: lists::removed(changes, compared),
        added: lists::added(changes, compared),
        removed_types: lists::removed_types(changes),
        added_types: lists::added_types(changes),
        ..Page::default()
    };
    for (group, spots) in grouped {
        let section = section(&group, &spots, &common, compared);
        match group {
            Group::Operation { area, .. } => {
                match page.areas.iter_mut().find(|it| it.heading == area) {
                    Some(area) => area.sections.push(section),
                    None => page.areas.push(Area { heading: area, sections: vec![section] }),
                }
            }
            Group::Type { .. } => page.types.push(section),
            Group::Other(_) => page.others.push(section),
        }
    }
    page.common = common.said;
    page
}

fn is_money(spot: &Spot<'_>) -> bool {
    spot.change.code.is_about_money()
}

fn area(spot: &Spot<'_>) -> Option<String> {
    match &spot.group {
        Group::Operation { area, .. } => Some(area.clone()),
        _ => None,
    }
}

fn section(
    group: &Group,
    spots: &[Spot<'_>],
    common: &Common<'_>,
    compared: &Compared<'_>,
) -> Section {
    let deep = told::deep(group, compared);
    let spots: Vec<Spot<'_>> = spots.iter().filter(|it| !told::says(&deep, it)).cloned().collect();
    let said = sentences::sentences(&spots, compared);
    let texts = |is_breaking: bool| -> Vec<String> {
        let those = said.iter().filter(|it| (it.severity == Severity::Breaking) == is_breaking);
        those.map(|it| it.text.clone()).collect()
    };
    let note = told::note(group, compared).filter(|it| !common.notes.contains(*it));
    Section {
        heading: group.heading(),
        lead: names::lead(group, &spots, note, compared),
        breaking: texts(true),
        moved: rows::rows(&spots, &deep, compared),
        others: texts(false),
    }
}
