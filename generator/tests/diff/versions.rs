//! Two versions of one API, side by side.

use std::collections::BTreeSet;

use miniprogram_codegen::diff::{Change, Code, between};
use miniprogram_codegen::ir::{Api, Owner, Scope};
use serde_json::json;

use super::same::folder;
use super::specs::Specs;

fn scope(version: &str) -> Scope {
    Scope { owner: Owner::Platform, version: version.to_owned() }
}

/// The specs, and the second version once more as a third.
fn with_a_third() -> Specs {
    let mut specs = Specs::base();
    specs.copy_version("v2", "v3");
    specs
}

fn api(specs: &Specs) -> Api {
    specs.api().unwrap_or_else(|faults| panic!("{faults}"))
}

fn shown(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|it| format!("{} {}", it.code, it.subject)).collect()
}

#[test]
fn a_version_is_the_same_as_itself_and_as_its_copy() {
    let api = api(&with_a_third());
    assert_eq!(between(&api, &scope("v2"), &scope("v2")), []);
    assert_eq!(shown(&between(&api, &scope("v2"), &scope("v3"))), [""; 0]);
    assert_eq!(shown(&between(&api, &scope("v3"), &scope("v2"))), [""; 0]);
    let real = folder("../specs");
    for version in ["v1", "v2"] {
        assert_eq!(between(&real, &scope(version), &scope(version)), []);
    }
}

#[test]
fn what_changes_in_a_copy_is_all_that_is_told() {
    let mut specs = with_a_third();
    let edit = json!({
        "v3/payments/ping request.properties.word.maxLength": 9,
        "v3/schemas/Status enum.4": "LOST",
        "v3/schemas/Status x-enum-descriptions.LOST": "Nobody knows.",
    });
    specs.edit(edit.as_object().expect("it is one"));
    let changes = between(&api(&specs), &scope("v2"), &scope("v3"));
    let expected =
        ["bounds-tightened v3/payments/ping: request.word", "value-added v3/schemas/Status.LOST"];
    assert_eq!(shown(&changes), expected);
    let sides =
        [&changes[0].before, &changes[0].after].map(|it| it.as_ref().map(|it| &it.spec[..]));
    assert_eq!(sides, [Some("v2/payments/ping.yaml"), Some("v3/payments/ping.yaml")]);
}

#[test]
fn what_the_specs_tell_of_the_way_counts_more_than_names() {
    let mut specs = with_a_third();
    let text = json!({"type": "string", "description": "Text."});
    let edit = json!({
        // `word` is called `greeting`, and another property has its name.
        "v3/payments/ping request.properties.greeting": text,
        "v3/payments/inquiryPayment request.properties.remarks":
            {"type": "object", "description": "Notes.", "properties": {"first": text}},
        "v3/payments/inquiryPayment request.properties.note": null,
        "v3/from-v2": {
            "description": "Some names are others.",
            "endpoints": {
                "payments/ping": {"request": {"word": {"now": "greeting"}}},
                "payments/inquiryPayment": {"request": {"note": {"now": "remarks.first"}}},
            },
        },
    });
    specs.edit(edit.as_object().expect("it is one"));
    let changes = between(&api(&specs), &scope("v2"), &scope("v3"));
    let expected = [
        "property-added v3/payments/inquiryPayment: request.remarks",
        "property-moved v3/payments/inquiryPayment: request.remarks.first",
        "property-added v3/payments/ping: request.word",
        "property-renamed v3/payments/ping: request.greeting",
    ];
    let mut found = shown(&changes);
    found.sort_by_key(|it| it.rsplit(' ').nth(1).map(str::to_owned));
    for it in expected {
        assert!(found.contains(&it.to_owned()), "{it} is not in {found:#?}");
    }
    assert!(!changes.iter().any(|it| it.code == Code::PropertyRemoved), "{found:#?}");
}

#[test]
fn the_real_second_version_is_the_first_with_changes_and_not_another_api() {
    let api = folder("../specs");
    let changes = between(&api, &scope("v1"), &scope("v2"));
    let count = |code| changes.iter().filter(|it| it.code == code).count();
    assert!(count(Code::PropertyRenamed) >= 3, "{}", count(Code::PropertyRenamed));
    assert_eq!(count(Code::TypeParted) + count(Code::BoxAdded), 0);
    let is_moved = |it: &Change| it.code == Code::OperationMoved;
    assert!(changes.iter().any(is_moved), "{:#?}", shown(&changes));
    let told: BTreeSet<String> = changes
        .iter()
        .map(|it| {
            format!("{} {} {:?}", it.code, it.subject, it.before.as_ref().map(|it| &it.subject))
        })
        .collect();
    assert_eq!(told.len(), changes.len(), "something is told twice: {:#?}", shown(&changes));
}

#[test]
fn each_of_two_endpoints_that_became_one_is_compared_with_it() {
    let changes = between(&folder("../specs"), &scope("v1"), &scope("v2"));
    let of = |was: &str| -> BTreeSet<String> {
        let is_it =
            |it: &&Change| it.operations.len() == 1 && it.operations[0].was.to_string() == was;
        shown(&changes.iter().filter(is_it).cloned().collect::<Vec<_>>()).into_iter().collect()
    };
    let request =
        |code: &str, name: &str| format!("{code} v2/users/inquiryUserInfo: request.{name}");
    let one = of("/v1/users/inquiryUserInfo");
    assert!(one.contains(&request("property-became-required", "appId")), "{one:#?}");
    assert!(one.contains(&request("property-added-required", "authClientId")), "{one:#?}");
    let other = of("/v1/customers/user/inquiryUserInfoByAccessToken");
    assert!(other.contains(&request("property-added-required", "appId")), "{other:#?}");
    assert!(other.contains(&request("property-became-required", "authClientId")), "{other:#?}");
}
