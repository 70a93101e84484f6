//! Every type is reached from some endpoint, and every code of the dictionary is some endpoint's.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::result_codes;
use super::spot::{self, Id, Role, Spot};
use super::{Checker, endpoints};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{CODES, Node};

impl<'a> Checker<'a> {
    pub(super) fn unused(&mut self) {
        // Any other fault may have hidden the very reference that is missed here.
        if !self.faults.is_empty() {
            return;
        }
        self.unused_codes();
        let reached = self.reached();
        let types =
            self.documents.iter().flat_map(spot::roots).filter(|it| it.role != Role::Message);
        for unused in types.filter(|it| !reached.contains(&it.id())) {
            let name = unused.entry.map_or(unused.document.stem(), |it| it.key.as_str());
            let fault = Diagnostic::new(
                Code::NeverUsed,
                unused.place(),
                format!("{} is never used", quoted(name)),
            );
            self.push(fault.help("refer to it with `$ref`, or delete it"));
        }
    }

    fn unused_codes(&mut self) {
        let Some(dictionary) = self.documents.get(CODES) else { return };
        let operations = endpoints(self.documents).flat_map(spot::operations);
        let listed = operations.flat_map(result_codes).filter_map(|it| it.get("code"));
        let listed: BTreeSet<&str> = listed.filter_map(Node::text).collect();
        for unused in dictionary.root.entries().iter().filter(|it| !listed.contains(&*it.key)) {
            let message = format!("no endpoint lists the result code {}", quoted(&unused.key));
            let fault = Diagnostic::new(Code::NeverUsed, dictionary.key_place_of(unused), message);
            self.push(fault.help("list it where it may come, or delete it"));
        }
    }

    fn reached(&self) -> BTreeSet<Id<'a>> {
        let messages =
            self.documents.iter().flat_map(spot::roots).filter(|it| it.role == Role::Message);
        let mut waiting: Vec<Spot<'a>> = messages.collect();
        let mut reached = BTreeSet::new();
        let heirs = self.heirs();
        while let Some(root) = waiting.pop() {
            if reached.insert(root.id()) {
                if root.has("discriminator") {
                    waiting.extend(heirs.get(&root.id()).into_iter().flatten());
                }
                let schemas = root.with_all_within().into_iter();
                waiting.extend(schemas.filter_map(|it| it.target(self.documents)));
            }
        }
        reached
    }

    /// For each type those that take it over: where it has a discriminator, it may be any of them.
    fn heirs(&self) -> BTreeMap<Id<'a>, Vec<Spot<'a>>> {
        let mut heirs: BTreeMap<Id<'a>, Vec<Spot<'a>>> = BTreeMap::new();
        for root in self.documents.iter().flat_map(spot::roots) {
            for parent in root.branches().filter_map(|it| it.target(self.documents)) {
                heirs.entry(parent.id()).or_default().push(root);
            }
        }
        heirs
    }
}
