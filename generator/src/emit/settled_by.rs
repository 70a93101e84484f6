//! How a request is settled: the inquiry that is made of it, and what its answer says.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::ir::Switch;
use crate::plan::{SettledByImpl, Source, Supply};

pub(super) fn settled_by(plan: &SettledByImpl) -> TokenStream {
    let [request, inquiry, response, status] =
        [&plan.request, &plan.inquiry, &plan.response, &plan.status].map(|it| ident(it));
    let never_existed = (!plan.never_existed.is_empty()).then(|| {
        let codes = &plan.never_existed;
        quote! { const NEVER_EXISTED: &'static [&'static str] = &[#(#codes),*]; }
    });
    let opens_only = plan.opens_only.then(|| quote! { const OPENS_ONLY: bool = true; });
    let dry_run = switches("DRY_RUN", &plan.dry_run);
    let authorizes = switches("AUTHORIZES", &plan.authorizes);
    let tells_authorized =
        (!plan.authorized.is_empty()).then(|| quote! { const TELLS_AUTHORIZED: bool = true; });
    let fields = plan.supplies.iter().map(supply);
    let states = [
        (&plan.succeeded, "Succeeded"),
        (&plan.authorized, "Authorized"),
        (&plan.failed, "Failed"),
    ];
    let arms = states.into_iter().filter(|(states, _)| !states.is_empty());
    let arms = arms.map(|(states, verdict)| {
        let verdict = ident(verdict);
        quote! { Some(#(#states)|*) => Verdict::#verdict, }
    });
    quote! {
        impl SettledBy for #request {
            type Inquiry = #inquiry;
            #never_existed
            #opens_only
            #dry_run
            #authorizes
            #tells_authorized

            fn inquiry(&self) -> #inquiry {
                #inquiry { #(#fields),* }
            }

            fn verdict(response: &#response) -> Verdict {
                match response.#status.as_ref().map(|it| it.as_str()) {
                    #(#arms)*
                    _ => Verdict::Open,
                }
            }
        }
    }
}

/// The list of what changes the meaning of success; nothing where nothing does.
fn switches(name: &str, plan: &[Switch]) -> Option<TokenStream> {
    let name = ident(name);
    let switches = plan.iter().map(|Switch { property, on }| {
        quote! { Switch::new(#property, &[#(#on),*]) }
    });
    (!plan.is_empty()).then(|| quote! { const #name: &'static [Switch] = &[#(#switches),*]; })
}

/// A field of the inquiry: taken from one of the request, or left out.
fn supply(plan: &Supply) -> TokenStream {
    let to = ident(&plan.ident);
    let Some(Source { ident: from, is_required, is_same }) = &plan.from else {
        return quote! { #to: None };
    };
    let from = ident(from);
    let taken = match (is_required, is_same) {
        (_, true) => quote! { self.#from.clone() },
        (true, false) => quote! { self.#from.as_str().into() },
        (false, false) => quote! { self.#from.as_ref().map(|it| it.as_str().into()) },
    };
    match !plan.is_required && *is_required {
        true => quote! { #to: Some(#taken) },
        false => quote! { #to: #taken },
    }
}
