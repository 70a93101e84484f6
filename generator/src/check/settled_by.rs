//! What settles an operation is another operation, which can be asked with what the request has,
//! and which tells a state that is known to be final.

use super::wallet::offers;
use super::{Checker, spot};
use crate::diagnostic::{Code, Diagnostic, closest, quoted};
use crate::document::{Document, Entry, Node};

mod states;
mod supply;
mod switches;

const ASKS: &str = "name the operation that asks what became of it";

/// An operation that is settled, and the inquiry that does it.
#[derive(Clone, Copy)]
struct Settling<'a> {
    document: &'a Document,
    operation: &'a Node,
    /// What `x-settled-by` says.
    said: &'a Node,
    inquiry: &'a Document,
    asked: &'a Node,
}

impl<'a> Checker<'a> {
    pub(super) fn settled_by(&mut self, document: &'a Document, operation: &'a Node) {
        let Some(entry) = operation.entry("x-settled-by").filter(|it| !it.node.is_refused()) else {
            return;
        };
        if operation.get("x-direction").is_some() {
            let place = document.key_place_of(entry);
            let fault =
                Diagnostic::new(Code::Settling, place, "a callback leaves nothing to be settled");
            return self.push(fault.help("write it on what the merchant asks of the wallet"));
        }
        let said = &entry.node;
        let Some(inquiry) = self.inquiry(document, said) else { return };
        let Some(asked) = spot::operations(inquiry).next() else { return };
        let settling = Settling { document, operation, said, inquiry, asked };
        self.supplies(settling);
        self.states(settling);
        self.denials(settling);
        self.switches(settling);
        self.opens_only(settling);
    }

    /// The document of the operation that is named.
    fn inquiry(&mut self, document: &'a Document, said: &'a Node) -> Option<&'a Document> {
        let node = said.get("operation")?;
        let name = node.text()?;
        let Some(inquiry) = offers::sibling(self.documents, document, name) else {
            self.no_sibling(document, node, name);
            return None;
        };
        let is_callback = spot::operations(inquiry).any(|it| it.get("x-direction").is_some());
        let message = match (name == document.stem(), is_callback) {
            (false, false) => return Some(inquiry),
            (true, _) => "an operation cannot settle itself".to_owned(),
            (false, true) => format!("{} is a callback, which cannot be asked", quoted(name)),
        };
        self.push(Diagnostic::new(Code::Settling, document.place_of(node), message).help(ASKS));
        None
    }

    fn no_sibling(&mut self, document: &'a Document, node: &Node, name: &str) {
        if self.documents.is_unread(&format!("{}/{name}.yaml", document.folder())) {
            return;
        }
        let message = format!("there is no operation {} beside this one", quoted(name));
        let fault = Diagnostic::new(Code::Settling, document.place_of(node), message);
        let known = offers::siblings(self.documents, document);
        let help = format!(
            "{ASKS}: in the same folder, or of those that the wallet offers from the platform's"
        );
        self.unknown(fault, name, known, &help);
    }

    fn lists_nothing(&mut self, document: &Document, list: &Entry, help: &str) {
        if list.node.is_refused() {
            return;
        }
        let fault = Diagnostic::new(
            Code::UnknownState,
            document.key_place_of(list),
            format!("`{}` lists nothing", list.key),
        );
        self.push(fault.help(help));
    }

    /// A name that is misspelt, or means nothing.
    fn unknown<'n>(
        &mut self,
        fault: Diagnostic,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
        help: &str,
    ) {
        self.push(match closest(name, known) {
            Some(meant) => fault.replace_with(meant, format!("did you mean `{meant}`?")),
            None => fault.help(help),
        });
    }
}
