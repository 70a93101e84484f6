//! The rules of a property: its name, its spellings, its bounds.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Expr, parse_quote};

use super::ident::ident;
use super::syntax::{call, method, name, text, texts, whole};
use crate::ir::{Bounds, Finer};
use crate::plan::Field;

/// `name("...")`, and a call for each rule.
pub(super) fn rules(plan: &Field) -> Expr {
    let mut rules = named(&plan.wire);
    if !plan.also.is_empty() {
        rules = method(rules, "or", [texts(&plan.also)]);
    }
    if plan.sensitive {
        rules = method(rules, "sensitive", []);
    }
    rules = bounded(rules, &plan.bounds);
    if plan.each != Bounds::default() {
        rules = method(rules, "each", [bounded(named(""), &plan.each)]);
    }
    rules
}

/// `name("...")`.
fn named(wire: &str) -> Expr {
    call(name("name"), [Expr::Lit(text(wire))])
}

/// The rules, and a call for each bound.
fn bounded(rules: Expr, plan: &Bounds) -> Expr {
    let Bounds { min_length, max_length, minimum, maximum, min_items, max_items, .. } = *plan;
    let limits = [
        ("min_length", min_length.map(i64::from)),
        ("max_length", max_length.map(i64::from)),
        ("minimum", minimum),
        ("maximum", maximum),
        ("min_items", min_items.map(i64::from)),
        ("max_items", max_items.map(i64::from)),
    ];
    let limits = limits.into_iter().filter_map(|(name, limit)| Some((name, limit?)));
    let rules =
        limits.fold(rules, |rules, (name, limit)| method(rules, name, [Expr::Lit(whole(limit))]));
    match plan.finer == Finer::default() {
        true => rules,
        false => method(rules, "finer", [finer(&plan.finer)]),
    }
}

/// What few specs state: only what they do, the rest left as it is.
fn finer(plan: &Finer) -> Expr {
    let pattern = plan.pattern.iter().map(|it| quote! { pattern: Some(#it), });
    let limits = [
        ("least", &plan.least),
        ("most", &plan.most),
        ("above", &plan.above),
        ("below", &plan.below),
        ("multiple_of", &plan.multiple_of),
    ];
    let limits = limits.into_iter().filter_map(|(name, it)| {
        let (name, limit) = (ident(name), limit(it.as_ref()?)?);
        Some(quote! { #name: Some(#limit), })
    });
    let unique_items = plan.unique_items.then(|| quote! { unique_items: true, });
    let counts = [("min_properties", plan.min_properties), ("max_properties", plan.max_properties)];
    let counts = counts.into_iter().filter_map(|(name, it)| {
        let (name, count) = (ident(name), Literal::u32_unsuffixed(it?));
        Some(quote! { #name: #count, })
    });
    parse_quote! { &Finer { #(#pattern)* #(#limits)* #unique_items #(#counts)* ..Finer::NONE } }
}

/// A number of a spec: exactly, where it is whole. Nothing where it is beyond all numbers.
fn limit(digits: &str) -> Option<TokenStream> {
    if let Ok(whole) = digits.parse() {
        let whole = Literal::i128_unsuffixed(whole);
        return Some(quote! { Limit::Whole(#whole) });
    }
    let real: f64 = digits.parse().ok().filter(|it: &f64| it.is_finite())?;
    let real = Literal::f64_unsuffixed(real);
    Some(quote! { Limit::Real(#real) })
}
