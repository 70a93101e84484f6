//! Which types hold themselves, and so need a box somewhere on the way round.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, SchemaId, Shape, Type};

/// The types that each object holds in place, not behind a list or a map.
pub(super) struct Recursion(BTreeMap<SchemaId, BTreeSet<SchemaId>>);

impl Recursion {
    pub(super) fn of(api: &Api) -> Self {
        let held = |shape: &Shape| match shape {
            Shape::Object(object) => {
                object.properties.iter().filter_map(|it| in_place(&it.ty).cloned()).collect()
            }
            Shape::Choice(_) | Shape::Text { .. } => BTreeSet::new(),
        };
        Self(api.schemas.iter().map(|(id, schema)| (id.clone(), held(&schema.shape))).collect())
    }

    /// Whether a property of `owner` that holds `ty` would make the owner endless.
    pub(super) fn needs_box(&self, owner: &SchemaId, ty: &Type) -> bool {
        let Some(start) = in_place(ty) else { return false };
        let mut seen = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(id) = open.pop() {
            if id == owner {
                return true;
            }
            open.extend(self.0.get(id).into_iter().flatten().filter(|it| seen.insert(it)));
        }
        false
    }
}

fn in_place(ty: &Type) -> Option<&SchemaId> {
    match ty {
        Type::Named(id) => Some(id),
        _ => None,
    }
}
