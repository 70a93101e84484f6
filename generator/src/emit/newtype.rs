//! Text with a type of its own: the names of things, which travel between endpoints.

use quote::quote;

use super::ident::ident;
use super::{Part, docs};
use crate::plan::Newtype;

/// The items of one newtype.
pub(super) fn newtype(plan: &Newtype) -> Vec<Part> {
    let (name, doc) = (ident(&plan.ident), docs(&plan.doc));
    let given = match plan.sensitive {
        true => quote! { newtype!(sensitive #name); },
        false => quote! { newtype!(#name); },
    };
    let definition = quote! {
        #doc
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(String);
    };
    vec![definition.into(), given.into()]
}
