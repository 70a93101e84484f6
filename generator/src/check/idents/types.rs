//! The types of a version are told apart by name, and those of an endpoint from all of them.

use std::collections::BTreeMap;

use crate::check::spot::{self, Role, Spot};
use crate::check::{Checker, endpoints};
use crate::diagnostic::quoted;
use crate::document::Document;
use crate::names;

use super::Claim;

const HELP: &str = "give the schema another name";

/// The types of a version that have files of their own, by identifier.
type Shared = BTreeMap<String, Claim>;

impl<'a> Checker<'a> {
    pub(super) fn types(&mut self) {
        let shared = self.shared_types();
        let mut folders: BTreeMap<&str, Vec<Claim>> = BTreeMap::new();
        for document in endpoints(self.documents) {
            let (messages, others) = endpoint_types(document);
            let claims: Vec<Claim> = messages.iter().cloned().chain(others).collect();
            for claim in &claims {
                // A message's name follows from the URL; that of a schema can be changed.
                let taken = shared.get(document.version()).and_then(|it| it.get(&claim.ident));
                if let Some(schema) = taken {
                    self.clash(claim, schema, "the type", HELP);
                }
            }
            self.clashes(claims, "the type", HELP);
            folders.entry(document.folder()).or_default().extend(messages);
        }
        for messages in folders.into_values() {
            self.clashes(messages, "the type", "give one endpoint another path");
        }
    }

    fn shared_types(&mut self) -> BTreeMap<&'a str, Shared> {
        let mut shared: BTreeMap<&str, Shared> = BTreeMap::new();
        for document in self.documents.iter().filter(|it| it.is_schema()) {
            let taken = shared.entry(document.version()).or_default();
            let mut claims = Vec::new();
            for root in spot::roots(document) {
                named(document.stem(), root, &mut claims);
            }
            for claim in claims {
                match taken.get(&claim.ident) {
                    Some(first) => self.clash(first, &claim, "the type", HELP),
                    None => drop(taken.insert(claim.ident.clone(), claim)),
                }
            }
        }
        shared
    }
}

/// The types of an endpoint: its messages, and those that are described in its document.
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

/// The types within a schema, each called by the path to it.
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
        let is_item = held.entry.is_some_and(|it| it.key == "items");
        unnamed(&format!("{path}-{}", if is_item { "item" } else { "value" }), held, claims);
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
