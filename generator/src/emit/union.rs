//! An open enum of types: how one is told from another, and where each stands.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::docs;
use super::ident::ident;
use super::ty::ty;
use crate::ir::{Doc, JsonKind, Looks};
use crate::plan::{Branch, Union};

/// The items of one union.
pub(super) fn union(plan: &Union) -> Vec<TokenStream> {
    let name = ident(&plan.ident);
    let mut items = vec![definition(plan), behaviour(plan)];
    items.extend(plan.branches.iter().filter(|it| it.is_only).map(|it| conversion(&name, it)));
    items.push(quote! { union!(#name); });
    items
}

fn definition(plan: &Union) -> TokenStream {
    let (name, doc) = (ident(&plan.ident), docs(&plan.doc));
    let other = docs(&Doc::new("A value of no type that this version of the crate knows."));
    let variants = plan.branches.iter().map(|it| {
        let (name, doc, ty) = (ident(&it.ident), docs(&it.doc), ty(&it.ty));
        let ty = if it.is_boxed {
            quote! { Box<#ty> }
        } else {
            ty
        };
        quote! {
            #doc
            #name(#ty),
        }
    });
    quote! {
        #doc
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
            Other(Json),
        }
    }
}

fn behaviour(plan: &Union) -> TokenStream {
    let name = ident(&plan.ident);
    let tag = match &plan.tag {
        Some(tag) => quote! { Some(#tag) },
        None => quote! { None },
    };
    let looks = plan.branches.iter().map(looks);
    let begin = begin(plan);
    let idents = plan.branches.iter().map(|it| ident(&it.ident));
    quote! {
        impl Union for #name {
            fn tag(&self) -> Option<&'static str> {
                #tag
            }

            fn looks(&self) -> &'static [Looks] {
                const LOOKS: &[Looks] = &[#(#looks),*];
                LOOKS
            }

            #begin

            fn keep(&mut self, json: Json) {
                *self = Self::Other(json);
            }

            fn held(&self) -> View<'_> {
                match self {
                    #(Self::#idents(it) => it.view(),)*
                    Self::Other(it) => View::Unknown(it),
                }
            }
        }
    }
}

fn begin(plan: &Union) -> TokenStream {
    if plan.branches.is_empty() {
        return quote! { fn begin(&mut self, _: usize) -> Slot<'_> { Slot::Unknown } };
    }
    let idents: Vec<Ident> = plan.branches.iter().map(|it| ident(&it.ident)).collect();
    let indices = (0..idents.len()).map(Literal::usize_unsuffixed);
    quote! {
        fn begin(&mut self, index: usize) -> Slot<'_> {
            *self = match index {
                #(#indices => Self::#idents(Value::blank()),)*
                _ => return Slot::Unknown,
            };
            match self {
                #(Self::#idents(it) => it.slot(),)*
                Self::Other(it) => it.slot(),
            }
        }
    }
}

fn conversion(union: &Ident, plan: &Branch) -> TokenStream {
    let (name, ty) = (ident(&plan.ident), ty(&plan.ty));
    let held = if plan.is_boxed {
        quote! { Box::new(it) }
    } else {
        quote! { it }
    };
    quote! {
        impl From<#ty> for #union {
            fn from(it: #ty) -> Self {
                Self::#name(#held)
            }
        }
    }
}

/// What a value of a branch looks like, said step by step.
fn looks(plan: &Branch) -> TokenStream {
    let Looks { kinds, required, only, constants, texts } = &plan.looks;
    let kinds = kinds.iter().map(|kind| match kind {
        JsonKind::Null => quote! { .null() },
        JsonKind::Boolean => quote! { .boolean() },
        JsonKind::Whole => quote! { .whole() },
        JsonKind::Fraction => quote! { .fraction() },
        JsonKind::Text => match texts {
            Some(texts) => quote! { .texts(&[#(#texts),*]) },
            None => quote! { .text() },
        },
        JsonKind::List => quote! { .list() },
        JsonKind::Object => quote! { .object(&[#(#required),*]) },
    });
    let only = only.as_ref().map(|it| quote! { .only(&[#(#it),*]) });
    let constants = (!constants.is_empty()).then(|| {
        let constants = constants.iter().map(|(name, texts)| quote! { (#name, &[#(#texts),*]) });
        quote! { .constants(&[#(#constants),*]) }
    });
    let tags = &plan.tags;
    let tags = (!tags.is_empty()).then(|| quote! { .tags(&[#(#tags),*]) });
    quote! { looks() #(#kinds)* #only #constants #tags }
}
