//! The rules of a property: its name, its spellings, its bounds.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident::ident;
use crate::ir::{Bounds, Finer};
use crate::plan::Field;

pub(super) fn rules(plan: &Field) -> TokenStream {
    let (wire, also) = (&plan.wire, &plan.also);
    let or = (!also.is_empty()).then(|| quote! { .or(&[#(#also),*]) });
    let sensitive = plan.sensitive.then(|| quote! { .sensitive() });
    let bounds = bounds(&plan.bounds);
    let each = (plan.each != Bounds::default()).then(|| {
        let each = self::bounds(&plan.each);
        quote! { .each(name("") #each) }
    });
    quote! { name(#wire) #or #sensitive #bounds #each }
}

fn bounds(plan: &Bounds) -> TokenStream {
    let Bounds { min_length, max_length, minimum, maximum, min_items, max_items, .. } = *plan;
    let count = |name: &str, bound: Option<u32>| {
        bound.map(|bound| {
            let (name, bound) = (ident(name), Literal::u32_unsuffixed(bound));
            quote! { .#name(#bound) }
        })
    };
    let limit = |name: &str, bound: Option<i64>| {
        bound.map(|bound| {
            let (name, bound) = (ident(name), Literal::i64_unsuffixed(bound));
            quote! { .#name(#bound) }
        })
    };
    let parts = [
        count("min_length", min_length),
        count("max_length", max_length),
        limit("minimum", minimum),
        limit("maximum", maximum),
        count("min_items", min_items),
        count("max_items", max_items),
        (plan.finer != Finer::default()).then(|| finer(&plan.finer)),
    ];
    quote! { #(#parts)* }
}

/// What few specs state: only what they do, the rest left as it is.
fn finer(plan: &Finer) -> TokenStream {
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
    quote! { .finer(&Finer { #(#pattern)* #(#limits)* #unique_items #(#counts)* ..Finer::NONE }) }
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
