//! A name for a type that has none.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ident::ident;
use super::ty::ty;
use crate::plan::Alias;

/// The items of one name: a type of its own only where it holds itself.
pub(super) fn alias(plan: &Alias) -> Vec<TokenStream> {
    let (name, doc, held) = (ident(&plan.ident), docs(&plan.doc), ty(&plan.ty));
    if !plan.is_recursive {
        return vec![quote! {
            #doc
            pub type #name = #held;
        }];
    }
    let definition = quote! {
        #doc
        #[derive(Clone, PartialEq)]
        pub struct #name(
            /// What it stands for.
            pub #held,
        );
    };
    vec![definition, quote! { wrapper!(#name); }]
}
