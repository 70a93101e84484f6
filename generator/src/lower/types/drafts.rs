//! A branch of a union, from an alternative and what is said beside all.

use std::rc::Rc;

use super::alternatives::Alternative;
use super::budget::DEEPEST;
use super::called::{Called, parted};
use super::held::Held;
use super::{Lineage, Typing};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::ir::{Bounds, Looks, SchemaId, Type};
use crate::schema::Spot;
use crate::schema::compose::{Composed, Said, compose};

/// From how deep on alternatives within alternatives are counted.
const DEEP: usize = 8;

/// A branch of a union that is being put together.
pub(super) struct Draft<'d> {
    pub(super) name: String,
    /// Whether the name is that of a type, or the word for a kind of value.
    pub(super) is_given: bool,
    /// The schema with a name that it is; nothing where it is written out in the union.
    pub(super) target: Option<Spot<'d>>,
    pub(super) composed: Composed<'d>,
    pub(super) held: Held,
    pub(super) tags: Vec<String>,
    pub(super) looks: Looks,
}

impl<'d> Typing<'d> {
    /// An alternative, together with what is said beside all of them.
    pub(super) fn draft(
        &mut self,
        alternative: Alternative<'d>,
        base: &[Said<'d>],
        id: &Rc<SchemaId>,
        lineage: &Lineage,
        is_only: bool,
    ) -> Draft<'d> {
        let Alternative { conjunct, target, name, called, own } = alternative;
        let own = match (target, own) {
            (Some(target), _) => {
                let pieces = self.pieces(std::slice::from_ref(&conjunct));
                let base: Vec<&Said<'d>> = base.iter().collect();
                if base.is_empty() || self.adds_nothing(&base, target) {
                    let mut draft = self.draft_of(target);
                    draft.held = self.beside_reference(draft.held, &pieces);
                    return draft;
                }
                self.expanded(pieces)
            }
            (None, own) => own.map(|it| it.said).unwrap_or_default(),
        };
        let mut said = base.to_vec();
        said.extend(own);
        let mut id = Rc::clone(id);
        if !is_only {
            // What stands within the branch is called by it.
            let branch = if base.is_empty() { called } else { format!("with-{called}") };
            id = Rc::new(id.child(&branch));
            let own = said[base.len()..].iter_mut();
            let own = own.filter(|it| Rc::ptr_eq(&it.owner, &conjunct.owner));
            own.for_each(|it| it.owner = Rc::clone(&id));
        }
        let composed = compose(said, &mut self.notes);
        let looks = self.looks(&composed, 0);
        let held = self.nested(composed.clone(), &id, lineage);
        let is_given = target.is_some();
        Draft { name, is_given, target: None, composed, held, tags: Vec::new(), looks }
    }

    /// A branch that is a schema with a name.
    pub(super) fn draft_of(&mut self, target: Spot<'d>) -> Draft<'d> {
        let composed = self.composed_target(target);
        let (looks, held) = (self.looks(&composed, 0), self.referred(target));
        Draft {
            name: self.name_of(target),
            is_given: true,
            target: Some(target),
            composed,
            held,
            tags: Vec::new(),
            looks,
        }
    }

    fn nested(&mut self, composed: Composed<'d>, id: &Rc<SchemaId>, lineage: &Lineage) -> Held {
        self.depth += 1;
        let is_deep = self.depth > DEEP;
        let held = if self.depth > DEEPEST {
            self.too_deep(composed.spot);
            Held::new(Type::Json)
        } else if is_deep && !self.affords(composed.said.len(), composed.spot) {
            Held::new(Type::Json)
        } else {
            self.formed(composed, id, lineage)
        };
        self.depth -= 1;
        held
    }

    pub(super) fn name_of(&mut self, target: Spot<'d>) -> String {
        self.ids.of(target).name.join("-")
    }

    /// Reports an alternative with bounds: a value is told by its form, and not checked beyond it.
    pub(super) fn unbounded(&mut self, draft: &Draft<'d>) {
        let none = Bounds::default();
        if draft.held.bounds != none || draft.held.each != none {
            let place = draft.composed.spot.place();
            let message = format!("the bounds of {} are not checked", quoted(&draft.name));
            let warning = Diagnostic::new(Code::NotChecked, place, message);
            self.notes.warn(warning.help("say them in `description`, or hold it in an object"));
        }
    }
}

/// Tells the branches that remain apart by name.
pub(super) fn part_names(drafts: &mut [Draft<'_>]) {
    let called = drafts.iter().map(|it| {
        let Draft { name, is_given, composed, .. } = it;
        Called { name, is_given: *is_given, says: Some(composed) }
    });
    let names = parted(&called.collect::<Vec<_>>());
    for (draft, name) in drafts.iter_mut().zip(names) {
        draft.name = name;
    }
}
