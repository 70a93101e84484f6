//! What lints look at: every schema with its address, who sends it, and every operation with its spec.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::table::Lint;
use crate::check::spot::{self, Role, Spot};
use crate::diagnostic::{Place, quoted};
use crate::document::{Document, Documents, Kind, Node, Scope, Value};
use crate::ir::{Api, Direction, Operation};

/// All that lints look at.
pub(super) struct Ground<'a> {
    pub(super) documents: &'a Documents,
    pub(super) api: &'a Api,
    /// Every schema and `$ref`, where it is written, each before those within it.
    pub(super) sites: Vec<Site<'a>>,
    /// The operations, in the order of the API.
    pub(super) calls: Vec<Call<'a>>,
}

/// A schema where it is written.
pub(super) struct Site<'a> {
    pub(super) spot: Spot<'a>,
    /// The file, `#`, and the properties that lead to it: `v2/payments/pay.yaml#/request/salesCode`.
    pub(super) at: String,
    pub(super) scope: Scope<'a>,
    /// Whether the caller of the crate sends it, in a request or in the answer to a callback.
    pub(super) is_sent: bool,
    /// Whether it is met without anything `x-sensitive` around it.
    pub(super) is_exposed: bool,
}

/// An operation and the spec that describes it.
pub(super) struct Call<'a> {
    pub(super) operation: &'a Operation,
    pub(super) document: &'a Document,
    /// What stands under `post`.
    pub(super) node: &'a Node,
    pub(super) scope: Scope<'a>,
}

/// The properties of a version by name, those of one name in the order of the files.
pub(super) type Names<'g, 'a> = BTreeMap<&'a str, Vec<&'g Site<'a>>>;

impl<'a> Ground<'a> {
    pub(super) fn new(documents: &'a Documents, api: &'a Api) -> Self {
        let calls: Vec<Call<'a>> =
            api.operations.iter().filter_map(|it| Call::of(it, documents)).collect();
        let sent = reached(calls.iter().filter_map(Call::sent), documents, |_| true);
        let messages = calls.iter().flat_map(|it| [it.request(), it.response()]).flatten();
        let exposed = reached(messages, documents, |it| !is_sensitive(it));
        let mut sites = Vec::new();
        for document in documents.iter() {
            let Some(scope) = document.kind().scope() else { continue };
            for (way, spot) in roots(document) {
                let at = format!("{}#{way}", document.path());
                let root = Site { spot, at, scope, is_sent: false, is_exposed: false };
                sites.extend(root.with_all_within());
            }
        }
        for site in &mut sites {
            let node: *const Node = site.spot.node;
            site.is_sent = sent.contains(&node);
            site.is_exposed = exposed.contains(&node);
        }
        Self { documents, api, sites, calls }
    }

    /// The names of each version.
    pub(super) fn by_version_and_name(&self) -> BTreeMap<Scope<'a>, Names<'_, 'a>> {
        let mut versions: BTreeMap<Scope<'a>, Names<'_, 'a>> = BTreeMap::new();
        for site in &self.sites {
            if let Some(name) = site.property() {
                versions.entry(site.scope).or_default().entry(name).or_default().push(site);
            }
        }
        versions
    }
}

impl<'a> Site<'a> {
    /// The name, where this is a property.
    pub(super) fn property(&self) -> Option<&'a str> {
        let entry = self.spot.entry.filter(|_| self.spot.role == Role::Property);
        entry.map(|it| it.key.as_str())
    }

    /// How messages call it: by its name, or as a part of what has one.
    pub(super) fn name(&self) -> String {
        let (_, way) = self.at.split_once('#').unwrap_or(("", &self.at));
        let mut steps = way.rsplit('/').filter(|it| !it.is_empty());
        let is_item = self.spot.role == Role::Item && steps.next().is_some();
        let name = quoted(steps.next().unwrap_or(self.spot.document.stem()));
        if is_item { format!("each item of {name}") } else { name }
    }

    /// What a lint finds of it.
    pub(super) fn finding(&self, lint: Lint, message: impl Into<String>) -> Finding {
        Finding::new(lint, &self.at, self.spot.place(), message)
    }

    fn with_all_within(self) -> Vec<Self> {
        let mut sites = vec![self];
        let mut next = 0;
        while let Some(site) = sites.get(next) {
            let within: Vec<Self> = site.spot.children().map(|it| site.child(it)).collect();
            sites.extend(within);
            next += 1;
        }
        sites
    }

    fn child(&self, spot: Spot<'a>) -> Self {
        let at = match (spot.role, spot.entry) {
            (Role::Property, Some(entry)) => format!("{}/{}", self.at, entry.key),
            (Role::Item, _) => format!("{}/items", self.at),
            _ => self.at.clone(),
        };
        Self { spot, at, ..*self }
    }
}

impl<'a> Call<'a> {
    fn of(operation: &'a Operation, documents: &'a Documents) -> Option<Self> {
        let document = documents.get(&operation.spec)?;
        let node = spot::operations(document).next()?;
        let Kind::Endpoint(scope) = document.kind() else { return None };
        Some(Self { operation, document, node, scope })
    }

    /// What a lint finds of the operation, or of something that `way` leads to.
    pub(super) fn finding(
        &self,
        lint: Lint,
        way: &str,
        place: Place,
        message: impl Into<String>,
    ) -> Finding {
        let hash = if way.is_empty() { "" } else { "#" };
        Finding::new(lint, &format!("{}{hash}{way}", self.document.path()), place, message)
    }

    pub(super) fn is_callback(&self) -> bool {
        self.operation.direction == Direction::ToMerchant
    }

    pub(super) fn request(&self) -> Option<Spot<'a>> {
        spot::request(self.document, self.node)
    }

    pub(super) fn response(&self) -> Option<Spot<'a>> {
        spot::response(self.document, self.node)
    }

    /// The place of one of the operation's keywords, or of its id where it has none.
    pub(super) fn key_place(&self, keyword: &str) -> Place {
        let entry = self.node.entry(keyword).or_else(|| self.node.entry("operationId"));
        entry.map_or_else(|| self.document.first_place(), |it| self.document.key_place_of(it))
    }

    fn sent(&self) -> Option<Spot<'a>> {
        if self.is_callback() { self.response() } else { self.request() }
    }
}

/// The schemas of a document that stand in no other, each with the way to it.
fn roots(document: &Document) -> Vec<(String, Spot<'_>)> {
    let way = |spot: &Spot<'_>, index| match (spot.role, spot.entry) {
        (Role::Component, Some(entry)) => format!("/components/{}", entry.key),
        (Role::Message, _) if index == 0 => "/request".to_owned(),
        (Role::Message, _) => "/response".to_owned(),
        _ => String::new(),
    };
    let roots = spot::roots(document).into_iter().enumerate();
    roots.map(|(index, spot)| (way(&spot, index), spot)).collect()
}

/// All schemas that messages are made of, without what is within those that do not pass.
fn reached<'a>(
    messages: impl Iterator<Item = Spot<'a>>,
    documents: &'a Documents,
    passes: impl Fn(&Spot<'a>) -> bool,
) -> BTreeSet<*const Node> {
    let mut waiting: Vec<Spot<'a>> = messages.collect();
    let mut reached: BTreeSet<*const Node> = BTreeSet::new();
    while let Some(spot) = waiting.pop() {
        if passes(&spot) && reached.insert(spot.node) {
            waiting.extend(spot.children());
            waiting.extend(spot.target(documents));
        }
    }
    reached
}

/// Whether it is hidden, with all that it holds.
pub(super) fn is_sensitive(spot: &Spot<'_>) -> bool {
    spot.get("x-sensitive").is_some_and(|it| matches!(it.value, Value::Flag(true)))
}
