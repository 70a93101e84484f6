//! How deep types hold each other: a compiler asks of each whether it may go to another thread, and
//! so of all within it, one within the other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::graph::{Links, rings};
use super::parts::in_shape;
use crate::ir::{Api, Rest, SchemaId, Shape, Type};

/// How many types of the standard library stand around one in a `BTreeMap`, at most. A `Vec`, a
/// `Box` and an `Option` are fewer.
const AROUND: usize = 8;

/// How many types a compiler may look through, one within the other. Those that go round count
/// together, for it may meet them in a row.
pub(super) fn depth(api: &Api) -> usize {
    let numbers: BTreeMap<&SchemaId, usize> = api.schemas.keys().zip(0..).collect();
    let of = |it: &SchemaId| numbers.get(it).copied();
    let links: Links = api
        .schemas
        .values()
        .map(|it| in_shape(&it.shape).into_iter().filter_map(of).collect())
        .collect();
    let rings = rings(&links);
    let mut own = vec![0; links.len()];
    for (schema, ring) in api.schemas.values().zip(&rings) {
        own[*ring] += AROUND * (1 + wrapped(&schema.shape));
    }
    // From the innermost ring to the outermost, so that what is asked for is known.
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|it| Reverse(rings[*it]));
    let mut within = vec![0; links.len()];
    for at in order {
        let inner = links[at].iter().map(|it| rings[*it]).filter(|it| *it != rings[at]);
        let deepest = inner.map(|it| own[it] + within[it]).max().unwrap_or_default();
        within[rings[at]] = deepest.max(within[rings[at]]);
    }
    own.iter().zip(&within).map(|(own, within)| own + within).max().unwrap_or_default()
}

/// How deep lists and maps stand in each other, at most.
fn wrapped(shape: &Shape) -> usize {
    let types: Vec<&Type> = match shape {
        Shape::Object(it) => {
            let rest = match &it.rest {
                Rest::Kept(ty) => Some(&**ty),
                Rest::Ignored | Rest::None => None,
            };
            it.properties.iter().map(|it| &it.ty).chain(rest).collect()
        }
        Shape::Union(it) => it.branches.iter().map(|it| &it.ty).collect(),
        Shape::Alias(ty) => vec![ty],
        Shape::Choice(_) | Shape::Numbers(_) | Shape::Text { .. } => Vec::new(),
    };
    types.into_iter().map(levels).max().unwrap_or_default()
}

fn levels(ty: &Type) -> usize {
    match ty {
        Type::List(it) | Type::Map(it) | Type::JsonText(it) | Type::Nullable(it) => 1 + levels(it),
        _ => 0,
    }
}
