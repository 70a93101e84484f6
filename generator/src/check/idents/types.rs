//! The types of a version are told apart by name, and those of an endpoint from all of them.

use std::collections::BTreeMap;

use crate::check::codes::result_codes;
use crate::check::spot::{self, Role, Spot};
use crate::check::wallet::offers;
use crate::check::{Checker, endpoints};
use crate::diagnostic::quoted;
use crate::document::Document;
use crate::names;

use super::Claim;

mod shared;

const HELP: &str = "give the schema another name";
const ONE_OF_TWO: &str = "refer to one of the two, or give the wallet a schema of another name";

/// The types that a version's files share, by identifier.
type Shared = BTreeMap<String, Claim>;

impl<'a> Checker<'a> {
    pub(super) fn types(&mut self) {
        let shared = self.shared_types();
        let mut folders: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for document in endpoints(self.documents) {
            let (messages, others) = endpoint_types(document);
            let named = messages.iter().cloned().chain(others);
            let claims: Vec<Claim> = named.chain(self.imported(document)).collect();
            let taken = document.kind().scope().and_then(|it| shared.get(&it));
            for claim in &claims {
                // A message's name follows from the URL; that of a schema can be changed.
                if let Some(schema) = taken.and_then(|it| it.get(&claim.ident)) {
                    self.clash(claim, schema, "the type", HELP);
                }
            }
            self.clashes(claims, "the type", HELP);
            folders.entry(document.folder().to_owned()).or_default().extend(messages);
        }
        for offer in offers::all(self.documents) {
            let folder = format!("{}/{}", offer.wallet.folder(), offer.endpoint.folder());
            let place = offer.wallet.place_of(offer.node);
            let messages = endpoint_types(offer.endpoint).0.into_iter();
            let messages = messages.map(|it| Claim { place: place.clone(), ..it });
            folders.entry(folder).or_default().extend(messages);
        }
        for messages in folders.into_values() {
            self.clashes(messages, "the type", "give one endpoint another path");
        }
    }
}

impl<'a> Checker<'a> {
    /// The messages of the operation that settles an endpoint's, which its file imports.
    fn imported(&self, document: &'a Document) -> Vec<Claim> {
        let said = spot::operations(document).filter_map(|it| it.get("x-settled-by"));
        let inquiries = said.filter_map(|it| it.get("operation")).filter_map(|node| {
            let inquiry = offers::sibling(self.documents, document, node.text()?)?;
            (inquiry.path() != document.path()).then_some((node, inquiry))
        });
        let claims = inquiries.flat_map(|(node, inquiry)| {
            let place = document.place_of(node);
            let messages = endpoint_types(inquiry).0.into_iter();
            messages.map(move |it| Claim { place: place.clone(), ..it })
        });
        claims.collect()
    }
}

/// The types of an endpoint: those named after it, and those that are described in its document.
fn endpoint_types(document: &Document) -> (Vec<Claim>, Vec<Claim>) {
    let (mut messages, mut others) = (Vec::new(), Vec::new());
    for operation in spot::operations(document) {
        let Some(node) = operation.get("operationId") else { continue };
        let Some(id) = node.text() else { continue };
        let bodies = [spot::request(document, operation), spot::response(document, operation)];
        for (way, body) in ["request", "response"].into_iter().zip(bodies) {
            let path = format!("{id}-{way}");
            if let Some(body) = body {
                parts(&path, body, &mut others);
            }
            let what = format!("the {way} of {}", quoted(id));
            messages.push(Claim { ident: names::ty(&path), what, place: document.place_of(node) });
        }
        if !result_codes(operation).is_empty() {
            let what = format!("the result codes of {}", quoted(id));
            let ident = names::ty(&format!("{id}-code"));
            messages.push(Claim { ident, what, place: document.place_of(node) });
        }
    }
    for root in spot::roots(document) {
        if let (Role::Component, Some(entry)) = (root.role, root.entry) {
            named(&entry.key, root, &mut others);
        }
    }
    (messages, others)
}

/// A schema with a name, and the types within it.
fn named(name: &str, root: Spot<'_>, claims: &mut Vec<Claim>) {
    let what = format!("the schema {}", quoted(name));
    claims.push(Claim { ident: names::ty(name), what, place: root.place() });
    parts(name, root, claims);
}

/// The types within a schema, each called by the path to it. What a union makes of its alternatives
/// is compared when it is known.
fn parts(path: &str, owner: Spot<'_>, claims: &mut Vec<Claim>) {
    // The runtime has the whole type.
    if owner.has("x-format") {
        return;
    }
    for branch in owner.branches() {
        parts(path, branch, claims);
    }
    for property in owner.properties() {
        let name = property.entry.map_or("", |it| it.key.as_str());
        unnamed(&format!("{path}-{name}"), property, claims);
    }
    for held in owner.held() {
        match (owner.role, held.entry.is_some_and(|it| it.key == "items")) {
            (Role::Shared | Role::Component, true) => {
                unnamed(&format!("{path}-item"), held, claims);
            }
            (_, false) if owner.has("properties") => {
                unnamed(&format!("{path}-additional-property"), held, claims);
            }
            (Role::Shared | Role::Component, false) => {
                unnamed(&format!("{path}-value"), held, claims);
            }
            // Of a list or map without a name the item or value goes by the place.
            _ => unnamed(path, held, claims),
        }
    }
}

fn unnamed(path: &str, spot: Spot<'_>, claims: &mut Vec<Claim>) {
    if spot.is_type() && !spot.has("x-format") {
        let name = spot.entry.map_or("", |it| it.key.as_str());
        let what = format!("the type of {}", quoted(name));
        claims.push(Claim { ident: names::ty(path), what, place: spot.place() });
    }
    parts(path, spot, claims);
}
