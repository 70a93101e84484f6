//! Settled names become identifiers and paths.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// A name that `resolve` has settled.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Names parted by `::`.
pub(super) fn path(names: &str) -> TokenStream {
    let idents = names.split("::").map(ident);
    quote! { #(#idents)::* }
}
