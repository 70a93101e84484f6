//! The list of a version's endpoints, for programs that serve any of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ident::{ident, path};
use crate::plan::{Endpoints, Entry};

pub(super) fn endpoints(plan: &Endpoints) -> TokenStream {
    let doc = docs(&plan.doc);
    let entries = plan.entries.iter().map(entry);
    quote! {
        #doc
        pub const ENDPOINTS: &[Endpoint] = &[#(#entries),*];
    }
}

pub(super) fn all(versions: &[String]) -> TokenStream {
    let lists = versions.iter().map(|version| {
        let name = ident(version);
        quote! {
            #[cfg(feature = #version)]
            #name::ENDPOINTS
        }
    });
    quote! {
        /// Every endpoint of every version that is on, a list a version.
        pub const ENDPOINTS: &[&[Endpoint]] = &[#(#lists),*];
    }
}

fn entry(plan: &Entry) -> TokenStream {
    let Entry { request_example, response_example, .. } = plan;
    let request = path(&plan.request);
    let kind = ident(if plan.is_callback { "callback" } else { "operation" });
    quote! {
        Endpoint::#kind::<#request>(
            include_str!(#request_example),
            include_str!(#response_example),
        )
    }
}
