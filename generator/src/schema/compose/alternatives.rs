//! What `oneOf` and `anyOf` list: other types, `null`, or names of which one must be there.

use super::{Conjunct, Said};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Node, Value};
use crate::schema::{Notes, Spot, value};

/// The schemas of one `oneOf` or `anyOf`, `null` aside.
#[derive(Clone, Debug)]
pub(crate) struct Alternatives<'d> {
    /// The schema with the keyword.
    pub(crate) spot: Spot<'d>,
    pub(crate) keyword: &'static str,
    pub(crate) branches: Vec<Conjunct<'d>>,
    pub(crate) discriminator: Option<&'d Node>,
}

/// The alternatives, the names of which one at least must be there, and whether `null` is taken.
pub(super) fn of<'d>(
    said: &[Said<'d>],
    notes: &mut Notes,
) -> (Vec<Alternatives<'d>>, Vec<Vec<String>>, bool) {
    let (mut alternatives, mut groups, mut takes_null) = (Vec::new(), Vec::new(), false);
    for it in said {
        let parts = &it.schema.parts;
        for (keyword, nodes) in [("oneOf", parts.one_of), ("anyOf", parts.any_of)] {
            takes_null |= nodes.iter().any(is_null);
            let written = it.schema.spot.node.get(keyword).map(|it| &it.value);
            if matches!(written, Some(Value::List(items)) if items.is_empty()) {
                let message = format!("{} lists nothing, and is passed over", quoted(keyword));
                let place = it.schema.spot.keyword(keyword);
                notes.warn(
                    Diagnostic::new(Code::WithoutValues, place, message)
                        .help("list the alternatives, or leave it out"),
                );
            }
            let nodes: Vec<&Node> = nodes.iter().filter(|it| !is_null(it)).collect();
            if nodes.is_empty() || nodes.iter().any(|it| is_anything(it)) {
                continue;
            }
            if nodes.iter().all(|it| is_required_list(it)) {
                groups.extend(group(it.schema.spot, keyword, &nodes, notes));
                continue;
            }
            alternatives.push(Alternatives {
                spot: it.schema.spot,
                keyword,
                branches: nodes.into_iter().map(|node| it.conjunct(node)).collect(),
                discriminator: parts.discriminator,
            });
        }
    }
    (alternatives, groups, takes_null)
}

/// The names of which one at least must be there.
fn group(spot: Spot<'_>, keyword: &str, nodes: &[&Node], notes: &mut Notes) -> Option<Vec<String>> {
    let lists = nodes.iter().filter_map(|it| it.get("required")).map(Node::items);
    let names: Option<Vec<String>> = lists
        .map(|list| match list {
            [only] => only.text().map(str::to_owned),
            _ => None,
        })
        .collect();
    let place = spot.keyword(keyword);
    if names.is_none() {
        let message = format!("{} of several names each is not checked", quoted(keyword));
        let help = "say in `description` which properties go together";
        notes.warn(Diagnostic::new(Code::Together, place, message).help(help));
    } else if keyword == "oneOf" {
        let message = "\"exactly one of\" is checked as \"at least one of\"";
        notes.warn(
            Diagnostic::new(Code::ExactlyOne, place, message).help("say it in `description` too"),
        );
    }
    names
}

/// Keywords of an alternative that does no more than to require something.
const BESIDE_REQUIRED: [&str; 5] = ["required", "type", "title", "description", "not"];

fn is_required_list(node: &Node) -> bool {
    let entries = node.entries();
    node.get("required").is_some_and(|it| !it.items().is_empty())
        && entries.iter().all(|it| BESIDE_REQUIRED.contains(&it.key.as_str()))
}

fn is_null(node: &Node) -> bool {
    let only_null = |it: &Node| it.items().iter().all(value::is_null) && !it.items().is_empty();
    match node.get("type") {
        Some(ty) => ty.text() == Some("null") || value::is_null(ty) && node.entries().len() == 1,
        None => {
            node.get("enum").is_some_and(only_null) || node.get("const").is_some_and(value::is_null)
        }
    }
}

/// Whether it is `{}` or `true`: beside it, no alternative says anything.
fn is_anything(node: &Node) -> bool {
    match &node.value {
        Value::Flag(verdict) => *verdict,
        Value::Map(entries) => {
            entries.iter().all(|it| ["title", "description"].contains(&it.key.as_str()))
        }
        _ => false,
    }
}
