//! The types of a union, and how one is told from the others.

use std::collections::BTreeMap;

use super::site::{Site, Verdict};
use super::wire::Relation;
use super::{Code, Comparison, Severity, Step, words};
use crate::ir::{Branch, SchemaId, Union};

impl<'a> Comparison<'a> {
    pub(super) fn unions(
        &mut self,
        site: &Site<'a>,
        ids: [&'a SchemaId; 2],
        [before, after]: [&'a Union; 2],
    ) {
        if before.tag != after.tag {
            let words = [before, after]
                .map(|it| it.tag.as_ref().map_or("none".to_owned(), |it| format!("`{it}`")));
            let part = site.down(Step::Part("discriminator"));
            self.changed(Code::TagChanged, &part, Verdict::ON_THE_WIRE, words);
        }
        let (old, now) = (by_name(before), by_name(after));
        for (name, branch) in before.branches.iter().map(|it| (&it.name, it)) {
            let site = site.down(Step::Branch(name.clone()));
            let words = words::ty(self.before.api, &branch.ty);
            match now.get(name.as_str()) {
                Some(other) => self.branch(&site, [branch, other]),
                None => {
                    let verdict =
                        site.verdict(Severity::Breaking, Severity::Breaking, Severity::Docs);
                    self.removed(Code::BranchRemoved, &site, verdict, words);
                }
            }
        }
        for branch in after.branches.iter().filter(|it| !old.contains_key(it.name.as_str())) {
            let site = site.down(Step::Branch(branch.name.clone()));
            let words = words::ty(self.after.api, &branch.ty);
            // A union keeps what is of no type that it knows.
            self.added(Code::BranchAdded, &site, Verdict::ADDITIVE, words);
        }
        let names = |of: &Union| of.branches.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        self.order(site, &names(before), &names(after));
        self.union_in_rust(site, ids, [before, after]);
    }

    fn branch(&mut self, site: &Site<'_>, [before, after]: [&'a Branch; 2]) {
        let types = self.types_of([&before.ty, &after.ty]);
        if types.is_none_or(|(was, is)| (&before.doc, &after.doc) != (&was.doc, &is.doc)) {
            self.docs(site, [&before.doc, &after.doc]);
        }
        if let Some(retyped) = self.retyped(&before.ty, &after.ty) {
            let words =
                [words::ty(self.before.api, &before.ty), words::ty(self.after.api, &after.ty)];
            self.changed(Code::BranchTypeChanged, site, retyped.verdict(site), words);
        }
        if before.tags != after.tags {
            let relation = Relation::of_lists(&before.tags, &after.tags);
            let (code, severity) = match relation {
                Relation::Same => (Code::OrderChanged, Severity::Docs),
                Relation::Wider => (Code::BranchTagsExtended, Severity::Additive),
                _ => (Code::BranchTagsReduced, Severity::Breaking),
            };
            let verdict = site.verdict(Severity::Docs, relation.sent(), severity);
            let words = [before, after].map(|it| words::list(it.tags.iter()));
            self.changed(code, site, verdict, words);
        }
        if before.looks != after.looks {
            // What makes the values look otherwise is a change of its own, with its own verdict.
            let words = [before, after].map(|it| words::looks(&it.looks));
            self.changed(Code::BranchLooksChanged, site, Verdict::DOCS, words);
        }
    }
}

fn by_name(of: &Union) -> BTreeMap<&str, &Branch> {
    of.branches.iter().rev().map(|it| (it.name.as_str(), it)).collect()
}
