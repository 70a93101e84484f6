//! From a document to specs and back, and from the specs of the repository to a document and back.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::bundle::bundle;

use crate::meaning::{differences, differing_schemas, names, read};
use crate::{Bench, MARKET, generated, write};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

/// The versions of the platform that the repository has.
fn versions() -> Vec<String> {
    let entries = fs::read_dir(repository()).expect("the specs").map(|it| it.expect("an entry"));
    let folders = entries.filter(|it| it.path().is_dir() && it.file_name() != "wallets");
    let names = folders.map(|it| it.file_name().into_string().expect("a name in UTF-8"));
    let mut versions: Vec<String> = names.collect();
    versions.sort_unstable();
    versions
}

fn bundled(specs: &Path, version: &str) -> String {
    let bundle = bundle(specs, version);
    bundle.unwrap_or_else(|faults| panic!("{}", faults.render("specs", false))).yaml()
}

#[test]
fn a_document_of_thirty_paths_comes_back_with_the_same_operations_and_schemas() {
    let bench = Bench::new();
    let imported = bench.import("market.yaml", MARKET, None);
    assert!(imported.faults.is_empty(), "{}", imported.faults);
    let endpoints = imported.files.keys().filter(|it| !it.contains("/schemas/")).count();
    assert_eq!(endpoints, 30);
    bench.generate();

    let (before, after) = (read(MARKET), read(&bundled(&bench.specs(), "v1")));
    assert_eq!(differences(&before, &after), Vec::<String>::new());
    assert_eq!(differing_schemas(&before, &after), Vec::<String>::new());
    let gone: Vec<String> = names(&before).difference(&names(&after)).cloned().collect();
    // Two were written in their place, two were but names of another, and one was never used.
    assert_eq!(gone, ["Forgotten", "Held", "OrderAlias", "OrderLink", "PayRequest", "PayResponse"]);
}

#[test]
fn a_document_that_has_been_changed_does_not_mean_the_same() {
    let before = read(MARKET);
    for (written, changed) in [
        ("maxLength: 256", "maxLength: 255"),
        ("required: [id, goods]", "required: [id]"),
        ("x-direction: callback", "x-direction: call"),
        ("enum: [PHONE, TABLET]", "enum: [PHONE]"),
        ("What one of them costs.", "What it costs."),
        ("/v1/stalls/rate:", "/v1/stalls/judge:"),
        ("summary: Rates a stall.", "summary: Rates it."),
        ("payRequestId: p-1", "payRequestId: p-2"),
        ("firm: '#/components/schemas/Firm'", "firm: '#/components/schemas/Person'"),
        ("- {type: string, minLength: 1, maxLength: 128}", "- {type: string, maxLength: 128}"),
        ("enum: [-1, 0, 1]", "enum: [0, 1]"),
        ("enum: [0.5, 1]", "enum: [0.5, 2]"),
        (
            "format: date, nullable: true, description: When it",
            "format: date, description: When it",
        ),
        ("required: [kind, born]", "required: [kind]"),
        ("additionalProperties: {type: string, maxLength: 64}", "additionalProperties: true"),
    ] {
        assert!(MARKET.contains(written), "{written}");
        let after = read(&MARKET.replacen(written, changed, 1));
        assert!(!differences(&before, &after).is_empty(), "{changed} goes unseen");
    }
}

#[test]
fn the_specs_of_the_repository_come_back_as_they_were() {
    let bench = Bench::new();
    for version in versions() {
        let text = bundled(&repository(), &version);
        let imported = bench.import(&format!("{version}.yaml"), &text, None);
        assert!(imported.faults.is_empty(), "{}", imported.faults);
        assert_eq!(bundled(&bench.specs(), &version), text);
    }
    let (before, after) = (generated(&repository()), bench.generate());
    for (path, text) in before.files().filter(|(path, _)| is_of_a_version(path)) {
        assert_eq!(after.get(path), Some(text), "{path}");
    }
    // What is left out is the wallets', or lists them, or comes from the dictionary of result codes.
    assert!(after.get("src/codes.rs").is_none());
    for (path, _) in after.files().filter(|(path, _)| path.starts_with("src/")) {
        assert!(before.get(path).is_some(), "{path}");
    }
}

/// Whether a file speaks of the platform's endpoints alone.
fn is_of_a_version(path: &str) -> bool {
    let mut steps = path.split(['/', '.']).skip(1);
    steps.next().is_some_and(|step| versions().iter().any(|it| it == step))
}

#[test]
fn a_document_of_the_specs_that_are_there_brings_nothing_new() {
    for version in versions() {
        let bench = Bench::new();
        let file = bench.0.path().join("bundle.json");
        let document = bundle(&repository(), &version).expect("the specs are in order").json();
        fs::write(&file, document).expect("the document");
        let imported = miniprogram_codegen::import::import(&file, &repository(), None);
        assert!(imported.faults.is_empty(), "{}", imported.faults);
        assert!(imported.files.is_empty(), "{:?}", imported.files.keys());
        assert!(imported.standing.len() > 50, "{}", imported.standing.len());
    }
}

#[test]
fn a_wallets_document_has_what_it_offers_and_stands_alone() {
    let text = bundled(&repository(), "wallets/rebell/v1");
    let document = read(&text);
    assert!(document["paths"]["/v1/authorizations/cancelToken"].is_object());
    assert_eq!(document["servers"][0]["url"], "https://api.rebellapp.com");
    let bench = Bench::new();
    let imported = bench.import("rebell.yaml", &text, Some("v1"));
    assert!(imported.faults.is_empty(), "{}", imported.faults);
    let after = read(&bundled(&bench.specs(), "v1"));
    assert_eq!(differences(&document, &after), Vec::<String>::new());
}

#[test]
fn every_operation_of_a_document_has_an_id_of_its_own() {
    let document = read(&bundled(&repository(), "v2"));
    let paths = document["paths"].as_object().expect("it has paths");
    let ids: Vec<&str> =
        paths.values().filter_map(|it| it["post"]["operationId"].as_str()).collect();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "{ids:?}");
    assert_eq!(paths["/v2/platform/message/send"]["post"]["operationId"], "platform.message.send");
    assert_eq!(paths["/v2/payments/pay"]["post"]["operationId"], "pay");
}

#[test]
fn what_may_be_null_says_its_type() {
    let document = read(&bundled(&repository(), "v2"));
    let mut silent = Vec::new();
    let mut waiting = vec![("", &document)];
    while let Some((at, value)) = waiting.pop() {
        if value["nullable"] == true && value.get("type").is_none() {
            silent.push(at);
        }
        let entries = value.as_object().into_iter().flatten();
        waiting.extend(entries.map(|(name, it)| (name.as_str(), it)));
        waiting.extend(value.as_array().into_iter().flatten().map(|it| (at, it)));
    }
    assert_eq!(silent, Vec::<&str>::new());
}

#[test]
fn types_of_one_name_that_differ_keep_a_name_each() {
    let bench = Bench::new();
    bench.import("market.yaml", MARKET, None);
    let text = |path: &str| fs::read_to_string(bench.specs().join(path)).expect("the spec");
    let page = "name: Acme\ndescription: A wallet.\nsources:\n  - https://acme.example\noffers:\n  - /v1/coupons/inquireCoupon\n";
    let platforms = "../../../../v1/schemas/";
    let give = text("v1/coupons/give.yaml").replace("../schemas/", platforms);
    let give = give.replace(&format!("{platforms}Coupon."), "../schemas/Coupon.");
    let coupon = text("v1/schemas/Coupon.yaml").replace("A coupon.", "A coupon of Acme.");
    let coupon = coupon.replace("$ref: ", &format!("$ref: {platforms}"));
    let own = [
        ("wallets/acme/wallet.yaml", page.to_owned()),
        ("wallets/acme/v1/coupons/give.yaml", give),
        ("wallets/acme/v1/schemas/Coupon.yaml", coupon),
    ];
    write(&bench.specs(), &own.map(|(path, text)| (path.to_owned(), text)).into());

    let document = read(&bundled(&bench.specs(), "wallets/acme/v1"));
    let said = |name: &str| document["components"]["schemas"][name]["description"].clone();
    assert_eq!(said("Coupon"), "A coupon of Acme.");
    assert_eq!(said("v1.Coupon"), "A coupon.");
    assert_eq!(said("Amount"), "An amount of money.");
    assert_eq!(said("v1.Amount"), serde_json::Value::Null);
}

#[test]
fn a_version_that_is_not_there_is_told_with_those_that_are() {
    let help = |version: &str| {
        let faults = bundle(&repository(), version).expect_err("it is not there");
        faults.iter().filter_map(|it| it.help.clone()).collect::<String>()
    };
    assert!(help("v77").starts_with("write `v1`"), "{}", help("v77"));
    assert_eq!(help("wallets/rebel/v1"), "did you mean `wallets/rebell/v1`?");
}
