//! Prose is made of whole sentences, and every endpoint says where it is from.

use super::finding::Finding;
use super::ground::{Call, Ground, Site};
use super::table::Lint;
use crate::diagnostic::quoted;
use crate::document::{CODES, Document, Node};

pub(super) fn prose(ground: &Ground<'_>) -> Vec<Finding> {
    let calls = ground.calls.iter().flat_map(call);
    let schemas = ground.sites.iter().flat_map(schema);
    let common = ground.documents.get(CODES);
    let common = common.into_iter().flat_map(|document| {
        let entries = document.root.entries().iter();
        entries.flat_map(move |it| code(document, &format!("/{}", it.key), &it.node))
    });
    calls.chain(schemas).chain(common).collect()
}

fn call(call: &Call<'_>) -> Vec<Finding> {
    let body = call.node.get("requestBody").and_then(|it| it.get("description"));
    let texts = [("/description", call.node.get("description")), ("/request", body)];
    let texts = texts.into_iter().filter_map(|(way, node)| sentences(call.document, way, node));
    let codes = call.node.get("x-result-codes").map(Node::items).unwrap_or_default();
    let codes = codes.iter().flat_map(|node| {
        let name = node.get("code").and_then(Node::text).unwrap_or_default();
        code(call.document, &format!("/codes/{name}"), node)
    });
    summary(call).into_iter().chain(source(call)).chain(texts).chain(codes).collect()
}

fn source(call: &Call<'_>) -> Option<Finding> {
    call.node.entry("externalDocs").is_none().then(|| {
        let message = format!("{} names no page", quoted(&call.operation.id));
        call.finding(Lint::NoSource, "", call.key_place("operationId"), message)
            .help("write `externalDocs` with the `url` of the vendor's page")
    })
}

fn summary(call: &Call<'_>) -> Option<Finding> {
    let node = call.node.get("summary")?;
    let text = node.text()?.trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_third_person =
        first.len() > 2 && first.ends_with('s') && first.starts_with(char::is_uppercase);
    let is_one = text.strip_suffix('.').is_some_and(|it| !it.contains(". "));
    (!is_third_person || !is_one).then(|| {
        let why =
            if is_one { "does not say what the endpoint does" } else { "is not one sentence" };
        let message = format!("the summary {why}");
        call.finding(Lint::SummaryStyle, "/summary", call.document.place_of(node), message)
            .help("write one sentence that begins with its verb: `Takes a payment.`")
    })
}

fn schema(site: &Site<'_>) -> Vec<Finding> {
    let way = site.at.split_once('#').map_or("", |(_, way)| way);
    let description = site.spot.get("description");
    let mut found: Vec<Finding> =
        sentences(site.spot.document, way, description).into_iter().collect();
    for entry in site.spot.get("x-enum-descriptions").map(Node::entries).unwrap_or_default() {
        let way = format!("{way}/{}", entry.key);
        found.extend(sentences(site.spot.document, &way, Some(&entry.node)));
    }
    found
}

fn code(document: &Document, way: &str, node: &Node) -> Vec<Finding> {
    let words = ["meaning", "action"].into_iter();
    words.filter_map(|it| sentences(document, way, node.get(it))).collect()
}

/// What is found of prose that is not made of whole sentences.
fn sentences(document: &Document, way: &str, node: Option<&Node>) -> Option<Finding> {
    let node = node?;
    let text = node.text()?.trim();
    let begins_well = text.starts_with(|it: char| !it.is_lowercase());
    let ends_well = text.ends_with(['.', '!', '?']);
    (!begins_well || !ends_well).then(|| {
        let message = if ends_well {
            "this begins with a small letter"
        } else {
            "this ends without a full stop"
        };
        let at = format!("{}#{way}", document.path());
        Finding::new(Lint::ProseStyle, &at, document.place_of(node), message)
            .help("write whole sentences: they become documentation")
    })
}
