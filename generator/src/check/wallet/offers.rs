//! What a wallet offers is the platform's, and what it describes itself is not.

use std::collections::BTreeSet;

use crate::check::codes::result_codes;
use crate::check::{Checker, KEEP_ONE, alike, endpoints, spot};
use crate::diagnostic::{Code, Diagnostic, Place, closest, quoted};
use crate::document::{Document, Documents, Kind, Node, Scope, Value};

/// An endpoint of the platform that a wallet has as it is.
pub(in crate::check) struct Offer<'a> {
    pub(in crate::check) wallet: &'a Document,
    /// The path in the wallet's list.
    pub(in crate::check) node: &'a Node,
    pub(in crate::check) endpoint: &'a Document,
}

/// Every offer of every wallet that leads to an endpoint.
pub(in crate::check) fn all(documents: &Documents) -> impl Iterator<Item = Offer<'_>> {
    let wallets = documents.iter().filter(|it| matches!(it.kind(), Kind::Wallet(_)));
    wallets.flat_map(move |wallet| {
        offered(wallet).iter().filter_map(move |node| {
            let endpoint = platform(documents, node.text()?)?;
            Some(Offer { wallet, node, endpoint })
        })
    })
}

fn offered(wallet: &Document) -> &[Node] {
    wallet.root.get("offers").map(Node::items).unwrap_or_default()
}

/// The file in which the platform would describe a path.
fn file(path: &str) -> Option<String> {
    Some(format!("{}.yaml", path.strip_prefix('/')?))
}

/// The platform's description of a path.
fn platform<'a>(documents: &'a Documents, path: &str) -> Option<&'a Document> {
    documents.get(&file(path)?).filter(|it| is_platform(it))
}

/// The operation of that name beside another: its owner's, or the platform's where a wallet has it
/// as it is.
pub(in crate::check) fn sibling<'a>(
    documents: &'a Documents,
    of: &Document,
    name: &str,
) -> Option<&'a Document> {
    let own = documents.get(&format!("{}/{name}.yaml", of.folder()));
    own.filter(|it| it.is_endpoint()).or_else(|| {
        let path = format!("{}/{name}", url_folder(of));
        taken_over(documents, of).find(|it| it.url_path() == path)
    })
}

/// The names of all operations beside another.
pub(in crate::check) fn siblings<'a>(documents: &'a Documents, of: &Document) -> Vec<&'a str> {
    let own = endpoints(documents).filter(|it| it.folder() == of.folder());
    let taken_over = taken_over(documents, of).filter(|it| url_folder(it) == url_folder(of));
    let names = own.chain(taken_over).map(Document::stem);
    names.filter(|it| *it != of.stem()).collect()
}

/// The platform's endpoints that the owner of a document has as they are.
fn taken_over<'a>(documents: &'a Documents, of: &Document) -> impl Iterator<Item = &'a Document> {
    let wallet = of.kind().wallet().map(str::to_owned);
    let is_its_own = move |it: &Offer<'_>| it.wallet.kind().wallet() == wallet.as_deref();
    all(documents).filter(is_its_own).map(|it| it.endpoint)
}

fn url_folder(document: &Document) -> String {
    let path = document.url_path();
    path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned())
}

fn is_platform(document: &Document) -> bool {
    matches!(document.kind(), Kind::Endpoint(Scope { wallet: None, .. }))
}

impl<'a> Checker<'a> {
    pub(super) fn offers(&mut self, wallet: &'a Document) {
        for node in offered(wallet) {
            self.offer(wallet, node);
        }
        let paths = offered(wallet).iter();
        let paths = paths.filter_map(|it| Some((it.text()?, wallet.place_of(it))));
        self.twice(paths, |path| format!("{} is offered twice", quoted(path)), KEEP_ONE);
    }

    fn offer(&mut self, wallet: &'a Document, node: &'a Node) {
        let Some(path) = node.text() else { return };
        let Some(endpoint) = platform(self.documents, path) else {
            return self.unknown_offer(wallet, node, path);
        };
        self.inquiry_is_offered(wallet, node, endpoint);
        let own =
            file(path).and_then(|it| self.documents.get(&format!("{}/{it}", wallet.folder())));
        if let Some(own) = own {
            let message = format!("{} is offered as it is, and described anew", quoted(path));
            self.push(
                Diagnostic::new(Code::OfferedAndDescribed, wallet.place_of(node), message)
                    .related(path_place(own), "the wallet's own")
                    .help("take it from the list, or delete the wallet's own"),
            );
        }
    }

    /// What is offered can be settled as the platform has it: by an inquiry that is offered, too.
    fn inquiry_is_offered(&mut self, wallet: &Document, node: &Node, endpoint: &'a Document) {
        let said = spot::operations(endpoint).find_map(|it| it.get("x-settled-by"));
        let Some(name) = said.and_then(|it| it.get("operation")) else { return };
        let Some(path) = name.text().map(|it| format!("{}/{it}", url_folder(endpoint))) else {
            return;
        };
        let is_offered = offered(wallet).iter().any(|it| it.text() == Some(&path));
        if is_offered || platform(self.documents, &path).is_none() {
            return;
        }
        let message = format!("{} is not offered, which settles this", quoted(&path));
        self.push(
            Diagnostic::new(Code::Settling, wallet.place_of(node), message)
                .related(endpoint.place_of(name), "the platform says so")
                .help("offer both; or describe this one in the wallet's folder, and there what settles it, if anything"),
        );
    }

    fn unknown_offer(&mut self, wallet: &Document, node: &Node, path: &str) {
        if file(path).is_some_and(|it| self.documents.is_unread(&it)) {
            return;
        }
        let message = format!("the platform has no {}", quoted(path));
        let fault = Diagnostic::new(Code::UnknownOffer, wallet.place_of(node), message);
        let known = self.documents.iter().filter(|it| is_platform(it)).map(Document::url_path);
        let known: Vec<String> = known.collect();
        self.push(match closest(path, known.iter().map(String::as_str)) {
            Some(meant) => fault.replace_with(meant, format!("did you mean `{meant}`?")),
            None => fault.help("write the whole path, such as /v1/payments/pay; describe what only this wallet has in its folder"),
        });
    }

    /// An endpoint that a wallet describes anew differs from the platform's.
    pub(in crate::check) fn deviation(&mut self, document: &'a Document, operation: &'a Node) {
        let Some(id) = document.kind().wallet() else { return };
        let path = document.url_path();
        let Some(platform) = platform(self.documents, &path) else { return };
        let Some(its) = spot::operations(platform).next() else { return };
        if is_same(self.documents, (document, operation), (platform, its)) {
            let message = "this endpoint does not differ from the platform's";
            let help = format!(
                "delete this file, and list {path} under `offers` in wallets/{id}/wallet.yaml"
            );
            self.push(
                Diagnostic::new(Code::NoDeviation, path_place(document), message)
                    .related(path_place(platform), "the platform's")
                    .help(help),
            );
        }
    }
}

fn path_place(document: &Document) -> Place {
    let path = document.root.get("paths").and_then(|it| it.entries().first());
    path.map_or_else(|| document.first_place(), |it| document.key_place_of(it))
}

type Described<'a> = (&'a Document, &'a Node);

/// Whether two operations differ in prose and examples at most.
fn is_same<'a>(documents: &'a Documents, one: Described<'a>, other: Described<'a>) -> bool {
    let facts = |operation: &'a Node| {
        let key = operation.get("x-idempotency-key").map(Node::items).unwrap_or_default();
        let key: Vec<Option<&str>> = key.iter().map(Node::text).collect();
        let is_deprecated =
            operation.get("deprecated").is_some_and(|it| matches!(it.value, Value::Flag(true)));
        let direction = operation.get("x-direction").and_then(Node::text);
        (key, is_deprecated, direction, codes(operation), settled_by(operation))
    };
    let halves = [spot::request, spot::response].map(|it| (it(one.0, one.1), it(other.0, other.1)));
    facts(one.1) == facts(other.1)
        && halves.into_iter().all(|half| match half {
            (Some(own), Some(its)) => alike::is_same(own, its, documents),
            _ => false,
        })
}

/// The codes of an operation, each with its status.
fn codes(operation: &Node) -> BTreeSet<[Option<&str>; 2]> {
    let codes = result_codes(operation).iter();
    codes.map(|it| ["code", "status"].map(|key| it.get(key).and_then(Node::text))).collect()
}

/// What settles an operation: each word of it with the words under which it stands.
fn settled_by(operation: &Node) -> BTreeSet<Vec<&str>> {
    let mut words = BTreeSet::new();
    if let Some(said) = operation.get("x-settled-by") {
        add_words(said, &mut Vec::new(), &mut words);
    }
    words
}

fn add_words<'a>(node: &'a Node, under: &mut Vec<&'a str>, words: &mut BTreeSet<Vec<&'a str>>) {
    for entry in node.entries() {
        under.push(&entry.key);
        add_words(&entry.node, under, words);
        under.pop();
    }
    for item in node.items() {
        add_words(item, under, words);
    }
    let flag = |it: bool| if it { "true" } else { "false" };
    let word = match &node.value {
        Value::Flag(it) => Some(flag(*it)),
        _ => node.text(),
    };
    words.extend(word.map(|it| under.iter().copied().chain([it]).collect()));
}
