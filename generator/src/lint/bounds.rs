//! What is sent has bounds, so that it is refused before it leaves rather than by the wallet.

use super::finding::Finding;
use super::ground::{Ground, Site};
use super::table::Lint;
use crate::document::Node;

pub(super) fn bounds(ground: &Ground<'_>) -> Vec<Finding> {
    ground.sites.iter().filter(|it| it.is_sent).filter_map(bound).collect()
}

fn bound(site: &Site<'_>) -> Option<Finding> {
    let has = |keyword: &str| site.spot.has(keyword);
    let lacks_all = |keywords: &[&str]| keywords.iter().all(|it| !has(it));
    let find = |lint, message: String, help| site.finding(lint, message).help(help);
    match site.spot.get("type").and_then(Node::text)? {
        "string" if lacks_all(&["maxLength", "pattern", "enum", "format", "x-format"]) => {
            let message = format!("{} is sent, and may be of any length", site.name());
            Some(find(Lint::UnboundedText, message, "write the `maxLength` that the page gives"))
        }
        "array" if !has("maxItems") => {
            let message = format!("{} is sent, and may have any number of items", site.name());
            Some(find(Lint::UnboundedList, message, "write the `maxItems` that the page gives"))
        }
        "integer" | "number" if !has("enum") => {
            let missing = ["minimum", "maximum"].into_iter().filter(|it| !has(it));
            let missing: Vec<String> = missing.map(|it| format!("`{it}`")).collect();
            let message = format!("{} is sent, and has no {}", site.name(), missing.join(" and "));
            let help = "write the bounds that the page gives";
            (!missing.is_empty()).then(|| find(Lint::UnboundedNumber, message, help))
        }
        _ => None,
    }
}
