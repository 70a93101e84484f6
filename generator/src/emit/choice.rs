//! An open enum of the wire, which keeps what it does not know.

use syn::{Expr, Fields, ImplItemFn, Item, ItemEnum, ItemImpl, Pat, Variant};

use super::frame::{docs, fixed, given, implement, with_arms};
use super::ident::ident;
use super::syntax::{arm, text, variant};
use crate::ir::Doc;
use crate::plan::Choice;

/// The items of one enum.
pub(super) fn choice(plan: &Choice) -> Vec<Item> {
    let variants = plan.variants.iter().map(|it| known(&it.ident, &it.doc, Fields::Unit));
    let frame = fixed!(ItemEnum:
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum Frame {
            /// A value that this version of the crate does not know.
            Other(String),
        }
    );
    let definition = open_enum(frame, &plan.ident, &plan.doc, variants);
    vec![definition, tables(plan), given("choice", &plan.ident)]
}

/// An enum of known variants and of one that keeps what it does not know, which the frame has.
pub(super) fn open_enum(
    mut frame: ItemEnum,
    name: &str,
    doc: &Doc,
    known: impl Iterator<Item = Variant>,
) -> Item {
    frame.attrs.splice(..0, docs(doc));
    frame.ident = ident(name);
    frame.variants = known.chain(frame.variants).collect();
    Item::Enum(frame)
}

/// A variant, with its prose and what it holds.
pub(super) fn known(name: &str, doc: &Doc, fields: Fields) -> Variant {
    Variant { attrs: docs(doc).collect(), ident: ident(name), fields, discriminant: None }
}

fn tables(plan: &Choice) -> Item {
    let new = fixed!(ImplItemFn:
        /// Reads the text, and keeps what it does not know.
        pub fn new(text: impl Into<String>) -> Self {
            let text = text.into();
            match text.as_str() {
                _ => Self::Other(text),
            }
        }
    );
    let as_str = fixed!(ImplItemFn:
        /// The text, as it travels.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Other(text) => text,
            }
        }
    );
    let read = plan.variants.iter();
    let read = read.map(|it| arm(Pat::Lit(text(&it.wire)), Expr::Path(variant(&it.ident))));
    let written = plan.variants.iter();
    let written = written.map(|it| arm(Pat::Path(variant(&it.ident)), Expr::Lit(text(&it.wire))));
    let functions = [with_arms(new, read), with_arms(as_str, written)];
    implement(fixed!(ItemImpl: impl Frame {}), &plan.ident, functions)
}
