//! Where each schema goes: to a file of `schemas`, unless it is one endpoint's alone.
//!
//! A schema with a name is shared, however often it is used, so that its type does not move when
//! another endpoint comes to use it. Two kinds stay with their endpoint: the whole of a message that
//! nothing else uses is written in its place, and `payments.pay.Item` is the `Item` of
//! `/v2/payments/pay`, as [`bundle`](crate::bundle) calls it.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use super::gather::{self, Schemas};
use super::path::is_name;
use super::split::{Endpoint, operation_mut};
use super::uses::{Id, name};
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::document::{Document, Documents, Pointer, relative};
use crate::draft::{Draft, Entry, Value, messages_mut, references, rewrite};

/// A file that may come to be written.
pub(super) struct Candidate {
    pub(super) draft: Draft,
    /// Where its path or name stands in the document.
    pub(super) place: Place,
    /// How messages call it.
    pub(super) name: String,
    pub(super) is_endpoint: bool,
    /// The files to which it refers.
    pub(super) uses: BTreeSet<String>,
    /// Whether something is wrong with it that has been reported.
    pub(super) is_refused: bool,
}

/// Makes the files of all endpoints, and those of the schemas that they use, for each version.
pub(super) fn candidates(
    document: &Document,
    endpoints: Vec<Endpoint>,
    documents: &Documents,
    report: &mut Report,
) -> BTreeMap<String, Candidate> {
    let mut by_folder: BTreeMap<String, Vec<Endpoint>> = BTreeMap::new();
    for endpoint in endpoints {
        by_folder.entry(endpoint.lies.folder.clone()).or_default().push(endpoint);
    }
    let mut candidates = BTreeMap::new();
    let mut used = BTreeSet::new();
    for (folder, endpoints) in by_folder {
        let schemas = Schemas::of(&endpoints, documents, report);
        used.extend(schemas.ids().cloned());
        Version { folder: &folder, schemas }.files(endpoints, report, &mut candidates);
    }
    gather::unused(document, &used, report);
    candidates
}

/// One version, and what its endpoints use.
struct Version<'d> {
    folder: &'d str,
    schemas: Schemas<'d>,
}

/// Where a schema goes.
enum Home {
    /// To a file of its own.
    File(String),
    /// To the `components` of the endpoint in this file, under this name.
    Endpoint(String, String),
}

impl Version<'_> {
    /// Makes the files.
    fn files(
        &self,
        mut endpoints: Vec<Endpoint>,
        report: &mut Report,
        candidates: &mut BTreeMap<String, Candidate>,
    ) {
        let placed = self.put_in_place(&mut endpoints);
        let homes = self.homes(&endpoints, &placed);
        for endpoint in endpoints {
            let candidate = self.endpoint(&endpoint, &homes);
            self.enter(endpoint.lies.file, candidate, report, candidates);
        }
        for (id, home) in &homes {
            if let Home::File(file) = home {
                let candidate = self.schema(id, file, &homes, report);
                self.enter(file.clone(), candidate, report, candidates);
            }
        }
    }

    /// Enters a file; two for one place are refused, both.
    fn enter(
        &self,
        file: String,
        candidate: Candidate,
        report: &mut Report,
        candidates: &mut BTreeMap<String, Candidate>,
    ) {
        let Some(other) = candidates.get_mut(&file) else {
            candidates.insert(file, candidate);
            return;
        };
        other.is_refused = true;
        let message = format!("{} would be two files of one name", quoted(&candidate.name));
        let fault = Diagnostic::new(Code::OneFile, candidate.place, message)
            .label(format!("{file} for this"));
        let fault = fault.related(other.place.clone(), "and for this");
        report.fault(fault.help("give one of the two another name"));
    }

    /// Writes messages in their place that nothing else refers to; returns the schemas that are
    /// then written already.
    fn put_in_place(&self, endpoints: &mut [Endpoint]) -> BTreeSet<Id> {
        let counts = self.schemas.counts(endpoints);
        let mut placed = BTreeSet::new();
        for endpoint in endpoints {
            let Some(operation) = operation_mut(&mut endpoint.draft) else { continue };
            for message in messages_mut(operation) {
                let leads = message.reference().and_then(|it| self.schemas.leads(it));
                let Some(id) = leads.filter(|it| it.on.is_empty()).map(|it| it.id) else {
                    continue;
                };
                let schema = self.schemas.by_id.get(&id).filter(|it| it.get("x-format").is_none());
                if let Some(schema) = schema.filter(|_| counts.get(&id) == Some(&1)) {
                    *message = schema.clone();
                    placed.insert(id);
                }
            }
        }
        placed
    }

    /// Where each schema goes that is not written in its place.
    fn homes(&self, endpoints: &[Endpoint], placed: &BTreeSet<Id>) -> BTreeMap<Id, Home> {
        let below = |file: &str| {
            let below = file.strip_prefix(self.folder).unwrap_or_default().trim_matches('/');
            below.trim_end_matches(".yaml").replace('/', ".")
        };
        let owners: BTreeMap<String, &str> =
            endpoints.iter().map(|it| (below(&it.lies.file), it.lies.file.as_str())).collect();
        let home = |name: String| match name.rsplit_once('.').map(|(it, own)| (owners.get(it), own))
        {
            Some((Some(owner), own)) => Home::Endpoint((*owner).to_owned(), own.to_owned()),
            _ => Home::File(format!("{}/schemas/{name}.yaml", self.folder)),
        };
        let left = self.schemas.by_id.keys().filter(|it| !placed.contains(*it));
        left.map(|id| (id.clone(), home(name(id)))).collect()
    }

    fn endpoint(&self, endpoint: &Endpoint, homes: &BTreeMap<Id, Home>) -> Candidate {
        let file = &endpoint.lies.file;
        let mut draft = endpoint.draft.clone();
        let mut uses = BTreeSet::new();
        for schema in operation_mut(&mut draft).map(messages_mut).into_iter().flatten() {
            self.point(schema, file, homes, &mut uses);
        }
        let mut own = Vec::new();
        for (id, home) in homes {
            if let Home::Endpoint(of, name) = home
                && of == file
            {
                let mut schema = self.schemas.by_id[id].clone();
                self.point(&mut schema, file, homes, &mut uses);
                own.push(Entry::at(&schema.place.clone(), name.clone(), schema));
            }
        }
        if !own.is_empty() {
            let own = Draft { place: endpoint.place.clone(), value: Value::Map(own) };
            let components = Draft::map_at(&endpoint.place, [("schemas", own)]);
            draft.push(Entry::at(&endpoint.place, "components", components));
        }
        Candidate {
            draft,
            place: endpoint.place.clone(),
            name: endpoint.lies.url.clone(),
            is_endpoint: true,
            uses,
            is_refused: false,
        }
    }

    fn schema(
        &self,
        id: &Id,
        file: &str,
        homes: &BTreeMap<Id, Home>,
        report: &mut Report,
    ) -> Candidate {
        let mut draft = self.schemas.by_id[id].clone();
        let (name, place) = (name(id), self.schemas.place(id, &draft));
        let mut uses = BTreeSet::new();
        self.point(&mut draft, file, homes, &mut uses);
        let is_refused = !is_name(&name);
        if is_refused {
            let message = format!("{} cannot be a file's name", quoted(&name));
            let help = "call the schema by letters and digits, as a type: `OrderItem`";
            report.fault(Diagnostic::new(Code::NoFileName, place.clone(), message).help(help));
        }
        Candidate { draft, place, name, is_endpoint: false, uses, is_refused }
    }

    /// Makes the references of a schema lead from the file where it now stands.
    fn point(
        &self,
        schema: &mut Draft,
        file: &str,
        homes: &BTreeMap<Id, Home>,
        uses: &mut BTreeSet<String>,
    ) {
        let home = |reference: &Draft| {
            let leads = self.schemas.leads(reference)?;
            Some((homes.get(&leads.id)?, leads.on))
        };
        uses.extend(references(schema).into_iter().filter_map(|it| match home(it)?.0 {
            Home::File(of) | Home::Endpoint(of, _) => Some(of.clone()).filter(|it| it != file),
        }));
        rewrite(schema, &|it| {
            let (home, on) = home(it)?;
            let to = match home {
                Home::File(of) => relative(file, of),
                Home::Endpoint(of, name) if of == file => components(name),
                Home::Endpoint(of, name) => relative(file, of) + &components(name),
            };
            let separator = if on.is_empty() || to.contains('#') { "" } else { "#" };
            Some(format!("{to}{separator}{on}"))
        });
    }
}

/// What leads to a schema within its file.
fn components(name: &str) -> String {
    format!("#{}", Pointer::new(["components", "schemas", name]))
}
