//! Values that are of another type than before.

use super::kinds::{Kind, ranges, whole_numbers};
use super::site::{Site, Verdict};
use super::wire::Relation;
use super::{Comparison, Severity, bounds};
use crate::ir::{Property, SchemaId, Type};
use crate::resolve::parts::meant;

/// What it means that a value is of another type.
#[derive(Clone, Copy)]
pub(super) struct Retyped {
    /// What it does to Rust: nothing where only a mere name for the same type has changed.
    source: Severity,
    relation: Relation,
    /// Whether a program that was built for the one reads all values of the other.
    is_read: bool,
    /// Whether both have bounds of the same kind.
    pub(super) is_of_one_kind: bool,
}

impl Retyped {
    fn of(source: Severity, relation: Relation, was: &Kind<'_>, is: &Kind<'_>) -> Self {
        Self {
            source,
            relation,
            is_read: matches!(relation, Relation::Same | Relation::Narrower) || was.reads(is),
            is_of_one_kind: was.is_bounded_like(is),
        }
    }

    pub(super) fn verdict(self, site: &Site<'_>) -> Verdict {
        let received = if self.is_read { self.relation.read() } else { Severity::Breaking };
        site.verdict(self.source, self.relation.sent(), received)
    }
}

impl<'a> Comparison<'a> {
    /// Holds two types against each other; nothing where the one is the counterpart of the other.
    pub(super) fn retyped(&mut self, before: &'a Type, after: &'a Type) -> Option<Retyped> {
        match (before, after) {
            (Type::Named(was), Type::Named(is)) if self.meet(was, is) => None,
            (Type::List(was), Type::List(is))
            | (Type::Map(was), Type::Map(is))
            | (Type::Nullable(was), Type::Nullable(is))
            | (Type::JsonText(was), Type::JsonText(is)) => self.retyped(was, is),
            (was, is) if was == is && !matches!(was, Type::Named(_)) => None,
            (was, is) => Some(self.other_type(was, is)),
        }
    }

    /// Whether one type is the counterpart of the other. What has no counterpart yet gets one that
    /// is of its kind and stands in its place.
    fn meet(&mut self, was: &'a SchemaId, is: &'a SchemaId) -> bool {
        if self.is_one(was, is) {
            return true;
        }
        let [one, other] = [(self.before.api, was), (self.after.api, is)]
            .map(|(api, id)| api.schemas.get(id).map(|it| std::mem::discriminant(&it.shape)));
        let is_free = self.pairs.ty(was).is_none() && !self.pairs.is_taken(is);
        if !is_free || one.is_none() || one != other {
            return false;
        }
        self.pairs.pair(was, is);
        self.open.push_back((was, is));
        true
    }

    /// Whether one type is known as the counterpart of the other.
    pub(super) fn is_one(&self, was: &SchemaId, is: &SchemaId) -> bool {
        // Two versions of one API may hold the very same type.
        self.pairs.ty(was) == Some(is) || !self.is_whole && was == is
    }

    /// What it means that a type is of another kind under the same name.
    pub(super) fn other_kind(&self, was: &'a SchemaId, is: &'a SchemaId) -> Retyped {
        let [one, other] =
            [(self.before.api, was), (self.after.api, is)].map(|(api, id)| Kind::named(api, id));
        Retyped::of(Severity::Breaking, one.relation(&other), &one, &other)
    }

    fn other_type(&mut self, was: &'a Type, is: &'a Type) -> Retyped {
        let (bare, now) = (meant(self.before.api, was), meant(self.after.api, is));
        let is_mere_name = (bare, now) != (was, is) && self.retyped(bare, now).is_none();
        let (one, other) = (Kind::of(self.before.api, was), Kind::of(self.after.api, is));
        let are_alike = match (was, is) {
            (Type::Named(was), Type::Named(is)) => self.prints.are_alike(was, is),
            _ => is_mere_name,
        };
        let relation = if are_alike { Relation::Same } else { one.relation(&other) };
        let source = if is_mere_name { Severity::Docs } else { Severity::Breaking };
        Retyped::of(source, relation, &one, &other)
    }
}

impl Retyped {
    /// The same of whole numbers, of which bounds say more than their types.
    pub(super) fn within(self, before: &Property, after: &Property) -> Self {
        let range = |it: &Property| Some(bounds::range(&it.bounds, whole_numbers(&it.ty)?));
        let (Some(was), Some(is), Some(all)) =
            (range(before), range(after), whole_numbers(&before.ty))
        else {
            return self;
        };
        Self { relation: ranges(was, is), is_read: is[0] >= all[0] && is[1] <= all[1], ..self }
    }
}
