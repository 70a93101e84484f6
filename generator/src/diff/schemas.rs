//! Two types with a name: what each is, and those that only one API has.

use std::collections::BTreeSet;

use super::objects::Holder;
use super::prints::Half;
use super::site::{Anchor, Site, Verdict};
use super::uses::Users;
use super::{Code, Comparison, Of, words};
use crate::ir::{Doc, Home, Operation, Schema, SchemaId, Shape};

impl<'a> Comparison<'a> {
    /// A type and its counterpart.
    pub(super) fn schemas(&mut self, was: &'a SchemaId, is: &'a SchemaId) {
        let (Some(before), Some(after)) =
            (self.before.api.schemas.get(was), self.after.api.schemas.get(is))
        else {
            return;
        };
        let site = self.site_of_type(was, is);
        // A type without a name of its own is called by its place, whose name is told of.
        let has_name = was.name.len() == 1 || is.name.len() == 1;
        let is_told = matches!(was.home, Home::Shared(_)) && was.name != is.name;
        if has_name && (is_told || self.pairs.name_of(was) != *is) {
            let words = [(self.before.api, was), (self.after.api, is)]
                .map(|(api, it)| words::named(api, it));
            self.changed(Code::TypeRenamed, &site, Verdict::IN_SOURCE, words);
        }
        self.docs(&site, [&before.doc, &after.doc]);
        self.deprecated(&site, [before.deprecated, after.deprecated]);
        self.shapes(&site, [was, is], [before, after]);
    }

    fn shapes(
        &mut self,
        site: &Site<'a>,
        [was, is]: [&'a SchemaId; 2],
        [before, after]: [&'a Schema; 2],
    ) {
        match (&before.shape, &after.shape) {
            (Shape::Object(one), Shape::Object(other)) => {
                let holders =
                    [(was, one), (is, other)].map(|(id, object)| Holder { id: id.clone(), object });
                self.objects(site, holders);
            }
            (Shape::Choice(one), Shape::Choice(other)) => self.values(site, [one, other]),
            (Shape::Numbers(one), Shape::Numbers(other)) => self.numbers(site, [one, other]),
            (Shape::Union(one), Shape::Union(other)) => {
                self.unions(site, [was, is], [one, other]);
            }
            (Shape::Text { sensitive: one }, Shape::Text { sensitive: other }) => {
                self.text(site, [*one, *other]);
            }
            (Shape::Alias(one), Shape::Alias(other)) => {
                let Some(retyped) = self.retyped(one, other) else { return };
                self.changed(
                    Code::TypeChanged,
                    site,
                    retyped.verdict(site),
                    self.shown([before, after]),
                );
            }
            _ => {
                let verdict = self.other_kind(was, is).verdict(site);
                self.changed(Code::TypeChanged, site, verdict, self.shown([before, after]));
            }
        }
    }

    fn shown(&self, [before, after]: [&Schema; 2]) -> [String; 2] {
        [words::shape(self.before.api, &before.shape), words::shape(self.after.api, &after.shape)]
    }

    /// Text that is sensitive has no `Display`.
    fn text(&mut self, site: &Site<'_>, [was, is]: [bool; 2]) {
        let words = [was, is].map(|it| words::secrecy(it).to_owned());
        match (was, is) {
            (false, true) => {
                self.changed(Code::TypeSensitive, site, Verdict::IN_SOURCE, words);
            }
            (true, false) => {
                self.changed(Code::TypeNotSensitive, site, Verdict::MORE, words);
            }
            _ => {}
        }
    }

    /// The types that only one API has. One without a name of its own is part of another, and one
    /// of an endpoint comes and goes with it.
    pub(super) fn single_types(&mut self) {
        let homes = |of: &[&Operation]| of.iter().map(|it| it.home()).collect::<BTreeSet<Home>>();
        let (before, gone) = (self.before.api, homes(&self.pairs.gone));
        let (after, new) = (self.after.api, homes(&self.pairs.new));
        for (id, schema) in &before.schemas {
            let is_whole = id.name.len() == 1 && !gone.contains(&id.home);
            let is_gone = self.pairs.is_within(Half::Before, id) && self.pairs.ty(id).is_none();
            if is_whole && is_gone {
                let site = self.single(&self.before, id, schema);
                let words = words::shape(before, &schema.shape);
                self.removed(Code::TypeRemoved, &site, Verdict::IN_SOURCE, words);
            }
        }
        for (id, schema) in &after.schemas {
            let is_whole = id.name.len() == 1 && !new.contains(&id.home);
            let is_new = self.pairs.is_within(Half::After, id) && !self.pairs.is_taken(id);
            if is_whole && is_new {
                let site = self.single(&self.after, id, schema);
                let words = words::shape(after, &schema.shape);
                self.added(Code::TypeAdded, &site, Verdict::MORE, words);
            }
        }
    }

    fn single(&self, half: &super::Half<'a>, id: &'a SchemaId, schema: &'a Schema) -> Site<'a> {
        let anchor = Anchor::new(&schema.spec, Of::Schema(id.clone()));
        Site { before: anchor.clone(), after: anchor, users: Users::of_type(&half.uses, id) }
    }

    /// Notes that something is said in other words.
    pub(super) fn docs(&mut self, site: &Site<'_>, [before, after]: [&Doc; 2]) {
        if before == after {
            return;
        }
        let words = [before, after].map(words::prose);
        if !self.pairs.say_the_same(&words) {
            self.changed(Code::DocsChanged, site, Verdict::DOCS, words);
        }
    }

    /// Notes that something is advised against, or no longer. Rust says so in the docs alone.
    pub(super) fn deprecated(&mut self, site: &Site<'_>, [before, after]: [bool; 2]) {
        let code = if after { Code::Deprecated } else { Code::NoLongerDeprecated };
        if before != after {
            let words =
                [before, after].map(|it| if it { "advised against" } else { "in use" }.to_owned());
            self.changed(code, site, Verdict::DOCS, words);
        }
    }
}
