//! Every result code says what happened and what to do, here or in the dictionary.

use super::{Checker, KEEP_ONE};
use crate::diagnostic::{Code, Diagnostic, closest, quoted};
use crate::document::{CODES, Document, Entry, Node};

impl<'a> Checker<'a> {
    pub(super) fn result_codes(&mut self, document: &'a Document, operation: &'a Node) {
        for node in result_codes(operation) {
            self.result_code(document, node);
        }
        let codes = result_codes(operation).iter().filter_map(|it| it.get("code"));
        let codes = codes.filter_map(|it| Some((it.text()?, document.place_of(it))));
        let message = |code: &str| format!("the result code {} stands twice", quoted(code));
        self.twice(codes, message, KEEP_ONE);
    }

    fn result_code(&mut self, document: &'a Document, node: &'a Node) {
        let half = |said: &Entry, lacking: &str| {
            let message = format!("`{}` without `{lacking}`", said.key);
            let fault =
                Diagnostic::new(Code::CodeWithoutWords, document.key_place_of(said), message);
            fault.help("write both; or neither, where codes.yaml has the code")
        };
        match (node.entry("meaning"), node.entry("action")) {
            (Some(_), Some(_)) => {}
            (Some(meaning), None) => self.push(half(meaning, "action")),
            (None, Some(action)) => self.push(half(action, "meaning")),
            (None, None) => self.common_code(document, node),
        }
    }

    /// A code without words of its own is in the dictionary.
    fn common_code(&mut self, document: &'a Document, node: &'a Node) {
        let Some(code) = node.get("code") else { return };
        let Some(text) = code.text() else { return };
        let Some(known) = self.dictionary() else { return };
        if known.iter().any(|it| it.key == text) {
            return;
        }
        let message = format!("{} says nothing, and is not in codes.yaml", quoted(text));
        let fault = Diagnostic::new(Code::CodeWithoutWords, document.place_of(code), message);
        self.push(match closest(text, known.iter().map(|it| it.key.as_str())) {
            Some(meant) => {
                let help = format!("did you mean `{meant}`? otherwise write `meaning` and `action`");
                fault.replace_with(meant, help)
            }
            None => fault.help(
                "write `meaning` and `action` here; or there, where the code means the same everywhere",
            ),
        });
    }

    /// The codes of the dictionary; nothing where it could not be read.
    fn dictionary(&self) -> Option<&'a [Entry]> {
        match self.documents.get(CODES) {
            Some(codes) if codes.root.is_refused() => None,
            Some(codes) => Some(codes.root.entries()),
            None if self.documents.is_unread(CODES) => None,
            None => Some(&[]),
        }
    }
}

/// The codes that an operation lists.
pub(super) fn result_codes(operation: &Node) -> &[Node] {
    operation.get("x-result-codes").map(Node::items).unwrap_or_default()
}
