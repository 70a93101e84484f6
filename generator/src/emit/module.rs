//! What leads to the items: docs, imports, `mod` lines, re-exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::{ident, path};
use super::spaced;
use crate::ir::Doc;
use crate::plan::{Imports, ModuleLine, Reexport};

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
        let (name, feature) = (ident(&line.ident), gate(&line.features));
        let public = line.is_public.then(|| quote! { pub });
        quote! { #feature #public mod #name; }
    });
    quote! { #(#lines)* }
}

pub(super) fn reexports(lines: &[Reexport]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let (from, names) = (path(&line.path), line.names.iter().map(|it| ident(it)));
        let feature = gate(&line.features);
        quote! { #feature pub use #from::{#(#names),*}; }
    });
    quote! { #(#lines)* }
}

/// What is there only with one of the features.
pub(super) fn gate(features: &[String]) -> Option<TokenStream> {
    match features {
        [] => None,
        [feature] => Some(quote! { #[cfg(feature = #feature)] }),
        several => Some(quote! { #[cfg(any(#(feature = #several),*))] }),
    }
}
