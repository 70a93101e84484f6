//! Branches of one kind of scalar are one type: nothing in JSON would tell them apart.

use std::rc::Rc;

use super::Typing;
use super::drafts::Draft;
use super::held::Held;
use super::looks::either;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Bounds, SchemaId, Shape, Type};
use crate::schema::compose::Composed;

mod scalars;

/// What a branch is, as far as it matters for being one with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Text,
    Choice,
    Number,
    Numbers,
    Boolean,
    List,
    Map,
    /// A type that stays apart.
    Apart,
}

impl<'d> Typing<'d> {
    /// Makes one branch of those that nothing in JSON tells apart.
    pub(super) fn fuse(
        &mut self,
        drafts: &mut Vec<Draft<'d>>,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
    ) {
        self.drop_repeated(drafts);
        let groups: [&[Class]; 5] = [
            &[Class::Text, Class::Choice],
            &[Class::Number, Class::Numbers],
            &[Class::Boolean],
            &[Class::List],
            &[Class::Map],
        ];
        for group in groups {
            let at: Vec<usize> = (0..drafts.len())
                .filter(|&at| group.contains(&self.class(&drafts[at].held.ty)))
                .collect();
            let (Some(&first), true) = (at.first(), at.len() > 1) else { continue };
            let is_all = at.len() == drafts.len();
            let fused: Vec<Draft<'d>> = at.iter().rev().map(|&at| drafts.remove(at)).collect();
            let fused: Vec<Draft<'d>> = fused.into_iter().rev().collect();
            let id = if is_all { Rc::clone(id) } else { Rc::new(id.child(noun(group[0]))) };
            let draft = self.fused(group[0], fused, composed, &id);
            drafts.insert(first, draft);
        }
    }

    /// Of branches of one type the first stays, under a name that is not its own alone; where their
    /// bounds differ, it has none.
    fn drop_repeated(&self, drafts: &mut Vec<Draft<'d>>) {
        let mut kept: Vec<Draft<'d>> = Vec::new();
        for draft in drafts.drain(..) {
            let Some(known) = kept.iter_mut().find(|it| it.held.ty == draft.held.ty) else {
                kept.push(draft);
                continue;
            };
            if (&known.held.bounds, &known.held.each) != (&draft.held.bounds, &draft.held.each) {
                known.held.bounds = Bounds::default();
                known.held.each = Bounds::default();
            }
            if known.name != draft.name {
                known.name = match &known.held.ty {
                    Type::Named(_) => std::mem::take(&mut known.name).min(draft.name),
                    ty => noun(self.class(ty)).to_owned(),
                };
                known.is_given = true;
            }
            known.held.nullable |= draft.held.nullable;
            known.tags.extend(draft.tags);
        }
        *drafts = kept;
    }

    fn class(&self, ty: &Type) -> Class {
        match ty {
            Type::Text | Type::Timestamp | Type::Date | Type::Currency | Type::MinorUnits => {
                Class::Text
            }
            Type::JsonText(_) => Class::Text,
            Type::Integer | Type::Unsigned | Type::BigInteger | Type::Number => Class::Number,
            Type::Boolean => Class::Boolean,
            Type::List(_) => Class::List,
            Type::Map(_) => Class::Map,
            Type::Nullable(ty) => self.class(ty),
            Type::Named(id) => match self.schema(id).map(|it| &it.shape) {
                Some(Shape::Text { .. }) => Class::Text,
                Some(Shape::Choice(_)) => Class::Choice,
                Some(Shape::Numbers(_)) => Class::Numbers,
                _ => Class::Apart,
            },
            Type::Amount | Type::ResultInfo | Type::Json => Class::Apart,
        }
    }

    fn fused(
        &mut self,
        class: Class,
        drafts: Vec<Draft<'d>>,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
    ) -> Draft<'d> {
        let is_all = |class| drafts.iter().all(|it| self.class(&it.held.ty) == class);
        let mut held = match class {
            Class::Text if is_all(Class::Choice) => {
                let variants = self.variants_of(&drafts);
                self.fused_choice(Shape::Choice(variants), &drafts, composed, id)
            }
            Class::Number if is_all(Class::Numbers) => {
                let numerals = self.numerals_of(&drafts);
                self.fused_choice(Shape::Numbers(numerals), &drafts, composed, id)
            }
            Class::Text => self.open_text(&drafts),
            Class::Number => Held::new(self.widest(&drafts)),
            Class::Boolean => Held::new(Type::Boolean),
            _ => self.fused_collection(class, composed),
        };
        self.forget(&drafts, &held.ty);
        if drafts.iter().all(|it| it.held.bounds == drafts[0].held.bounds) {
            held.bounds = drafts[0].held.bounds.clone();
        }
        held.sensitive = drafts.iter().any(|it| it.held.sensitive);
        let looks = drafts.iter().map(|it| it.looks.clone()).reduce(either).unwrap_or_default();
        let tags = drafts.iter().flat_map(|it| it.tags.clone()).collect();
        let first = drafts.into_iter().next().expect("a group has branches");
        let name = noun(class).to_owned();
        Draft { name, is_given: true, target: None, held, tags, looks, ..first }
    }

    fn fused_choice(
        &mut self,
        shape: Shape,
        drafts: &[Draft<'d>],
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
    ) -> Held {
        // A choice that is written out in the union made way for this one.
        self.forget(drafts, &Type::Json);
        let (id, is_new) = self.claim(id, &composed.key());
        if is_new {
            let prose = super::prose::of(composed);
            self.enter(&id, composed.spot, &prose, false, shape);
        }
        Held::new(Type::Named((*id).clone()))
    }

    fn fused_collection(&mut self, class: Class, composed: &Composed<'d>) -> Held {
        let place =
            composed.spot.keyword(composed.alternatives.first().map_or("type", |it| it.keyword));
        let message = format!("{}s that only what they hold tells apart hold JSON", noun(class));
        let help = "write one, and the alternatives for what it holds";
        self.notes.warn(Diagnostic::new(Code::HeldAsJson, place, message).help(help));
        let json = Box::new(Type::Json);
        Held::new(if class == Class::List { Type::List(json) } else { Type::Map(json) })
    }

    /// Takes back the types that only branches had which are no more.
    fn forget(&mut self, drafts: &[Draft<'d>], kept: &Type) {
        for draft in drafts.iter().filter(|it| it.target.is_none() && it.held.ty != *kept) {
            if let Type::Named(id) = &draft.held.ty
                && self.entered.get(id) == Some(&draft.composed.key())
            {
                self.entered.remove(id);
                self.schemas.remove(id);
            }
        }
    }
}

fn noun(class: Class) -> &'static str {
    match class {
        Class::Text | Class::Choice => "text",
        Class::Number | Class::Numbers => "number",
        Class::Boolean => "boolean",
        Class::List => "list",
        Class::Map => "map",
        Class::Apart => "value",
    }
}
