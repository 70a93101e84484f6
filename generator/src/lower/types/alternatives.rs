//! Alternatives agree with what is said beside them, and lead on, never back.

use std::collections::{BTreeMap, BTreeSet};

use super::Typing;
use super::called::{self, Called};
use super::whole::Piece;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::compose::{Alternatives, Composed, Conjunct, Said, compose};
use crate::schema::{Notes, Parts, Spot};

/// An alternative with its name, before it is put together with what stands beside it.
pub(super) struct Alternative<'d> {
    pub(super) conjunct: Conjunct<'d>,
    pub(super) name: String,
    /// The name, told apart from that of others.
    pub(super) called: String,
    /// The schema with a name that it is; nothing where it is written out in the union.
    pub(super) target: Option<Spot<'d>>,
    /// What it says by itself; nothing where it is a schema with a name.
    pub(super) own: Option<Composed<'d>>,
}

/// How deep alternatives of alternatives are looked into for one that agrees.
const DEEPEST: usize = 4;

impl<'d> Typing<'d> {
    /// Names alternatives, and leaves out those that stand twice.
    pub(super) fn named(&mut self, branches: Vec<Conjunct<'d>>) -> Vec<Alternative<'d>> {
        let alternatives = branches.into_iter().map(|conjunct| {
            let pieces = self.pieces(std::slice::from_ref(&conjunct));
            let target = self.only_target(&pieces);
            let (name, own) = match target {
                Some(target) => (self.name_of(target), None),
                None => {
                    let own = compose(self.expanded(pieces), &mut self.notes);
                    (called::name(&own), Some(own))
                }
            };
            Alternative { conjunct, called: name.clone(), name, target, own }
        });
        let mut alternatives: Vec<Alternative<'d>> = alternatives.collect();
        self.drop_twins(&mut alternatives);
        let called = alternatives.iter().map(|it| Called {
            name: &it.name,
            is_given: it.target.is_some(),
            says: it.own.as_ref(),
        });
        let names = called::parted(&called.collect::<Vec<_>>());
        for (alternative, name) in alternatives.iter_mut().zip(names) {
            alternative.called = name;
        }
        alternatives
    }

    /// Of alternatives that are written out, and say and are called the same, the first stays.
    fn drop_twins(&mut self, alternatives: &mut Vec<Alternative<'d>>) {
        let mut seen: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, it) in alternatives.iter().enumerate().filter(|(_, it)| it.target.is_none()) {
            seen.entry(&it.name).or_default().push(at);
        }
        let mut twins = BTreeSet::new();
        for same in seen.into_values().filter(|it| it.len() > 1) {
            let mut known: BTreeMap<String, usize> = BTreeMap::new();
            for at in same {
                let spot = alternatives[at].conjunct.spot;
                let first = *known.entry(called::content(spot.node)).or_insert(at);
                if first == at {
                    continue;
                }
                twins.insert(at);
                let first = alternatives[first].conjunct.spot;
                let warning =
                    Diagnostic::new(Code::Alike, spot.place(), "an alternative that stands twice")
                        .related(first.place(), "the first")
                        .help("keep one of the two");
                self.notes.warn(warning);
            }
        }
        let mut at = 0..;
        alternatives.retain(|_| !at.next().is_some_and(|at| twins.contains(&at)));
    }

    /// What is said beside alternatives, without its `type` where that is the type of none of them:
    /// they say what a value is, and it was written by habit.
    pub(super) fn agreeing(
        &mut self,
        base: Vec<Said<'d>>,
        alternatives: &Alternatives<'d>,
    ) -> Vec<Said<'d>> {
        let speaks = base.iter().any(|it| it.schema.kinds.is_some());
        let mut branches = alternatives.branches.iter();
        if !speaks || branches.any(|it| self.agrees(&base, it)) {
            return base;
        }
        let spot = alternatives.spot;
        let message =
            format!("`type` is none that `{}` lists, and is passed over", alternatives.keyword);
        let help = "leave `type` out: each alternative has its own";
        self.notes.warn(Diagnostic::new(Code::OtherType, spot.keyword("type"), message).help(help));
        let without_kinds = base.into_iter().map(|mut it| {
            it.schema.kinds = None;
            it
        });
        without_kinds.filter(|it| !it.schema.is_only_prose()).collect()
    }

    /// Whether any value can be an alternative; one that contradicts what is said beside it is reported.
    pub(super) fn is_possible(&mut self, base: &[Said<'d>], branch: &Conjunct<'d>) -> bool {
        if base.is_empty() || self.agrees(base, branch) {
            return true;
        }
        let message = "no value can be this, for what is said beside the alternatives";
        let fault = Diagnostic::new(Code::ImpossibleAlternative, branch.spot.place(), message);
        self.notes.warn(fault.help("leave this alternative out"));
        false
    }

    /// Whether a value can be what is said beside an alternative, and the alternative too.
    fn agrees(&mut self, base: &[Said<'d>], branch: &Conjunct<'d>) -> bool {
        let mut base = base.to_vec();
        base.iter_mut().for_each(|it| it.schema.parts = Parts::default());
        self.agrees_within(&base, branch, 0)
    }

    fn agrees_within(&mut self, base: &[Said<'d>], branch: &Conjunct<'d>, depth: usize) -> bool {
        let pieces = self.pieces(std::slice::from_ref(branch));
        let mut said = base.to_vec();
        said.extend(self.expanded(pieces));
        if depth > 0 && !self.affords(said.len(), branch.spot) {
            return true;
        }
        let mut scratch = Notes::default();
        let composed = compose(said, &mut scratch);
        if !scratch.faults.is_empty() {
            return false;
        }
        match composed.alternatives.first().filter(|_| depth < DEEPEST) {
            Some(its) => its.branches.iter().any(|it| self.agrees_within(base, it, depth + 1)),
            None => true,
        }
    }

    /// Drops alternatives that lead back to the schema that is being put together: a part that
    /// lists the whole among its own alternatives says nothing new of it.
    pub(super) fn drop_ways_back(&mut self, composed: &mut Composed<'d>) {
        let key = composed.key();
        let mut alternatives = std::mem::take(&mut composed.alternatives);
        alternatives.retain(|it| {
            let is_back = it.branches.iter().any(|branch| self.leads_back(branch, &key));
            if is_back && it.spot.key() == composed.spot.key() {
                self.made_of_itself(&[it.spot]);
            }
            !is_back
        });
        composed.alternatives = alternatives;
    }

    /// Whether an alternative is one of the schemas at these places, or refers to one.
    fn leads_back(&mut self, branch: &Conjunct<'d>, key: &[usize]) -> bool {
        let is_among = |spot: Spot<'_>| key.binary_search(&spot.key()).is_ok();
        let pieces = self.pieces(std::slice::from_ref(branch));
        is_among(branch.spot)
            || pieces.iter().any(|it| matches!(it, Piece::Refers { to, .. } if is_among(*to)))
    }
}

/// The schemas without those alternatives, as far as they still say anything but words.
pub(super) fn without<'d>(said: &[Said<'d>], spot: Spot<'d>, keyword: &str) -> Vec<Said<'d>> {
    let mut rest = said.to_vec();
    for it in &mut rest {
        it.is_own = false;
        if it.schema.spot.key() == spot.key() {
            match keyword {
                "oneOf" => it.schema.parts.one_of = &[],
                _ => it.schema.parts.any_of = &[],
            }
        }
    }
    rest.retain(|it| !it.schema.is_only_prose());
    rest
}
