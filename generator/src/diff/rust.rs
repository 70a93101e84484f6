//! What Rust shows beside what the specs say: boxes, conversions, and types that are one.
//!
//! None of it is seen by a running program.

use super::objects::Holder;
use super::site::{Site, Verdict};
use super::{Code, Comparison, Step};
use crate::ir::{Home, Property, SchemaId, Scope, Union};

impl<'a> Comparison<'a> {
    /// A field stands in a box where what it holds is large. That may grow far from here.
    pub(super) fn property_box(
        &mut self,
        site: &Site<'_>,
        [before, after]: &[Holder<'a>; 2],
        [was, is]: [&Property; 2],
    ) {
        let old = self.before.surface.is_boxed(&before.id, before.object, was);
        let now = self.after.surface.is_boxed(&after.id, after.object, is);
        self.in_box(site, [old, now]);
    }

    fn in_box(&mut self, site: &Site<'_>, [was, is]: [bool; 2]) {
        let code = if is { Code::BoxAdded } else { Code::BoxRemoved };
        let words = [was, is].map(|it| if it { "in a `Box`" } else { "in place" }.to_owned());
        if was != is && self.is_whole {
            self.changed(code, site, Verdict::IN_SOURCE, words);
        }
    }

    /// The variants of a union: what they are called, what stands in a box, and which types are put
    /// into it by `into`.
    pub(super) fn union_in_rust(
        &mut self,
        site: &Site<'_>,
        [was, is]: [&'a SchemaId; 2],
        [before, after]: [&'a Union; 2],
    ) {
        if !self.is_whole {
            return;
        }
        let (old, now) =
            (self.before.surface.branches(was, before), self.after.surface.branches(is, after));
        for (branch, shown) in before.branches.iter().zip(&old) {
            let site = site.down(Step::Branch(branch.name.clone()));
            let place = after.branches.iter().position(|it| it.name == branch.name);
            let Some(other) = place.map(|it| &now[it]) else { continue };
            self.in_box(&site, [shown.is_boxed, other.is_boxed]);
            let words = |is_there: bool| if is_there { "by `into`" } else { "by the variant" };
            let words = [shown.is_only, other.is_only].map(|it| words(it).to_owned());
            match (shown.is_only, other.is_only) {
                (true, false) => {
                    self.changed(Code::ConversionRemoved, &site, Verdict::IN_SOURCE, words);
                }
                (false, true) => self.changed(Code::ConversionAdded, &site, Verdict::MORE, words),
                _ => {}
            }
            if shown.ident != other.ident {
                let words = [&shown.ident, &other.ident].map(|it| format!("`{it}`"));
                self.changed(Code::IdentifierChanged, &site, Verdict::IN_SOURCE, words);
            }
        }
    }

    /// Types that several versions have in common: who hands a value of one version to another can
    /// no longer do so once they part.
    pub(super) fn shared_types(&mut self) {
        for (was, is) in self.pairs.all_types() {
            let (Home::Shared(scope), 1) = (&is.home, is.name.len()) else { continue };
            if self.pairs.name_of(was) != *is {
                continue;
            }
            let old = self.before.surface.owners(was).to_vec();
            let now = self.after.surface.owners(is).to_vec();
            // Each two are told of once, and only where both are in both APIs.
            let has_both = |it: &&Scope| {
                let twin = SchemaId { home: Home::Shared((*it).clone()), name: is.name.clone() };
                *it < scope
                    && self.before.api.schemas.contains_key(&twin)
                    && self.after.api.schemas.contains_key(&twin)
            };
            let lost: Vec<&Scope> =
                old.iter().filter(has_both).filter(|it| !now.contains(it)).collect();
            let won: Vec<&Scope> =
                now.iter().filter(has_both).filter(|it| !old.contains(it)).collect();
            let site = self.site_of_type(was, is);
            for (scopes, code, verdict) in [
                (lost, Code::TypeParted, Verdict::IN_SOURCE),
                (won, Code::TypeJoined, Verdict::MORE),
            ] {
                if !scopes.is_empty() {
                    let one = format!("one type with that of {}", listed(&scopes));
                    let own = "a type of its own".to_owned();
                    let words = if code == Code::TypeParted { [one, own] } else { [own, one] };
                    self.changed(code, &site, verdict, words);
                }
            }
        }
    }
}

fn listed(scopes: &[&Scope]) -> String {
    let name = |it: &&Scope| format!("`{}`", it);
    scopes.iter().map(name).collect::<Vec<_>>().join(", ")
}
