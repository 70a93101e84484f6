//! What is the same has not changed, and what has changed at random is seen.

use std::path::{Path, PathBuf};

use miniprogram_codegen::diff::diff;
use miniprogram_codegen::ir::Api;
use miniprogram_codegen::lower::types;
use miniprogram_codegen::{load, understand};
use proptest::prelude::*;
use proptest::sample::Index;

use super::places::{changed, count};
use super::specs::Specs;

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What a folder of specs means.
pub(crate) fn folder(path: &str) -> Api {
    let understood = understand(&package().join(path));
    understood.unwrap_or_else(|faults| panic!("{}", faults.render(path, false))).value
}

#[test]
fn an_api_has_not_changed_from_itself() {
    for path in ["../specs", "tests/cases/specs"] {
        let api = folder(path);
        assert!(!api.operations.is_empty(), "{path}");
        assert_eq!(diff(&api, &api.clone()), [], "{path}");
    }
}

#[test]
fn the_types_of_a_document_have_not_changed_from_themselves() {
    let cases = std::fs::read_dir(package().join("tests/torture/cases")).expect("the cases");
    let files = cases.map(|it| it.expect("a case").path());
    let files: Vec<PathBuf> =
        files.filter(|it| it.extension().is_some_and(|it| it == "yaml")).collect();
    assert!(files.len() > 50, "{}", files.len());
    for file in files {
        let (documents, name) = load::foreign(&file);
        let Some(document) = documents.get(&name) else { continue };
        let api = types(&documents, document).api;
        assert_eq!(diff(&api, &api.clone()), [], "{}", file.display());
    }
}

#[test]
fn the_real_specs_with_any_change_are_not_the_same() {
    let api = folder("../specs");
    let places = count(&mut api.clone());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let place = (any::<Index>(), any::<Index>());
    runner
        .run(&place, |(at, number)| {
            let at = at.index(places);
            let edits = (0..).take_while(|it| changed(&api, at, *it).is_some()).count();
            let (name, other) = changed(&api, at, number.index(edits)).expect("there is one");
            prop_assert!(api == other || !diff(&api, &other).is_empty(), "{name} at {at}");
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_number_of_changes_is_compared_to_its_end(
        changes in proptest::collection::vec((any::<Index>(), 0..20_usize), 1..12),
    ) {
        let base = Specs::base().api().map_err(TestCaseError::fail)?;
        let mut api = base.clone();
        for (at, number) in changes {
            let places = count(&mut api);
            if let Some((_, changed)) = changed(&api, at.index(places), number) {
                api = changed;
            }
        }
        prop_assert!(base == api || !diff(&base, &api).is_empty());
        prop_assert!(base == api || !diff(&api, &base).is_empty());
    }
}
