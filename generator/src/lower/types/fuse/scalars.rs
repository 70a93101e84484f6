//! What choices, texts and numbers of several branches come to: all their values, and the widest type.

use std::collections::BTreeSet;

use crate::ir::{Doc, Numeral, Shape, Type, Variant};
use crate::lower::types::Typing;
use crate::lower::types::drafts::Draft;
use crate::lower::types::held::Held;
use crate::lower::types::prose::{code, remark};

/// How many known values of a text are told in words.
const TOLD_AT_MOST: usize = 20;

impl<'d> Typing<'d> {
    /// The values of all choices, each once.
    pub(super) fn variants_of(&self, drafts: &[Draft<'d>]) -> Vec<Variant> {
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

    pub(super) fn numerals_of(&self, drafts: &[Draft<'d>]) -> Vec<Numeral> {
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
    pub(super) fn open_text(&self, drafts: &[Draft<'d>]) -> Held {
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

    pub(super) fn widest(&self, drafts: &[Draft<'d>]) -> Type {
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
