//! Frames of items: parsed once, then copied and filled with what the plan says.

use proc_macro2::TokenTree;
use syn::{
    Arm, Attribute, Expr, Field, Fields, FieldsNamed, FieldsUnnamed, ImplItem, ImplItemFn, Item,
    ItemImpl, ItemMacro, Macro, MacroDelimiter, Meta, Stmt, Type, Visibility,
};

use super::ident::ident;
use super::spaced;
use super::syntax::{named, text};
use crate::ir::Doc;

/// Syntax that holds nothing of the plan: parsed once by a thread, and copied from then on. What it
/// calls `Frame` is named later.
macro_rules! fixed {
    ($kind:ty: $($tokens:tt)*) => {{
        thread_local!(static FIXED: $kind = syn::parse_quote! { $($tokens)* });
        FIXED.with(<$kind>::clone)
    }};
}

pub(super) use fixed;

/// The lines of a doc comment, an attribute each.
pub(super) fn docs(doc: &Doc) -> impl Iterator<Item = Attribute> {
    doc.lines().iter().map(|line| {
        let mut attribute = fixed!(Attribute: #[doc = ""]);
        let Meta::NameValue(pair) = &mut attribute.meta else {
            unreachable!("docs are a name and a value");
        };
        pair.value = Expr::Lit(text(&spaced(line)));
        attribute
    })
}

/// The fields of a struct, each with its name.
pub(super) fn named_fields(fields: impl Iterator<Item = Field>) -> Fields {
    let brace_token = Default::default();
    Fields::Named(FieldsNamed { brace_token, named: fields.collect() })
}

/// `pub name: Type`, with its docs.
pub(super) fn field(name: &str, doc: &Doc, ty: Type) -> Field {
    Field {
        attrs: docs(doc).collect(),
        vis: Visibility::Public(Default::default()),
        modifiers: Default::default(),
        ident: Some(ident(name)),
        colon_token: Some(Default::default()),
        ty,
        default: None,
    }
}

/// `(Type)`, which a variant of an enum holds.
pub(super) fn held(ty: Type) -> Fields {
    let field = Field {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: Default::default(),
        ident: None,
        colon_token: None,
        ty,
        default: None,
    };
    let unnamed = [field].into_iter().collect();
    Fields::Unnamed(FieldsUnnamed { paren_token: Default::default(), unnamed })
}

/// The function, which ends with the expression.
pub(super) fn ending(mut function: ImplItemFn, expr: Expr) -> ImplItemFn {
    function.block.stmts.push(Stmt::Expr(expr, None));
    function
}

/// The function, which ends with a `match`, with more arms before those that the `match` has.
pub(super) fn with_arms(
    mut function: ImplItemFn,
    arms: impl IntoIterator<Item = Arm>,
) -> ImplItemFn {
    let Some(Stmt::Expr(choice, None)) = function.block.stmts.last_mut() else {
        unreachable!("a function that takes arms ends with a `match`");
    };
    add_arms(choice, arms);
    function
}

/// Adds arms to a `match`, before those that it has.
pub(super) fn add_arms(choice: &mut Expr, arms: impl IntoIterator<Item = Arm>) {
    let Expr::Match(choice) = choice else {
        unreachable!("only a `match` takes arms");
    };
    choice.arms.splice(..0, arms);
}

/// The `impl` for the type of that name, with its functions.
pub(super) fn implement(
    mut frame: ItemImpl,
    name: &str,
    functions: impl IntoIterator<Item = ImplItemFn>,
) -> Item {
    *frame.self_ty = named(name, []);
    frame.items = functions.into_iter().map(ImplItem::Fn).collect();
    Item::Impl(frame)
}

/// `name!(of);`: the macro that gives the type what all of its kind have.
pub(super) fn given(name: &str, of: &str) -> Item {
    Item::Macro(ItemMacro {
        attrs: Vec::new(),
        ident: None,
        mac: Macro {
            path: ident(name).into(),
            bang_token: Default::default(),
            delimiter: MacroDelimiter::Paren(Default::default()),
            tokens: TokenTree::from(ident(of)).into(),
        },
        semi_token: Some(Default::default()),
    })
}
