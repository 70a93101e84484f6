//! An open enum of whole numbers, which keeps those that it does not know.

use syn::{Expr, Fields, ImplItemFn, Item, ItemEnum, ItemImpl, Pat};

use super::choice::{known, open_enum};
use super::frame::{fixed, given, implement, with_arms};
use super::syntax::{arm, variant, whole};
use crate::plan::Numbers;

/// The items of one enum.
pub(super) fn numbers(plan: &Numbers) -> Vec<Item> {
    let variants = plan.variants.iter().map(|it| known(&it.ident, &it.doc, Fields::Unit));
    let frame = fixed!(ItemEnum:
        #[derive(Clone, Copy, PartialEq)]
        #[non_exhaustive]
        pub enum Frame {
            /// A number that this version of the crate does not know.
            Other(i64),
        }
    );
    let definition = open_enum(frame, &plan.ident, &plan.doc, variants);
    vec![definition, tables(plan), given("numbers", &plan.ident)]
}

fn tables(plan: &Numbers) -> Item {
    let new = fixed!(ImplItemFn:
        /// Reads the number, and keeps what it does not know.
        pub fn new(number: i64) -> Self {
            match number {
                _ => Self::Other(number),
            }
        }
    );
    let get = fixed!(ImplItemFn:
        /// The number, as it travels.
        pub fn get(self) -> i64 {
            match self {
                Self::Other(number) => number,
            }
        }
    );
    let read = plan.variants.iter();
    let read = read.map(|it| arm(Pat::Lit(whole(it.value)), Expr::Path(variant(&it.ident))));
    let written = plan.variants.iter();
    let written = written.map(|it| arm(Pat::Path(variant(&it.ident)), Expr::Lit(whole(it.value))));
    let functions = [with_arms(new, read), with_arms(get, written)];
    implement(fixed!(ItemImpl: impl Frame {}), &plan.ident, functions)
}
