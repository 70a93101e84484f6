//! One property: its name, its type, its bounds, and whether it must be there.

use super::bounded::text_in;
use super::objects::Holder;
use super::site::{Site, Verdict};
use super::{Code, Comparison, Severity, Step, words};
use crate::ir::{Api, Move, Presence, Property, Schema, Shape, Type};

impl<'a> Comparison<'a> {
    /// A property of both objects.
    pub(super) fn property(
        &mut self,
        at: &Site<'a>,
        holders: &[Holder<'a>; 2],
        [before, after]: [&'a Property; 2],
    ) {
        let [was, is] = [before, after].map(|it| Step::Property(it.name.clone()));
        let site = at.down_each(was, is);
        if before.name != after.name {
            self.renamed(&site, before, after);
        }
        self.said(&site, before, after);
        self.spellings(&site, before, after);
        self.presence(&site, before, after);
        let retyped = self.retyped(&before.ty, &after.ty).map(|it| it.within(before, after));
        if let Some(retyped) = retyped {
            let words = [(self.before.api, before), (self.after.api, after)]
                .map(|(api, it)| words::value(api, it));
            self.changed(Code::PropertyTypeChanged, &site, retyped.verdict(&site), words);
        }
        if retyped.is_none_or(|it| it.is_of_one_kind) {
            self.property_bounds(&site, before, after);
        }
        if retyped.is_none() && before.presence == after.presence {
            self.property_box(&site, holders, [before, after]);
        }
    }

    /// A property that only the second object has.
    ///
    /// What is required is an argument of `new`, also of a type that is only received: tests and
    /// mocks make those.
    pub(super) fn property_added(&mut self, site: &Site<'a>, it: &Property) {
        let site = site.down(Step::Property(it.name.clone()));
        let must_be_there = !it.presence.may_be_missing();
        let severity = |is_breaking| match is_breaking {
            true => Severity::Breaking,
            false => Severity::Additive,
        };
        let verdict = site.verdict(
            severity(it.presence == Presence::Required),
            severity(must_be_there),
            Severity::Additive,
        );
        let code = match must_be_there {
            true => Code::PropertyAddedRequired,
            false => Code::PropertyAdded,
        };
        self.added(code, &site, verdict, words::property(self.after.api, it));
    }

    /// A property that only the first object has.
    ///
    /// It breaks also who sends it: it is not refused, perhaps, but not heard, and what is no
    /// longer heard may have been that no money is to move.
    pub(super) fn property_removed(&mut self, site: &Site<'a>, it: &Property, told: &[&Move]) {
        let step = |name: &String| Step::Property(name.clone());
        let words = words::property(self.before.api, it);
        let moved = told.iter().find(|told| told.was == [it.name.as_str()]);
        let Some(now) = moved.and_then(|it| it.now.as_ref()).filter(|it| !it.is_empty()) else {
            let site = site.down(step(&it.name));
            return self.removed(Code::PropertyRemoved, &site, Verdict::BREAKING, words);
        };
        let mut place = site.down_each(step(&it.name), step(&now[0]));
        place.after.subject.path.extend(now[1..].iter().map(step));
        let words = [words, format!("`{}`", now.join("."))];
        self.changed(Code::PropertyMoved, &place, Verdict::BREAKING, words);
    }

    fn renamed(&mut self, site: &Site<'_>, before: &Property, after: &Property) {
        let received = if before.also_named.contains(&after.name) {
            Severity::Docs
        } else if after.also_named.contains(&before.name) {
            Severity::Additive
        } else {
            Severity::Breaking
        };
        let verdict = site.verdict(Severity::Breaking, Severity::Breaking, received);
        let words = [before, after].map(|it| format!("`{}`", it.name));
        self.changed(Code::PropertyRenamed, site, verdict, words);
    }

    /// What is said of a property, and who is shown what it holds. What it has from its type is
    /// told of the type.
    fn said(&mut self, site: &Site<'_>, before: &Property, after: &Property) {
        let types = self.types_of([&before.ty, &after.ty]);
        let inherits = |says: fn(&Property, &Schema) -> bool| {
            types.is_some_and(|(was, is)| says(before, was) && says(after, is))
        };
        if !inherits(|it, ty| it.doc == ty.doc) {
            self.docs(site, [&before.doc, &after.doc]);
        }
        if !inherits(|it, ty| it.deprecated == ty.deprecated) {
            self.deprecated(site, [before.deprecated, after.deprecated]);
        }
        if before.sensitive != after.sensitive && !self.hides_by_type(before, after) {
            let words = [before, after].map(|it| words::secrecy(it.sensitive).to_owned());
            let (code, verdict) = match after.sensitive {
                true => (Code::PropertySensitive, Verdict::DOCS),
                false => (Code::PropertyNotSensitive, Verdict::MORE),
            };
            self.changed(code, site, verdict, words);
        }
    }

    /// Whether each is hidden, or shown, as the text with a type of its own is that it holds.
    fn hides_by_type(&self, before: &Property, after: &Property) -> bool {
        let hides = |api: &Api, it: &Property| {
            let id = text_in(api, &it.ty)?;
            Some((id.clone(), api.schemas[id].shape == Shape::Text { sensitive: it.sensitive }))
        };
        match (hides(self.before.api, before), hides(self.after.api, after)) {
            (Some((was, true)), Some((is, true))) => self.is_one(&was, &is),
            _ => false,
        }
    }

    /// The types that two values are of, where the one is the counterpart of the other.
    pub(super) fn types_of(&self, [was, is]: [&Type; 2]) -> Option<(&'a Schema, &'a Schema)> {
        let (Type::Named(was), Type::Named(is)) = (was, is) else { return None };
        let schemas = self.before.api.schemas.get(was).zip(self.after.api.schemas.get(is));
        schemas.filter(|_| self.is_one(was, is))
    }

    /// Other spellings are read and never written, so they are nothing to who sends.
    fn spellings(&mut self, site: &Site<'_>, before: &Property, after: &Property) {
        let site = site.down(Step::Part("x-also-named"));
        let is_told = |it: &String| *it == before.name || *it == after.name;
        let (was, is) = (&before.also_named, &after.also_named);
        for spelling in is.iter().filter(|it| !was.contains(it) && !is_told(it)) {
            let verdict = site.verdict(Severity::Docs, Severity::Docs, Severity::Additive);
            self.added(Code::SpellingAdded, &site, verdict, format!("`{spelling}`"));
        }
        for spelling in was.iter().filter(|it| !is.contains(it) && !is_told(it)) {
            let verdict = site.verdict(Severity::Docs, Severity::Docs, Severity::Breaking);
            self.removed(Code::SpellingRemoved, &site, verdict, format!("`{spelling}`"));
        }
        self.order(&site, was, is);
    }
}
