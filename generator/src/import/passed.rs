//! What the specs leave to the protocol and to the client's configuration is passed over, and said.

use std::collections::BTreeSet;

use super::Report;
use super::inline::inlined;
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Document, Documents, Node};
use crate::draft::{Draft, Entry, Value};

/// The headers that the runtime sends and reads.
const HEADERS: [&str; 6] =
    ["Signature", "Client-Id", "Request-Time", "Response-Time", "Content-Type", "Accept"];

/// The parts of `components` that are written where they are used.
const USED_IN_PLACE: [&str; 6] =
    ["responses", "parameters", "examples", "requestBodies", "headers", "links"];

/// Why a keyword of a document, a path or an operation is passed over.
fn why(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "servers" => "host and base path are the client's configuration",
        "security" | "securitySchemes" => "signing is the protocol's, and the runtime does it",
        "tags" => "the folder is the subject",
        "externalDocs" => "a page on the whole API is no endpoint's",
        "jsonSchemaDialect" => "the specs are OpenAPI 3.0",
        _ => return None,
    })
}

/// Reports an entry as passed over.
pub(super) fn entry(entry: &Entry, report: &mut Report) {
    let message = format!("{} is passed over", quoted(&entry.key));
    let note = Diagnostic::new(Code::PassedOver, entry.key_place.clone(), message);
    report.pass_over(match why(&entry.key) {
        Some(why) => note.help(why),
        None => note,
    });
}

/// Reports what a document says of itself, outside of its operations and schemas.
pub(super) fn root(document: &Document, documents: &Documents, report: &mut Report) {
    let root = Draft::of(document, &document.root);
    for it in root.entries() {
        match it.key.as_str() {
            "openapi" | "paths" => {}
            "webhooks" => webhooks(it, report),
            "info" => {
                let about = it.draft.entries().iter();
                about
                    .filter(|it| it.key != "title" && it.key != "version")
                    .for_each(|it| entry(it, report));
            }
            "components" => components(document, &it.draft, documents, report),
            _ => entry(it, report),
        }
    }
}

fn webhooks(webhooks: &Entry, report: &mut Report) {
    for webhook in webhooks.draft.entries() {
        let message = format!("the webhook {} has no URL", quoted(&webhook.key));
        let fault = Diagnostic::new(Code::Webhook, webhook.key_place.clone(), message);
        report
            .fault(fault.help("write it as a path, and add `x-direction: callback` to its `post`"));
    }
}

/// Reports what nothing refers to, and what a reference cannot lead to.
fn components(document: &Document, components: &Draft, documents: &Documents, report: &mut Report) {
    let mut texts = BTreeSet::new();
    references(&document.root, &mut texts);
    let targets = texts.into_iter().filter_map(|it| documents.resolve(it, document));
    let used: BTreeSet<String> = targets.map(|it| it.pointer.to_string()).collect();
    for kind in components.entries() {
        if !USED_IN_PLACE.contains(&kind.key.as_str()) {
            if kind.key != "schemas" {
                entry(kind, report);
            }
            continue;
        }
        let names = kind.draft.entries().iter();
        let is_used = |it: &Entry| used.contains(&format!("/components/{}/{}", kind.key, it.key));
        names.filter(|it| !is_used(it)).for_each(|it| unused(it, report));
    }
}

/// Reports a component that nothing uses.
pub(super) fn unused(component: &Entry, report: &mut Report) {
    let message = format!("{} is never used", quoted(&component.key));
    report.pass_over(Diagnostic::new(Code::PassedOver, component.key_place.clone(), message));
}

fn references<'n>(node: &'n Node, texts: &mut BTreeSet<&'n str>) {
    for entry in node.entries() {
        match entry.node.text() {
            Some(text) if entry.key == "$ref" => drop(texts.insert(text)),
            _ => references(&entry.node, texts),
        }
    }
    node.items().iter().for_each(|it| references(it, texts));
}

/// Takes out of an operation what the specs leave to others.
pub(super) fn operation(operation: &mut Draft, documents: &Documents, report: &mut Report) {
    for keyword in ["tags", "security", "servers"] {
        operation.take(keyword).into_iter().for_each(|it| entry(&it, report));
    }
    if let Some(parameters) = operation.get_mut("parameters")
        && let Value::List(items) = &mut parameters.value
    {
        items.iter_mut().for_each(|it| inlined(it, documents));
        items.retain(|it| !is_protocols(it, report));
        if items.is_empty() {
            operation.take("parameters");
        }
    }
    let responses = operation.get_mut("responses").and_then(Draft::entries_mut);
    responses.into_iter().flatten().for_each(|it| headers(&mut it.draft, report));
}

/// Whether a parameter is a header of the protocol; it is reported then.
fn is_protocols(parameter: &Draft, report: &mut Report) -> bool {
    let text = |key| parameter.get(key).and_then(Draft::text);
    let name = text("name").unwrap_or_default();
    let is_one = text("in") == Some("header") && is_known(name);
    if is_one {
        header(name, &parameter.place, report);
    }
    is_one
}

fn headers(response: &mut Draft, report: &mut Report) {
    let Some(entries) = response.get_mut("headers").and_then(Draft::entries_mut) else { return };
    entries.retain(|it| {
        let is_one = is_known(&it.key);
        if is_one {
            header(&it.key, &it.key_place, report);
        }
        !is_one
    });
    if entries.is_empty() {
        response.take("headers");
    }
}

fn is_known(header: &str) -> bool {
    HEADERS.iter().any(|it| it.eq_ignore_ascii_case(header))
}

fn header(name: &str, place: &crate::diagnostic::Place, report: &mut Report) {
    let note = Diagnostic::new(
        Code::PassedOver,
        place.clone(),
        format!("the header {} is passed over", quoted(name)),
    );
    report.pass_over(note.help("it is the protocol's, and the runtime sees to it"));
}
