//! An object that requires another of its own kind has no end: there, the property may be left out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dialect, Typing};
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::ir::{Presence, SchemaId, Shape, Type};
use crate::schema::Notes;

/// A property without which an object cannot be, and the type that it holds.
pub(super) struct Need {
    pub(super) owner: SchemaId,
    pub(super) property: String,
    pub(super) of: SchemaId,
    pub(super) place: Place,
}

impl Typing<'_> {
    /// Lets every property be left out by which an object requires another of its own kind; in the
    /// project's own specs it is refused.
    pub(super) fn end_circles(&mut self) {
        let needs = std::mem::take(&mut self.needs);
        let mut graph: BTreeMap<&SchemaId, Vec<&SchemaId>> = BTreeMap::new();
        for need in &needs {
            graph.entry(&need.owner).or_default().push(&need.of);
        }
        let aliases: Vec<(SchemaId, SchemaId)> = self.schemas.iter().filter_map(alias).collect();
        for (alias, of) in &aliases {
            graph.entry(alias).or_default().push(of);
        }
        let rings = Rings::of(&graph);
        let mut endless: Vec<&Need> =
            needs.iter().filter(|it| rings.holds(&it.owner, &it.of)).collect();
        if self.dialect == Dialect::Specs {
            endless.sort_by(|one, other| one.place.cmp(&other.place));
            let mut by_ring: BTreeMap<Option<usize>, Vec<&Need>> = BTreeMap::new();
            for need in endless {
                by_ring.entry(rings.of_type(&need.owner)).or_default().push(need);
            }
            by_ring.values().for_each(|it| refuse(it, &mut self.notes));
            return;
        }
        for need in endless {
            let Some(schema) = self.schemas.get_mut(&need.owner) else { continue };
            let Shape::Object(object) = &mut schema.shape else { continue };
            for property in object.properties.iter_mut().filter(|it| it.name == need.property) {
                property.presence = Presence::Optional;
            }
            let message =
                format!("{} requires another object of its own kind", quoted(&need.property));
            let fault = Diagnostic::new(Code::EndlessWarning, need.place.clone(), message);
            self.notes.warn(
                fault.help("take it from `required`, as it is read now, or hold it in a list"),
            );
        }
    }
}

/// Refuses properties that require each other's objects.
fn refuse(needs: &[&Need], notes: &mut Notes) {
    let [first, others @ ..] = needs else { return };
    let message = "an object that requires another of its own kind";
    let mut fault = Diagnostic::new(Code::Endless, first.place.clone(), message)
        .help("hold it in a property that may be left out, or in a list");
    for other in others {
        fault = fault.related(other.place.clone(), "by way of this");
    }
    notes.refuse(fault);
}

impl Typing<'_> {
    /// Refuses unions that are alternatives of each other: a value would be read as one after the
    /// other, and never be found to be anything.
    pub(super) fn refuse_rings(&mut self) {
        let choices = std::mem::take(&mut self.choices);
        let mut graph: BTreeMap<&SchemaId, Vec<&SchemaId>> = BTreeMap::new();
        for choice in &choices {
            graph.entry(&choice.owner).or_default().push(&choice.of);
        }
        let aliases: Vec<(SchemaId, SchemaId)> = self.schemas.iter().filter_map(alias).collect();
        for (alias, of) in &aliases {
            graph.entry(alias).or_default().push(of);
        }
        let rings = Rings::of(&graph);
        for choice in choices.iter().filter(|it| rings.holds(&it.owner, &it.of)) {
            let message =
                format!("{} is an alternative of itself", quoted(&choice.owner.name.join(".")));
            let fault = Diagnostic::new(Code::MadeOfItself, choice.place.clone(), message)
                .label(format!("by way of {}", quoted(&choice.of.name.join("."))));
            self.notes.refuse(fault.help("list the alternatives of both in one place"));
        }
    }
}

fn alias((id, schema): (&SchemaId, &crate::ir::Schema)) -> Option<(SchemaId, SchemaId)> {
    match &schema.shape {
        Shape::Alias(Type::Named(of)) => Some((id.clone(), of.clone())),
        _ => None,
    }
}

/// An alternative of a union that is another type with a name.
pub(super) struct Choice {
    pub(super) owner: SchemaId,
    pub(super) of: SchemaId,
    pub(super) place: Place,
}

/// The rings of a graph: types of which each leads to each.
struct Rings<'g>(BTreeMap<&'g SchemaId, usize>);

impl<'g> Rings<'g> {
    /// Finds the rings by the order in which a search leaves the types (Kosaraju).
    fn of(graph: &BTreeMap<&'g SchemaId, Vec<&'g SchemaId>>) -> Self {
        let mut backwards: BTreeMap<&SchemaId, Vec<&SchemaId>> = BTreeMap::new();
        for (from, to) in graph {
            to.iter().for_each(|to| backwards.entry(to).or_default().push(from));
        }
        let (mut seen, mut left) = (BTreeSet::new(), Vec::new());
        for start in graph.keys() {
            left.extend(search(graph, start, &mut seen));
        }
        let (mut rings, mut seen) = (BTreeMap::new(), BTreeSet::new());
        for (ring, start) in left.iter().rev().enumerate() {
            let members = search(&backwards, start, &mut seen);
            rings.extend(members.into_iter().map(|it| (it, ring)));
        }
        Self(rings)
    }

    /// Whether both are in one ring.
    fn holds(&self, one: &SchemaId, other: &SchemaId) -> bool {
        one == other || self.of_type(one).is_some_and(|it| self.of_type(other) == Some(it))
    }

    /// The number of the ring that the type is in.
    fn of_type(&self, id: &SchemaId) -> Option<usize> {
        self.0.get(id).copied()
    }
}

/// The types that can be reached and have not been seen, each after all those beyond it.
fn search<'g>(
    graph: &BTreeMap<&'g SchemaId, Vec<&'g SchemaId>>,
    start: &'g SchemaId,
    seen: &mut BTreeSet<&'g SchemaId>,
) -> Vec<&'g SchemaId> {
    let mut left = Vec::new();
    let mut way: Vec<(&SchemaId, usize)> = Vec::new();
    way.extend(seen.insert(start).then_some((start, 0)));
    while let Some((at, next)) = way.last_mut() {
        match graph.get(at).and_then(|it| it.get(*next)) {
            Some(to) => {
                *next += 1;
                way.extend(seen.insert(to).then_some((*to, 0)));
            }
            None => {
                left.push(*at);
                way.pop();
            }
        }
    }
    left
}
