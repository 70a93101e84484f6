//! The types of the API, each as it will be written.

use crate::ir::{Bounds, Doc, Looks, Presence};

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    pub ident: String,
    pub doc: Doc,
    pub fields: Vec<Field>,
    /// Groups of names of which one at least must be present.
    pub at_least_one_of: Vec<Vec<String>>,
    /// Where the properties go that the schema does not name; nothing where they are passed over.
    pub rest: Option<Rest>,
}

/// A property of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub ident: String,
    /// The name on the wire.
    pub wire: String,
    pub also: Vec<String>,
    pub doc: Doc,
    pub ty: Ty,
    pub presence: Presence,
    pub sensitive: bool,
    pub bounds: Bounds,
    pub each: Bounds,
}

/// The field of the properties without a name of their own: a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    pub ident: String,
    pub doc: Doc,
    pub ty: Ty,
}

/// A Rust type.
#[derive(Clone, Debug, PartialEq)]
pub enum Ty {
    Name(&'static str),
    Item(String),
    Option(Box<Ty>),
    Box(Box<Ty>),
    Vec(Box<Ty>),
    Map(Box<Ty>),
    JsonText(Box<Ty>),
}

/// An open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub ident: String,
    pub doc: Doc,
    pub variants: Vec<Variant>,
}

/// A known value of an open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub ident: String,
    pub wire: String,
    pub doc: Doc,
}

/// Text with a type of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Newtype {
    pub ident: String,
    pub doc: Doc,
    pub sensitive: bool,
}

/// An open enum of whole numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    pub ident: String,
    pub doc: Doc,
    pub variants: Vec<Number>,
}

/// A known value of an open enum of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub ident: String,
    pub value: i64,
    pub doc: Doc,
}

/// An open enum of types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    pub ident: String,
    pub doc: Doc,
    /// The property whose text tells the type.
    pub tag: Option<String>,
    /// In the order in which they are tried.
    pub branches: Vec<Branch>,
}

/// One type of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    pub ident: String,
    pub doc: Doc,
    pub ty: Ty,
    pub is_boxed: bool,
    /// Whether no other branch is of that type, so that a value says which one it is.
    pub is_only: bool,
    pub tags: Vec<String>,
    pub looks: Looks,
}

/// A name for a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub ident: String,
    pub doc: Doc,
    pub ty: Ty,
    /// Whether the type holds itself, so that it must be one of its own.
    pub is_recursive: bool,
}

impl Field {
    /// Whether a message cannot be made without it.
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }
}
