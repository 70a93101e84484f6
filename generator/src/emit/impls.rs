//! The two lists of a message: what there is, and where a name leads.

use syn::{Arm, Expr, ImplItemFn, Pat, PatOr, Stmt, parse_quote};

use super::bounds::rules;
use super::frame::{fixed, with_arms};
use super::ident::ident;
use super::syntax::{arm, borrowed, method, name, own, statement, text, texts};
use crate::ir::Presence;
use crate::plan::{Field, Struct};

/// `properties`: a line a property, with its rules.
pub(super) fn properties(plan: &Struct) -> ImplItemFn {
    if plan.fields.is_empty() && plan.rest.is_none() {
        return fixed!(ImplItemFn: fn properties<'m>(&'m self, _: &mut Properties<'m>) {});
    }
    let lines = plan.fields.iter().map(|it| {
        let add = match it.presence {
            Presence::Required => "required",
            Presence::Optional | Presence::ThreeState => "optional",
            Presence::Nullable => "nullable",
        };
        add_to_list(add, [rules(it), borrowed(own(&it.ident))])
    });
    let groups =
        plan.at_least_one_of.iter().map(|names| add_to_list("at_least_one_of", [texts(names)]));
    let rest = plan.rest.iter().map(|it| add_to_list("rest", [borrowed(own(&it.ident))]));
    let mut function = fixed!(ImplItemFn: fn properties<'m>(&'m self, to: &mut Properties<'m>) {});
    function.block.stmts = lines.chain(groups).chain(rest).collect();
    function
}

/// `to.add(args);`.
fn add_to_list(add: &str, args: impl IntoIterator<Item = Expr>) -> Stmt {
    statement(method(name("to"), add, args))
}

/// `property`: a line a property, other spellings as other patterns.
pub(super) fn property(plan: &Struct) -> ImplItemFn {
    if plan.fields.is_empty() {
        return fixed!(ImplItemFn: fn property(&mut self, _: &str) -> Slot<'_> { Slot::Unknown });
    }
    let function = fixed!(ImplItemFn:
        fn property(&mut self, name: &str) -> Slot<'_> {
            match name {
                _ => Slot::Unknown,
            }
        }
    );
    with_arms(function, plan.fields.iter().map(slot))
}

/// `"name" | "other" => self.name.slot(),`.
fn slot(plan: &Field) -> Arm {
    let spelled = |words: &String| Pat::Lit(text(words));
    let pat = match plan.also.is_empty() {
        true => spelled(&plan.wire),
        false => Pat::Or(PatOr {
            attrs: Vec::new(),
            leading_vert: None,
            cases: std::iter::once(&plan.wire).chain(&plan.also).map(spelled).collect(),
        }),
    };
    arm(pat, method(own(&plan.ident), "slot", []))
}

/// `rest`: where the properties go that have no line of their own.
pub(super) fn rest(plan: &Struct) -> Option<ImplItemFn> {
    let field = ident(&plan.rest.as_ref()?.ident);
    Some(parse_quote! {
        fn rest(&mut self) -> Option<&mut dyn Map> {
            Some(&mut self.#field)
        }
    })
}
