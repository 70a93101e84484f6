//! No two types of a file become one identifier, nor one of a file and one that its version shares.
//!
//! What has a name in the specs has been compared by its name. What stands within a union is called
//! by what it comes to, which shows only when it has been lowered.

use std::collections::BTreeMap;

use super::spot;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, quoted};
use crate::document::Documents;
use crate::ir::{Api, Home, Operation, Schema, SchemaId};
use crate::names;

/// The types of one place by identifier.
type Idents = BTreeMap<String, Claim>;

/// What claims an identifier.
#[derive(Clone)]
struct Claim {
    /// How messages call it.
    what: String,
    place: Place,
}

/// Compares the types of each endpoint, and those that versions share.
///
/// `places` says where each type has its name.
pub fn clashes(
    documents: &Documents,
    api: &Api,
    places: &BTreeMap<SchemaId, Place>,
) -> Diagnostics {
    let mut clashes = Clashes { documents, places, faults: Diagnostics::default() };
    let mut homes: BTreeMap<&Home, Idents> = BTreeMap::new();
    for (id, schema) in api.schemas.iter().filter(|(id, _)| is_shared(id)) {
        clashes.named(homes.entry(&id.home).or_default(), id, schema);
    }
    for operation in &api.operations {
        let shared = homes.get(&Home::Shared(operation.scope())).cloned();
        let mut idents = shared.unwrap_or_default();
        clashes.messages(&mut idents, operation);
        for (id, schema) in api.types_of(operation.home()) {
            clashes.named(&mut idents, id, schema);
        }
    }
    clashes.faults
}

/// Where things stand, and what has been found wrong.
struct Clashes<'a> {
    documents: &'a Documents,
    places: &'a BTreeMap<SchemaId, Place>,
    faults: Diagnostics,
}

impl Clashes<'_> {
    fn named(&mut self, idents: &mut Idents, id: &SchemaId, schema: &Schema) {
        let what = match id.name.as_slice() {
            [] => String::new(),
            [only] => format!("the schema {}", quoted(only)),
            [first, .., last] => format!("{} within {}", quoted(last), quoted(&names::ty(first))),
        };
        let place = self.places.get(id).cloned().unwrap_or_else(|| Place::whole(&*schema.spec));
        self.enter(idents, &id.name.join("-"), Claim { what, place });
    }

    fn messages(&mut self, idents: &mut Idents, operation: &Operation) {
        let id = &operation.id;
        let place = self.place_of_id(operation);
        let mut halves = vec![("request", "the request"), ("response", "the response")];
        halves.extend((!operation.result_codes.is_empty()).then_some(("code", "the result codes")));
        for (half, what) in halves {
            let what = format!("{what} of {}", quoted(id));
            self.enter(idents, &format!("{id}-{half}"), Claim { what, place: place.clone() });
        }
    }

    fn place_of_id(&self, operation: &Operation) -> Place {
        let document = self.documents.get(&operation.spec);
        let place = document.and_then(|it| {
            let id = spot::operations(it).find_map(|it| it.get("operationId"))?;
            Some(it.place_of(id))
        });
        place.unwrap_or_else(|| Place::whole(&*operation.spec))
    }

    /// Gives the identifier to the type, unless another has it.
    fn enter(&mut self, idents: &mut Idents, name: &str, claim: Claim) {
        let ident = names::ty(name);
        let Some(first) = idents.get(&ident) else {
            idents.insert(ident, claim);
            return;
        };
        let message = format!("{} and {} both become the type `{ident}`", first.what, claim.what);
        let fault = Diagnostic::new(Code::OneName, claim.place, message).label("the second");
        let help = "give one of the two a schema of its own, with another name";
        self.faults.push(fault.related(first.place.clone(), "the first").help(help));
    }
}

fn is_shared(id: &SchemaId) -> bool {
    matches!(id.home, Home::Shared(_))
}
