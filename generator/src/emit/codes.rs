//! The result codes of an operation: an open enum, with what each code means.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::open_enum;
use super::ident::ident;
use crate::plan::{Code, Codes};

/// The items of one enum.
pub(super) fn codes(plan: &Codes) -> Vec<TokenStream> {
    let name = ident(&plan.ident);
    let variants = plan.codes.iter().map(|it| (&it.ident, &it.doc));
    let other = "A code that this version of the crate does not know.";
    let definition =
        open_enum(&plan.ident, &plan.doc, variants, other, quote! {}, quote! { String });
    vec![definition, known(plan), quote! { result_code!(#name); }]
}

fn known(plan: &Codes) -> TokenStream {
    let name = ident(&plan.ident);
    let known = plan.codes.iter().map(|Code { ident: name, wire, meaning, action, .. }| {
        let name = ident(name);
        quote! {
            Known { code: Self::#name, wire: #wire, meaning: #meaning, action: #action }
        }
    });
    quote! {
        impl #name {
            const KNOWN: &'static [Known<Self>] = &[#(#known),*];
        }
    }
}
