//! The constant of a wallet's address, with what the wallet does in its own way.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::ident::ident;
use crate::plan::Server;

pub(super) fn server(plan: &Server) -> TokenStream {
    let Server { wallet, wallet_name, name, url, algorithm, .. } = plan;
    let (constant, doc) = (ident(&plan.ident), docs(&plan.doc));
    let encoding = plan.encoding.map(ident).map(|it| {
        quote! { .signature_encoding(SignatureEncoding::#it) }
    });
    let algorithm = algorithm.iter().map(|it| quote! { .algorithm_label(#it) });
    let time_format = plan.time_format.map(ident).map(|it| {
        quote! { .time_format(TimeFormat::#it) }
    });
    let tolerance = plan.clock_tolerance.map(|seconds| {
        let seconds = Literal::u64_unsuffixed(seconds.into());
        quote! { .clock_tolerance_secs(#seconds) }
    });
    quote! {
        #doc
        pub const #constant: Wallet = Wallet::new(#wallet, #wallet_name, #name, #url)
            #encoding
            #(#algorithm)*
            #time_format
            #tolerance;
    }
}
