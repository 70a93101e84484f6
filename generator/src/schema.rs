//! A schema as OpenAPI 3.0 and 3.1 let people write it: each keyword read, nothing put together yet.
//!
//! Numbers stay the text that they are written as. What a keyword means for a type is decided in
//! [`compose`] and in [`lower`](crate::lower), never here.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::{Entry, Node};

pub(crate) use self::read::{empty, read};
pub(crate) use self::spot::Spot;

mod keyword;
mod read;
pub(crate) mod compose;
pub(crate) mod number;
pub(crate) mod pattern;
mod pointed;
pub(crate) mod references;
mod spot;
pub(crate) mod value;

/// A kind of value, by the words of `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Object,
    List,
    Text,
    Integer,
    Number,
    Boolean,
}

/// What one schema says, those aside that it refers to.
#[derive(Clone, Debug)]
pub(crate) struct Schema<'d> {
    pub(crate) spot: Spot<'d>,
    /// `true` takes any value and `false` none.
    pub(crate) verdict: Option<bool>,
    pub(crate) reference: Option<&'d str>,
    /// The words of `type`, `null` aside; nothing where there is no `type`.
    pub(crate) kinds: Option<BTreeSet<Kind>>,
    /// Whether `type` lists `null`.
    pub(crate) lists_null: bool,
    pub(crate) nullable: bool,
    /// The values of `enum`, or the one of `const`.
    pub(crate) values: Option<Vec<&'d Node>>,
    pub(crate) format: Option<&'d str>,
    pub(crate) limits: Limits<'d>,
    pub(crate) object: ObjectWords<'d>,
    pub(crate) list: ListWords<'d>,
    pub(crate) parts: Parts<'d>,
    pub(crate) prose: Prose<'d>,
    pub(crate) house: House<'d>,
}

/// The bounds of a value, as they are written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits<'d> {
    pub(crate) min_length: Option<u32>,
    pub(crate) max_length: Option<u32>,
    pub(crate) pattern: Option<&'d str>,
    pub(crate) minimum: Option<&'d str>,
    pub(crate) maximum: Option<&'d str>,
    /// `exclusiveMinimum` as 3.1 has it; as 3.0 has it, it takes the number from `minimum`.
    pub(crate) above: Option<&'d str>,
    pub(crate) below: Option<&'d str>,
    pub(crate) multiple_of: Option<&'d str>,
    pub(crate) min_items: Option<u32>,
    pub(crate) max_items: Option<u32>,
    pub(crate) unique_items: bool,
    pub(crate) min_properties: Option<u32>,
    pub(crate) max_properties: Option<u32>,
}

/// What is said of an object.
#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectWords<'d> {
    pub(crate) properties: &'d [Entry],
    pub(crate) required: Vec<&'d str>,
    pub(crate) additional: Option<&'d Node>,
    /// `patternProperties`, by pattern.
    pub(crate) by_pattern: &'d [Entry],
    /// Whether there are properties that only hold on a condition.
    pub(crate) is_conditional: bool,
}

/// What is said of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ListWords<'d> {
    pub(crate) items: Option<&'d Node>,
    /// `prefixItems`, or `items` as a list.
    pub(crate) first: &'d [Node],
}

/// The schemas that one is composed of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Parts<'d> {
    pub(crate) all_of: &'d [Node],
    pub(crate) one_of: &'d [Node],
    pub(crate) any_of: &'d [Node],
    pub(crate) discriminator: Option<&'d Node>,
}

/// What is said to people.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Prose<'d> {
    pub(crate) title: Option<&'d str>,
    pub(crate) description: Option<&'d str>,
    pub(crate) default: Option<&'d Node>,
    pub(crate) link: Option<&'d str>,
    pub(crate) encoding: Option<&'d str>,
    pub(crate) media_type: Option<&'d str>,
    pub(crate) deprecated: bool,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
}

/// The project's own extensions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct House<'d> {
    pub(crate) sensitive: bool,
    pub(crate) also_named: &'d [Node],
    pub(crate) format: Option<&'d str>,
    pub(crate) json: Option<&'d Node>,
    /// What each value of an enum means: a mapping by value, or a list in their order.
    pub(crate) value_docs: Option<&'d Node>,
    /// What each value of an enum is called, in their order.
    pub(crate) value_names: &'d [Node],
}

/// What has been found out about documents beside what they mean.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// What cannot be taken.
    pub(crate) faults: Diagnostics,
    /// What is lawful and unwise, or weaker in types than in the document.
    pub(crate) warnings: Diagnostics,
    /// The keywords that no stage has a use for.
    pub(crate) unused: BTreeSet<Place>,
}

impl Schema<'_> {
    /// Whether it says nothing about which values it takes.
    pub(crate) fn is_only_prose(&self) -> bool {
        self.kinds.is_none() && !self.narrows()
    }

    /// Whether it says anything about its values beyond their kind.
    pub(crate) fn narrows(&self) -> bool {
        self.narrows_beyond_limits() || self.limits.any() || self.format.is_some()
    }

    /// Whether it says anything about its values beyond their kind, their bounds and their format.
    pub(crate) fn narrows_beyond_limits(&self) -> bool {
        self.values.is_some()
            || self.verdict == Some(false)
            || self.object.any()
            || self.list.any()
            || self.parts.any()
            || self.reference.is_some()
            || self.house.json.is_some()
            || self.house.format.is_some()
    }

    /// Whether it takes `null`; nothing where it does not speak of kinds.
    pub(crate) fn takes_null(&self) -> Option<bool> {
        let lists_null = self.values.as_ref().map(|it| it.iter().any(|it| value::is_null(it)));
        match (&self.kinds, lists_null) {
            _ if self.nullable => Some(true),
            (Some(_), Some(true)) => Some(true),
            (Some(_), _) => Some(self.lists_null),
            (None, lists_null) => lists_null,
        }
    }
}

impl Limits<'_> {
    /// Whether there is any bound.
    pub(crate) fn any(&self) -> bool {
        let texts = [self.pattern, self.minimum, self.maximum, self.above, self.below];
        let counts = [self.min_length, self.max_length, self.min_items, self.max_items];
        let sizes = [self.min_properties, self.max_properties];
        texts.iter().any(Option::is_some)
            || counts.iter().chain(&sizes).any(Option::is_some)
            || self.multiple_of.is_some()
            || self.unique_items
    }
}

impl ObjectWords<'_> {
    pub(crate) fn any(&self) -> bool {
        !self.properties.is_empty()
            || !self.required.is_empty()
            || self.additional.is_some()
            || !self.by_pattern.is_empty()
            || self.is_conditional
    }
}

impl ListWords<'_> {
    pub(crate) fn any(&self) -> bool {
        self.items.is_some() || !self.first.is_empty()
    }
}

impl Parts<'_> {
    pub(crate) fn any(&self) -> bool {
        !self.all_of.is_empty() || !self.one_of.is_empty() || !self.any_of.is_empty()
    }
}

impl Notes {
    pub(crate) fn refuse(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    pub(crate) fn warn(&mut self, warning: Diagnostic) {
        self.warnings.push(warning);
    }
}
