//! How much room a type takes in memory, about, and so which are better kept in a box.

use std::collections::BTreeMap;

use super::parts::meant;
use super::recursion::Recursion;
use crate::ir::{Api, Object, Presence, Rest, SchemaId, Shape, Type, Union};

/// What takes more bytes than this is boxed where another may leave it out, and in a union.
const LARGE: usize = 128;

/// No message takes more bytes than this: where one would, all large ones in it are boxed.
const MOST: usize = 512;

const POINTER: usize = 8;

/// The bytes that each type takes on a machine of 64 bits.
pub(super) struct Sizes<'a> {
    api: &'a Api,
    sizes: BTreeMap<&'a SchemaId, usize>,
}

impl<'a> Sizes<'a> {
    /// Measures all types, those within others first.
    pub(super) fn of(api: &'a Api, recursion: &Recursion<'a>) -> Self {
        let mut sizes = Self { api, sizes: BTreeMap::new() };
        for id in recursion.inner_first() {
            let size = match api.schemas.get(id).map(|it| &it.shape) {
                Some(Shape::Object(object)) => sizes.with_boxes(object),
                Some(Shape::Union(union)) => sizes.union(union),
                _ => continue,
            };
            sizes.sizes.insert(id, size);
        }
        sizes
    }

    /// Whether a property of the message is boxed for its size.
    pub(super) fn needs_box(&self, owner: &Object, ty: &Type, presence: Presence) -> bool {
        self.is_large(ty)
            && (presence != Presence::Required || self.sum(owner, only_optional) > MOST)
    }

    /// Whether a branch of a union is boxed for its size.
    pub(super) fn is_large(&self, ty: &Type) -> bool {
        self.in_place(ty) > LARGE
    }

    fn with_boxes(&self, object: &Object) -> usize {
        match self.sum(object, only_optional) {
            most if most <= MOST => most,
            _ => self.sum(object, |_| true),
        }
    }

    /// The bytes of a message of which large properties that are so are boxed.
    fn sum(&self, object: &Object, is_boxed: impl Fn(Presence) -> bool) -> usize {
        let size = |ty: &Type, presence| match self.is_large(ty) && is_boxed(presence) {
            true => POINTER,
            false => self.in_place(ty),
        };
        let rest = if matches!(object.rest, Rest::Kept(_)) { 24 } else { 0 };
        rest + object.properties.iter().map(|it| size(&it.ty, it.presence)).sum::<usize>()
    }

    /// The bytes of the largest branch, or of the JSON that is kept, and of what says which it is.
    fn union(&self, union: &Union) -> usize {
        let sizes = union.branches.iter().map(|it| self.in_place(&it.ty));
        let unboxed = sizes.filter(|it| *it <= LARGE);
        unboxed.max().unwrap_or(POINTER).max(self.in_place(&Type::Json)) + 8
    }

    fn in_place(&self, ty: &Type) -> usize {
        match meant(self.api, ty) {
            Type::Boolean => 1,
            Type::Currency => 3,
            Type::Integer | Type::Unsigned | Type::Number | Type::MinorUnits => 16,
            Type::BigInteger => 32,
            Type::Text | Type::Timestamp | Type::Date | Type::JsonText(_) => 24,
            Type::List(_) | Type::Map(_) | Type::Amount => 24,
            Type::Json => 32,
            Type::ResultInfo => 72,
            Type::Nullable(held) => self.in_place(held),
            // What is not measured is text, or stands behind a box since it holds itself.
            Type::Named(id) => self.sizes.get(id).copied().unwrap_or(24),
        }
    }
}

fn only_optional(presence: Presence) -> bool {
    presence != Presence::Required
}
