//! An open enum of the wire, which keeps what it does not know.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ident::ident;
use crate::plan::{Choice, Variant};

/// The items of one enum.
pub(super) fn choice(plan: &Choice) -> Vec<TokenStream> {
    let name = ident(&plan.ident);
    vec![definition(plan), tables(plan), quote! { choice!(#name); }]
}

fn definition(plan: &Choice) -> TokenStream {
    let (name, doc) = (ident(&plan.ident), docs(&plan.doc));
    let variants = plan.variants.iter().map(|Variant { ident: name, doc, .. }| {
        let (name, doc) = (ident(name), docs(doc));
        quote! {
            #doc
            #name,
        }
    });
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this version of the crate does not know.
            Other(String),
        }
    }
}

fn tables(plan: &Choice) -> TokenStream {
    let name = ident(&plan.ident);
    let idents: Vec<_> = plan.variants.iter().map(|it| ident(&it.ident)).collect();
    let wires: Vec<_> = plan.variants.iter().map(|it| &it.wire).collect();
    quote! {
        impl #name {
            /// Reads the text, and keeps what it does not know.
            pub fn new(text: impl Into<String>) -> Self {
                let text = text.into();
                match text.as_str() {
                    #(#wires => Self::#idents,)*
                    _ => Self::Other(text),
                }
            }

            /// The text, as it travels.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#idents => #wires,)*
                    Self::Other(text) => text,
                }
            }
        }
    }
}
