//! What Rust shows of an API that its specs do not say: what stands in a box, which types of several
//! versions are one, what variants are called.

use super::Resolver;
use super::sharing::unit;
use super::union;
use crate::ir::{Api, Object, Property, SchemaId, Scope, Union};

/// What a comparison of two APIs asks of the resolution.
pub(crate) struct Surface<'a>(Resolver<'a>);

/// A variant of a union.
pub(crate) struct ShownBranch {
    pub(crate) ident: String,
    pub(crate) is_boxed: bool,
    /// Whether no other variant holds that type, so that a value of it is put in by `into`.
    pub(crate) is_only: bool,
}

impl<'a> Surface<'a> {
    pub(crate) fn of(api: &'a Api) -> Self {
        Self(Resolver::of(api, None))
    }

    /// Whether the field of a property stands in a box.
    pub(crate) fn is_boxed(&self, id: &SchemaId, owner: &Object, property: &Property) -> bool {
        self.0.is_boxed(id, owner, property)
    }

    /// The variants of a union, in its order.
    pub(crate) fn branches(&self, id: &SchemaId, union: &Union) -> Vec<ShownBranch> {
        let idents = union::idents(union).into_iter();
        let are_only = self.0.are_only(id, union);
        let branches = idents.zip(are_only).zip(&union.branches);
        let shown = branches.map(|((ident, is_only), it)| {
            let is_boxed = self.0.is_branch_boxed(id, &it.ty);
            ShownBranch { ident, is_boxed, is_only }
        });
        shown.collect()
    }

    /// The scopes that have the very type, itself among them. None where the type is an endpoint's.
    pub(crate) fn owners(&self, id: &SchemaId) -> &[Scope] {
        unit(id).map_or(&[], |(scope, name)| self.0.sharing.owners(&scope, &name))
    }
}
