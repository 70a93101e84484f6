//! The types that a type names.

use crate::ir::{Api, Object, Rest, SchemaId, Shape, Type};

/// The types that a shape names, anywhere.
pub(crate) fn in_shape(shape: &Shape) -> Vec<&SchemaId> {
    match shape {
        Shape::Object(object) => in_object(object),
        Shape::Union(union) => union.branches.iter().filter_map(|it| it.ty.named()).collect(),
        Shape::Alias(ty) => ty.named().into_iter().collect(),
        Shape::Choice(_) | Shape::Numbers(_) | Shape::Text { .. } => Vec::new(),
    }
}

/// The types that an object names, anywhere.
pub(crate) fn in_object(object: &Object) -> Vec<&SchemaId> {
    let rest = match &object.rest {
        Rest::Kept(ty) => ty.named(),
        Rest::Ignored | Rest::None => None,
    };
    object.properties.iter().filter_map(|it| it.ty.named()).chain(rest).collect()
}

/// The type that stands in the very place of another, not behind a list or a map.
pub(super) fn in_place<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a SchemaId> {
    match meant(api, ty) {
        Type::Named(id) => Some(id),
        Type::Nullable(held) => in_place(api, held),
        _ => None,
    }
}

/// What a type is, where it is named by a mere name.
pub(crate) fn meant<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    let mut meant = ty;
    // Names that lead to nothing but each other have been refused. If not, this ends all the same.
    for _ in 0..api.schemas.len() {
        let Type::Named(id) = meant else { break };
        let Some(Shape::Alias(ty)) = api.schemas.get(id).map(|it| &it.shape) else { break };
        meant = ty;
    }
    meant
}
