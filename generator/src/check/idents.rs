//! No two names of one scope become one identifier.

use std::collections::BTreeMap;

use super::Checker;
use super::codes::result_codes;
use super::members::Members;
use super::spot::{self, Role, Spot};
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::document::{CODES, Document, Node};
use crate::names;

mod modules;
mod types;

const ONE_CODE: &str = "leave one out: a code that is not listed is kept as it comes";

/// Something that gets an identifier.
#[derive(Clone)]
struct Claim {
    ident: String,
    /// How messages call it.
    what: String,
    place: Place,
}

impl<'a> Checker<'a> {
    pub(super) fn idents(&mut self) {
        for document in self.documents.iter() {
            for spot in spot::all(document) {
                self.fields(spot);
                self.variants(spot);
            }
            for operation in spot::operations(document) {
                self.code_variants(document, operation);
                for media in spot::medias(operation) {
                    self.example_names(document, media);
                }
            }
        }
        self.common_code_variants();
        self.modules();
        self.types();
    }

    fn fields(&mut self, spot: Spot<'a>) {
        if spot.role == Role::Branch || spot.is_wrapper() || spot.reference().is_some() {
            return;
        }
        let members = Members::of(spot, self.documents);
        let claims = members.distinct().filter_map(|it| {
            let entry = it.entry?;
            Some(Claim {
                ident: names::field(&entry.key),
                what: quoted(&entry.key),
                place: it.document.key_place_of(entry),
            })
        });
        let help = "write another spelling of one property as its `x-also-named`";
        self.clashes(claims, "the field", help);
    }

    fn variants(&mut self, spot: Spot<'a>) {
        let values = spot.get("enum").map(Node::items).unwrap_or_default();
        let claims = values.iter().filter_map(|it| {
            let value = it.text()?;
            let place = spot.document.place_of(it);
            Some(Claim { ident: names::variant(value), what: quoted(value), place })
        });
        let help = "leave one out: a value that is not listed is kept as it comes";
        self.clashes(claims, "the variant", help);
    }

    fn code_variants(&mut self, document: &'a Document, operation: &'a Node) {
        let codes = result_codes(operation).iter().filter_map(|it| it.get("code"));
        let claims = codes.filter_map(|it| Some(code_claim(it.text()?, document.place_of(it))));
        self.clashes(claims, "the variant", ONE_CODE);
    }

    fn common_code_variants(&mut self) {
        let Some(document) = self.documents.get(CODES) else { return };
        let entries = document.root.entries().iter();
        let claims = entries.map(|it| code_claim(&it.key, document.key_place_of(it)));
        self.clashes(claims, "the variant", ONE_CODE);
    }

    fn example_names(&mut self, document: &'a Document, media: &'a Node) {
        let examples = media.get("examples").map(Node::entries).unwrap_or_default();
        let claims = examples.iter().map(|it| Claim {
            ident: names::module(&it.key),
            what: quoted(&it.key),
            place: document.key_place_of(it),
        });
        self.clashes(claims, "the test", "give one another name");
    }

    /// Reports each claim to an identifier that another has already, at the later place.
    fn clashes(&mut self, claims: impl IntoIterator<Item = Claim>, kind: &str, help: &str) {
        let mut taken: BTreeMap<String, Claim> = BTreeMap::new();
        for claim in claims {
            match taken.get(&claim.ident) {
                None => drop(taken.insert(claim.ident.clone(), claim)),
                // The same name twice is a fault of its own.
                Some(first) if first.what == claim.what => {}
                Some(first) => self.clash(first, &claim, kind, help),
            }
        }
    }

    fn clash(&mut self, first: &Claim, second: &Claim, kind: &str, help: &str) {
        let Claim { ident, what, place } = second;
        let message = format!("{} and {what} both become {kind} `{ident}`", first.what);
        self.push(
            Diagnostic::new(Code::OneName, place.clone(), message)
                .label("the second")
                .related(first.place.clone(), "the first")
                .help(help),
        );
    }
}

fn code_claim(code: &str, place: Place) -> Claim {
    Claim { ident: names::variant(code), what: quoted(code), place }
}
