//! Under one name stands one thing: properties of a version are held against their namesakes.

use std::cmp::Reverse;

use indexmap::IndexMap;

use super::finding::Finding;
use super::form::Form;
use super::ground::{Ground, Site};
use super::table::Lint;
use crate::names::in_words;

/// A property among those of its name.
struct Twin<'g, 'a> {
    site: &'g Site<'a>,
    form: Form,
}

/// What several have in common, and those that have it.
type Group<'t, 'g, 'a> = (&'t str, Vec<&'t Twin<'g, 'a>>);

pub(super) fn twins(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, sites) in ground.by_version_and_name().into_values().flatten() {
        let twins = sites.into_iter();
        let twins: Vec<Twin<'_, '_>> =
            twins.map(|site| Twin { site, form: Form::of(site.spot, ground.documents) }).collect();
        found.extend(unlike(&twins));
        if is_called_time(name) {
            found.extend(twins.iter().filter(|it| it.form.is_text()).map(|it| untyped(it.site)));
        }
    }
    found
}

/// One finding for each type, and each set of bounds, that is not the usual.
fn unlike(twins: &[Twin<'_, '_>]) -> Vec<Finding> {
    let types = grouped(twins, |it| &it.ty);
    let mut found = odd(&types, Lint::TwoTypes, "use one type, such as one in `schemas`");
    for (_, group) in types {
        // What has no bounds at all is for the lints that ask for some.
        let bounded = group.into_iter().filter(|it| !it.form.bounds.is_empty());
        let bounds = grouped(bounded, |it| &it.bounds);
        found.extend(odd(&bounds, Lint::TwoBounds, "hold both against their pages"));
    }
    found
}

/// The properties by what they hold, the most first, and of equally many those that have a name.
fn grouped<'t, 'g, 'a>(
    twins: impl IntoIterator<Item = &'t Twin<'g, 'a>>,
    by: impl Fn(&'t Form) -> &'t str,
) -> Vec<Group<'t, 'g, 'a>> {
    let mut groups: IndexMap<&str, Vec<&Twin<'_, '_>>> = IndexMap::new();
    for twin in twins {
        groups.entry(by(&twin.form)).or_default().push(twin);
    }
    let mut groups: Vec<Group<'t, 'g, 'a>> = groups.into_iter().collect();
    groups.sort_by_key(|(what, group)| (Reverse(group.len()), !what.starts_with('`')));
    groups
}

fn odd(groups: &[Group<'_, '_, '_>], lint: Lint, help: &str) -> Vec<Finding> {
    let Some(((usual, usual_group), others)) = groups.split_first() else { return Vec::new() };
    let find = |(what, group): &Group<'_, '_, '_>| {
        let site = group[0].site;
        let message = format!("{} is {what} here, and {usual} elsewhere", site.name());
        site.finding(lint, message)
            .related(usual_group[0].site.spot.place(), "elsewhere")
            .help(help)
    };
    others.iter().map(find).collect()
}

fn is_called_time(name: &str) -> bool {
    in_words(name).last().is_some_and(|it| matches!(it.as_str(), "time" | "date"))
}

fn untyped(site: &Site<'_>) -> Finding {
    let message = format!("{} is text like any other", site.name());
    site.finding(Lint::UntypedTime, message)
        .help("write `format: date-time`, or `date`, where the page says so")
}
