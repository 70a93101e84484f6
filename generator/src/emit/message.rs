//! A message: the struct, how one is made, and its two lists.

use syn::{Expr, ExprStruct, ImplItemFn, Item, ItemImpl, ItemStruct};

use super::frame::{docs, ending, field, fixed, given, implement, named_fields};
use super::ident::ident;
use super::impls::{properties, property, rest};
use super::syntax::{call, name, set, taken};
use super::ty::ty;
use crate::plan::{Field, Struct};

/// The items of one message.
pub(super) fn message(plan: &Struct) -> Vec<Item> {
    let constructor = plan.fields.iter().any(Field::is_required).then(|| constructor(plan));
    let mut items = vec![definition(plan)];
    items.extend(constructor);
    items.extend([behaviour(plan), given("message", &plan.ident)]);
    items
}

fn definition(plan: &Struct) -> Item {
    let mut item = if plan.fields.iter().any(Field::is_required) {
        fixed!(ItemStruct: #[derive(Clone, PartialEq)] #[non_exhaustive] pub struct Frame {})
    } else {
        fixed!(ItemStruct: #[derive(Clone, PartialEq, Default)] #[non_exhaustive] pub struct Frame {})
    };
    let fields = plan.fields.iter().map(|it| field(&it.ident, &it.doc, ty(&it.ty)));
    let rest = plan.rest.iter().map(|it| field(&it.ident, &it.doc, ty(&it.ty)));
    item.attrs.splice(..0, docs(&plan.doc));
    item.ident = ident(&plan.ident);
    item.fields = named_fields(fields.chain(rest));
    Item::Struct(item)
}

/// `new`, which takes what is required and leaves out the rest.
fn constructor(plan: &Struct) -> Item {
    let mut new = fixed!(ImplItemFn:
        /// Fills in what is required and leaves out the rest.
        pub fn new() -> Self {}
    );
    let required = plan.fields.iter().filter(|it| it.is_required());
    new.sig.inputs = required.map(|it| taken(&it.ident, ty(&it.ty))).collect();
    let fields = plan.fields.iter().map(|it| {
        let value = (!it.is_required()).then(|| name("None"));
        set(&it.ident, value)
    });
    let rest = plan.rest.iter().map(|it| set(&it.ident, Some(fixed!(Expr: BTreeMap::new()))));
    let mut made = fixed!(ExprStruct: Self {});
    made.fields = fields.chain(rest).collect();
    let new = ending(new, Expr::Struct(made));
    implement(fixed!(ItemImpl: impl Frame {}), &plan.ident, [new])
}

fn behaviour(plan: &Struct) -> Item {
    let functions = [properties(plan), property(plan)];
    let functions = functions.into_iter().chain(rest(plan)).chain([blank(plan)]);
    implement(fixed!(ItemImpl: impl Message for Frame {}), &plan.ident, functions)
}

fn blank(plan: &Struct) -> ImplItemFn {
    let blanks = plan.fields.iter().filter(|it| it.is_required());
    let mut blanks = blanks.map(|_| fixed!(Expr: Value::blank())).peekable();
    if blanks.peek().is_none() {
        return fixed!(ImplItemFn: fn blank() -> Self { Self::default() });
    }
    ending(fixed!(ImplItemFn: fn blank() -> Self {}), call(fixed!(Expr: Self::new), blanks))
}
