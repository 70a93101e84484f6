//! Every type is reached from some endpoint.

use std::collections::BTreeSet;

use super::Checker;
use super::spot::{self, Id, Role, Spot};
use crate::diagnostic::{Diagnostic, quoted};

impl<'a> Checker<'a> {
    pub(super) fn unused(&mut self) {
        // Any other fault may have hidden the very reference that is missed here.
        if !self.faults.is_empty() {
            return;
        }
        let reached = self.reached();
        let types =
            self.documents.iter().flat_map(spot::roots).filter(|it| it.role != Role::Message);
        for unused in types.filter(|it| !reached.contains(&it.id())) {
            let name = unused.entry.map_or(unused.document.stem(), |it| it.key.as_str());
            let fault = Diagnostic::new(unused.place(), format!("{} is never used", quoted(name)));
            self.push(fault.help("refer to it with `$ref`, or delete it"));
        }
    }

    fn reached(&self) -> BTreeSet<Id<'a>> {
        let messages =
            self.documents.iter().flat_map(spot::roots).filter(|it| it.role == Role::Message);
        let mut waiting: Vec<Spot<'a>> = messages.collect();
        let mut reached = BTreeSet::new();
        while let Some(root) = waiting.pop() {
            if reached.insert(root.id()) {
                let schemas = root.with_all_within().into_iter();
                waiting.extend(schemas.filter_map(|it| it.target(self.documents)));
            }
        }
        reached
    }
}
