//! What cannot be taken is told, the rest is taken, and nothing that is there is touched.

use std::fs;

use crate::{Bench, MARKET};

/// What is left of the market where a stretch of it is written otherwise.
fn changed(written: &str, otherwise: &str) -> (usize, String) {
    assert!(MARKET.contains(written), "{written}");
    let bench = Bench::new();
    let imported = bench.import("m.yaml", &MARKET.replacen(written, otherwise, 1), None);
    if !imported.files.is_empty() {
        bench.generate();
    }
    let endpoints = imported.files.keys().filter(|it| !it.contains("/schemas/")).count();
    (endpoints, imported.faults.to_string())
}

#[test]
fn an_operation_that_cannot_be_taken_is_left_out_alone() {
    for (written, otherwise, fault) in [
        (
            "/v1/stalls/rate:\n    post:",
            "/v1/stalls/rate:\n    get:",
            "`get` is not supported in a path",
        ),
        ("/v1/stalls/rate:", "/v1/stalls/{id}:", "a path with parameters"),
        ("/v1/stalls/rate:", "/rate:", "a path that is not <version>/<subject>/<name>"),
        ("/v1/stalls/rate:", "/v1/../rate:", "a path with the part `..`"),
        ("      operationId: rate\n", "", "an operation without `operationId`"),
        (
            "      operationId: rate\n",
            "      operationId: judge\n",
            "the `operationId` is not the last word of the path",
        ),
        ("      summary: Rates a stall.\n", "", "an operation without `summary`"),
        ("description: From none to five.", "format: float", "`stars` has no description"),
        (
            "                  minimum: 0\n                  maximum: 5\n",
            "                  not: {enum: [1]}\n",
            "`not` is not supported",
        ),
    ] {
        let (taken, faults) = changed(written, otherwise);
        assert_eq!(taken, 29, "{otherwise}: {faults}");
        assert!(faults.contains(fault) && faults.starts_with("m.yaml:"), "{faults}");
    }
}

#[test]
fn a_schema_that_cannot_be_taken_takes_what_uses_it_along() {
    let (taken, faults) = changed("enum: [PHONE, TABLET]", "oneOf: [{enum: [PHONE]}, {not: {}}]");
    assert_eq!(taken, 28, "{faults}");
    assert!(faults.contains("`/v1/users/devices/register` uses what cannot be taken"), "{faults}");
    assert!(faults.contains("`/v1/users/devices/forget` uses what cannot be taken"), "{faults}");
}

#[test]
fn an_operation_whose_inquiry_is_left_out_is_told_why() {
    let (taken, faults) =
        changed("/v1/payments/inquire:\n    post:", "/v1/payments/inquire:\n    put:");
    assert_eq!(taken, 28, "{faults}");
    assert!(faults.contains("`put` is not supported"), "{faults}");
}

#[test]
fn a_document_that_is_none_of_openapi_3_is_told_so() {
    for (text, fault) in [
        ("swagger: '2.0'\npaths: {}\n", "a.yaml:1:1: this is a document of Swagger 2.0"),
        ("- a\n", "a.yaml:1:1: this is no document of OpenAPI 3"),
    ] {
        let imported = Bench::new().import("a.yaml", text, None);
        assert!(imported.files.is_empty());
        assert_eq!(imported.faults.to_string(), fault);
    }
}

#[test]
fn a_file_that_is_there_is_never_touched() {
    let bench = Bench::new();
    bench.import("market.yaml", MARKET, None);
    let coupon = bench.specs().join("v1/schemas/Coupon.yaml");
    let own = format!("# Mine.\n{}", fs::read_to_string(&coupon).expect("the spec"));
    fs::write(&coupon, &own).expect("a remark");
    let again = bench.import("market.yaml", MARKET, None);
    assert_eq!((again.files.len(), again.standing.len()), (0, 55), "{}", again.faults);

    fs::write(&coupon, own.replace("A coupon.", "Their coupon.")).expect("another spec");
    let differs = bench.import("market.yaml", MARKET, None);
    let said = differs.faults.to_string();
    assert!(
        said.contains("v1/schemas/Coupon.yaml is there already, and says something else"),
        "{said}"
    );
    assert!(said.contains("`/v1/coupons/give` uses what cannot be taken"), "{said}");
    assert!(differs.files.is_empty());
}

#[test]
fn nothing_is_added_to_specs_that_are_not_in_order() {
    let bench = Bench::new();
    fs::create_dir_all(bench.specs().join("v2/schemas")).expect("a folder");
    fs::write(bench.specs().join("v2/schemas/A.yaml"), "type: strin\n").expect("a spec");
    let imported = bench.import("market.yaml", MARKET, None);
    assert!(imported.files.is_empty());
    let said = imported.in_the_way.to_string();
    assert!(said.contains("v2/schemas/A.yaml:1:7: `type` cannot be `strin`"), "{said}");
}

#[test]
fn schemas_of_other_files_come_along() {
    let bench = Bench::new();
    let part = "Coupon:\n  type: object\n  description: A coupon.\n  required: [id, worth]\n  properties:\n    id: {$ref: 'market.yaml#/components/schemas/CouponId'}\n    worth: {description: What it is worth., allOf: [{$ref: 'market.yaml#/components/schemas/Amount'}]}\n";
    fs::write(bench.0.path().join("parts.yaml"), part).expect("the file");
    let text = MARKET.replace("'#/components/schemas/Coupon'", "'parts.yaml#/Coupon'");
    let imported = bench.import("market.yaml", &text, None);
    assert!(imported.faults.is_empty(), "{}", imported.faults);
    let whole = Bench::new().import("market.yaml", MARKET, None);
    assert_eq!(imported.files, whole.files);
}

#[test]
fn a_clash_with_specs_that_are_there_is_told_at_the_new_name() {
    let bench = Bench::new();
    bench.import("market.yaml", MARKET, None);
    let text = MARKET.replace("/Coupon'", "/coupon'").replace("\n    Coupon:", "\n    coupon:");
    let only = text
        .replace("/v1/coupons/give:", "/v1/coupons/present:")
        .replace("operationId: give", "operationId: present");
    let imported = bench.import("market.yaml", &only, None);
    let said = imported.faults.to_string();
    assert!(said.contains("see v1/schemas/Coupon.yaml:1:1 of the specs"), "{said}");
    assert!(
        imported.in_the_way.is_empty() && imported.files.is_empty(),
        "{:?}",
        imported.files.keys()
    );
}
