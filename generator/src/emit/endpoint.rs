//! An endpoint's function, and what makes a request an operation or a callback.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ident::ident;
use crate::plan::{CallbackImpl, Function, OperationImpl};

/// The door: one line, since all that a call does is the runtime's.
pub(super) fn function(plan: &Function) -> TokenStream {
    let Function { doc, .. } = plan;
    let doc = docs(doc);
    let [name, request, response, codes] =
        [&plan.ident, &plan.request, &plan.response, &plan.codes].map(|it| ident(it));
    quote! {
        #doc
        pub async fn #name(
            client: &Client,
            request: &#request,
        ) -> Result<Outcome<#response, #codes>, Error> {
            client.call(request).await
        }
    }
}

pub(super) fn operation(plan: &OperationImpl) -> TokenStream {
    let OperationImpl { id, path, idempotency_key, .. } = plan;
    let [request, response, codes] =
        [&plan.request, &plan.response, &plan.codes].map(|it| ident(it));
    let key = (!idempotency_key.is_empty()).then(|| {
        quote! { const IDEMPOTENCY_KEY: &'static [&'static str] = &[#(#idempotency_key),*]; }
    });
    quote! {
        impl Operation for #request {
            type Response = #response;
            type Code = #codes;
            const ID: &'static str = #id;
            const PATH: &'static str = #path;
            #key
        }
    }
}

pub(super) fn callback(plan: &CallbackImpl) -> TokenStream {
    let CallbackImpl { id, path, .. } = plan;
    let [request, reply, codes] = [&plan.request, &plan.reply, &plan.codes].map(|it| ident(it));
    quote! {
        impl Callback for #request {
            type Reply = #reply;
            type Code = #codes;
            const ID: &'static str = #id;
            const PATH: &'static str = #path;
        }
    }
}
