//! Syntax made node by node. What comes by the thousand, a field or an arm, is not written as tokens
//! only to be parsed.

use proc_macro2::{Literal, Span};
use syn::{
    AngleBracketedGenericArguments, Arm, Expr, ExprArray, ExprAssign, ExprCall, ExprField, ExprLit,
    ExprMethodCall, ExprPath, ExprReference, ExprTuple, FieldValue, FnArg, GenericArgument, Lit,
    LitStr, Member, Pat, PatIdent, PatTupleStruct, PatType, Path, PathArguments, PathSegment, Stmt,
    Type, TypePath,
};

use super::ident::ident;

/// Text in quotes, as an expression or a pattern.
pub(super) fn text(words: &str) -> ExprLit {
    let lit = Lit::Str(LitStr::new(words, Span::call_site()));
    ExprLit { attrs: Vec::new(), lit }
}

/// A whole number, as an expression or a pattern.
pub(super) fn whole(number: i64) -> ExprLit {
    ExprLit { attrs: Vec::new(), lit: Lit::new(Literal::i64_unsuffixed(number)) }
}

/// `name`.
pub(super) fn name(name: &str) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: ident(name).into() })
}

/// `Self::Name`, as an expression or a pattern.
pub(super) fn variant(name: &str) -> ExprPath {
    let segments = [ident("Self"), ident(name)].into_iter().map(PathSegment::from);
    let path = Path { leading_colon: None, segments: segments.collect() };
    ExprPath { attrs: Vec::new(), qself: None, path }
}

/// `self.name`.
pub(super) fn own(name: &str) -> Expr {
    Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(self::name("self")),
        dot_token: Default::default(),
        member: Member::Named(ident(name)),
    })
}

/// `&expr`.
pub(super) fn borrowed(expr: Expr) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: Default::default(),
        mutability: None,
        expr: Box::new(expr),
    })
}

/// `left = right;`.
pub(super) fn assigned(left: Expr, right: Expr) -> Stmt {
    statement(Expr::Assign(ExprAssign {
        attrs: Vec::new(),
        left: Box::new(left),
        eq_token: Default::default(),
        right: Box::new(right),
    }))
}

/// `&["one", "two"]`.
pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Expr {
    list(texts.into_iter().map(|it| Expr::Lit(text(it))))
}

/// `&[one, two]`.
pub(super) fn list(items: impl Iterator<Item = Expr>) -> Expr {
    borrowed(Expr::Array(ExprArray {
        attrs: Vec::new(),
        bracket_token: Default::default(),
        elems: items.collect(),
    }))
}

/// `(one, two)`.
pub(super) fn tuple(items: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Tuple(ExprTuple {
        attrs: Vec::new(),
        paren_token: Default::default(),
        elems: items.into_iter().collect(),
    })
}

/// `function(args)`.
pub(super) fn call(function: Expr, args: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(function),
        paren_token: Default::default(),
        args: args.into_iter().collect(),
    })
}

/// `receiver.name(args)`.
pub(super) fn method(receiver: Expr, name: &str, args: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: Default::default(),
        method: ident(name),
        turbofish: None,
        paren_token: Default::default(),
        args: args.into_iter().collect(),
    })
}

/// `expr;`.
pub(super) fn statement(expr: Expr) -> Stmt {
    Stmt::Expr(expr, Some(Default::default()))
}

/// `Self::Name(it)`, as a pattern.
pub(super) fn variant_with_it(name: &str) -> Pat {
    Pat::TupleStruct(PatTupleStruct {
        attrs: Vec::new(),
        qself: None,
        path: variant(name).path,
        paren_token: Default::default(),
        elems: [variable("it")].into_iter().collect(),
    })
}

/// `name`, as a pattern.
fn variable(name: &str) -> Pat {
    Pat::Ident(PatIdent {
        attrs: Vec::new(),
        by_ref: None,
        mutability: None,
        ident: ident(name),
        subpat: None,
    })
}

/// `name: Type`, which a function takes.
pub(super) fn taken(name: &str, ty: Type) -> FnArg {
    FnArg::Typed(PatType {
        attrs: Vec::new(),
        pat: Box::new(variable(name)),
        colon_token: Default::default(),
        ty: Box::new(ty),
    })
}

/// `name: value`, or `name` alone where the value is in the variable of that name.
pub(super) fn set(name: &str, value: Option<Expr>) -> FieldValue {
    FieldValue {
        attrs: Vec::new(),
        member: Member::Named(ident(name)),
        colon_token: value.is_some().then(Default::default),
        expr: value.unwrap_or_else(|| self::name(name)),
    }
}

/// `pat => body,`.
pub(super) fn arm(pat: Pat, body: Expr) -> Arm {
    Arm {
        attrs: Vec::new(),
        pat,
        fat_arrow_token: Default::default(),
        body: Box::new(body),
        comma: Some(Default::default()),
    }
}

/// The type of that name, around those that it holds: `Name<Held>`.
pub(super) fn named(name: &str, held: impl IntoIterator<Item = Type>) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path: generic(name, held) })
}

/// `Name<Held>`, as the path of a type or of a trait.
pub(super) fn generic(name: &str, held: impl IntoIterator<Item = Type>) -> Path {
    let mut segment = PathSegment::from(ident(name));
    let mut held = held.into_iter().map(GenericArgument::Type).peekable();
    if held.peek().is_some() {
        segment.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
            colon2_token: None,
            lt_token: Default::default(),
            args: held.collect(),
            gt_token: Default::default(),
        });
    }
    segment.into()
}
