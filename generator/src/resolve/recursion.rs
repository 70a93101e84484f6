//! Which types hold themselves, and so need a box somewhere on the way round.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, SchemaId, Shape, Type};

/// Types in place, not behind a list or a map: for each the ones that it holds, or that hold it.
type Links<'a> = BTreeMap<&'a SchemaId, Vec<&'a SchemaId>>;

/// Which types hold which, in place.
pub(super) struct Recursion {
    /// For each type its ring: two types have one ring if each of them holds the other in the end.
    rings: BTreeMap<SchemaId, usize>,
    /// The types, each after all that it holds; where they go round, in some order that is stable.
    inner_first: Vec<SchemaId>,
}

impl Recursion {
    /// Finds the rings in two passes, each of which looks at every link once (Kosaraju): against
    /// the links, from the type that was left last, one reaches its ring and no other.
    pub(super) fn of(api: &Api) -> Self {
        let (mut holds, mut held_by) = (Links::new(), Links::new());
        for (id, schema) in &api.schemas {
            for held in held(&schema.shape) {
                holds.entry(id).or_default().push(held);
                held_by.entry(held).or_default().push(id);
            }
        }
        let mut seen = BTreeSet::new();
        let left: Vec<&SchemaId> =
            api.schemas.keys().flat_map(|it| reach(it, &holds, &mut seen)).collect();
        let mut seen = BTreeSet::new();
        let rings = left.iter().rev().map(|it| reach(it, &held_by, &mut seen)).enumerate();
        let rings = rings
            .flat_map(|(ring, ids)| ids.into_iter().map(move |it| (it.clone(), ring)))
            .collect();
        Self { rings, inner_first: left.into_iter().cloned().collect() }
    }

    /// The types, each after all that it holds.
    pub(super) fn inner_first(&self) -> impl Iterator<Item = &SchemaId> {
        self.inner_first.iter()
    }

    /// Whether a property of `owner` that holds `ty` makes the owner endless.
    pub(super) fn needs_box(&self, owner: &SchemaId, ty: &Type) -> bool {
        let ring = in_place(ty).and_then(|it| self.rings.get(it));
        ring.is_some() && ring == self.rings.get(owner)
    }
}

/// What is reached for the first time, each type after all that it leads to.
fn reach<'a>(
    from: &'a SchemaId,
    links: &Links<'a>,
    seen: &mut BTreeSet<&'a SchemaId>,
) -> Vec<&'a SchemaId> {
    let mut left = Vec::new();
    let mut way = Vec::from_iter(seen.insert(from).then_some((from, 0)));
    while let Some((id, next)) = way.last_mut() {
        let link = links.get(id).and_then(|it| it.get(*next)).copied();
        *next += 1;
        match link {
            Some(link) if seen.insert(link) => way.push((link, 0)),
            Some(_) => {}
            None => left.extend(way.pop().map(|(id, _)| id)),
        }
    }
    left
}

fn held(shape: &Shape) -> impl Iterator<Item = &SchemaId> {
    let object = match shape {
        Shape::Object(object) => Some(object),
        Shape::Choice(_) | Shape::Text { .. } => None,
    };
    object.into_iter().flat_map(|it| &it.properties).filter_map(|it| in_place(&it.ty))
}

fn in_place(ty: &Type) -> Option<&SchemaId> {
    match ty {
        Type::Named(id) => Some(id),
        _ => None,
    }
}
