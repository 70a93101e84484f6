//! A message: the struct, how one is made, and its two lists.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ident::ident;
use super::impls::{properties, property, rest};
use super::ty::ty;
use crate::ir::Doc;
use crate::plan::{Field, Struct, Ty};

/// The items of one message.
pub(super) fn message(plan: &Struct) -> Vec<TokenStream> {
    let constructor = plan.fields.iter().any(Field::is_required).then(|| constructor(plan));
    let name = ident(&plan.ident);
    let mut items = vec![definition(plan)];
    items.extend(constructor);
    items.push(behaviour(plan));
    items.push(quote! { message!(#name); });
    items
}

fn definition(plan: &Struct) -> TokenStream {
    let name = ident(&plan.ident);
    let doc = docs(&plan.doc);
    let fields = plan.fields.iter().map(|it| field(&it.ident, &it.doc, &it.ty));
    let rest = plan.rest.iter().map(|it| field(&it.ident, &it.doc, &it.ty));
    let default = plan.fields.iter().all(|it| !it.is_required()).then(|| quote! { , Default });
    quote! {
        #doc
        #[derive(Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #(#rest)*
        }
    }
}

fn field(name: &str, doc: &Doc, of: &Ty) -> TokenStream {
    let (name, doc, ty) = (ident(name), docs(doc), ty(of));
    quote! {
        #doc
        pub #name: #ty,
    }
}

/// `new`, which takes what is required and leaves out the rest.
fn constructor(plan: &Struct) -> TokenStream {
    let name = ident(&plan.ident);
    let taken = plan.fields.iter().filter(|it| it.is_required()).map(|it| {
        let (name, ty) = (ident(&it.ident), ty(&it.ty));
        quote! { #name: #ty }
    });
    let set = plan.fields.iter().map(|it| {
        let name = ident(&it.ident);
        if it.is_required() {
            quote! { #name }
        } else {
            quote! { #name: None }
        }
    });
    let rest = plan.rest.iter().map(|it| {
        let name = ident(&it.ident);
        quote! { #name: BTreeMap::new() }
    });
    let set = set.chain(rest);
    quote! {
        impl #name {
            /// Fills in what is required and leaves out the rest.
            pub fn new(#(#taken),*) -> Self {
                Self { #(#set),* }
            }
        }
    }
}

fn behaviour(plan: &Struct) -> TokenStream {
    let name = ident(&plan.ident);
    let (properties, property) = (properties(plan), property(plan));
    let (rest, blank) = (rest(plan), blank(plan));
    quote! {
        impl Message for #name {
            #properties
            #property
            #rest
            #blank
        }
    }
}

fn blank(plan: &Struct) -> TokenStream {
    let taken = plan.fields.iter().filter(|it| it.is_required());
    let blanks: Vec<TokenStream> = taken.map(|_| quote! { Value::blank() }).collect();
    let made = match blanks.is_empty() {
        true => quote! { Self::default() },
        false => quote! { Self::new(#(#blanks),*) },
    };
    quote! {
        fn blank() -> Self {
            #made
        }
    }
}
