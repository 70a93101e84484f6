//! Each operation becomes the document of an endpoint, its keywords in the order of the specs.

use super::inline::inlined;
use super::path::{Lies, lies, title};
use super::{Report, passed, wording};
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::document::{Document, Documents};
use crate::draft::{
    Draft, Entry, Value, each_schema_mut, media_types_mut, messages_mut, take_types,
};

/// One operation on its way into a file.
pub(super) struct Endpoint {
    pub(super) lies: Lies,
    /// Where its path stands.
    pub(super) place: Place,
    pub(super) draft: Draft,
}

const METHODS: [&str; 7] = ["get", "put", "delete", "options", "head", "patch", "trace"];

/// The keywords of an operation, as the specs order them; others follow.
const ORDER: [&str; 11] = [
    "operationId",
    "summary",
    "description",
    "externalDocs",
    "deprecated",
    "x-direction",
    "x-idempotency-key",
    "x-settled-by",
    "requestBody",
    "responses",
    "x-result-codes",
];

/// Splits the paths; what is no endpoint is reported.
pub(super) fn endpoints(
    document: &Document,
    documents: &Documents,
    into: Option<&str>,
    report: &mut Report,
) -> Vec<Endpoint> {
    passed::root(document, documents, report);
    let mut endpoints = Vec::new();
    for entry in document.root.get("paths").map_or(&[][..], |it| it.entries()) {
        let place = document.key_place_of(entry);
        let mut item = Draft::of(document, &entry.node);
        inlined(&mut item, documents);
        match lies(&entry.key, into, document) {
            Ok(lies) => endpoints.extend(endpoint(item, lies, place, documents, report)),
            Err((message, help)) => {
                report.fault(Diagnostic::new(Code::PathNotTaken, place, message).help(help))
            }
        }
    }
    endpoints
}

/// The endpoint of one path; nothing where the path has no `post`.
fn endpoint(
    mut item: Draft,
    lies: Lies,
    place: Place,
    documents: &Documents,
    report: &mut Report,
) -> Option<Endpoint> {
    for method in METHODS {
        if let Some(entry) = item.take(method) {
            let message = format!("{} is not supported in a path", quoted(method));
            let fault = Diagnostic::new(Code::UnsupportedKeyword, entry.key_place, message);
            report.fault(fault.help("write `post`: the protocol knows no other method"));
        }
    }
    let mut post = item.take("post")?;
    if let Some(parameters) = item.take("parameters") {
        add_parameters(&mut post.draft, parameters);
    }
    item.take("servers").into_iter().for_each(|it| passed::entry(&it, report));
    settle(&mut post.draft, documents, report);
    call_by_last_word(&mut post.draft, &lies.url);
    let mut entries = vec![post];
    entries.extend(item.entries().iter().cloned());
    let item = Draft { place: item.place, value: Value::Map(entries) };
    let path = Entry { key: lies.url.clone(), key_place: place.clone(), draft: item };
    Some(Endpoint { draft: around(path, &lies, &place), lies, place })
}

/// An operation that is called by its whole path, as [`bundle`](crate::bundle) calls one of several
/// of one name, is called by the last word of it.
fn call_by_last_word(operation: &mut Draft, url: &str) {
    let words: Vec<&str> = url.split('/').skip(2).collect();
    let id = operation.get_mut("operationId").filter(|it| it.text() == Some(&words.join(".")));
    if let (Some(id), Some(last)) = (id, words.last()) {
        *id = Draft::text_at(&id.place.clone(), *last);
    }
}

/// The document around an operation.
fn around(path: Entry, lies: &Lies, place: &Place) -> Draft {
    let text = |text: &str| Draft::text_at(place, text);
    let version = lies.folder.rsplit('/').next().unwrap_or_default();
    let name = lies.url.rsplit('/').next().unwrap_or_default();
    let info = [("title", text(&title(name))), ("version", text(version))];
    let mut draft =
        Draft::map_at(place, [("openapi", text("3.0.3")), ("info", Draft::map_at(place, info))]);
    let paths = Draft { place: place.clone(), value: Value::Map(vec![path]) };
    draft.push(Entry::at(place, "paths", paths));
    draft
}

fn add_parameters(operation: &mut Draft, parameters: Entry) {
    match operation.get_mut("parameters").map(|it| &mut it.value) {
        Some(Value::List(own)) => own.extend(parameters.draft.items().iter().cloned()),
        _ => operation.push(parameters),
    }
}

/// Brings an operation into the form of the specs, as far as that says the same.
fn settle(operation: &mut Draft, documents: &Documents, report: &mut Report) {
    bodies(operation, documents);
    passed::operation(operation, documents, report);
    let is_new = wording::is_of_3_1(operation, documents);
    for schema in messages_mut(operation) {
        each_schema_mut(schema, &mut |it| wording::lower(it, is_new, report));
        take_types(schema, documents);
    }
    if let Some(entries) = operation.entries_mut() {
        entries
            .sort_by_key(|it| ORDER.iter().position(|name| *name == it.key).unwrap_or(ORDER.len()));
    }
}

/// Writes bodies and examples where they are used.
fn bodies(operation: &mut Draft, documents: &Documents) {
    let entries = operation.get_mut("responses").and_then(Draft::entries_mut);
    entries.into_iter().flatten().for_each(|it| inlined(&mut it.draft, documents));
    if let Some(body) = operation.get_mut("requestBody") {
        inlined(body, documents);
    }
    for media in media_types_mut(operation) {
        let examples = media.get_mut("examples").and_then(Draft::entries_mut);
        examples.into_iter().flatten().for_each(|it| inlined(&mut it.draft, documents));
    }
}

/// The operation within an endpoint's document.
pub(super) fn operation(endpoint: &Draft) -> Option<&Draft> {
    endpoint.get("paths")?.entries().first()?.draft.get("post")
}

/// The operation within an endpoint's document, to be changed.
pub(super) fn operation_mut(endpoint: &mut Draft) -> Option<&mut Draft> {
    endpoint.get_mut("paths")?.entries_mut()?.first_mut()?.draft.get_mut("post")
}
