//! What leads to the items: docs, imports, `mod` lines, re-exports; and the file of tests.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::{ident, path};
use super::spaced;
use crate::ir::Doc;
use crate::plan::{Imports, ModuleLine, Reexport, RoundTrip, Way};

/// The docs of the file itself.
pub(super) fn header(doc: &Doc) -> TokenStream {
    let lines = doc.lines().iter().map(|it| spaced(it));
    quote! { #(#![doc = #lines])* }
}

/// The imports: what is not of this crate first, a part each.
pub(super) fn imports(imports: &Imports) -> Vec<TokenStream> {
    let groups = ["std::", "miniprogram_runtime", "crate::"];
    let group = |prefix: &&str| {
        let lines = imports.iter().filter(|(from, _)| from.starts_with(*prefix));
        let lines = lines.map(|(from, names)| {
            let (from, names) = (path(from), names.iter().map(|it| ident(it)));
            quote! { use #from::{#(#names),*}; }
        });
        let tokens = quote! { #(#lines)* };
        (!tokens.is_empty()).then_some(tokens)
    };
    groups.iter().filter_map(group).collect()
}

pub(super) fn modules(lines: &[ModuleLine]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let (name, feature) = (ident(&line.ident), gate(line.feature.as_deref()));
        let public = line.is_public.then(|| quote! { pub });
        quote! { #feature #public mod #name; }
    });
    quote! { #(#lines)* }
}

pub(super) fn reexports(lines: &[Reexport]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let (from, names) = (path(&line.path), line.names.iter().map(|it| ident(it)));
        let feature = gate(line.feature.as_deref());
        quote! { #feature pub use #from::{#(#names),*}; }
    });
    quote! { #(#lines)* }
}

/// The file of tests: every example of the specs goes round and comes back the same.
pub fn round_trips(tests: &[RoundTrip], name: &str) -> Vec<TokenStream> {
    let krate = ident(&name.replace('-', "_"));
    let doc =
        Doc::verbatim("Every example of the specs goes round and comes back the same.".to_owned());
    let header = header(&doc);
    let imports = quote! {
        use miniprogram_runtime::testing::{request_round_trip, response_round_trip};
    };
    let tests = tests.iter().map(|test| {
        let RoundTrip { sample, .. } = test;
        let (name, feature) = (ident(&test.ident), gate(Some(&test.feature)));
        let message = path(&test.message);
        let check = ident(match test.direction {
            Way::Request => "request_round_trip",
            Way::Response => "response_round_trip",
        });
        quote! {
            #feature
            #[test]
            fn #name() {
                #check::<#krate::#message>(include_str!(#sample));
            }
        }
    });
    [header, imports].into_iter().chain(tests).collect()
}

fn gate(feature: Option<&str>) -> Option<TokenStream> {
    feature.map(|feature| quote! { #[cfg(feature = #feature)] })
}
