//! The result codes of an operation: an open enum, with what each code means.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Fields, ItemEnum};

use super::Part;
use super::choice::{self, open_enum};
use super::frame::fixed;
use super::ident::ident;
use crate::plan::{Code, Codes};

/// The items of one enum.
pub(super) fn codes(plan: &Codes) -> Vec<Part> {
    let name = ident(&plan.ident);
    let variants = plan.codes.iter().map(|it| choice::known(&it.ident, &it.doc, Fields::Unit));
    let frame = fixed!(ItemEnum:
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum Frame {
            /// A code that this version of the crate does not know.
            Other(String),
        }
    );
    let definition = open_enum(frame, &plan.ident, &plan.doc, variants);
    vec![definition.into(), known(plan).into(), quote! { result_code!(#name); }.into()]
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
