//! Types that hold values of one type or another, and what tells these apart.

use std::collections::BTreeSet;

use super::{Doc, Type};

/// Values of one type or another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Union {
    /// The property whose text tells which type a value is of.
    pub tag: Option<String>,
    /// The types, the more specific first where nothing but its shape tells a value's type.
    pub branches: Vec<Branch>,
}

/// One of the types of a union.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Branch {
    /// What it is called in the union: the schema's name, the tag, or the kind of value.
    pub name: String,
    pub doc: Doc,
    pub ty: Type,
    /// The texts of the tag that stand for it. None where the union has no tag.
    pub tags: Vec<String>,
    pub looks: Looks,
}

/// What a value of a type looks like from outside, as far as JSON shows it at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Looks {
    /// The kinds of JSON value that it may be.
    pub kinds: BTreeSet<JsonKind>,
    /// The names that an object has for certain.
    pub required: Vec<String>,
    /// The names of which an object has no other; nothing where it may have any.
    pub only: Option<Vec<String>>,
    /// The names whose value is one of these texts.
    pub constants: Vec<(String, Vec<String>)>,
    /// The texts of which it is one; nothing where it may be any.
    pub texts: Option<Vec<String>>,
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    Null,
    Boolean,
    /// A number without a fraction.
    Whole,
    /// Any other number.
    Fraction,
    Text,
    List,
    Object,
}
