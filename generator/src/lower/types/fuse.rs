//! Branches of one kind of scalar are one type: nothing in JSON would tell them apart.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Typing;
use super::held::Held;
use super::looks::either;
use super::prose::{code, remark};
use super::union::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Bounds, Doc, Numeral, SchemaId, Shape, Type, Variant};
use crate::schema::compose::Composed;

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

/// How many known values of a text are told in words.
const TOLD_AT_MOST: usize = 20;

impl<'d> Typing<'d> {
    /// Makes one branch of those that nothing in JSON tells apart.
    pub(super) fn fuse(
        &mut self,
        drafts: &mut Vec<Draft<'d>>,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
    ) {
        drop_repeated(drafts);
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
        Draft { name: noun(class).to_owned(), target: None, held, tags, looks, ..first }
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

    /// The values of all choices, each once.
    fn variants_of(&self, drafts: &[Draft<'d>]) -> Vec<Variant> {
        let (mut variants, mut seen) = (Vec::new(), BTreeSet::new());
        for draft in drafts {
            let Some(Shape::Choice(own)) = self.shape_of(&draft.held.ty) else { continue };
            for variant in own {
                if seen.insert(&variant.value) {
                    let doc = words_for(&variant.doc, own.len() == 1, draft);
                    variants.push(Variant { doc, ..variant.clone() });
                }
            }
        }
        variants
    }

    fn numerals_of(&self, drafts: &[Draft<'d>]) -> Vec<Numeral> {
        let (mut numerals, mut seen) = (Vec::new(), BTreeSet::new());
        for draft in drafts {
            let Some(Shape::Numbers(own)) = self.shape_of(&draft.held.ty) else { continue };
            for numeral in own {
                if seen.insert(numeral.value) {
                    let title = draft.composed.find(|it| it.prose.title).filter(|_| own.len() == 1);
                    let name = numeral.name.clone().or(title.map(str::to_owned));
                    let doc = words_for(&numeral.doc, own.len() == 1, draft);
                    numerals.push(Numeral { name, doc, ..*numeral });
                }
            }
        }
        numerals
    }

    /// Text that may be anything: what is known of it goes into words.
    fn open_text(&self, drafts: &[Draft<'d>]) -> Held {
        let mut held = Held::new(Type::Text);
        let known = drafts.iter().filter_map(|it| match self.shape_of(&it.held.ty) {
            Some(Shape::Choice(variants)) => Some(variants),
            _ => None,
        });
        let known: Vec<String> =
            known.flatten().map(|it| code(&it.value)).take(TOLD_AT_MOST).collect();
        if !known.is_empty() {
            remark(&mut held.prose, &format!("Known values: {}.", known.join(", ")));
        }
        held
    }

    fn widest(&self, drafts: &[Draft<'d>]) -> Type {
        let has = |ty: &Type| drafts.iter().any(|it| it.held.ty == *ty);
        let is_named = |it: &Draft<'_>| matches!(it.held.ty, Type::Named(_));
        match (has(&Type::Number), has(&Type::BigInteger), has(&Type::Unsigned)) {
            (true, ..) => Type::Number,
            (_, true, _) => Type::BigInteger,
            (_, _, true) if has(&Type::Integer) || drafts.iter().any(is_named) => Type::BigInteger,
            (_, _, true) => Type::Unsigned,
            _ => Type::Integer,
        }
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

    fn shape_of(&self, ty: &Type) -> Option<&Shape> {
        match ty {
            Type::Named(id) => self.schema(id).map(|it| &it.shape),
            _ => None,
        }
    }
}

/// The words on a value: its own, or those of the branch that is nothing but this value.
fn words_for(doc: &Doc, is_only: bool, draft: &Draft<'_>) -> Doc {
    if doc.is_empty() && is_only { Doc::new(&draft.held.prose) } else { doc.clone() }
}

/// Of branches of one type the first stays; where their bounds differ, it has none.
fn drop_repeated(drafts: &mut Vec<Draft<'_>>) {
    let mut kept: Vec<Draft<'_>> = Vec::new();
    for draft in drafts.drain(..) {
        match kept.iter_mut().find(|it| it.held.ty == draft.held.ty) {
            Some(known) => {
                if (&known.held.bounds, &known.held.each) != (&draft.held.bounds, &draft.held.each)
                {
                    known.held.bounds = Bounds::default();
                    known.held.each = Bounds::default();
                }
                known.held.nullable |= draft.held.nullable;
                known.tags.extend(draft.tags);
            }
            None => kept.push(draft),
        }
    }
    *drafts = kept;
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
