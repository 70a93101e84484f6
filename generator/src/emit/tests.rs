//! The crate's tests: examples that go round, sizes that stay small, secrets that are kept.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::Part;
use super::ident::{ident, path};
use super::module::{gate, header};
use crate::ir::Doc;
use crate::plan::{Canaries, Planted, PlantedKind, RoundTrip, Sized, Way};

/// Every example of the specs goes round and comes back the same.
pub fn round_trips(tests: &[RoundTrip], name: &str) -> Vec<Part> {
    let krate = ident(&name.replace('-', "_"));
    let doc = Doc::new("Every example of the specs goes round and comes back the same.");
    let features = with_any(tests.iter().map(|it| &it.feature));
    let imports = quote! {
        #features
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
    [header(&doc), imports].into_iter().chain(tests).map(Part::Tokens).collect()
}

/// No message and no call takes much room.
pub fn sizes(tests: &[Sized], name: &str) -> Vec<Part> {
    let krate = ident(&name.replace('-', "_"));
    let doc = Doc::new("Messages fit into 512 bytes, and the futures of calls into 4 KiB.");
    let calls: Vec<&Sized> = tests.iter().filter(|it| it.function.is_some()).collect();
    let helper = (!calls.is_empty()).then(|| {
        let features = with_any(calls.iter().map(|it| &it.feature));
        quote! {
            #features
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
    std::iter::once(header(&doc)).chain(helper).chain(tests).map(Part::Tokens).collect()
}

/// Nothing shows what is sensitive.
pub fn canaries(tests: &[Canaries], name: &str) -> Vec<Part> {
    let krate = ident(&name.replace('-', "_"));
    let doc = Doc::new(
        "What the specs call sensitive is shown nowhere. There, `~1~` and the like stand here, or a \
         number above 770000000; what is beside them, such as `plain1`, is shown.",
    );
    let tests = tests.iter().map(|Canaries { ident: test, feature, planted }| {
        let (test, feature) = (ident(test), gate(std::slice::from_ref(feature)));
        let planted = planted.iter().map(|Planted { kind, ty, json }| {
            let (ty, json) = (path(ty), json.iter().map(|it| raw(it)));
            let check = ident(match kind {
                PlantedKind::Operation => "operation",
                PlantedKind::Callback => "callback",
                PlantedKind::Value => "value",
            });
            quote! { miniprogram_runtime::testing::canaries::#check::<#krate::#ty>(#(#json),*); }
        });
        quote! {
            #feature
            #[test]
            fn #test() {
                #(#planted)*
            }
        }
    });
    std::iter::once(header(&doc)).chain(tests).map(Part::Tokens).collect()
}

/// What several tests have in common is there with any of them, and not without.
fn with_any<'t>(features: impl Iterator<Item = &'t String>) -> Option<TokenStream> {
    let mut known = Vec::new();
    for feature in features {
        if !known.contains(feature) {
            known.push(feature.clone());
        }
    }
    gate(&known)
}

/// Text as it stands, between so many `#` as it takes.
fn raw(text: &str) -> Literal {
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    let literal = format!("r{hashes}\"{text}\"{hashes}");
    literal.parse().expect("text without its own end is a literal")
}
