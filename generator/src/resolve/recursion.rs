//! Which types hold themselves, and where on the way round the box goes.
//!
//! Where a ring is cut depends on the ring alone. Rather than a property that is always there, one
//! that may be left out is boxed, or a branch of a union.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Links, inner_first, rings};
use super::parts::in_place;
use crate::ir::{Api, Presence, SchemaId, Shape, Type};

/// Which types hold which in place, not behind a list or a map.
pub(super) struct Recursion<'a> {
    api: &'a Api,
    /// The types, each after all that it holds without a box.
    inner_first: Vec<&'a SchemaId>,
    /// For each type its ring, and after how many others it stands.
    stands: BTreeMap<&'a SchemaId, (usize, usize)>,
    /// The names for types that lead to themselves through nothing but such names, lists and maps.
    endless_names: BTreeSet<&'a SchemaId>,
}

/// The number of each type.
type Numbers<'a> = BTreeMap<&'a SchemaId, usize>;

impl<'a> Recursion<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let ids: Vec<&SchemaId> = api.schemas.keys().collect();
        let numbers = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
        let (always, all) = held(api, &numbers);
        let rings = rings(&all);
        // From what holds for certain to what is held: so the way back is one that may be missing.
        let always = within_rings(&always, &rings);
        let roots = inner_first(0..ids.len(), &always).into_iter().rev();
        let mut order = inner_first(roots, &within_rings(&all, &rings));
        order.sort_by_key(|it| Reverse(rings[*it]));
        let stands = order.iter().enumerate().map(|(at, it)| (ids[*it], (rings[*it], at)));
        Self {
            api,
            stands: stands.collect(),
            inner_first: order.iter().map(|it| ids[*it]).collect(),
            endless_names: endless_names(api, &numbers),
        }
    }

    /// The types, each after all that it holds without a box.
    pub(super) fn inner_first(&self) -> impl Iterator<Item = &'a SchemaId> {
        self.inner_first.iter().copied()
    }

    /// Whether `owner` would be endless if it held this type without a box.
    pub(super) fn needs_box(&self, owner: &SchemaId, ty: &Type) -> bool {
        let held = in_place(self.api, ty).and_then(|it| self.stands.get(it));
        match (self.stands.get(owner), held) {
            (Some((ring, at)), Some((held_ring, held_at))) => ring == held_ring && held_at >= at,
            _ => false,
        }
    }

    /// Whether a name for a type leads to itself, and so must be a type of its own.
    pub(super) fn is_endless_name(&self, id: &SchemaId) -> bool {
        self.endless_names.contains(id)
    }
}

/// What each type holds in place: what is always there, and all, with that first.
fn held(api: &Api, numbers: &Numbers<'_>) -> (Links, Links) {
    let number = |ty| in_place(api, ty).and_then(|it| numbers.get(it)).copied();
    let links = api.schemas.values().map(|schema| match &schema.shape {
        Shape::Object(object) => {
            let of = |is_required: bool| -> Vec<usize> {
                let properties = object.properties.iter();
                let properties =
                    properties.filter(|it| (it.presence == Presence::Required) == is_required);
                properties.filter_map(|it| number(&it.ty)).collect()
            };
            (of(true), of(false))
        }
        Shape::Union(union) => {
            (Vec::new(), union.branches.iter().filter_map(|it| number(&it.ty)).collect())
        }
        // Whoever holds a mere name holds what it stands for.
        Shape::Alias(_) | Shape::Choice(_) | Shape::Numbers(_) | Shape::Text { .. } => {
            (Vec::new(), Vec::new())
        }
    });
    links.map(|(always, at_times)| (always.clone(), [always, at_times].concat())).unzip()
}

fn within_rings(links: &Links, rings: &[usize]) -> Links {
    let within = |(from, to): (usize, &Vec<usize>)| -> Vec<usize> {
        to.iter().copied().filter(|to| rings[*to] == rings[from]).collect()
    };
    links.iter().enumerate().map(within).collect()
}

fn endless_names<'a>(api: &'a Api, numbers: &Numbers<'_>) -> BTreeSet<&'a SchemaId> {
    let alias = |id: &SchemaId| match api.schemas.get(id).map(|it| &it.shape) {
        Some(Shape::Alias(ty)) => Some(ty),
        _ => None,
    };
    let link = |id: &SchemaId| -> Vec<usize> {
        let named = alias(id).and_then(Type::named).filter(|it| alias(it).is_some());
        named.and_then(|it| numbers.get(it)).copied().into_iter().collect()
    };
    let links: Links = api.schemas.keys().map(link).collect();
    let rings = rings(&links);
    let goes_round = |at: usize| links[at].iter().any(|to| rings[*to] == rings[at]);
    let ids = api.schemas.keys().enumerate();
    ids.filter(|(at, _)| goes_round(*at)).map(|(_, id)| id).collect()
}
