//! What a release brings, in the form of Keep a Changelog.

use askama::Template;

use crate::diff::page::{Page, Section, page};
use crate::diff::{Change, Code, Compared, Severity, bump};
use crate::grammar::and;
use crate::ir::{Api, Owner};

/// What stands before all that breaks callers.
const BREAKING: &str = "**Breaking.**";

#[derive(Template)]
#[template(path = "changelog.md", escape = "none")]
struct Changelog {
    lead: String,
    groups: Vec<Group>,
}

/// `Added`, `Changed`, and what is said there.
struct Group {
    heading: &'static str,
    said: Vec<String>,
}

/// What a crate brings since a release of that number.
pub fn changelog(changes: &[Change], compared: &Compared<'_>, version: &str) -> String {
    let is_told = |it: &&Change| it.severity != Severity::Docs || it.code == Code::Deprecated;
    let told: Vec<Change> = changes.iter().filter(is_told).cloned().collect();
    let page = page(&told, compared);
    let groups = [
        Group { heading: "Added", said: added(&page) },
        Group { heading: "Changed", said: changed(&page) },
        Group { heading: "Removed", said: removed(&page) },
    ];
    let groups = groups.into_iter().filter(|it| !it.said.is_empty()).collect();
    render(lead(changes, compared, version), groups)
}

/// What the first release brings: everything.
pub fn first_release(api: &Api, version: &str) -> String {
    let platform = || api.operations.iter().filter(|it| it.owner == Owner::Platform);
    let mut versions: Vec<String> = platform().map(|it| it.path.version().to_owned()).collect();
    versions.dedup();
    let endpoints = platform().count();
    let wallets = match api.wallets.len() {
        0 => String::new(),
        1 => ", and what one wallet does in its own way".to_owned(),
        count => format!(", and what {count} wallets do in their own way"),
    };
    let versions = versions.join(", ");
    let noun = if endpoints == 1 { "endpoint" } else { "endpoints" };
    let lead = format!(
        "The first release, {version}: {endpoints} {noun} of the platform ({versions}){wallets}."
    );
    render(lead, Vec::new())
}

fn render(lead: String, groups: Vec<Group>) -> String {
    Changelog { lead, groups }.render().expect("the template prints what it is given")
}

fn lead(changes: &[Change], compared: &Compared<'_>, version: &str) -> String {
    let since = compared.names[0];
    let worst = changes.iter().map(|it| it.severity).max();
    match (worst, bump(version, changes)) {
        (None, _) => format!("Nothing has changed since {since}."),
        (Some(worst), Some((part, next))) => {
            let why = match worst {
                Severity::Breaking => "there are changes that break callers",
                Severity::Additive => "there are additions, and nothing breaks",
                Severity::Docs => "only the documentation has changed",
            };
            format!("Since {since}. The next number is {next}, a {part} release: {why}.")
        }
        (Some(_), None) => format!("Since {since}."),
    }
}

fn added(page: &Page) -> Vec<String> {
    let endpoints = page.added.iter().map(|it| format!("`{}`: {}", it.path, it.summary));
    endpoints.chain(types(&page.added_types)).collect()
}

fn removed(page: &Page) -> Vec<String> {
    let endpoints = page.removed.iter().map(|it| format!("`{}`: {}", it.path, it.summary));
    endpoints.chain(types(&page.removed_types)).map(|it| format!("{BREAKING} {it}")).collect()
}

/// Some types, in one sentence.
fn types(names: &[String]) -> Option<String> {
    let noun = if names.len() == 1 { "The type" } else { "The types" };
    (!names.is_empty()).then(|| format!("{noun} {}.", and(names)))
}

/// What breaks callers, and then all else.
fn changed(page: &Page) -> Vec<String> {
    let areas = page.areas.iter().flat_map(|it| &it.sections);
    let operations =
        areas.map(|it| (format!("`{}`", it.heading.replace(", now ", "`, now `")), it));
    let types = page.types.iter().chain(&page.others).map(|it| (it.heading.clone(), it));
    let sections: Vec<(String, &Section)> = operations.chain(types).collect();
    let breaking = sections.iter().flat_map(|(heading, section)| {
        let said = section.breaking.iter().cloned();
        let moved = section.moved.iter().map(|it| {
            let note = if it.note.is_empty() { String::new() } else { format!(" {}", it.note) };
            format!("{} is now {}.{note}", it.was, it.now)
        });
        said.chain(moved).map(move |it| format!("{BREAKING} {heading}: {it}"))
    });
    let common = page.common.iter().map(|it| match it.severity {
        Severity::Breaking => format!("{BREAKING} {}", it.text),
        _ => it.text.clone(),
    });
    let others = sections.iter().flat_map(|(heading, section)| {
        section.others.iter().map(move |it| format!("{heading}: {it}"))
    });
    common.chain(breaking).chain(others).collect()
}
