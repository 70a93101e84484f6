//! The values that an open enum knows.
//!
//! An enum keeps what it does not know, so a new value breaks nobody.

use std::collections::BTreeMap;

use super::site::{Site, Verdict};
use super::{Code, Comparison, Severity, Step};
use crate::ir::{Doc, Numeral, Variant};
use crate::names::{Kind, settle};

/// A value of either kind of enum, as text.
struct Value<'a> {
    wire: String,
    doc: &'a Doc,
}

impl Comparison<'_> {
    /// The texts of an enum.
    pub(super) fn values(&mut self, site: &Site<'_>, [before, after]: [&[Variant]; 2]) {
        let values =
            |of: &'_ [Variant]| -> Vec<String> { of.iter().map(|it| it.value.clone()).collect() };
        let old = before.iter().map(|it| Value { wire: it.value.clone(), doc: &it.doc }).collect();
        let now = after.iter().map(|it| Value { wire: it.value.clone(), doc: &it.doc }).collect();
        self.listed(site, [old, now]);
        self.identifiers(site, Kind::Variant, [&values(before), &values(after)], Step::Value);
    }

    /// The numbers of an enum.
    pub(super) fn numbers(&mut self, site: &Site<'_>, [before, after]: [&[Numeral]; 2]) {
        let wire = |it: &Numeral| it.value.to_string();
        let old = before.iter().map(|it| Value { wire: wire(it), doc: &it.doc }).collect();
        let now = after.iter().map(|it| Value { wire: wire(it), doc: &it.doc }).collect();
        self.listed(site, [old, now]);
        let names: BTreeMap<i64, &Option<String>> =
            before.iter().map(|it| (it.value, &it.name)).collect();
        for number in after {
            let Some(name) = names.get(&number.value).filter(|it| ***it != number.name) else {
                continue;
            };
            let site = site.down(Step::Value(wire(number)));
            let words = [*name, &number.name]
                .map(|it| it.as_ref().map_or_else(|| "no name".to_owned(), |it| format!("`{it}`")));
            self.changed(Code::ValueRenamed, &site, Verdict::IN_SOURCE, words);
        }
    }

    fn listed(&mut self, site: &Site<'_>, [before, after]: [Vec<Value<'_>>; 2]) {
        let by_wire = |of: &[Value<'_>]| -> BTreeMap<String, Doc> {
            of.iter().rev().map(|it| (it.wire.clone(), it.doc.clone())).collect()
        };
        let (old, now) = (by_wire(&before), by_wire(&after));
        for value in before.iter().filter(|it| !now.contains_key(&it.wire)) {
            let site = site.down(Step::Value(value.wire.clone()));
            let verdict = site.verdict(Severity::Breaking, Severity::Breaking, Severity::Docs);
            self.removed(Code::ValueRemoved, &site, verdict, format!("`{}`", value.wire));
        }
        for value in &after {
            let site = site.down(Step::Value(value.wire.clone()));
            match old.get(&value.wire) {
                Some(doc) => self.docs(&site, [doc, value.doc]),
                None => {
                    let words = format!("`{}`", value.wire);
                    self.added(Code::ValueAdded, &site, Verdict::ADDITIVE, words);
                }
            }
        }
        let wires = |of: &[Value<'_>]| of.iter().map(|it| it.wire.clone()).collect::<Vec<_>>();
        self.order(site, &wires(&before), &wires(&after));
    }

    /// Notes that a name which stays on the wire is another in Rust, since one that is like it has
    /// come or gone.
    pub(super) fn identifiers(
        &mut self,
        site: &Site<'_>,
        kind: Kind,
        [before, after]: [&[String]; 2],
        step: impl Fn(String) -> Step,
    ) {
        // From one version to another, all is called otherwise.
        if !self.is_whole {
            return;
        }
        let idents = |names: &[String]| -> BTreeMap<String, String> {
            let names: std::collections::BTreeSet<&String> = names.iter().collect();
            let settled =
                settle(kind, &names.iter().map(|it| vec![it.as_str()]).collect::<Vec<_>>());
            names.into_iter().cloned().zip(settled).collect()
        };
        let (old, now) = (idents(before), idents(after));
        for (name, ident) in &old {
            if let Some(other) = now.get(name).filter(|it| *it != ident) {
                let words = [ident, other].map(|it| format!("`{it}`"));
                let site = site.down(step(name.clone()));
                self.changed(Code::IdentifierChanged, &site, Verdict::IN_SOURCE, words);
            }
        }
    }
}
