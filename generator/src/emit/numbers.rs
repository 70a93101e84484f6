//! An open enum of whole numbers, which keeps those that it does not know.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::choice::open_enum;
use super::ident::ident;
use crate::plan::Numbers;

/// The items of one enum.
pub(super) fn numbers(plan: &Numbers) -> Vec<TokenStream> {
    let name = ident(&plan.ident);
    let variants = plan.variants.iter().map(|it| (&it.ident, &it.doc));
    let other = "A number that this version of the crate does not know.";
    let definition =
        open_enum(&plan.ident, &plan.doc, variants, other, quote! { Copy, }, quote! { i64 });
    vec![definition, tables(plan), quote! { numbers!(#name); }]
}

fn tables(plan: &Numbers) -> TokenStream {
    let name = ident(&plan.ident);
    let idents: Vec<_> = plan.variants.iter().map(|it| ident(&it.ident)).collect();
    let values: Vec<_> = plan.variants.iter().map(|it| Literal::i64_unsuffixed(it.value)).collect();
    quote! {
        impl #name {
            /// Reads the number, and keeps what it does not know.
            pub fn new(number: i64) -> Self {
                match number {
                    #(#values => Self::#idents,)*
                    _ => Self::Other(number),
                }
            }

            /// The number, as it travels.
            pub fn get(self) -> i64 {
                match self {
                    #(Self::#idents => #values,)*
                    Self::Other(number) => number,
                }
            }
        }
    }
}
