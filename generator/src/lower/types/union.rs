//! `oneOf` and `anyOf` become a union, unless what they list is one type after all.

use std::rc::Rc;

use super::alternatives::without;
use super::endless::Choice;
use super::held::{DEEPEST, Held, MOST_MERGED};
use super::{Lineage, Typing};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;
use crate::ir::{Branch, Doc, Looks, SchemaId, Shape, Type, Union};
use crate::schema::compose::{Composed, Conjunct, Said, compose};
use crate::schema::{Kind, Spot};

/// From how deep on alternatives within alternatives are counted.
const DEEP: usize = 8;

/// A branch of a union that is being put together.
pub(super) struct Draft<'d> {
    pub(super) name: String,
    /// The schema with a name that it is; nothing where it is written out in the union.
    pub(super) target: Option<Spot<'d>>,
    pub(super) composed: Composed<'d>,
    pub(super) held: Held,
    pub(super) tags: Vec<String>,
    pub(super) looks: Looks,
}

impl<'d> Typing<'d> {
    /// What alternatives come to. What is said beside them holds for each.
    pub(super) fn union(
        &mut self,
        composed: Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        let alternatives = composed.alternatives[0].clone();
        let base = without(&composed.said, alternatives.spot, alternatives.keyword);
        let base = self.agreeing(base, &alternatives);
        let mut branches = alternatives.branches.clone();
        branches.retain(|it| self.is_possible(&base, it));
        let is_only = branches.len() == 1;
        let drafts =
            branches.iter().map(|it| self.draft(it, &base, id, lineage, is_only)).collect();
        self.unite(drafts, &composed, id, alternatives.discriminator)
    }

    /// What a schema comes to that leaves it to others to say what they are.
    pub(super) fn union_of_heirs(
        &mut self,
        base: Spot<'d>,
        heirs: Vec<Spot<'d>>,
        id: &Rc<SchemaId>,
    ) -> Held {
        let composed = self.composed_target(base);
        let drafts = heirs.into_iter().map(|it| self.draft_of(it)).collect();
        let held = self.unite(drafts, &composed, id, base.node.get("discriminator"));
        Held {
            prose: super::prose::of(&composed),
            nullable: composed.nullable | held.nullable,
            ..held
        }
    }

    /// One type for each kind of value that `type` lists.
    pub(super) fn of_kinds(
        &mut self,
        composed: Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        let kinds = composed.kinds.clone().unwrap_or_default();
        let is_any = [Kind::Object, Kind::List, Kind::Text, Kind::Boolean];
        if is_any.iter().all(|it| kinds.contains(it))
            && !composed.any(|it| it.object.any() || it.list.any())
        {
            return Held::new(Type::Json);
        }
        let of_kind = |typing: &mut Self, kind: Kind| {
            let mut part = composed.clone();
            part.kinds = Some([kind].into());
            let name = kind.noun().to_owned();
            let id = Rc::new(id.child(&name));
            let looks = typing.looks(&part, 0);
            let held = typing.of_kind(kind, part.clone(), &id, lineage);
            Draft { name, target: None, composed: part, held, tags: Vec::new(), looks }
        };
        let drafts = kinds.into_iter().map(|kind| of_kind(self, kind)).collect();
        self.unite(drafts, &composed, id, None)
    }

    fn draft(
        &mut self,
        conjunct: &Conjunct<'d>,
        base: &[Said<'d>],
        id: &Rc<SchemaId>,
        lineage: &Lineage,
        is_only: bool,
    ) -> Draft<'d> {
        let pieces = self.pieces(std::slice::from_ref(conjunct));
        let target = self.only_target(&pieces);
        if let Some(target) = target {
            let base: Vec<&Said<'d>> = base.iter().collect();
            if base.is_empty() || self.adds_nothing(&base, target) {
                let mut draft = self.draft_of(target);
                draft.held = self.beside_reference(draft.held, &pieces);
                return draft;
            }
        }
        let own = self.expanded(pieces);
        let name = match target {
            Some(target) => self.name_of(target),
            None => super::looks::name(&compose(own.clone(), &mut self.notes)),
        };
        let mut said = base.to_vec();
        said.extend(own);
        let mut id = Rc::clone(id);
        if !is_only {
            // What stands within the branch is called by it.
            let branch = if base.is_empty() { name.clone() } else { format!("with-{name}") };
            id = Rc::new(id.child(&branch));
            let own = said[base.len()..].iter_mut();
            let own = own.filter(|it| Rc::ptr_eq(&it.owner, &conjunct.owner));
            own.for_each(|it| it.owner = Rc::clone(&id));
        }
        let composed = compose(said, &mut self.notes);
        let looks = self.looks(&composed, 0);
        let held = self.nested(composed.clone(), &id, lineage);
        Draft { name, target: None, composed, held, tags: Vec::new(), looks }
    }

    /// A branch that is a schema with a name.
    pub(super) fn draft_of(&mut self, target: Spot<'d>) -> Draft<'d> {
        let composed = self.composed_target(target);
        let (looks, held) = (self.looks(&composed, 0), self.referred(target));
        Draft {
            name: self.name_of(target),
            target: Some(target),
            composed,
            held,
            tags: Vec::new(),
            looks,
        }
    }

    fn nested(&mut self, composed: Composed<'d>, id: &Rc<SchemaId>, lineage: &Lineage) -> Held {
        self.depth += 1;
        self.merged += usize::from(self.depth > DEEP);
        let held = if self.depth > DEEPEST || self.merged > MOST_MERGED {
            self.too_deep(composed.spot);
            Held::new(Type::Json)
        } else {
            self.formed(composed, id, lineage)
        };
        self.depth -= 1;
        held
    }

    fn name_of(&mut self, target: Spot<'d>) -> String {
        self.ids.of(target).name.join("-")
    }

    /// Makes one type of the branches, or a union of those that remain apart.
    fn unite(
        &mut self,
        mut drafts: Vec<Draft<'d>>,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
        discriminator: Option<&'d Node>,
    ) -> Held {
        if let Some(discriminator) = discriminator {
            self.mapped(discriminator, composed, &mut drafts);
            self.spoken_tags(discriminator, &mut drafts);
        }
        let nullable = drafts.iter().any(|it| it.held.nullable);
        let mut held = self.united(drafts, composed, id, discriminator);
        held.nullable |= nullable;
        held
    }

    fn united(
        &mut self,
        mut drafts: Vec<Draft<'d>>,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
        discriminator: Option<&'d Node>,
    ) -> Held {
        if let Some(any) = drafts.iter().find(|it| it.held.ty == Type::Json) {
            let place = any.composed.spot.place();
            let fault = Diagnostic::new(
                Code::AnyAlternative,
                place,
                "one of the alternatives takes any value, so they all are JSON",
            );
            self.notes.warn(fault.help("say what this one is, or leave the others out"));
            return Held::new(Type::Json);
        }
        drafts.retain(|it| !matches!(&it.held.ty, Type::Named(named) if *named == **id));
        self.fuse(&mut drafts, composed, id);
        if drafts.len() < 2 {
            return drafts.pop().map_or_else(|| Held::new(Type::Json), |it| it.held);
        }
        let tag = self.tag(discriminator, &mut drafts);
        if let Some(discriminator) = discriminator.filter(|_| tag.is_some()) {
            self.keep_tag(discriminator, composed, &drafts);
        }
        if tag.is_none() {
            self.told_apart(&mut drafts);
        }
        super::looks::part_names(&mut drafts);
        let named = drafts.iter().filter_map(|it| match &it.held.ty {
            Type::Named(of) => Some(of.clone()),
            _ => None,
        });
        let others: Vec<SchemaId> = named.collect();
        let branches = drafts.into_iter().map(|it| Branch {
            name: it.name,
            doc: Doc::new(&it.held.prose).first_paragraph(),
            ty: it.held.ty,
            tags: it.tags,
            looks: it.looks,
        });
        let mut branches: Vec<Branch> = branches.collect();
        if tag.is_none() {
            branches.iter_mut().for_each(|it| it.tags.clear());
        }
        let union = Union { tag, branches };
        let (id, is_new) = self.claim(id, &composed.key());
        if is_new {
            let place = composed.spot.place();
            let choice = |of: SchemaId| Choice { owner: (*id).clone(), of, place: place.clone() };
            self.choices.extend(others.into_iter().map(choice));
            let prose = super::prose::of_type(composed);
            let deprecated = composed.any(|it| it.prose.deprecated);
            self.enter(&id, composed.spot, &prose, deprecated, Shape::Union(union));
        }
        Held::new(Type::Named((*id).clone()))
    }
}
