//! The crate's tests: examples that go round, and sizes that stay small.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::ident::{ident, path};
use super::module::{gate, header};
use crate::ir::Doc;
use crate::plan::{RoundTrip, Sized, Way};

/// Every example of the specs goes round and comes back the same.
pub fn round_trips(tests: &[RoundTrip], name: &str) -> Vec<TokenStream> {
    let krate = ident(&name.replace('-', "_"));
    let doc = Doc::new("Every example of the specs goes round and comes back the same.");
    let imports = quote! {
        use miniprogram_runtime::testing::{request_round_trip, response_round_trip};
    };
    let tests = tests.iter().map(|test| {
        let RoundTrip { sample, .. } = test;
        let (name, feature) = (ident(&test.ident), gate(std::slice::from_ref(&test.feature)));
        let message = path(&test.message);
        let check = ident(match test.way {
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
    [header(&doc), imports].into_iter().chain(tests).collect()
}

/// No message and no call takes much room.
pub fn sizes(tests: &[Sized], name: &str) -> Vec<TokenStream> {
    let krate = ident(&name.replace('-', "_"));
    let doc = Doc::new("Messages fit into 512 bytes, and the futures of calls into 4 KiB.");
    let helper = tests.iter().any(|it| it.function.is_some()).then(|| {
        quote! {
            fn future<'a, R: 'a, F>(_: impl Fn(&'a #krate::Client, &'a R) -> F) -> usize {
                size_of::<F>()
            }
        }
    });
    let tests = tests.iter().map(|Sized { feature, module, messages, function }| {
        let test = format_ident!("{}", module.replace("::", "_"));
        let (module, feature) = (path(module), gate(std::slice::from_ref(feature)));
        let messages = messages.iter().map(|it| {
            let message = ident(it);
            quote! { assert!(size_of::<#krate::#module::#message>() <= 512); }
        });
        let function = function.iter().map(|it| {
            let function = ident(it);
            quote! { assert!(future(#krate::#module::#function) <= 4096); }
        });
        quote! {
            #feature
            #[test]
            fn #test() {
                #(#messages)*
                #(#function)*
            }
        }
    });
    std::iter::once(header(&doc)).chain(helper).chain(tests).collect()
}
