//! The two lists of a message: what there is, and where a name leads.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::ir::{Bounds, Presence};
use crate::plan::{Field, Struct};

/// `properties`: a line a property, with its rules.
pub(super) fn properties(plan: &Struct) -> TokenStream {
    if plan.fields.is_empty() {
        return quote! { fn properties<'m>(&'m self, _: &mut Properties<'m>) {} };
    }
    let lines = plan.fields.iter().map(|it| {
        let (field, rules) = (ident(&it.ident), rules(it));
        let add = ident(match it.presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Nullable => "nullable",
        });
        quote! { to.#add(#rules, &self.#field); }
    });
    let groups = plan.at_least_one_of.iter().map(|names| {
        quote! { to.at_least_one_of(&[#(#names),*]); }
    });
    quote! {
        fn properties<'m>(&'m self, to: &mut Properties<'m>) {
            #(#lines)*
            #(#groups)*
        }
    }
}

/// `property`: a line a property, other spellings as other patterns.
pub(super) fn property(plan: &Struct) -> TokenStream {
    if plan.fields.is_empty() {
        return quote! { fn property(&mut self, _: &str) -> Slot<'_> { Slot::Unknown } };
    }
    let arms = plan.fields.iter().map(|it| {
        let (field, wire, also) = (ident(&it.ident), &it.wire, &it.also);
        quote! { #wire #(| #also)* => self.#field.slot(), }
    });
    quote! {
        fn property(&mut self, name: &str) -> Slot<'_> {
            match name {
                #(#arms)*
                _ => Slot::Unknown,
            }
        }
    }
}

fn rules(plan: &Field) -> TokenStream {
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
    let Bounds { min_length, max_length, minimum, maximum, min_items, max_items } = *plan;
    let count = |name: &str, bound: Option<u32>| {
        bound.map(|bound| {
            let (name, bound) = (ident(name), proc_macro2::Literal::u32_unsuffixed(bound));
            quote! { .#name(#bound) }
        })
    };
    let limit = |name: &str, bound: Option<i64>| {
        bound.map(|bound| {
            let (name, bound) = (ident(name), proc_macro2::Literal::i64_unsuffixed(bound));
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
    ];
    quote! { #(#parts)* }
}
