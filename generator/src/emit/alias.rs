//! A name for a type that has none.

use quote::quote;

use super::ident::ident;
use super::ty::ty;
use super::{Part, docs};
use crate::plan::Alias;

/// The items of one name: a type of its own only where it holds itself.
pub(super) fn alias(plan: &Alias) -> Vec<Part> {
    let (name, doc, held) = (ident(&plan.ident), docs(&plan.doc), ty(&plan.ty));
    if !plan.is_recursive {
        let definition = quote! {
            #doc
            pub type #name = #held;
        };
        return vec![definition.into()];
    }
    let definition = quote! {
        #doc
        #[derive(Clone, PartialEq)]
        pub struct #name(
            /// What it stands for.
            pub #held,
        );
    };
    vec![definition.into(), quote! { wrapper!(#name); }.into()]
}
