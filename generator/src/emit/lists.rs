//! The lists of endpoints and of wallets, for programs that serve any of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::{ident, path};
use super::{Part, docs};
use crate::plan::{Endpoints, Entry, Lists};

pub(super) fn endpoints(plan: &Endpoints) -> TokenStream {
    let doc = docs(&plan.doc);
    let entries = plan.entries.iter().map(entry);
    quote! {
        #doc
        pub const ENDPOINTS: &[Endpoint] = &[#(#entries),*];
    }
}

/// The lists of everything that is on.
pub(super) fn all(plan: &Lists) -> Vec<Part> {
    let list = |entries: &[(String, String)], constant: Option<&str>| {
        let entries = entries.iter().map(|(feature, of)| {
            let (of, constant) = (path(of), constant.map(ident));
            let constant = constant.map(|it| quote! { ::#it });
            quote! {
                #[cfg(feature = #feature)]
                #of #constant
            }
        });
        quote! { &[#(#entries),*] }
    };
    let (endpoints, servers) =
        (list(&plan.endpoints, Some("ENDPOINTS")), list(&plan.servers, None));
    vec![
        quote! {
            /// Every endpoint that is on: a list a version, and one for what a wallet has of its own.
            pub const ENDPOINTS: &[&[Endpoint]] = #endpoints;
        }
        .into(),
        quote! {
            /// Every address of every wallet that is on.
            pub const WALLETS: &[Wallet] = #servers;
        }
        .into(),
    ]
}

fn entry(plan: &Entry) -> TokenStream {
    let Entry { request_example, response_example, .. } = plan;
    let request = path(&plan.request);
    let kind = ident(if plan.is_callback { "callback" } else { "operation" });
    let of = plan.wallet.iter().map(|it| quote! { .of(#it) });
    quote! {
        Endpoint::#kind::<#request>(
            include_str!(#request_example),
            include_str!(#response_example),
        )
        #(#of)*
    }
}
