//! What is said twice is one schema, to which both refer.

use std::collections::BTreeMap;

use super::finding::Finding;
use super::ground::{Ground, Site};
use super::table::Lint;
use crate::check::spot::{Role, Spot};
use crate::document::{Documents, Node, Scope, Value};

/// Keywords that are for people only.
const PROSE: [&str; 6] =
    ["description", "title", "example", "default", "externalDocs", "x-enum-descriptions"];

pub(super) fn equals(ground: &Ground<'_>) -> Vec<Finding> {
    let types: Vec<(&Site<'_>, String)> = ground
        .sites
        .iter()
        .filter(|it| is_worth_sharing(it))
        .map(|it| (it, print(it.spot, ground.documents)))
        .collect();
    let mut first: BTreeMap<(Scope<'_>, &str), &Site<'_>> = BTreeMap::new();
    let mut platform: BTreeMap<&str, &Site<'_>> = BTreeMap::new();
    for (site, print) in &types {
        if site.scope.wallet.is_none() && site.spot.role == Role::Shared {
            platform.entry(print).or_insert(site);
        }
        // What has a file of its own is what the others can refer to.
        let first = first.entry((site.scope, print)).or_insert(site);
        if first.spot.role != Role::Shared && site.spot.role == Role::Shared {
            *first = site;
        }
    }
    let twin = |site: &&Site<'_>, print: &String| {
        let near = first.get(&(site.scope, print.as_str())).copied();
        let far = platform.get(print.as_str()).copied().filter(|_| site.scope.wallet.is_some());
        near.filter(|it| !std::ptr::eq(*it, *site)).or(far)
    };
    let twins = types.iter().filter_map(|(site, print)| Some((*site, twin(site, print)?)));
    twins.map(|(site, twin)| finding(site, twin)).collect()
}

fn finding(site: &Site<'_>, twin: &Site<'_>) -> Finding {
    let message = format!("{} says what {} says", site.name(), twin.name());
    let help = match twin.spot.role {
        Role::Shared => "refer to it with `$ref`",
        _ => "give both one file in `schemas`, and refer to it with `$ref`",
    };
    site.finding(Lint::EqualSchemas, message).related(twin.spot.place(), "the other").help(help)
}

/// Whether it is an object or a list of values that two have in common hardly by chance.
fn is_worth_sharing(site: &Site<'_>) -> bool {
    let spot = site.spot;
    let count =
        |keyword| spot.get(keyword).map_or(0, |it: &Node| it.entries().len().max(it.items().len()));
    spot.role != Role::Message && (count("properties") > 1 || count("enum") > 1)
}

/// What a schema says, prose aside: schemas that say the same have the same print.
fn print(spot: Spot<'_>, documents: &Documents) -> String {
    let mut print = String::new();
    write(spot, spot.node, false, documents, &mut print);
    print
}

fn write(spot: Spot<'_>, node: &Node, is_named: bool, documents: &Documents, to: &mut String) {
    match &node.value {
        Value::Map(entries) => {
            let mut entries: Vec<_> =
                entries.iter().filter(|it| is_named || !PROSE.contains(&it.key.as_str())).collect();
            // The order of properties is that of the fields, and of no other keyword.
            if !is_named {
                entries.sort_by(|one, other| one.key.cmp(&other.key));
            }
            to.push('{');
            for entry in entries {
                to.push_str(&format!("{:?}:", entry.key));
                match entry.node.text().filter(|_| entry.key == "$ref" && !is_named) {
                    Some(reference) => to.push_str(&target(reference, spot, documents)),
                    None => {
                        let is_named = !is_named && entry.key == "properties";
                        write(spot, &entry.node, is_named, documents, to);
                    }
                }
                to.push(',');
            }
            to.push('}');
        }
        Value::List(items) => {
            to.push('[');
            for item in items {
                write(spot, item, false, documents, to);
                to.push(',');
            }
            to.push(']');
        }
        Value::Text(text) => to.push_str(&format!("{text:?}")),
        Value::Number(number) => to.push_str(number),
        Value::Flag(flag) => to.push_str(&flag.to_string()),
        Value::Null | Value::Refused => to.push_str("null"),
    }
}

fn target(reference: &str, spot: Spot<'_>, documents: &Documents) -> String {
    let target = documents.resolve(reference, spot.document);
    target.map_or_else(String::new, |it| format!("{}#{}", it.document.path(), it.pointer))
}
