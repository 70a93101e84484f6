//! A wallet's folder has a name that can be a module, and a file that says what the wallet is.

use std::collections::BTreeSet;

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::document::{Document, Kind, Node, Value};
use crate::names;

pub(super) mod offers;
mod server;

impl<'a> Checker<'a> {
    /// Looks at the folders of the wallets, each once.
    pub(super) fn wallets(&mut self) {
        let wallets: BTreeSet<&str> =
            self.documents.iter().filter_map(|it| it.kind().wallet()).collect();
        for id in wallets {
            let folder = Place::whole(format!("wallets/{id}"));
            let ident = names::module(id);
            if ident != id {
                let message = format!("{} cannot be a wallet's id", quoted(id));
                let help = format!("rename the folder to `{ident}`, as its module is called");
                self.push(Diagnostic::new(Code::WalletId, folder.clone(), message).help(help));
            }
            let file = format!("wallets/{id}/wallet.yaml");
            if self.documents.get(&file).is_none() && !self.documents.is_unread(&file) {
                let fault = Diagnostic::new(
                    Code::NoWalletFile,
                    folder,
                    "a wallet without its `wallet.yaml`",
                );
                self.push(fault.help(format!(
                    "write {file} with the wallet's `name`, `description` and `sources`"
                )));
            }
        }
    }

    pub(super) fn wallet(&mut self, document: &'a Document) {
        if !matches!(document.kind(), Kind::Wallet(_)) {
            return;
        }
        self.sources(document);
        for server in document.root.get("servers").map(Node::entries).unwrap_or_default() {
            self.server(document, server);
        }
        self.algorithm(document);
        self.clock_tolerance(document);
        self.offers(document);
    }

    fn sources(&mut self, document: &Document) {
        let Some(entry) = document.root.entry("sources") else { return };
        if entry.node.items().is_empty() && !entry.node.is_refused() {
            let fault = Diagnostic::new(
                Code::NoSource,
                document.key_place_of(entry),
                "a wallet without a source",
            );
            self.push(fault.help("list the pages that say what this file says"));
        }
        for page in entry.node.items() {
            self.page(document, page);
        }
    }

    /// The label stands in the header of a signature, before a comma.
    fn algorithm(&mut self, document: &Document) {
        let algorithm = document.root.get("signature").and_then(|it| it.get("algorithm"));
        let Some(node) = algorithm else { return };
        let is_token = |it: u8| it.is_ascii_alphanumeric() || b"-._/".contains(&it);
        if node.text().is_some_and(|it| !it.bytes().all(is_token)) {
            let place = document.place_of(node);
            let fault = Diagnostic::new(
                Code::AlgorithmLabel,
                place,
                "a label that cannot stand in the header",
            );
            self.push(fault.help("write it as the wallet does, such as `SHA256withRSA`"));
        }
    }

    fn clock_tolerance(&mut self, document: &Document) {
        let Some(node) = document.root.get("clockTolerance") else { return };
        let Value::Number(number) = &node.value else { return };
        if number.parse::<u32>() == Ok(0) {
            let place = document.place_of(node);
            let fault = Diagnostic::new(Code::NoTolerance, place, "a `clockTolerance` of no time");
            self.push(fault.help("write how many seconds they may be apart, or leave it out"));
        }
    }
}
