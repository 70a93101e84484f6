//! Every `$ref` leads to a type that may be used where it stands.

use super::Checker;
use super::spot::{Role, Spot};
use crate::diagnostic::{Code, Diagnostic, Place, closest, quoted};
use crate::document::{Document, Documents, Entry, Pointer, Scope, Target, relative};

impl<'a> Checker<'a> {
    pub(super) fn link(&mut self, spot: Spot<'a>) {
        let Some(reference) = spot.reference() else { return };
        let place = spot.value_place("$ref");
        self.siblings(spot, reference);
        match self.documents.resolve(reference, spot.document) {
            Some(target) => {
                let refusal = misuse(spot, &target);
                if let Some((message, help)) = refusal {
                    self.push(Diagnostic::new(Code::MayNotBeUsed, place, message).help(help));
                } else if matches!(spot.role, Role::Shared | Role::Component)
                    // One that leads to itself is refused as a circle.
                    && spot.end(self.documents).is_some()
                {
                    let fault = Diagnostic::new(
                        Code::OtherName,
                        place,
                        "a type that is only another name for a type",
                    );
                    self.push(
                        fault.help("refer to the other where this one is used, and delete this"),
                    );
                }
            }
            None => self.dangling(spot.document, reference, place),
        }
    }

    /// OpenAPI 3.0 ignores whatever stands beside a `$ref`.
    fn siblings(&mut self, spot: Spot<'a>, reference: &str) {
        let sibling = spot.node.entries().iter().find(|it| it.key != "$ref");
        if let Some(sibling) = sibling {
            let message = format!("{} beside a `$ref`", quoted(&sibling.key));
            let fault = Diagnostic::new(
                Code::BesideReference,
                spot.document.key_place_of(sibling),
                message,
            );
            let quotes = if reference.starts_with('#') { "'" } else { "" };
            let help =
                format!("wrap the reference: `allOf: [{{$ref: {quotes}{reference}{quotes}}}]`");
            self.push(fault.label("OpenAPI 3.0 ignores this").help(help));
        }
    }

    fn dangling(&mut self, from: &'a Document, reference: &str, place: Place) {
        let Some(path) = self.documents.path_of(reference, from) else {
            let help = "write a path relative to this file, such as ../schemas/Amount.yaml, or '#/components/schemas/Order'";
            let fault = Diagnostic::new(
                Code::LeadsOutside,
                place,
                "this `$ref` is no path within the specs",
            );
            return self.push(fault.help(help));
        };
        if self.documents.is_unread(&path) {
            return;
        }
        let label = match self.documents.get(&path) {
            Some(_) => "there is no such place in the file".to_owned(),
            None => format!("there is no file {path}"),
        };
        let fault = Diagnostic::new(Code::LeadsNowhere, place.clone(), "this `$ref` leads nowhere")
            .label(label);
        self.push(match meant(self.documents, reference, from) {
            Some(meant) => fault
                .related(meant.place, "a schema with a close name is here")
                .replace_with(quoted_alike(&meant.reference, &place), "did you mean this one?"),
            None => fault.help("correct the path, or write the schema"),
        });
    }
}

/// What is wrong with using the target here, and what to do; nothing where it may be used.
fn misuse(spot: Spot<'_>, target: &Target<'_>) -> Option<(&'static str, &'static str)> {
    let steps: Vec<&str> = target.pointer.tokens().collect();
    let is_own_file = target.document.path() == spot.document.path();
    match (target.document.is_schema(), steps.as_slice()) {
        (true, []) => {
            let scopes = [spot.document, target.document].map(|it| it.kind().scope());
            let [Some(from), Some(to)] = scopes else { return None };
            out_of_reach(from, to)
        }
        (true, _) => Some((
            "this `$ref` leads into a schema",
            "give the part a file of its own, and refer to that",
        )),
        (false, ["components", "schemas", _]) if is_own_file => None,
        (false, ["components", "schemas", _]) => Some((
            "this `$ref` leads to a type of another endpoint",
            "give the type a file of its own in `schemas`",
        )),
        (false, _) => Some((
            "this `$ref` leads to something other than a schema",
            "refer to a file in `schemas`, or to '#/components/schemas/...'",
        )),
    }
}

/// What is wrong with referring to the types of another version; nothing where that may be done.
fn out_of_reach(from: Scope<'_>, to: Scope<'_>) -> Option<(&'static str, &'static str)> {
    match (from.wallet, to.wallet) {
        _ if from == to => None,
        (Some(_), None) => None,
        (None, Some(_)) => Some((
            "this `$ref` leads to a wallet's schema",
            "move the schema to <version>/schemas: wallets may refer to it there",
        )),
        (Some(one), Some(other)) if one != other => Some((
            "this `$ref` leads to another wallet's schema",
            "copy the schema: each wallet can be used without the other",
        )),
        _ => Some((
            "this `$ref` leads to another version",
            "copy the schema: each version can be used without the other",
        )),
    }
}

/// The schema that a dangling `$ref` was most likely to lead to.
struct Meant {
    reference: String,
    place: Place,
}

/// Finds a schema of close name: in the endpoint where the reference points into it, otherwise
/// among the files that may be referred to, those of the own wallet and version first.
fn meant(documents: &Documents, reference: &str, from: &Document) -> Option<Meant> {
    let name = reference.rsplit(['/', '#']).next()?;
    if reference.starts_with('#') {
        let entry = close_entry(from.components(), name)?;
        let pointer = Pointer::new(["components", "schemas", &entry.key]);
        return Some(Meant { reference: format!("#{pointer}"), place: from.key_place_of(entry) });
    }
    let stem = name.trim_end_matches(".yaml").trim_end_matches(".yml");
    let own = from.kind().scope()?;
    let schemas = || documents.iter().filter(|it| is_in_reach(own, it));
    let close = closest(stem, schemas().map(Document::stem))?;
    let distance = |it: &&Document| {
        it.kind().scope().map(|it| (it.wallet != own.wallet, it.version != own.version))
    };
    let document = schemas().filter(|it| it.stem() == close).min_by_key(distance)?;
    let reference = relative(from.path(), document.path());
    Some(Meant { reference, place: document.first_place() })
}

fn is_in_reach(own: Scope<'_>, document: &Document) -> bool {
    let scope = document.kind().scope().filter(|_| document.is_schema());
    scope.is_some_and(|it| out_of_reach(own, it).is_none())
}

fn close_entry<'n>(schemas: &'n [Entry], name: &str) -> Option<&'n Entry> {
    let close = closest(name, schemas.iter().map(|it| it.key.as_str()))?;
    schemas.iter().find(|it| it.key == close)
}

/// The text in the quotes that the place has, if it has any.
pub(super) fn quoted_alike(text: &str, place: &Place) -> String {
    match place.text().chars().next() {
        Some(quote @ ('\'' | '"')) => format!("{quote}{text}{quote}"),
        _ => text.to_owned(),
    }
}
