//! The two lists of a message: what there is, and where a name leads.

use proc_macro2::TokenStream;
use quote::quote;

use super::bounds::rules;
use super::ident::ident;
use crate::ir::Presence;
use crate::plan::Struct;

/// `properties`: a line a property, with its rules.
pub(super) fn properties(plan: &Struct) -> TokenStream {
    if plan.fields.is_empty() && plan.rest.is_none() {
        return quote! { fn properties<'m>(&'m self, _: &mut Properties<'m>) {} };
    }
    let lines = plan.fields.iter().map(|it| {
        let (field, rules) = (ident(&it.ident), rules(it));
        let add = ident(match it.presence {
            Presence::Required => "required",
            Presence::Optional | Presence::ThreeState => "optional",
            Presence::Nullable => "nullable",
        });
        quote! { to.#add(#rules, &self.#field); }
    });
    let groups = plan.at_least_one_of.iter().map(|names| {
        quote! { to.at_least_one_of(&[#(#names),*]); }
    });
    let rest = plan.rest.iter().map(|it| {
        let field = ident(&it.ident);
        quote! { to.rest(&self.#field); }
    });
    quote! {
        fn properties<'m>(&'m self, to: &mut Properties<'m>) {
            #(#lines)*
            #(#groups)*
            #(#rest)*
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

/// `rest`: where the properties go that have no line of their own.
pub(super) fn rest(plan: &Struct) -> Option<TokenStream> {
    let field = ident(&plan.rest.as_ref()?.ident);
    Some(quote! {
        fn rest(&mut self) -> Option<&mut dyn Map> {
            Some(&mut self.#field)
        }
    })
}
