//! Types with a name, and the properties of objects.

use super::{Bounds, Doc, SchemaId, Union};

/// A type with a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Schema {
    pub spec: String,
    pub doc: Doc,
    pub deprecated: bool,
    pub shape: Shape,
}

/// What a type with a name is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// An object with properties.
    Object(Object),
    /// Text that may be one of some values, or a new one.
    Choice(Vec<Variant>),
    /// A whole number that may be one of some values, or a new one.
    Numbers(Vec<Numeral>),
    /// Values of one type or another.
    Union(Union),
    /// Text with a meaning of its own.
    Text { sensitive: bool },
    /// A name for a type that has none: a list, a map, a number.
    Alias(Type),
}

impl Shape {
    /// The types that it is made of.
    pub fn types_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Self::Object(object) => object.types_mut().collect(),
            Self::Union(union) => union.branches.iter_mut().map(|it| &mut it.ty).collect(),
            Self::Alias(ty) => vec![ty],
            Self::Choice(_) | Self::Numbers(_) | Self::Text { .. } => Vec::new(),
        }
    }

    /// Takes away what is said of its parts in prose.
    pub fn clear_docs(&mut self) {
        let clear = |doc: &mut Doc| *doc = Doc::default();
        match self {
            Self::Object(object) => object.properties.iter_mut().for_each(|it| clear(&mut it.doc)),
            Self::Union(union) => union.branches.iter_mut().for_each(|it| clear(&mut it.doc)),
            Self::Choice(variants) => variants.iter_mut().for_each(|it| clear(&mut it.doc)),
            Self::Numbers(numbers) => numbers.iter_mut().for_each(|it| clear(&mut it.doc)),
            Self::Text { .. } | Self::Alias(_) => {}
        }
    }
}

/// Named properties, and what holds between them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object {
    pub properties: Vec<Property>,
    /// Groups of names of which one at least must be present.
    pub at_least_one_of: Vec<Vec<String>>,
    /// What becomes of properties that have no name here.
    pub rest: Rest,
}

impl Object {
    /// Whether there is nothing in it, however it is filled.
    pub fn is_empty(&self) -> bool {
        self.properties.is_empty() && !matches!(self.rest, Rest::Kept(_))
    }

    /// The types that it is made of.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let rest = match &mut self.rest {
            Rest::Kept(ty) => Some(&mut **ty),
            Rest::Ignored | Rest::None => None,
        };
        self.properties.iter_mut().map(|it| &mut it.ty).chain(rest)
    }
}

/// What becomes of properties that an object's schema does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// They are passed over in reading, as a schema without `additionalProperties` has it.
    #[default]
    Ignored,
    /// There are none: `additionalProperties: false`.
    None,
    /// They are kept, each a value of this type.
    Kept(Box<Type>),
}

/// One known value of a choice of numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Numeral {
    pub value: i64,
    /// The spec's name for it, where it gives one.
    pub name: Option<String>,
    pub doc: Doc,
}

/// One name-value pair of a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Property {
    pub name: String,
    /// Other spellings that are read.
    pub also_named: Vec<String>,
    pub doc: Doc,
    pub deprecated: bool,
    pub sensitive: bool,
    pub ty: Type,
    pub presence: Presence,
    pub bounds: Bounds,
    /// What each item of a list or value of a map must keep to.
    pub each: Bounds,
}

/// Whether a message may leave the property out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    Required,
    Optional,
    /// Always there, and `null` where it has no value.
    Nullable,
    /// May be left out and may be `null`, which are two things.
    ThreeState,
}

impl Presence {
    /// Whether a message may be without it.
    pub fn may_be_missing(self) -> bool {
        matches!(self, Self::Optional | Self::ThreeState)
    }

    /// How many `Option`s stand around its type.
    pub fn options(self) -> usize {
        match self {
            Self::Required => 0,
            Self::Optional | Self::Nullable => 1,
            Self::ThreeState => 2,
        }
    }
}

/// What a property holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    Text,
    /// A whole number of 64 bits.
    Integer,
    /// A whole number of 64 bits that is not below zero.
    Unsigned,
    /// A whole number of up to 128 bits.
    BigInteger,
    Number,
    Boolean,
    Timestamp,
    Date,
    Currency,
    MinorUnits,
    Amount,
    ResultInfo,
    /// JSON of any shape.
    Json,
    /// Text that holds JSON of this type.
    JsonText(Box<Type>),
    /// A value or `null`, where it stands in a list, in a map or under a name.
    Nullable(Box<Type>),
    List(Box<Type>),
    Map(Box<Type>),
    Named(SchemaId),
}

impl Type {
    /// The type that it names, however deep.
    pub fn named(&self) -> Option<&SchemaId> {
        match self {
            Self::Named(id) => Some(id),
            Self::List(held) | Self::Map(held) | Self::JsonText(held) | Self::Nullable(held) => {
                held.named()
            }
            _ => None,
        }
    }

    /// The type that it names, to be named otherwise.
    pub fn named_mut(&mut self) -> Option<&mut SchemaId> {
        match self {
            Self::Named(id) => Some(id),
            Self::List(held) | Self::Map(held) | Self::JsonText(held) | Self::Nullable(held) => {
                held.named_mut()
            }
            _ => None,
        }
    }
}

/// One known value of a choice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    pub value: String,
    pub doc: Doc,
}
