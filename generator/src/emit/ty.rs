//! A planned type becomes its tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::plan::Ty;

pub(super) fn ty(plan: &Ty) -> TokenStream {
    match plan {
        Ty::Name(name) => one(name),
        Ty::Item(name) => one(name),
        Ty::Option(held) => around("Option", held),
        Ty::Box(held) => around("Box", held),
        Ty::JsonText(held) => around("JsonText", held),
        Ty::Vec(item) => around("Vec", item),
        Ty::Map(value) => {
            let value = ty(value);
            quote! { BTreeMap<String, #value> }
        }
    }
}

fn one(name: &str) -> TokenStream {
    let name = ident(name);
    quote! { #name }
}

fn around(name: &str, held: &Ty) -> TokenStream {
    let (name, held) = (ident(name), ty(held));
    quote! { #name<#held> }
}
