//! An open enum of the wire, which keeps what it does not know.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ident::ident;
use crate::ir::Doc;
use crate::plan::Choice;

/// The items of one enum.
pub(super) fn choice(plan: &Choice) -> Vec<TokenStream> {
    let name = ident(&plan.ident);
    let variants = plan.variants.iter().map(|it| (&it.ident, &it.doc));
    let other = "A value that this version of the crate does not know.";
    let definition =
        open_enum(&plan.ident, &plan.doc, variants, other, quote! {}, quote! { String });
    vec![definition, tables(plan), quote! { choice!(#name); }]
}

/// An enum of known variants, each with its prose, and of one that keeps what it does not know:
/// `kept`. What it derives begins with `derived`.
pub(super) fn open_enum<'p>(
    name: &str,
    doc: &Doc,
    variants: impl Iterator<Item = (&'p String, &'p Doc)>,
    other: &str,
    derived: TokenStream,
    kept: TokenStream,
) -> TokenStream {
    let (name, doc, other) = (ident(name), docs(doc), docs(&Doc::new(other)));
    let variants = variants.map(|(name, doc)| {
        let (name, doc) = (ident(name), docs(doc));
        quote! {
            #doc
            #name,
        }
    });
    quote! {
        #doc
        #[derive(Clone, #derived PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
            Other(#kept),
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
