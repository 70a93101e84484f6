//! Two objects: their properties, in which order they stand, and what holds between them.

use std::collections::{BTreeMap, BTreeSet};

use super::renames::Matched;
use super::site::{Site, Verdict};
use super::wire::Relation;
use super::{Code, Comparison, Severity, Step, words};
use crate::ir::{Object, Presence, Property, Rest, SchemaId};
use crate::names::Kind;

/// An object, and what it is called.
pub(super) struct Holder<'a> {
    pub(super) id: SchemaId,
    pub(super) object: &'a Object,
}

impl<'a> Comparison<'a> {
    pub(super) fn objects(&mut self, site: &Site<'a>, holders: [Holder<'a>; 2]) {
        let told = self.pairs.told(&site.before.subject);
        let objects = [holders[0].object, holders[1].object];
        let matched = Matched::of(objects, &told, &self.prints);
        for (was, is) in &matched.both {
            self.property(site, &holders, [was, is]);
        }
        for gone in &matched.gone {
            self.property_removed(site, gone, &told);
        }
        for new in &matched.new {
            self.property_added(site, new);
        }
        self.arguments(site, &matched, objects[0]);
        self.alternatives(site, &matched, objects);
        self.rest(site, objects.map(|it| &it.rest));
        let [was, is] = objects.map(names);
        self.identifiers(site, Kind::Field, [&was, &is], Step::Property);
    }

    /// The order of the properties of both: where they are required, also that of arguments.
    fn arguments(&mut self, site: &Site<'_>, matched: &Matched<'_>, before: &Object) {
        let is_argument = |was: &Property, is: &Property| {
            was.presence == Presence::Required && is.presence == Presence::Required
        };
        let places = before.properties.iter().enumerate();
        let places: BTreeMap<&str, usize> = places.map(|(at, it)| (it.name.as_str(), at)).collect();
        let both = |only_arguments: bool| {
            let both = matched.both.iter();
            let both: Vec<_> =
                both.filter(|(was, is)| !only_arguments || is_argument(was, is)).collect();
            let mut old = both.clone();
            old.sort_by_key(|(was, _)| places.get(was.name.as_str()));
            [old, both].map(|it| it.iter().map(|(_, is)| is.name.clone()).collect::<Vec<_>>())
        };
        let [old, now] = both(true);
        if old != now {
            let words = [&old, &now].map(|it| words::list(it.iter()));
            self.changed(Code::ArgumentsReordered, site, Verdict::IN_SOURCE, words);
            return;
        }
        let [old, now] = both(false);
        self.order(site, &old, &now);
    }

    /// The groups of which one at least must be there.
    fn alternatives(&mut self, site: &Site<'_>, matched: &Matched<'_>, objects: [&Object; 2]) {
        let [before, after] = objects.map(|it| &it.at_least_one_of);
        let renamed = |group: &Vec<String>| group.iter().map(|it| matched.name_of(it)).collect();
        let renamed: Vec<Vec<String>> = before.iter().map(renamed).collect();
        if renamed == *after {
            return;
        }
        // A group is met where a smaller one is.
        let is_met = |group: &Vec<String>, by: &[Vec<String>]| {
            by.iter().any(|it| it.iter().all(|name| group.contains(name)))
        };
        let is_all_met =
            |groups: &[Vec<String>], by: &[Vec<String>]| groups.iter().all(|it| is_met(it, by));
        let relation = match (is_all_met(&renamed, after), is_all_met(after, &renamed)) {
            (true, true) => Relation::Same,
            (true, false) => Relation::Narrower,
            (false, true) => Relation::Wider,
            (false, false) => Relation::Other,
        };
        let code = match relation {
            Relation::Narrower => Code::AlternativesTightened,
            Relation::Wider => Code::AlternativesLoosened,
            Relation::Same | Relation::Other => Code::AlternativesChanged,
        };
        let verdict = site.verdict(Severity::Docs, relation.sent(), relation.read());
        let group = |it: &Vec<String>| it.join(" or ");
        let words = [before, after].map(|it| {
            let groups: Vec<String> = it.iter().map(group).collect();
            words::list(groups.iter())
        });
        self.changed(code, &site.down(Step::Part("anyOf")), verdict, words);
    }

    /// What becomes of properties without a name in the spec.
    fn rest(&mut self, site: &Site<'a>, [before, after]: [&'a Rest; 2]) {
        let site = site.down(Step::Rest);
        let said = |it: &Rest, api| match it {
            Rest::Ignored => "passed over".to_owned(),
            Rest::None => "none".to_owned(),
            Rest::Kept(ty) => format!("kept, each {}", words::ty(api, ty)),
        };
        let words = [said(before, self.before.api), said(after, self.after.api)];
        let (code, verdict) = match (before, after) {
            (Rest::Kept(was), Rest::Kept(is)) => {
                let Some(retyped) = self.retyped(was, is) else { return };
                (Code::RestTypeChanged, retyped.verdict(&site))
            }
            (Rest::Kept(_), _) => (Code::RestRemoved, Verdict::BREAKING),
            (_, Rest::Kept(_)) => (Code::RestAdded, Verdict::ADDITIVE),
            (Rest::Ignored, Rest::None) => (Code::RestClosed, Verdict::DOCS),
            (Rest::None, Rest::Ignored) => (Code::RestOpened, Verdict::DOCS),
            _ => return,
        };
        self.changed(code, &site, verdict, words);
    }

    /// Notes that what both lists have stands in another order.
    pub(super) fn order(&mut self, site: &Site<'_>, before: &[String], after: &[String]) {
        let common = |list: &[String], other: &[String]| -> Vec<String> {
            let other: BTreeSet<&String> = other.iter().collect();
            list.iter().filter(|it| other.contains(it)).cloned().collect()
        };
        let (old, now) = (common(before, after), common(after, before));
        if old != now {
            let words = [&old, &now].map(|it| words::list(it.iter()));
            self.changed(Code::OrderChanged, site, Verdict::DOCS, words);
        }
    }
}

fn names(of: &Object) -> Vec<String> {
    of.properties.iter().map(|it| it.name.clone()).collect()
}
