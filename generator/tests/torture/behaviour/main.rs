//! The types of the torture set do with JSON what their cases say.
//!
//! Beside a case lies a list of samples: a `type` by its name in Rust, a `json` value (or its exact
//! `text`), and what becomes of it. It is read, written again (as it was, or as `back` says), read
//! once more with the same result, and held against its bounds (`violates` lists what it breaks).
//! `as` names the variant, `shows` words of its `Debug`. A sample with `error` is not read, and these
//! are words of the reason.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use self::sample::Type;
use self::table::TYPES;

mod sample;
#[path = "../crate/tests/table.rs"]
mod table;

#[test]
fn every_sample_does_what_its_case_says() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for file in lists() {
        let case = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("the list");
        let samples: Vec<Json> = serde_json::from_str(&text).expect("a list of samples");
        for (index, sample) in samples.iter().enumerate() {
            tried += 1;
            if let Err(why) = named(&case, sample).and_then(|it| it.run(sample)) {
                wrong.push(format!("{case}[{index}]: {why}"));
            }
        }
    }
    assert!(tried >= 200, "{tried} samples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_type_is_called_what_another_is() {
    let mut names: Vec<(&str, &str)> = TYPES.iter().map(|it| (it.case(), it.ident())).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), TYPES.len());
}

fn named(case: &str, sample: &Json) -> Result<&'static dyn Type, String> {
    let ident = sample["type"].as_str().ok_or("a sample has a `type`")?;
    let mut types = TYPES.iter().filter(|it| it.case() == case);
    types.find(|it| it.ident() == ident).copied().ok_or(format!("there is no type {ident}"))
}

/// The lists of samples.
fn lists() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let entries = fs::read_dir(folder).expect("the cases").map(|it| it.expect("an entry").path());
    let mut lists: Vec<PathBuf> =
        entries.filter(|it| it.extension().is_some_and(|it| it == "json")).collect();
    lists.sort();
    lists
}
