//! The schemas that a value at one place meets: those written there, and those behind references.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Typing;
use super::budget::DEEPEST;
use crate::diagnostic::{Code, Diagnostic, Place, quoted};
use crate::document::{Entry, Node};
use crate::ir::SchemaId;
use crate::schema::compose::{Composed, Conjunct, Said, compose};
use crate::schema::{Schema, Spot, empty, read};

/// One of the schemas at a place.
pub(super) enum Piece<'d> {
    Said(Box<Said<'d>>),
    /// A reference, and the schema that it leads to.
    Refers {
        from: Spot<'d>,
        to: Spot<'d>,
    },
}

/// A schema on the way to the one that is being looked at.
struct Step<'d> {
    to: usize,
    /// The reference that led to it; none to where the way begins.
    from: Option<Spot<'d>>,
}

impl<'d> Typing<'d> {
    /// What is written at a place, the parts of each `allOf` first; references are left as they are.
    pub(super) fn pieces(&mut self, conjuncts: &[Conjunct<'d>]) -> Vec<Piece<'d>> {
        let mut pieces = Vec::new();
        for Conjunct { spot, owner } in conjuncts {
            self.take(*spot, owner, true, &mut pieces);
        }
        pieces
    }

    fn take(
        &mut self,
        spot: Spot<'d>,
        owner: &Rc<SchemaId>,
        is_own: bool,
        pieces: &mut Vec<Piece<'d>>,
    ) {
        let mut schema = read(spot, &mut self.notes);
        for part in std::mem::take(&mut schema.parts.all_of) {
            self.take(spot.within(part), owner, false, pieces);
        }
        if let Some(reference) = schema.reference.take() {
            self.beside(&mut schema);
            let to = self.follow(spot, reference);
            pieces.extend(to.map(|to| Piece::Refers { from: spot, to }));
        }
        pieces.push(Piece::Said(Box::new(Said { schema, owner: Rc::clone(owner), is_own })));
    }

    /// Beside a reference OpenAPI 3.0 reads nothing; we still read what is for people, and `nullable`.
    fn beside(&mut self, schema: &mut Schema<'d>) {
        let version = schema.spot.document.root.get("openapi").and_then(Node::text);
        if !version.is_some_and(|it| it.starts_with("3.0")) {
            return;
        }
        if schema.narrows() {
            let message = "beside a `$ref` OpenAPI 3.0 reads nothing that narrows it";
            let fault =
                Diagnostic::new(Code::NarrowedReference, schema.spot.keyword("$ref"), message);
            self.notes.warn(fault.help("write the reference as a part of `allOf`"));
        }
        let Schema { prose, house, nullable, .. } = schema.clone();
        *schema = Schema { prose, house, nullable, ..empty(schema.spot) };
    }

    /// Where a reference leads.
    pub(super) fn follow(&mut self, from: Spot<'d>, reference: &'d str) -> Option<Spot<'d>> {
        let target = self.references.follow(reference, from.document);
        // What is wrong with a file that cannot be read has been said.
        if target.is_none() && self.references.leads_anywhere(reference, from.document) {
            let message = format!("{} leads to something that is no schema", quoted(reference));
            let fault = Diagnostic::new(Code::MayNotBeUsed, from.said("$ref"), message);
            self.notes
                .refuse(fault.help("write the path of a schema: `#/components/schemas/Order`"));
        } else if target.is_none() && !self.references.is_unread(reference, from.document) {
            let message = format!("{} leads nowhere", quoted(reference));
            let fault = Diagnostic::new(Code::LeadsNowhere, from.said("$ref"), message);
            self.notes.refuse(fault.help(self.references.remedy(reference, from.document)));
        }
        target
    }

    /// All schemas at a place, those behind references among them.
    pub(super) fn expanded(&mut self, pieces: Vec<Piece<'d>>) -> Vec<Said<'d>> {
        let own = pieces.iter().filter_map(|it| match it {
            Piece::Said(said) => Some(Step { to: said.schema.spot.key(), from: None }),
            Piece::Refers { .. } => None,
        });
        let mut way: Vec<Step<'d>> = own.collect();
        let mut seen: BTreeSet<usize> = way.iter().map(|it| it.to).collect();
        let mut said = Vec::new();
        self.expand(pieces, &mut way, &mut seen, &mut said);
        said
    }

    fn expand(
        &mut self,
        pieces: Vec<Piece<'d>>,
        way: &mut Vec<Step<'d>>,
        seen: &mut BTreeSet<usize>,
        said: &mut Vec<Said<'d>>,
    ) {
        for piece in pieces {
            match piece {
                Piece::Said(it) => said.push(*it),
                Piece::Refers { from, .. } if way.len() > DEEPEST => self.made_of_itself(&[from]),
                Piece::Refers { from, to } if way.iter().any(|it| it.to == to.key()) => {
                    let circle = way.iter().skip_while(|it| it.to != to.key()).skip(1);
                    let circle = circle.filter_map(|it| it.from).chain([from]);
                    self.made_of_itself(&circle.collect::<Vec<_>>());
                }
                Piece::Refers { from, to } if seen.insert(to.key()) => {
                    let owner = Rc::new(self.ids.of(to));
                    let mut pieces = Vec::new();
                    self.take(to, &owner, false, &mut pieces);
                    way.push(Step { to: to.key(), from: Some(from) });
                    self.expand(pieces, way, seen, said);
                    way.pop();
                }
                Piece::Refers { .. } => {}
            }
        }
    }

    /// Refuses a circle of references. It is the same circle wherever one comes upon it.
    pub(super) fn made_of_itself(&mut self, references: &[Spot<'d>]) {
        let mut places: Vec<Place> = references.iter().map(|it| it.said("$ref")).collect();
        let first = (0..places.len()).min_by_key(|&at| &places[at]).unwrap_or_default();
        places.rotate_left(first);
        let mut places = places.into_iter();
        let Some(first) = places.next() else { return };
        let message = "a type that is made of nothing but itself";
        let mut fault = Diagnostic::new(Code::MadeOfItself, first, message)
            .help("hold it in a property of an object, or in a list");
        for place in places {
            fault = fault.related(place, "and on from here");
        }
        self.notes.refuse(fault);
    }

    /// The references by which a schema that is nothing else leads back to itself.
    pub(super) fn way_back(&mut self, start: Spot<'d>) -> Vec<Spot<'d>> {
        let (mut way, mut at) = (Vec::new(), start);
        while way.len() <= DEEPEST {
            let owner = Rc::new(self.ids.of(at));
            let pieces = self.pieces(&[Conjunct { spot: at, owner }]);
            let next = pieces.iter().find_map(|it| match it {
                Piece::Refers { from, to } => Some((*from, *to)),
                Piece::Said(_) => None,
            });
            let Some((from, to)) = next else { break };
            way.push(from);
            if to.key() == start.key() {
                return way;
            }
            at = to;
        }
        vec![start]
    }

    /// What all schemas at a place come to.
    pub(super) fn composed(&mut self, conjuncts: &[Conjunct<'d>]) -> Composed<'d> {
        let pieces = self.pieces(conjuncts);
        let said = self.expanded(pieces);
        let mut composed = compose(said, &mut self.notes);
        self.drop_ways_back(&mut composed);
        composed
    }

    /// What the schema behind a reference comes to.
    pub(super) fn composed_target(&mut self, target: Spot<'d>) -> Composed<'d> {
        let owner = Rc::new(self.ids.of(target));
        self.composed(&[Conjunct { spot: target, owner }])
    }

    /// The schema referred to, where what is written beside the reference adds no more than words
    /// and bounds to it.
    pub(super) fn only_target(&mut self, pieces: &[Piece<'d>]) -> Option<Spot<'d>> {
        let targets = pieces.iter().filter_map(|it| match it {
            Piece::Refers { to, .. } => Some(*to),
            Piece::Said(_) => None,
        });
        let targets: Vec<Spot<'d>> = targets.collect();
        let (&target, others) = targets.split_first()?;
        if others.iter().any(|it| it.key() != target.key()) {
            return None;
        }
        let said = pieces.iter().filter_map(|it| match it {
            Piece::Said(said) => Some(&**said),
            Piece::Refers { .. } => None,
        });
        let said: Vec<&Said<'d>> = said.collect();
        if said.iter().any(|it| it.is_own && self.heirs.has(target, it.schema.spot)) {
            // The target is the choice of which this is a part, and not another name for it.
            return None;
        }
        let said: Vec<&Said<'d>> =
            said.into_iter().filter(|it| !it.schema.is_only_prose()).collect();
        (said.is_empty() || self.adds_nothing(&said, target)).then_some(target)
    }

    /// Whether every value of the target meets the schemas too, bounds of a scalar aside.
    pub(super) fn adds_nothing(&mut self, said: &[&Said<'d>], target: Spot<'d>) -> bool {
        if said.iter().any(|it| it.schema.limits.any() || it.schema.format.is_some()) {
            return false;
        }
        let composed = self.composed_target(target);
        said.iter().all(|it| {
            let schema = &it.schema;
            let object = &schema.object;
            let kinds = |own| composed.kinds.as_ref().is_none_or(|it| it.is_subset(own));
            schema.values.is_none()
                && schema.verdict.is_none()
                && !schema.parts.any()
                && !schema.list.any()
                && schema.kinds.as_ref().is_none_or(kinds)
                && object.required.iter().all(|it| composed.required.contains(it))
                && object.properties.iter().all(|it| self.has_alike(&composed, schema.spot, it))
                && object.additional.is_none_or(|it| it.entries().is_empty())
                && object.by_pattern.is_empty()
                && !object.is_conditional
        })
    }

    /// Whether the schemas have a property of the name, of which the entry says no more than its kind.
    fn has_alike(&mut self, composed: &Composed<'d>, spot: Spot<'d>, entry: &'d Entry) -> bool {
        let Some(member) = composed.members.iter().find(|it| it.name == entry.key) else {
            return false;
        };
        let own = read(spot.within(&entry.node), &mut self.notes);
        if own.narrows() || own.nullable {
            return false;
        }
        let its = self.composed(&member.conjuncts).kinds;
        own.kinds.is_none_or(|own| its.is_some_and(|it| it.is_subset(&own)))
    }
}
