//! The types that a version's files share: its own schemas, and what a wallet takes of the platform's.

use std::collections::{BTreeMap, BTreeSet};

use super::{HELP, ONE_OF_TWO, Shared, named};
use crate::check::Checker;
use crate::check::idents::Claim;
use crate::check::spot::{self, Role, Spot};
use crate::diagnostic::Place;
use crate::document::{Document, Scope};

/// The platform's schemas that a wallet's version names, by path, each with the first `$ref` that does.
type Taken<'a> = BTreeMap<&'a str, (&'a Document, Place)>;

impl<'a> Checker<'a> {
    /// The types of each version by name, of which no two may be one.
    pub(super) fn shared_types(&mut self) -> BTreeMap<Scope<'a>, Shared> {
        let mut shared: BTreeMap<Scope<'a>, Shared> = BTreeMap::new();
        let mut taken: BTreeMap<Scope<'a>, Taken<'a>> = BTreeMap::new();
        for document in self.documents.iter() {
            let Some(scope) = document.kind().scope() else { continue };
            if document.is_schema() {
                self.share(shared.entry(scope).or_default(), claims(document), HELP);
            }
            if scope.wallet.is_some() {
                self.take(taken.entry(scope).or_default(), document);
            }
        }
        for (scope, schemas) in taken {
            for (schema, place) in schemas.into_values() {
                let claims = claims_of_platform(schema, &place);
                self.share(shared.entry(scope).or_default(), claims, ONE_OF_TWO);
            }
        }
        shared
    }

    fn share(&mut self, shared: &mut Shared, claims: Vec<Claim>, help: &str) {
        for claim in claims {
            match shared.get(&claim.ident) {
                Some(first) => self.clash(first, &claim, "the type", help),
                None => drop(shared.insert(claim.ident.clone(), claim)),
            }
        }
    }

    /// Adds the platform's schemas that become types of what a wallet's file describes.
    fn take(&self, taken: &mut Taken<'a>, document: &'a Document) {
        let mut merged = BTreeSet::new();
        let roots = spot::roots(document).into_iter();
        let mut waiting: Vec<(Spot<'a>, Option<Place>)> = roots.map(|it| (it, None)).collect();
        while let Some((spot, via)) = waiting.pop() {
            let Some(target) = spot.target(self.documents) else {
                waiting.extend(held(spot).map(|it| (it, via.clone())));
                continue;
            };
            let is_platform = target.document.kind().scope().is_some_and(|it| it.wallet.is_none());
            if !is_platform || !target.document.is_schema() {
                continue;
            }
            let place = via.unwrap_or_else(|| spot.value_place("$ref"));
            taken.entry(target.document.path()).or_insert((target.document, place.clone()));
            // What is merged in brings the types of its properties with it.
            if matches!(spot.role, Role::Branch | Role::Message) && merged.insert(target.id()) {
                waiting.push((target, Some(place)));
            }
        }
    }
}

/// What stands in a schema. The part of a wrapper is not merged: it stands in the wrapper's place.
fn held(spot: Spot<'_>) -> impl Iterator<Item = Spot<'_>> {
    let is_wrapper = spot.is_wrapper();
    spot.children().map(move |it| match it.role {
        Role::Branch if is_wrapper => Spot { role: spot.role, ..it },
        _ => it,
    })
}

fn claims(schema: &Document) -> Vec<Claim> {
    let mut claims = Vec::new();
    for root in spot::roots(schema) {
        named(schema.stem(), root, &mut claims);
    }
    claims
}

/// The types of a schema of the platform, each once: what is wrong among them is told elsewhere.
fn claims_of_platform(schema: &Document, place: &Place) -> Vec<Claim> {
    let version = schema.kind().scope().map_or("", |it| it.version);
    let mut idents = BTreeSet::new();
    let claims = claims(schema).into_iter().filter(|it| idents.insert(it.ident.clone()));
    let of_version = |it: Claim| Claim {
        what: format!("{} of the platform's {version}", it.what),
        place: place.clone(),
        ..it
    };
    claims.map(of_version).collect()
}
