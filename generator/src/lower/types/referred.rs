//! What a reference stands for: a type with a name, or what the schema behind it comes to.

use std::rc::Rc;

use super::held::Held;
use super::whole::Piece;
use super::{Busy, Dialect, Lineage, Typing};
use crate::ir::{Schema, SchemaId, Shape, Type};
use crate::schema::compose::Conjunct;
use crate::schema::{Spot, value};

impl<'d> Typing<'d> {
    /// Enters the type of a component under its name.
    pub(super) fn component(&mut self, spot: Spot<'d>) {
        let held = self.referred(spot);
        if self.dialect == Dialect::Specs {
            return;
        }
        let id = self.ids.of(spot);
        let is_entered = self.entered.contains_key(&id);
        let lends_name = matches!(&held.ty, Type::Named(it) if *it == id);
        if !is_entered && !lends_name {
            self.entered.insert(id.clone(), vec![spot.key()]);
            self.enter(&id, spot, &held.prose, held.deprecated, Shape::Alias(held.within()));
        }
    }

    /// What a reference to the schema stands for.
    pub(super) fn referred(&mut self, target: Spot<'d>) -> Held {
        let key = target.key();
        if let Some(held) = self.referred.get(&key) {
            return held.clone();
        }
        let id = Rc::new(self.ids.of(target));
        if let Some(at) = self.busy.iter().position(|it| it.key == key) {
            // All between lead to themselves too, each by way of the others.
            self.busy[at..].iter_mut().for_each(|it| it.is_recursive = true);
            return Held::new(Type::Named((*id).clone()));
        }
        self.busy.push(Busy { key, is_recursive: false });
        let held = match self.heirs.of(target) {
            heirs if heirs.is_empty() => {
                let conjunct = Conjunct { spot: target, owner: Rc::clone(&id) };
                self.held(&[conjunct], &id, &Lineage::default())
            }
            heirs => self.union_of_heirs(target, heirs, &id),
        };
        let is_recursive = self.busy.pop().is_some_and(|it| it.is_recursive);
        let held = self.with_name(target, &id, held, is_recursive);
        self.referred.insert(key, held.clone());
        held
    }

    /// Gives a type of its own to what has a name and is text, or holds itself.
    fn with_name(&mut self, spot: Spot<'d>, id: &SchemaId, held: Held, is_recursive: bool) -> Held {
        let is_own = matches!(&held.ty, Type::Named(it) if it == id);
        if is_own && !self.entered.contains_key(id) {
            if self.is_lent(spot) {
                return held;
            }
            let circle = self.way_back(spot);
            self.made_of_itself(&circle);
            return Held { ty: Type::Json, ..held };
        }
        let shape = match &held.ty {
            _ if is_own || self.entered.contains_key(id) => return held,
            Type::Text if self.ids.is_component(id) => Shape::Text { sensitive: held.sensitive },
            Type::List(_) | Type::Map(_) if is_recursive => Shape::Alias(held.ty.clone()),
            _ => return held,
        };
        self.entered.insert(id.clone(), vec![spot.key()]);
        self.enter(id, spot, &held.prose, held.deprecated, shape);
        Held { ty: Type::Named(id.clone()), ..held }
    }

    /// Whether the component only lends its name to a schema in another file.
    fn is_lent(&mut self, spot: Spot<'d>) -> bool {
        let reference = spot.node.get("$ref").and_then(crate::document::Node::text);
        let target = reference.and_then(|it| self.references.follow(it, spot.document));
        target.is_some_and(|it| self.ids.lends(spot.key(), it.key()))
    }

    /// Adds to what a reference stands for what is written beside it.
    pub(super) fn beside_reference(&mut self, mut held: Held, pieces: &[Piece<'d>]) -> Held {
        for piece in pieces {
            let Piece::Said(said) = piece else { continue };
            let schema = &said.schema;
            held.nullable |= schema.nullable || schema.lists_null;
            if let Some(default) = schema.prose.default {
                held.null_by_default = value::is_null(default);
            }
            held.sensitive |= schema.house.sensitive;
            held.deprecated |= schema.prose.deprecated;
            held.prose = super::prose::beside(&schema.prose, &held.prose);
        }
        held
    }

    /// The entered type of that name.
    pub(super) fn schema(&self, id: &SchemaId) -> Option<&Schema> {
        self.schemas.get(id)
    }
}
