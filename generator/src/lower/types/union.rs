//! `oneOf` and `anyOf` become a union, unless what they list is one type after all.

use std::rc::Rc;

use super::alternatives::without;
use super::drafts::{Draft, part_names};
use super::endless::Choice;
use super::held::Held;
use super::{Lineage, Typing};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;
use crate::ir::{Branch, Doc, SchemaId, Shape, Type, Union};
use crate::schema::compose::Composed;
use crate::schema::{Kind, Spot};

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
        let branches = self.named(branches);
        let is_only = branches.len() == 1;
        let drafts =
            branches.into_iter().map(|it| self.draft(it, &base, id, lineage, is_only)).collect();
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
            let tags = Vec::new();
            Draft { name, is_given: true, target: None, composed: part, held, tags, looks }
        };
        let drafts = kinds.into_iter().map(|kind| of_kind(self, kind)).collect();
        self.unite(drafts, &composed, id, None)
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
        part_names(&mut drafts);
        let tag = self.tag(discriminator, &mut drafts);
        if let Some(discriminator) = discriminator.filter(|_| tag.is_some()) {
            self.keep_tag(discriminator, composed, &drafts);
        }
        if tag.is_none() {
            self.told_apart(&mut drafts);
        }
        let named = drafts.iter().filter_map(|it| match &it.held.ty {
            Type::Named(of) => Some(of.clone()),
            _ => None,
        });
        let others: Vec<SchemaId> = named.collect();
        drafts.iter().for_each(|it| self.unbounded(it));
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
