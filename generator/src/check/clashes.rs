//! No two types of a file become one identifier, nor one of a file and one that its version shares.
//!
//! What has a name in the specs has been compared by its name. What stands within a union is called
//! by what it comes to, which shows only when it has been lowered.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, quoted};
use crate::ir::{Api, Home, Operation, SchemaId};
use crate::names;

/// The types of one place by identifier: each with its name and file.
type Idents<'a> = BTreeMap<String, (String, &'a str)>;

/// Compares the types of each endpoint, and those that versions share.
pub fn clashes(api: &Api) -> Diagnostics {
    let mut faults = Diagnostics::default();
    let mut homes: BTreeMap<&Home, Idents<'_>> = BTreeMap::new();
    for (id, schema) in api.schemas.iter().filter(|(id, _)| is_shared(id)) {
        claim(homes.entry(&id.home).or_default(), &id.name.join("-"), &schema.spec, &mut faults);
    }
    for operation in &api.operations {
        let shared = homes.get(&Home::Shared(operation.scope())).cloned();
        let mut idents = shared.unwrap_or_default();
        for message in messages(operation) {
            claim(&mut idents, &message, &operation.spec, &mut faults);
        }
        for (id, schema) in api.types_of(operation.home()) {
            claim(&mut idents, &id.name.join("-"), &schema.spec, &mut faults);
        }
    }
    faults
}

fn claim<'a>(idents: &mut Idents<'a>, name: &str, spec: &'a str, faults: &mut Diagnostics) {
    let ident = names::ty(name);
    if let Some((other, of)) = idents.get(&ident) {
        let message =
            format!("{} and {} both become the type `{ident}`", quoted(other), quoted(name));
        let fault = Diagnostic::new(Code::OneName, Place::whole(spec), message)
            .help("give one of the two a schema of its own, with another name");
        faults.push(match *of == spec {
            true => fault,
            false => fault.related(Place::whole(*of), "the first"),
        });
        return;
    }
    idents.insert(ident, (name.to_owned(), spec));
}

fn messages(operation: &Operation) -> Vec<String> {
    let mut halves = vec!["request", "response"];
    halves.extend((!operation.result_codes.is_empty()).then_some("code"));
    halves.into_iter().map(|it| format!("{}-{it}", operation.id)).collect()
}

fn is_shared(id: &SchemaId) -> bool {
    matches!(id.home, Home::Shared(_))
}
