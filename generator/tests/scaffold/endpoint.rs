//! The draft of an endpoint.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use miniprogram_codegen::diagnostic::Diagnostic;
use miniprogram_codegen::lint::lint;
use miniprogram_codegen::scaffold::{Scaffold, new_endpoint};

use crate::{copy, generated, made, repository};

/// The drafts, by path; `true` for a callback.
const PATHS: [(&str, bool); 9] = [
    ("v1/payments/createOrder", false),
    ("v2/payments/createOrder", false),
    ("v2/payments/inquiryOrder", false),
    ("v2/payment/inquiryOrder", false),
    ("v2/coupons/deep/below/notifyCoupon", true),
    ("wallets/rebell/v2/payments/notifyOrder", true),
    // A wallet of which nothing but the platform's was known.
    ("wallets/gcash/v1/users/on", false),
    ("wallets/gcash/v2/users/notify_user-2.0", true),
    ("wallets/gcash/v2/users/null", false),
];

static DRAFTS: LazyLock<BTreeMap<&str, Scaffold>> = LazyLock::new(|| {
    let specs = repository();
    let draft = |(path, is_callback)| (path, made(new_endpoint(&specs, path, is_callback)));
    PATHS.into_iter().map(draft).collect()
});

fn text(path: &str) -> &str {
    &DRAFTS[path].files[&format!("{path}.yaml")]
}

#[test]
fn drafts_pass_and_are_generated_wherever_they_lie() {
    let specs = copy();
    for draft in DRAFTS.values() {
        assert_eq!(draft.files.len(), 1);
        draft.write(specs.path()).expect("it is written");
    }
    let tree = generated(specs.path());
    for file in [
        "src/v1/payments/create_order.rs",
        "src/v2/coupons/deep/below/notify_coupon.rs",
        "src/wallets/rebell/v2/payments/notify_order.rs",
        "src/wallets/gcash/v1/users/on.rs",
        "src/wallets/gcash/v2/users/notify_user_2_0.rs",
        "src/wallets/gcash/v2/users/null.rs",
    ] {
        assert!(tree.get(file).is_some(), "{file}");
    }
}

#[test]
fn a_draft_says_what_its_neighbors_have_in_common() {
    let lists = |path: &str, code: &str, status: &str| {
        text(path).contains(&format!("        - code: {code}\n          status: {status}\n"))
    };
    // To those who ask too much, the older version answers `U`, and the newer mostly `F`.
    assert!(lists("v1/payments/createOrder", "REQUEST_TRAFFIC_EXCEED_LIMIT", "U"));
    assert!(lists("v2/payments/createOrder", "REQUEST_TRAFFIC_EXCEED_LIMIT", "F"));
    assert!(lists("wallets/gcash/v1/users/on", "PARAM_ILLEGAL", "F"));
    assert!(
        text("wallets/gcash/v1/users/on").contains("$ref: ../../../../v1/schemas/Result.yaml\n")
    );
    assert!(!lists("wallets/rebell/v2/payments/notifyOrder", "PARAM_ILLEGAL", "F"));

    let callback = text("v2/coupons/deep/below/notifyCoupon");
    assert!(callback.contains("      x-direction: callback\n"));
    // The dictionary speaks to those who call, and not to those who answer.
    assert!(
        callback.contains("- code: PARAM_ILLEGAL\n          status: F\n          meaning: REPLACE")
    );
}

#[test]
fn only_what_may_move_money_has_a_number_that_makes_repeats_one() {
    let has_key =
        |it: &&str| text(it).contains("      x-idempotency-key:\n        - createOrderRequestId\n");
    let moving: Vec<&str> = DRAFTS.keys().copied().filter(has_key).collect();
    assert_eq!(moving, ["v1/payments/createOrder", "v2/payments/createOrder"]);
}

#[test]
fn what_is_left_to_the_author_is_denied_until_it_is_replaced() {
    let specs = copy();
    DRAFTS.values().for_each(|it| it.write(specs.path()).expect("it is written"));
    let linted = lint(specs.path()).expect("the specs are right");
    for path in DRAFTS.keys() {
        let is_left = |it: &&Diagnostic| {
            it.place.file() == format!("{path}.yaml") && it.code.to_string() == "draft-words"
        };
        let left = linted.findings.iter().filter(is_left).count();
        assert_eq!(left, text(path).matches(": REPLACE by ").count(), "{path}");
        assert!(left > 3, "{path}");
    }
    assert!(linted.denied() > 3 * DRAFTS.len());
}

#[test]
fn a_folder_that_is_most_likely_misspelt_is_noted() {
    for (path, draft) in DRAFTS.iter() {
        let notes: Vec<&str> = draft.notes.iter().map(|it| it.words.as_str()).collect();
        let expected: &[&str] = match *path {
            "v2/payment/inquiryOrder" => &["is the first in v2/payment; did you mean v2/payments?"],
            _ => &[],
        };
        assert_eq!(notes, expected, "{path}");
    }
}
