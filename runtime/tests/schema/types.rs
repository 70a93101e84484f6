//! Types as the generator writes them.

use std::collections::BTreeMap;

use miniprogram_runtime::value::Map;
use miniprogram_runtime::{
    Finer, Json, Limit, Looks, Message, Properties, Slot, Union, Value, View, looks, message, name,
    numbers, union,
};

/// The twelve cells of presence: four properties, each absent, `null` or there.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Cells {
    pub(crate) required: String,
    pub(crate) nullable: Option<String>,
    pub(crate) optional: Option<String>,
    pub(crate) three_state: Option<Option<String>>,
}

impl Message for Cells {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("required"), &self.required);
        to.nullable(name("nullable"), &self.nullable);
        to.optional(name("optional"), &self.optional);
        to.optional(name("threeState"), &self.three_state);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "required" => self.required.slot(),
            "nullable" => self.nullable.slot(),
            "optional" => self.optional.slot(),
            "threeState" => self.three_state.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

message!(Cells);

/// An animal that is told by its tag.
#[derive(Clone, PartialEq)]
pub(crate) struct Cat {
    pub(crate) pet_type: String,
    pub(crate) lives: Option<i64>,
}

impl Message for Cat {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("petType"), &self.pet_type);
        to.optional(name("lives").maximum(9), &self.lives);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "petType" => self.pet_type.slot(),
            "lives" => self.lives.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { pet_type: Value::blank(), lives: None }
    }
}

message!(Cat);

/// A union with a tag.
#[derive(Clone, PartialEq)]
pub(crate) enum Pet {
    Cat(Box<Cat>),
    Other(Json),
}

impl Union for Pet {
    fn tag(&self) -> Option<&'static str> {
        Some("petType")
    }

    fn looks(&self) -> &'static [Looks] {
        const LOOKS: &[Looks] = &[looks().object(&["petType"]).tags(&["cat", "Cat"])];
        LOOKS
    }

    fn begin(&mut self, index: usize) -> Slot<'_> {
        if index == 0 {
            *self = Self::Cat(Value::blank());
        }
        match self {
            Self::Cat(it) => it.slot(),
            Self::Other(_) => Slot::Unknown,
        }
    }

    fn keep(&mut self, json: Json) {
        *self = Self::Other(json);
    }

    fn held(&self) -> View<'_> {
        match self {
            Self::Cat(it) => it.view(),
            Self::Other(it) => View::Unknown(it),
        }
    }
}

union!(Pet);

/// A union that only looks tell apart, and that may hold itself.
#[derive(Clone, PartialEq)]
pub(crate) enum Tree {
    Word(String),
    Count(u64),
    Named(BTreeMap<String, Tree>),
    Listed(Vec<Tree>),
    Other(Json),
}

impl Union for Tree {
    fn tag(&self) -> Option<&'static str> {
        None
    }

    fn looks(&self) -> &'static [Looks] {
        const LOOKS: &[Looks] =
            &[looks().text(), looks().whole(), looks().object(&[]), looks().list().object(&[])];
        LOOKS
    }

    fn begin(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => *self = Self::Word(Value::blank()),
            1 => *self = Self::Count(Value::blank()),
            2 => *self = Self::Named(Value::blank()),
            3 => *self = Self::Listed(Value::blank()),
            _ => {}
        }
        match self {
            Self::Word(it) => it.slot(),
            Self::Count(it) => it.slot(),
            Self::Named(it) => it.slot(),
            Self::Listed(it) => it.slot(),
            Self::Other(_) => Slot::Unknown,
        }
    }

    fn keep(&mut self, json: Json) {
        *self = Self::Other(json);
    }

    fn held(&self) -> View<'_> {
        match self {
            Self::Word(it) => it.view(),
            Self::Count(it) => it.view(),
            Self::Named(it) => it.view(),
            Self::Listed(it) => it.view(),
            Self::Other(it) => View::Unknown(it),
        }
    }
}

union!(Tree);

/// A choice of numbers.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Urgency {
    N1,
    Other(i64),
}

impl Urgency {
    pub(crate) fn new(number: i64) -> Self {
        match number {
            1 => Self::N1,
            _ => Self::Other(number),
        }
    }

    pub(crate) fn get(self) -> i64 {
        match self {
            Self::N1 => 1,
            Self::Other(number) => number,
        }
    }
}

numbers!(Urgency);

/// All that is left, and properties that have no name here.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Wide {
    pub(crate) pet: Option<Pet>,
    pub(crate) tree: Option<Box<Tree>>,
    pub(crate) urgency: Option<Urgency>,
    pub(crate) size: Option<u64>,
    pub(crate) huge: Option<i128>,
    pub(crate) gaps: Option<Vec<Option<String>>>,
    pub(crate) code: Option<String>,
    pub(crate) rate: Option<f64>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) labels: Option<BTreeMap<String, String>>,
    pub(crate) additional_properties: BTreeMap<String, i64>,
}

impl Message for Wide {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        const CODE: Finer = Finer { pattern: Some("^[A-Z]{2}$"), ..Finer::NONE };
        const RATE: Finer = Finer {
            above: Some(Limit::Whole(0)),
            most: Some(Limit::Real(0.5)),
            multiple_of: Some(Limit::Real(0.1)),
            ..Finer::NONE
        };
        const TAGS: Finer = Finer { unique_items: true, ..Finer::NONE };
        const LABELS: Finer = Finer { max_properties: 1, ..Finer::NONE };
        const HUGE: Finer = Finer { least: Some(Limit::Whole(1 << 70)), ..Finer::NONE };
        to.optional(name("pet"), &self.pet);
        to.optional(name("tree"), &self.tree);
        to.optional(name("urgency"), &self.urgency);
        to.optional(name("size"), &self.size);
        to.optional(name("huge").finer(&HUGE), &self.huge);
        to.optional(name("gaps"), &self.gaps);
        to.optional(name("code").finer(&CODE), &self.code);
        to.optional(name("rate").finer(&RATE), &self.rate);
        to.optional(name("tags").finer(&TAGS), &self.tags);
        to.optional(name("labels").finer(&LABELS), &self.labels);
        to.rest(&self.additional_properties);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "pet" => self.pet.slot(),
            "tree" => self.tree.slot(),
            "urgency" => self.urgency.slot(),
            "size" => self.size.slot(),
            "huge" => self.huge.slot(),
            "gaps" => self.gaps.slot(),
            "code" => self.code.slot(),
            "rate" => self.rate.slot(),
            "tags" => self.tags.slot(),
            "labels" => self.labels.slot(),
            _ => Slot::Unknown,
        }
    }

    fn rest(&mut self) -> Option<&mut dyn Map> {
        Some(&mut self.additional_properties)
    }

    fn blank() -> Self {
        Self::default()
    }
}

message!(Wide);
