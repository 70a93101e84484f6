//! The schemas of a document become types, whatever its operations are.
//!
//! A type with properties is only named where it is met, and entered later: the way down is as
//! long as a schema is deep, never as long as a chain of types.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use self::heirs::Heirs;
use self::held::Held;
use self::ids::Ids;
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Document, Documents};
use crate::ir::{Api, Looks, Schema, SchemaId};
use crate::schema::compose::Composed;
use crate::schema::references::References;
use crate::schema::{Notes, Spot};

mod alternatives;
mod budget;
mod called;
mod collections;
mod drafts;
mod endless;
mod example;
mod fuse;
mod heirs;
mod held;
mod ids;
mod looks;
mod object;
mod overlap;
mod prose;
mod referred;
mod scalar;
mod specs;
mod tags;
mod union;
mod values;
mod whole;

/// What the schemas of a document come to.
#[derive(Clone, Debug, Default)]
pub struct Types {
    /// The types, without any operation.
    pub api: Api,
    /// What cannot be taken. A type in which something has been refused is in the API all the same,
    /// with JSON of any shape in that place.
    pub faults: Diagnostics,
    /// What is lawful and unwise, or said more weakly in types than in the document.
    pub warnings: Diagnostics,
    /// The keywords that no stage has a use for.
    pub unused: BTreeSet<Place>,
    /// How many component schemas there are.
    pub schemas: usize,
}

/// Lowers the component schemas of one of the documents, and what they refer to in the others.
pub fn types(documents: &Documents, of: &Document) -> Types {
    let Some(document) = documents.get(of.path()) else { return Types::default() };
    let components = document.components().iter().map(|it| Spot::new(document, &it.node));
    let components: Vec<Spot<'_>> = components.collect();
    let mut references = References::new(documents);
    let ids = Ids::new(documents, document, &mut references);
    let heirs = Heirs::new(&components, &mut references, |_, _| true);
    let mut typing = Typing::new(Dialect::Any, references, ids, heirs);
    typing.components(&components);
    typing.end_circles();
    typing.refuse_rings();
    let Notes { faults, warnings, unused } = typing.notes;
    let api = Api { schemas: typing.schemas, ..Api::default() };
    Types { api, faults, warnings, unused, schemas: components.len() }
}

/// Whose documents are lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    /// Anybody's: each component is a type, if only by name.
    Any,
    /// The project's own: what has no type of its own goes by that which it is, and an object that
    /// requires another of its own kind is refused.
    Specs,
}

/// What has been lowered so far, and what to look things up in.
pub(super) struct Typing<'d> {
    dialect: Dialect,
    references: References<'d>,
    ids: Ids,
    heirs: Heirs<'d>,
    notes: Notes,
    schemas: BTreeMap<SchemaId, Schema>,
    /// Where each type of the project's own documents has its name.
    places: BTreeMap<SchemaId, Place>,
    /// The types that have been named, each with the schemas that it is composed of.
    entered: BTreeMap<SchemaId, Vec<usize>>,
    /// What a reference to a schema stands for, by the schema's place.
    referred: BTreeMap<usize, Held>,
    /// The schemas behind references that are being looked at, the innermost last.
    busy: Vec<Busy>,
    /// Types with properties that have been named and not yet entered.
    pending: VecDeque<Pending<'d>>,
    /// What the schemas look like that unions refer to, by their places.
    looks: BTreeMap<usize, Looks>,
    /// The texts that stand for schemas where a property tells them apart.
    tags: BTreeMap<(usize, String), Vec<String>>,
    /// How many schemas have been put together deep within others.
    merged: usize,
    /// What objects cannot be without.
    needs: Vec<endless::Need>,
    /// The alternatives of unions that are types with names.
    choices: Vec<endless::Choice>,
    /// How deep schemas are nested where the search is.
    depth: usize,
}

/// A schema behind a reference, while it is being looked at.
struct Busy {
    key: usize,
    /// Whether it has led back to itself.
    is_recursive: bool,
}

/// A type with properties that is to be entered.
struct Pending<'d> {
    id: Rc<SchemaId>,
    composed: Composed<'d>,
    lineage: Lineage,
}

/// The types around one that has no name of its own: a schema that holds itself is found among them.
#[derive(Clone, Default)]
struct Lineage(Option<Rc<Around>>);

struct Around {
    key: Vec<usize>,
    id: Rc<SchemaId>,
    depth: usize,
    outer: Lineage,
}

impl<'d> Typing<'d> {
    fn new(dialect: Dialect, references: References<'d>, ids: Ids, heirs: Heirs<'d>) -> Self {
        Self {
            dialect,
            references,
            ids,
            heirs,
            notes: Notes::default(),
            schemas: BTreeMap::new(),
            places: BTreeMap::new(),
            entered: BTreeMap::new(),
            referred: BTreeMap::new(),
            busy: Vec::new(),
            pending: VecDeque::new(),
            looks: BTreeMap::new(),
            tags: BTreeMap::new(),
            merged: 0,
            needs: Vec::new(),
            choices: Vec::new(),
            depth: 0,
        }
    }

    /// Enters the types that have a name, and all within them.
    fn components(&mut self, components: &[Spot<'d>]) {
        for component in components {
            self.component(*component);
            self.settle();
        }
    }

    /// Enters the types that have been named and not yet entered.
    fn settle(&mut self) {
        while let Some(pending) = self.pending.pop_front() {
            self.enter_object(pending);
        }
    }
}

impl Lineage {
    fn within(&self, key: Vec<usize>, id: &Rc<SchemaId>) -> Self {
        let around =
            Around { key, id: Rc::clone(id), depth: self.depth() + 1, outer: self.clone() };
        Self(Some(Rc::new(around)))
    }

    fn depth(&self) -> usize {
        self.0.as_ref().map_or(0, |it| it.depth)
    }

    /// The type around that is composed of the same schemas.
    fn find(&self, key: &[usize]) -> Option<&Rc<SchemaId>> {
        let mut next = self;
        while let Some(around) = &next.0 {
            if around.key == key {
                return Some(&around.id);
            }
            next = &around.outer;
        }
        None
    }
}
