//! How much room a message takes in memory, about, and so which are better kept in a box.

use std::collections::BTreeMap;

use super::recursion::Recursion;
use crate::ir::{Api, Object, Presence, SchemaId, Shape, Type};

/// A message of more bytes than this is boxed where another may leave it out.
const LARGE: usize = 128;

/// No message takes more bytes than this: where one would, all large ones in it are boxed.
const MOST: usize = 512;

const POINTER: usize = 8;

/// The bytes that each message takes on a machine of 64 bits.
pub(super) struct Sizes(BTreeMap<SchemaId, usize>);

impl Sizes {
    /// Measures all messages, those within others first.
    pub(super) fn of(api: &Api, recursion: &Recursion) -> Self {
        let mut sizes = Self(BTreeMap::new());
        for id in recursion.inner_first() {
            if let Some(Shape::Object(object)) = api.schemas.get(id).map(|it| &it.shape) {
                sizes.0.insert(id.clone(), sizes.with_boxes(object));
            }
        }
        sizes
    }

    /// Whether a property of the message is boxed for its size.
    pub(super) fn needs_box(&self, owner: &Object, ty: &Type, presence: Presence) -> bool {
        self.is_large(ty)
            && (presence != Presence::Required || self.sum(owner, only_optional) > MOST)
    }

    fn is_large(&self, ty: &Type) -> bool {
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
        object.properties.iter().map(|it| size(&it.ty, it.presence)).sum()
    }

    fn in_place(&self, ty: &Type) -> usize {
        match ty {
            Type::Boolean => 1,
            Type::Currency => 3,
            Type::Integer | Type::Number | Type::MinorUnits => 16,
            Type::Text | Type::Timestamp | Type::Date | Type::JsonText(_) => 24,
            Type::List(_) | Type::Map(_) | Type::Amount => 24,
            Type::Json => 32,
            Type::ResultInfo => 72,
            // What is not measured is text, or stands behind a box since it holds itself.
            Type::Named(id) => self.0.get(id).copied().unwrap_or(24),
        }
    }
}

fn only_optional(presence: Presence) -> bool {
    presence != Presence::Required
}
