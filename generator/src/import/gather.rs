//! The schemas that the endpoints of one version use, directly or not, in the wording of OpenAPI 3.0.

use std::collections::{BTreeMap, BTreeSet};

use super::split::{Endpoint, operation};
use super::uses::{Id, Leads, leads, name};
use super::{Report, passed, wording};
use crate::diagnostic::Place;
use crate::document::{Document, Documents, Pointer};
use crate::draft::{Draft, each_schema, each_schema_mut, messages, references, take_types};

/// The schemas of one version.
pub(super) struct Schemas<'d> {
    documents: &'d Documents,
    /// The schemas, without those that are but another name for one.
    pub(super) by_id: BTreeMap<Id, Draft>,
    /// What the other names stand for.
    aliases: BTreeMap<Id, Id>,
}

impl<'d> Schemas<'d> {
    /// Finds the schemas that the endpoints use.
    pub(super) fn of(
        endpoints: &[Endpoint],
        documents: &'d Documents,
        report: &mut Report,
    ) -> Self {
        let mut schemas = Self { documents, by_id: BTreeMap::new(), aliases: BTreeMap::new() };
        let mut waiting: Vec<Id> = Vec::new();
        for endpoint in endpoints {
            waiting.extend(schemas.used(&endpoint.draft));
        }
        while let Some(id) = waiting.pop() {
            if !schemas.by_id.contains_key(&id)
                && let Some(draft) = schemas.lowered(&id, report)
            {
                waiting.extend(schemas.referred(&draft));
                schemas.by_id.insert(id, draft);
            }
        }
        schemas.set_aliases_apart();
        schemas
    }

    /// The schema in the wording of the specs.
    fn lowered(&self, (path, pointer): &Id, report: &mut Report) -> Option<Draft> {
        let document = self.documents.get(path)?;
        let node = pointer.tokens().try_fold(&document.root, |node, token| node.step(token))?;
        let mut draft = Draft::of(document, node);
        let is_of_3_1 = wording::is_of_3_1(&draft, self.documents);
        each_schema_mut(&mut draft, &mut |it| {
            it.take("$defs");
            wording::lower(it, is_of_3_1, report);
        });
        take_types(&mut draft, self.documents);
        Some(draft)
    }

    /// Takes out what is but another name; names that lead in a circle stay, to be refused.
    fn set_aliases_apart(&mut self) {
        let is_alias = |it: &Draft| it.reference().is_some() && it.entries().len() == 1;
        let stands_for = |it: &Draft| leads(it.reference()?, self.documents).map(|it| it.id);
        let names = self.by_id.iter().filter(|(_, it)| is_alias(it));
        self.aliases = names.filter_map(|(id, it)| Some((id.clone(), stands_for(it)?))).collect();
        let circular: BTreeSet<Id> =
            self.aliases.keys().filter(|it| self.settled(it) == **it).cloned().collect();
        self.aliases.retain(|id, _| !circular.contains(id));
        self.by_id.retain(|id, _| !self.aliases.contains_key(id));
    }

    /// What a name stands for in the end; itself where it leads in a circle.
    fn settled(&self, id: &Id) -> Id {
        let (mut at, mut seen) = (id, BTreeSet::new());
        while let Some(of) = self.aliases.get(at) {
            if !seen.insert(at) {
                return id.clone();
            }
            at = of;
        }
        at.clone()
    }

    /// Where a reference leads in the end.
    pub(super) fn leads(&self, reference: &Draft) -> Option<Leads> {
        let leads = leads(reference, self.documents)?;
        Some(Leads { id: self.settled(&leads.id), ..leads })
    }

    fn referred(&self, schema: &Draft) -> Vec<Id> {
        references(schema).into_iter().filter_map(|it| Some(self.leads(it)?.id)).collect()
    }

    /// The schemas to which an endpoint refers.
    fn used(&self, endpoint: &Draft) -> Vec<Id> {
        let messages = operation(endpoint).map_or(Vec::new(), messages).into_iter();
        messages.flat_map(|it| self.referred(it)).collect()
    }

    /// How often each schema is referred to.
    pub(super) fn counts(&self, endpoints: &[Endpoint]) -> BTreeMap<Id, usize> {
        let by_endpoints = endpoints.iter().flat_map(|it| self.used(&it.draft));
        let by_schemas = self.by_id.values().flat_map(|it| self.referred(it));
        let mut counts = BTreeMap::new();
        by_endpoints.chain(by_schemas).for_each(|id| *counts.entry(id).or_default() += 1);
        counts
    }

    /// Every schema and every other name for one.
    pub(super) fn ids(&self) -> impl Iterator<Item = &Id> {
        self.by_id.keys().chain(self.aliases.keys())
    }

    /// Where the schema's name stands.
    pub(super) fn place(&self, (path, pointer): &Id, draft: &Draft) -> Place {
        let named = || {
            let document = self.documents.get(path)?;
            let mut tokens: Vec<&str> = pointer.tokens().collect();
            let last = tokens.pop()?;
            let parent = tokens.iter().try_fold(&document.root, |node, token| node.step(token))?;
            Some(document.key_place_of(parent.entry(last)?))
        };
        named().unwrap_or_else(|| draft.place.clone())
    }
}

/// Reports the schemas of a document that no endpoint uses.
pub(super) fn unused(document: &Document, used: &BTreeSet<Id>, report: &mut Report) {
    let schemas = document.root.get("components").and_then(|it| it.get("schemas"));
    let Some(schemas) = schemas.map(|it| Draft::of(document, it)) else { return };
    let names: BTreeSet<String> = used.iter().map(name).collect();
    for schema in schemas.entries() {
        let pointer = Pointer::new(["components", "schemas", &schema.key]);
        if !used.contains(&(document.path().to_owned(), pointer)) {
            passed::unused(schema, report);
        }
        each_schema(&schema.draft, &mut |it| {
            let definitions = it.get("$defs").map_or(&[][..], Draft::entries).iter();
            let unused = definitions.filter(|it| !names.contains(&it.key));
            unused.for_each(|it| passed::unused(it, report));
        });
    }
}
