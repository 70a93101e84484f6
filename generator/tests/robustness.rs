//! Whatever a file holds, the answer is a document or a diagnostic, and it comes soon.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::{Options, generate};
use proptest::prelude::*;

const PAY: &str = include_str!("refusals/base/v2/payments/pay.yaml");
const ORDER: &str = include_str!("refusals/base/v2/schemas/Order.yaml");
const RESULT: &str = include_str!("refusals/base/v2/schemas/Result.yaml");
const WALLET: &str = include_str!("refusals/accepted/wallets/touch_n_go/wallet.yaml");
const CODES: &str = include_str!("refusals/accepted/codes.yaml");

/// Longer than any machine takes for a bounded answer, shorter than an unbounded one.
const SOON: Duration = Duration::from_secs(30);

/// What is wrong with the folder when `Order.yaml` holds these bytes.
fn faults_with_order(order: impl AsRef<[u8]>) -> Diagnostics {
    faults_with("v2/schemas/Order.yaml", order)
}

/// What is wrong with the folder when this file of it holds these bytes.
fn faults_with(path: &str, bytes: impl AsRef<[u8]>) -> Diagnostics {
    faults_of(&[
        ("v2/payments/pay.yaml", PAY.as_bytes()),
        ("v2/schemas/Order.yaml", ORDER.as_bytes()),
        (path, bytes.as_ref()),
    ])
}

fn faults_of(files: &[(&str, &[u8])]) -> Diagnostics {
    let specs = tempfile::tempdir().expect("there is room for a folder");
    write(specs.path(), "v2/schemas/Result.yaml", RESULT.as_bytes());
    for (path, bytes) in files {
        write(specs.path(), path, bytes);
    }
    faults(specs.path())
}

fn write(specs: &Path, path: &str, bytes: &[u8]) {
    let file = specs.join(path);
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a folder can be made");
    fs::write(file, bytes).expect("a file can be written");
}

/// Generates all that the folder describes, or renders all that is wrong with it.
///
/// What `check` accepts goes through every later stage: none of them may find it wanting.
fn faults(specs: &Path) -> Diagnostics {
    let options = Options {
        name: "any".to_owned(),
        version: "0.1.0".to_owned(),
        runtime: "runtime".to_owned(),
        specs: "specs".to_owned(),
    };
    match generate(specs, &options) {
        Ok(_) => Diagnostics::default(),
        Err(faults) => {
            assert!(!faults.render("specs", true).is_empty());
            faults
        }
    }
}

fn messages(faults: &Diagnostics) -> Vec<&str> {
    faults.iter().map(|it| it.message.as_str()).collect()
}

#[test]
fn marks_and_line_ends_of_other_machines_change_nothing() {
    let windows = format!("\u{feff}{}", ORDER.replace('\n', "\r\n"));
    assert_eq!(messages(&faults_with_order(windows)), Vec::<&str>::new());
}

#[test]
fn places_are_right_behind_marks_line_ends_and_letters_of_several_bytes() {
    let order = "\u{feff}type: object\r\ndescription: Größe\r\nproperties: {ü: {typ: string}}\r\n";
    let faults = faults_with_order(order);
    let places: Vec<_> = faults.iter().map(|it| (it.place.line(), it.place.column())).collect();
    assert_eq!(places, [(3, 14), (3, 18)]);
    assert_eq!(faults.iter().next_back().map(|it| it.place.text()), Some("typ"));
}

#[test]
fn bytes_that_are_no_text_are_refused_at_their_place() {
    let faults = faults_with_order(b"type: object\ndescription: \xff\xfe\n");
    let places: Vec<_> = faults.iter().map(|it| (it.place.line(), it.place.column())).collect();
    assert_eq!((messages(&faults), places), (vec!["this file is not UTF-8"], vec![(2, 14)]));
}

#[test]
fn deep_nesting_is_refused_whatever_its_form() {
    let deep = [
        "[".repeat(200_000),
        "{a: ".repeat(200_000),
        "- ".repeat(200_000),
        (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
    ];
    for order in deep {
        let before = Instant::now();
        assert_eq!(messages(&faults_with_order(order)), ["values are nested too deep"]);
        assert!(before.elapsed() < SOON);
    }
}

#[test]
fn aliases_of_aliases_are_refused_one_by_one() {
    let mut order = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (inner, outer) in ('a'..'y').zip('b'..'z') {
        let aliases = vec![format!("*{inner}"); 9].join(", ");
        order += &format!("{outer}: &{outer} [{aliases}]\n");
    }
    let before = Instant::now();
    assert!(messages(&faults_with_order(order)).contains(&"aliases are not supported"));
    assert!(before.elapsed() < SOON);
}

#[test]
fn a_file_that_is_too_long_is_refused_unread() {
    let order = format!("{ORDER}# {}", "x".repeat(5 << 20));
    assert_eq!(messages(&faults_with_order(order)), ["this file is longer than 4 MiB"]);
}

#[test]
fn a_folder_without_specs_says_what_to_write() {
    let specs = tempfile::tempdir().expect("there is room for a folder");
    write(specs.path(), "README.md", b"Nothing yet.");
    assert_eq!(messages(&faults(specs.path())), ["there is no endpoint in this folder"]);
    let missing = faults(&specs.path().join("missing"));
    assert_eq!(messages(&missing), ["this folder cannot be read: entity not found"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_not_followed() {
    let specs = tempfile::tempdir().expect("there is room for a folder");
    for (path, text) in [
        ("v2/payments/pay.yaml", PAY),
        ("v2/schemas/Order.yaml", ORDER),
        ("v2/schemas/Result.yaml", RESULT),
    ] {
        write(specs.path(), path, text.as_bytes());
    }
    std::os::unix::fs::symlink(specs.path(), specs.path().join("v3")).expect("a link can be made");
    assert_eq!(messages(&faults(specs.path())), ["a link to a folder is not followed"]);
}

/// What a slip or a bad merge may leave behind, and what YAML treats in its own way.
const SHARDS: [&str; 40] = [
    "",
    "\n",
    "\t",
    " ",
    "  ",
    ":",
    ": ",
    "- ",
    "#",
    "'",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!!str ",
    "<<: ",
    "---\n",
    "...\n",
    "|\n",
    ">-\n",
    "~",
    "null",
    "true",
    ".inf",
    "1e999",
    "0x1F",
    "18446744073709551616",
    "-1",
    "é",
    "\u{0}",
    "\u{2028}",
    "$ref: ",
    "allOf: ",
    "type: string",
    "type: object",
    "properties: ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_broken_endpoint_is_answered(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, prop::sample::select(&SHARDS[..])), 1..4)) {
        faults_with("v2/payments/pay.yaml", broken(PAY, &cuts));
    }

    #[test]
    fn a_broken_schema_is_answered(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, prop::sample::select(&SHARDS[..])), 1..4)) {
        faults_with_order(broken(ORDER, &cuts));
    }

    #[test]
    fn a_broken_wallet_is_answered(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, prop::sample::select(&SHARDS[..])), 1..4)) {
        faults_with("wallets/rebell/wallet.yaml", broken(WALLET, &cuts));
    }

    #[test]
    fn a_broken_dictionary_is_answered(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, prop::sample::select(&SHARDS[..])), 1..4)) {
        let codes = "      x-result-codes: [{code: PARAM_ILLEGAL, status: F}]\n      requestBody:";
        let pay = PAY.replace("      requestBody:", codes);
        faults_of(&[
            ("v2/payments/pay.yaml", pay.as_bytes()),
            ("v2/schemas/Order.yaml", ORDER.as_bytes()),
            ("codes.yaml", broken(CODES, &cuts).as_bytes()),
        ]);
    }

    #[test]
    fn a_broken_path_is_answered(path in "(v2|wallets|schemas|a_b|codes|wallet|/){1,7}") {
        faults_with(&format!("{}.yaml", path.replace("//", "/").trim_matches('/')), ORDER);
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}") {
        faults_with_order(text);
    }
}

/// The text with some of its characters replaced, by place and number.
fn broken(text: &str, cuts: &[(prop::sample::Index, usize, &str)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (place, length, shard) in cuts {
        let start = place.index(characters.len() + 1);
        let end = (start + length).min(characters.len());
        characters.splice(start..end, shard.chars());
    }
    characters.into_iter().collect()
}
