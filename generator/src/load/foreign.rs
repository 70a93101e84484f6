//! Any OpenAPI document, and the files that it refers to, whatever the house rules are.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::{files, json, tree};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source};
use crate::document::{Document, Documents, Node};

/// Reads a document of OpenAPI 3.0 or 3.1, in YAML or JSON, and what it refers to in its folder.
///
/// Hands over the documents and the path of the file itself among them. It is not there where it
/// could not be read; the faults say why.
pub fn foreign(file: &Path) -> (Documents, String) {
    let folder = file.parent().unwrap_or(Path::new(""));
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut documents = Documents::default();
    let mut known = BTreeSet::from([name.clone()]);
    let mut waiting = vec![name.clone()];
    while let Some(path) = waiting.pop() {
        let is_own = path == name;
        let Some(document) = read(folder, &path, is_own, &mut documents.faults) else {
            // One that is not there is a matter of the reference that leads to it.
            if folder.join(&path).is_file() {
                documents.unread.insert(path);
            }
            continue;
        };
        let mut references = Vec::new();
        files_of(&document.root, &mut references);
        let paths = references.iter().filter_map(|it| documents.path_of(it, &document));
        waiting.extend(paths.filter(|it| known.insert(it.clone())));
        documents.by_path.insert(path, Arc::new(document));
    }
    (documents, name)
}

fn read(folder: &Path, path: &str, is_own: bool, faults: &mut Diagnostics) -> Option<Document> {
    if !is_own && !folder.join(path).is_file() {
        return None;
    }
    let text = files::foreign(&folder.join(path), path, faults)?;
    let source = Arc::new(Source::new(path, text));
    let is_json = path.ends_with(".json") || json::is_json(&source.text);
    let root =
        if is_json { json::read(&source, faults) } else { tree::read_foreign(&source, faults) }?;
    let document = Document { source, root, content: None };
    if is_own && let Some(fault) = no_openapi(&document) {
        faults.push(fault);
        return None;
    }
    Some(document)
}

/// What is wrong with a document that is not of OpenAPI 3.
fn no_openapi(document: &Document) -> Option<Diagnostic> {
    let root = &document.root;
    if let Some(entry) = root.entry("swagger") {
        let place = document.key_place_of(entry);
        let fault = Diagnostic::new(Code::OtherVersion, place, "this is a document of Swagger 2.0");
        return Some(fault.help("convert it to OpenAPI 3.0 first"));
    }
    let version = root.get("openapi");
    let written = version.map(|it| &document.source.text[it.span.clone()]);
    let is_known = written.is_some_and(|it| it.trim_matches(['"', '\'']).starts_with("3."));
    (!is_known).then(|| {
        let place = version.map_or_else(|| document.first_place(), |it| document.place_of(it));
        Diagnostic::new(Code::OtherVersion, place, "this is no document of OpenAPI 3")
            .help("write `openapi: 3.0.3` or `openapi: 3.1.0` first")
    })
}

/// The references to other files.
fn files_of<'n>(node: &'n Node, references: &mut Vec<&'n str>) {
    for entry in node.entries() {
        match entry.node.text() {
            Some(text) if entry.key == "$ref" && !text.starts_with('#') => references.push(text),
            _ => files_of(&entry.node, references),
        }
    }
    node.items().iter().for_each(|it| files_of(it, references));
}
