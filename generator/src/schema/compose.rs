//! Schemas that hold together become one: the rules of `allOf`, and of keywords that stand side by side.
//!
//! A schema, the parts of its `allOf` and what its `$ref`s lead to are a list of schemas of which a
//! value meets every one. Nothing here goes deeper: what a property holds is again such a list.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Kind, Limits, Notes, Schema, Spot};
use crate::document::Node;
use crate::ir::SchemaId;

pub(crate) use self::alternatives::Alternatives;
pub(crate) use self::limits::Unchecked;
pub(crate) use self::members::{Member, Rest};

mod alternatives;
mod format;
mod kinds;
mod limits;
mod members;

/// A schema that a value at some place meets, and the type whose name begins those within it.
#[derive(Clone, Debug)]
pub(crate) struct Conjunct<'d> {
    pub(crate) spot: Spot<'d>,
    pub(crate) owner: Rc<SchemaId>,
}

/// One of the schemas that hold together, as it has been read.
#[derive(Clone, Debug)]
pub(crate) struct Said<'d> {
    pub(crate) schema: Schema<'d>,
    pub(crate) owner: Rc<SchemaId>,
    /// Whether it stands at the place itself, and not in a part or behind a reference.
    pub(crate) is_own: bool,
}

/// What schemas that hold together come to.
#[derive(Clone, Debug)]
pub(crate) struct Composed<'d> {
    /// The schemas, what is taken over first.
    pub(crate) said: Vec<Said<'d>>,
    /// The schema that stands at the place itself.
    pub(crate) spot: Spot<'d>,
    pub(crate) takes_nothing: bool,
    pub(crate) nullable: bool,
    /// The kinds of value; nothing where it may be any.
    pub(crate) kinds: Option<BTreeSet<Kind>>,
    /// The values of which it is one, `null` aside.
    pub(crate) values: Option<Vec<&'d Node>>,
    pub(crate) format: Option<&'d str>,
    pub(crate) limits: Limits<'d>,
    pub(crate) unchecked: Unchecked<'d>,
    pub(crate) members: Vec<Member<'d>>,
    /// The names that are required, each once.
    pub(crate) required: Vec<&'d str>,
    pub(crate) at_least_one_of: Vec<Vec<String>>,
    pub(crate) rest: Rest<'d>,
    pub(crate) items: Vec<Conjunct<'d>>,
    /// The schemas of the first items of a list, each by itself.
    pub(crate) first: Vec<Conjunct<'d>>,
    /// Each `oneOf` and `anyOf`.
    pub(crate) alternatives: Vec<Alternatives<'d>>,
}

/// Puts schemas that hold together into one. There is at least one.
pub(crate) fn compose<'d>(said: Vec<Said<'d>>, notes: &mut Notes) -> Composed<'d> {
    let own = said.iter().rfind(|it| it.is_own).or(said.last());
    let spot = own.expect("a place has a schema").schema.spot;
    let (members, required, rest) = members::members(&said);
    let (alternatives, at_least_one_of, null_branch) = alternatives::of(&said, notes);
    let values = kinds::values(&said, notes);
    let (limits, unchecked) = limits::limits(&said, notes);
    let items = said.iter().filter_map(|it| it.schema.list.items.map(|node| it.conjunct(node)));
    let first =
        said.iter().flat_map(|it| it.schema.list.first.iter().map(|node| it.conjunct(node)));
    let mut composed = Composed {
        spot,
        takes_nothing: said.iter().any(|it| it.schema.verdict == Some(false)),
        nullable: kinds::takes_null(&said) || null_branch,
        kinds: kinds::kinds(&said, notes),
        values,
        format: format::format(&said, notes),
        limits,
        unchecked,
        members,
        required,
        at_least_one_of,
        rest,
        items: items.collect(),
        first: first.collect(),
        alternatives,
        said,
    };
    if composed.kinds.is_none() {
        composed.kinds = kinds::inferred(&composed);
    }
    composed
}

impl<'d> Said<'d> {
    /// A schema that stands within this one.
    pub(crate) fn conjunct(&self, node: &'d Node) -> Conjunct<'d> {
        Conjunct { spot: self.schema.spot.within(node), owner: Rc::clone(&self.owner) }
    }
}

impl<'d> Composed<'d> {
    /// What one of the schemas says, that of the place itself before what it takes over.
    pub(crate) fn find<T>(&self, word: impl Fn(&Schema<'d>) -> Option<T>) -> Option<T> {
        let own = self.said.iter().filter(|it| it.is_own);
        let taken_over = self.said.iter().rev().filter(|it| !it.is_own);
        own.chain(taken_over).find_map(|it| word(&it.schema))
    }

    /// Whether one of the schemas says so.
    pub(crate) fn any(&self, word: impl Fn(&Schema<'d>) -> bool) -> bool {
        self.said.iter().any(|it| word(&it.schema))
    }

    /// What tells it apart from all others: the places of its schemas.
    pub(crate) fn key(&self) -> Vec<usize> {
        let mut key: Vec<usize> = self.said.iter().map(|it| it.schema.spot.key()).collect();
        key.sort_unstable();
        key
    }

    /// The one kind of value that it is; nothing where it may be several.
    pub(crate) fn kind(&self) -> Option<Kind> {
        let mut kinds = self.kinds.iter().flatten();
        kinds.next().filter(|_| kinds.next().is_none()).copied()
    }
}
