//! An endpoint's document has one path, that of its file, and one operation, named after both.

use super::{Checker, spot};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Document, Node, Value};

impl<'a> Checker<'a> {
    pub(super) fn endpoint(&mut self, document: &'a Document) {
        if !document.is_endpoint() {
            return;
        }
        self.openapi(document);
        self.path(document);
        self.external_docs(document, &document.root);
        for operation in spot::operations(document) {
            self.operation_id(document, operation);
            self.external_docs(document, operation);
            self.body(document, operation);
            for media in spot::medias(operation) {
                self.examples(document, media);
            }
            self.result_codes(document, operation);
            self.messages(document, operation);
            self.settled_by(document, operation);
            self.deviation(document, operation);
        }
    }

    fn openapi(&mut self, document: &Document) {
        let Some(node) = document.root.get("openapi") else { return };
        let Some(version) = node.text() else { return };
        let patch = version.strip_prefix("3.0.").unwrap_or_default();
        if patch.is_empty() || !patch.bytes().all(|it| it.is_ascii_digit()) {
            let message = format!("OpenAPI {} is not read", quoted(version));
            let fault = Diagnostic::new(Code::OtherVersion, document.place_of(node), message);
            self.push(fault.replace_with("3.0.3", "write the document in OpenAPI 3.0"));
        }
    }

    fn path(&mut self, document: &Document) {
        let Some(paths) = document.root.get("paths").filter(|it| !it.is_refused()) else { return };
        let expected = document.url_path();
        let mut entries = paths.entries().iter();
        let Some(path) = entries.next() else {
            let place = document.place_of(paths);
            let fault = Diagnostic::new(Code::NotOneOperation, place, "a document without a path");
            self.push(
                fault.help(format!("write the path that the file's place gives: {expected}")),
            );
            return;
        };
        let place = document.key_place_of(path);
        if !expected.bytes().all(|it| it.is_ascii_alphanumeric() || b"/-._~".contains(&it)) {
            let message = format!("the path {} cannot stand in a URL", quoted(&expected));
            let fault = Diagnostic::new(Code::NotThePath, document.first_place(), message);
            self.push(
                fault.help("name folders and file with letters, digits, `-`, `.`, `_` and `~`"),
            );
        } else if path.key != expected {
            self.push(
                Diagnostic::new(
                    Code::NotThePath,
                    place.clone(),
                    "the path is not that of the file",
                )
                .label(format!("the file's is {expected}"))
                .replace_with(expected, "write the file's path, or move the file"),
            );
        }
        if path.node.entries().is_empty() && !path.node.is_refused() {
            let fault = Diagnostic::new(Code::NotOneOperation, place, "a path without `post`");
            self.push(fault.help("describe the operation under `post`"));
        }
        for other in entries {
            let fault = Diagnostic::new(
                Code::NotOneOperation,
                document.key_place_of(other),
                "a second path in one file",
            );
            self.push(fault.help("give each path a file of its own"));
        }
    }

    fn operation_id(&mut self, document: &Document, operation: &Node) {
        let Some(node) = operation.get("operationId") else { return };
        if node.text().is_some_and(|id| id != document.stem()) {
            let message = "the `operationId` is not the last word of the path";
            let fault = Diagnostic::new(Code::NotTheName, document.place_of(node), message);
            self.push(fault.replace_with(document.stem(), "name the operation after its path"));
        }
    }

    fn external_docs(&mut self, document: &Document, of: &Node) {
        if let Some(url) = of.get("externalDocs").and_then(|it| it.get("url")) {
            self.page(document, url);
        }
    }

    /// The address of a page becomes a link in the docs.
    pub(super) fn page(&mut self, document: &Document, node: &Node) {
        let Some(url) = node.text() else { return };
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        if !is_web || url.contains(|it: char| it.is_whitespace() || "<>\"`".contains(it)) {
            let fault = Diagnostic::new(
                Code::NoAddress,
                document.place_of(node),
                "this is not the address of a page",
            );
            self.push(fault.help("write the whole address, from `https://` on"));
        }
    }

    fn body(&mut self, document: &Document, operation: &Node) {
        let Some(body) = operation.get("requestBody") else { return };
        if let Some(node) = body.get("required").filter(|it| matches!(it.value, Value::Flag(false)))
        {
            let fault = Diagnostic::new(
                Code::OptionalBody,
                document.place_of(node),
                "a request that may lack its body",
            );
            self.push(fault.replace_with("true", "every request has a body, if only `{}`"));
        }
    }

    /// Each message has an example: the tests send it round, and the mock wallet answers it.
    fn examples(&mut self, document: &Document, media: &Node) {
        let examples = media.entry("examples").filter(|it| !it.node.is_refused());
        let fault = match (media.entry("example"), examples, media.entry("schema")) {
            (Some(_), Some(several), _) => Diagnostic::new(
                Code::OneExample,
                document.key_place_of(several),
                "`examples` beside `example`",
            )
            .help("give the single one a name and move it into `examples`"),
            (None, Some(several), _) if several.node.entries().is_empty() => Diagnostic::new(
                Code::OneExample,
                document.key_place_of(several),
                "`examples` without any example",
            )
            .help("write at least one: `name: {value: {...}}`"),
            (None, None, Some(schema)) if media.entry("examples").is_none() => Diagnostic::new(
                Code::OneExample,
                document.key_place_of(schema),
                "a message without an example",
            )
            .help("write one beside its schema: `example: {...}`"),
            _ => return,
        };
        self.push(fault);
    }
}
