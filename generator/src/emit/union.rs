//! An open enum of types: how one is told from another, and where each stands.

use syn::{Arm, Expr, ImplItemFn, Item, ItemConst, ItemEnum, ItemImpl, Pat, Stmt, Type};

use super::choice::{known, open_enum};
use super::frame::{add_arms, ending, fixed, given, held, implement, with_arms};
use super::syntax::{
    arm, assigned, call, generic, list, method, name, named, taken, text, texts, tuple, variant,
    variant_with_it, whole,
};
use super::ty::ty;
use crate::ir::{JsonKind, Looks};
use crate::plan::{Branch, Union};

/// The items of one union.
pub(super) fn union(plan: &Union) -> Vec<Item> {
    let only = plan.branches.iter().filter(|it| it.is_only);
    let mut items = vec![definition(plan), behaviour(plan)];
    items.extend(only.map(|it| conversion(&plan.ident, it)));
    items.push(given("union", &plan.ident));
    items
}

fn definition(plan: &Union) -> Item {
    let frame = fixed!(ItemEnum:
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum Frame {
            /// A value of no type that this version of the crate knows.
            Other(Json),
        }
    );
    let branches = plan.branches.iter().map(|it| known(&it.ident, &it.doc, held(stored(it))));
    open_enum(frame, &plan.ident, &plan.doc, branches)
}

/// What a variant holds.
fn stored(plan: &Branch) -> Type {
    let ty = ty(&plan.ty);
    if plan.is_boxed { named("Box", [ty]) } else { ty }
}

fn behaviour(plan: &Union) -> Item {
    let keep = fixed!(ImplItemFn:
        fn keep(&mut self, json: Json) {
            *self = Self::Other(json);
        }
    );
    let functions = [tag(plan), looks(plan), begin(plan), keep, view(plan)];
    implement(fixed!(ItemImpl: impl Union for Frame {}), &plan.ident, functions)
}

fn tag(plan: &Union) -> ImplItemFn {
    let tag = match &plan.tag {
        Some(tag) => call(name("Some"), [Expr::Lit(text(tag))]),
        None => name("None"),
    };
    ending(fixed!(ImplItemFn: fn tag(&self) -> Option<&'static str> {}), tag)
}

fn looks(plan: &Union) -> ImplItemFn {
    let mut looks = fixed!(ItemConst: const LOOKS: &[Looks] = &[];);
    *looks.expr = list(plan.branches.iter().map(look));
    let mut function = fixed!(ImplItemFn: fn looks(&self) -> &'static [Looks] { LOOKS });
    function.block.stmts.insert(0, Stmt::Item(Item::Const(looks)));
    function
}

/// What a value of a branch looks like, said step by step.
fn look(plan: &Branch) -> Expr {
    let Looks { kinds, required, only, constants, texts: known } = &plan.looks;
    let mut looks = fixed!(Expr: looks());
    for kind in kinds {
        looks = match kind {
            JsonKind::Null => method(looks, "null", []),
            JsonKind::Boolean => method(looks, "boolean", []),
            JsonKind::Whole => method(looks, "whole", []),
            JsonKind::Fraction => method(looks, "fraction", []),
            JsonKind::Text => match known {
                Some(known) => method(looks, "texts", [texts(known)]),
                None => method(looks, "text", []),
            },
            JsonKind::List => method(looks, "list", []),
            JsonKind::Object => method(looks, "object", [texts(required)]),
        };
    }
    if let Some(only) = only {
        looks = method(looks, "only", [texts(only)]);
    }
    if !constants.is_empty() {
        let constants = constants.iter();
        let constants =
            constants.map(|(name, values)| tuple([Expr::Lit(text(name)), texts(values)]));
        looks = method(looks, "constants", [list(constants)]);
    }
    if !plan.tags.is_empty() {
        looks = method(looks, "tags", [texts(&plan.tags)]);
    }
    looks
}

fn begin(plan: &Union) -> ImplItemFn {
    if plan.branches.is_empty() {
        return fixed!(ImplItemFn: fn begin(&mut self, _: usize) -> Slot<'_> { Slot::Unknown });
    }
    let mut begun = fixed!(Expr: match index { _ => return Slot::Unknown });
    let blanks = plan.branches.iter().zip(0..).map(|(it, index)| {
        let blank = call(Expr::Path(variant(&it.ident)), [fixed!(Expr: Value::blank())]);
        arm(Pat::Lit(whole(index)), blank)
    });
    add_arms(&mut begun, blanks);
    let mut function = fixed!(ImplItemFn:
        fn begin(&mut self, index: usize) -> Slot<'_> {
            match self {
                Self::Other(it) => it.slot(),
            }
        }
    );
    function.block.stmts.insert(0, assigned(fixed!(Expr: *self), begun));
    with_arms(function, each(plan, "slot"))
}

fn view(plan: &Union) -> ImplItemFn {
    let function = fixed!(ImplItemFn:
        fn held(&self) -> View<'_> {
            match self {
                Self::Other(it) => View::Unknown(it),
            }
        }
    );
    with_arms(function, each(plan, "view"))
}

/// `Self::Name(it) => it.method(),` for each branch.
fn each<'p>(plan: &'p Union, what: &'p str) -> impl Iterator<Item = Arm> + 'p {
    plan.branches.iter().map(|it| arm(variant_with_it(&it.ident), method(name("it"), what, [])))
}

fn conversion(union: &str, plan: &Branch) -> Item {
    let held = match plan.is_boxed {
        true => fixed!(Expr: Box::new(it)),
        false => name("it"),
    };
    let made = call(Expr::Path(variant(&plan.ident)), [held]);
    let mut from = ending(fixed!(ImplItemFn: fn from() -> Self {}), made);
    from.sig.inputs.push(taken("it", ty(&plan.ty)));
    let mut frame = fixed!(ItemImpl: impl From<Held> for Frame {});
    frame.trait_ = Some((generic("From", [ty(&plan.ty)]), Default::default()));
    implement(frame, union, [from])
}
