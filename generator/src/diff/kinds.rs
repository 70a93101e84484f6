//! What a value is on the wire, and what is read where another kind of value was expected.

use super::wire::Relation;
use crate::ir::{Api, SchemaId, Shape, Type};
use crate::resolve::parts::meant;

/// What a type is on the wire.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    Text,
    /// Text of some form: a time, a currency.
    Form(&'a Type),
    JsonText,
    Choice(Vec<&'a str>),
    /// Whole numbers from the first to the second.
    Whole([i128; 2]),
    Numbers(Vec<i64>),
    Number,
    Boolean,
    Json,
    Nullable(Box<Kind<'a>>),
    List(Box<Kind<'a>>),
    Map(Box<Kind<'a>>),
    Union,
    /// An object of a type that is none of the others.
    Object,
}

impl<'a> Kind<'a> {
    pub(super) fn of(api: &'a Api, ty: &'a Type) -> Self {
        let within = |held: &'a Type| Box::new(Self::of(api, held));
        match meant(api, ty) {
            Type::Text => Self::Text,
            form @ (Type::Timestamp | Type::Date | Type::Currency | Type::MinorUnits) => {
                Self::Form(form)
            }
            Type::JsonText(_) => Self::JsonText,
            whole @ (Type::Integer | Type::Unsigned | Type::BigInteger) => {
                whole_numbers(whole).map_or(Self::Number, Self::Whole)
            }
            Type::Number => Self::Number,
            Type::Boolean => Self::Boolean,
            Type::Json => Self::Json,
            Type::Nullable(held) => Self::Nullable(within(held)),
            Type::List(held) => Self::List(within(held)),
            Type::Map(held) => Self::Map(within(held)),
            Type::Amount | Type::ResultInfo => Self::Object,
            Type::Named(id) => Self::named(api, id),
        }
    }

    pub(super) fn named(api: &'a Api, id: &SchemaId) -> Self {
        match api.schemas.get(id).map(|it| &it.shape) {
            Some(Shape::Text { .. }) => Self::Text,
            Some(Shape::Choice(variants)) => {
                Self::Choice(variants.iter().map(|it| it.value.as_str()).collect())
            }
            Some(Shape::Numbers(of)) => Self::Numbers(of.iter().map(|it| it.value).collect()),
            Some(Shape::Union(_)) => Self::Union,
            Some(Shape::Object(_) | Shape::Alias(_)) | None => Self::Object,
        }
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Form(_) | Self::JsonText | Self::Choice(_))
    }

    fn is_number(&self) -> bool {
        matches!(self, Self::Whole(..) | Self::Numbers(_) | Self::Number)
    }

    pub(super) fn is_bounded_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nullable(one), Self::Nullable(other)) => one.is_bounded_like(other),
            (Self::Nullable(one), other) => one.is_bounded_like(other),
            (one, Self::Nullable(other)) => one.is_bounded_like(other),
            (Self::List(_), Self::List(_)) | (Self::Map(_), Self::Map(_)) => true,
            (one, other) => {
                one.is_text() && other.is_text() || one.is_number() && other.is_number()
            }
        }
    }

    pub(super) fn relation(&self, after: &Self) -> Relation {
        use Relation::{Narrower, Other, Same, Wider};
        match (self, after) {
            (one, other) if one == other && *one != Self::Object && *one != Self::Union => Same,
            (_, Self::Json) => Wider,
            (Self::Json, _) => Narrower,
            (Self::Nullable(one), Self::Nullable(other)) => one.relation(other),
            (Self::Nullable(one), other) => one.relation(other).and(Narrower),
            (one, Self::Nullable(other)) => one.relation(other).and(Wider),
            (Self::List(one), Self::List(other)) | (Self::Map(one), Self::Map(other)) => {
                one.relation(other)
            }
            (Self::Choice(one), Self::Choice(other)) => Relation::of_lists(one, other),
            (Self::Text, other) if other.is_text() => Narrower,
            (one, Self::Text) if one.is_text() => Wider,
            (Self::Whole(was), Self::Whole(is)) => ranges(*was, *is),
            (Self::Numbers(one), Self::Numbers(other)) => Relation::of_lists(one, other),
            (Self::Numbers(_), Self::Whole(..)) => Wider,
            (Self::Whole(..), Self::Numbers(_)) => Narrower,
            (Self::Whole(..) | Self::Numbers(_), Self::Number) => Wider,
            (Self::Number, Self::Whole(..) | Self::Numbers(_)) => Narrower,
            _ => Other,
        }
    }

    /// Whether a value of this type can be read from any of the other: numbers are taken for text,
    /// and open enums, unions and JSON of any shape keep what they do not know.
    pub(super) fn reads(&self, after: &Self) -> bool {
        let is_known = |it: Relation| matches!(it, Relation::Same | Relation::Narrower);
        match (self, after) {
            (Self::Json | Self::Union, _) => true,
            (Self::Nullable(one), Self::Nullable(other)) => one.reads(other),
            (Self::Nullable(one), other) => one.reads(other),
            (Self::List(one), Self::List(other)) | (Self::Map(one), Self::Map(other)) => {
                one.reads(other)
            }
            (Self::Text | Self::JsonText | Self::Choice(_), it) => it.is_text() || it.is_number(),
            (Self::Numbers(_), Self::Whole([_, most])) => *most <= i64::MAX.into(),
            (one, other) => is_known(one.relation(other)),
        }
    }
}

/// The least and the greatest of the whole numbers that a type has.
pub(super) fn whole_numbers(ty: &Type) -> Option<[i128; 2]> {
    match ty {
        Type::Integer => Some([i64::MIN.into(), i64::MAX.into()]),
        Type::Unsigned => Some([0, u64::MAX.into()]),
        Type::BigInteger => Some([i128::MIN, i128::MAX]),
        _ => None,
    }
}

pub(super) fn ranges(was: [i128; 2], is: [i128; 2]) -> Relation {
    let holds = |one: [i128; 2], other: [i128; 2]| one[0] <= other[0] && other[1] <= one[1];
    match (holds(is, was), holds(was, is)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Wider,
        (false, true) => Relation::Narrower,
        (false, false) => Relation::Other,
    }
}
