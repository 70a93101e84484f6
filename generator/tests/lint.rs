//! Each lint is shown as the user sees it: a change to a faultless folder lies beside the words it earns.
//!
//! A case of `lint/cases` is called by its lint, and changes the folder `lint/base`: under `--- file`,
//! the lines after `-` give way to those after `+`, and `+++ file` adds a file. With `UPDATE_EXPECT=1`
//! the words are written anew.

#[path = "common/copy.rs"]
mod copy;

use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::diagnostic::{Code, Severity};
use miniprogram_codegen::lint::{Level, Lint, Linted, levels, lint};
use tempfile::TempDir;

use self::copy::copy;

#[test]
fn in_a_faultless_folder_nothing_is_found() {
    assert_eq!(linted(&base()), Linted::default());
}

#[test]
fn every_finding_is_shown_as_the_user_sees_it() {
    let wrong: Vec<String> = Lint::ALL.iter().filter_map(|it| difference(*it)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_is_of_a_lint() {
    for case in fs::read_dir(folder().join("cases")).expect("the cases") {
        let path = case.expect("a case").path();
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(Lint::find(&stem).is_some(), "{}", path.display());
    }
}

#[test]
fn a_lint_says_one_sentence_and_its_name_is_found() {
    for it in Lint::ALL {
        assert_eq!(Lint::find(it.name()), Some(*it));
        let says = it.says().trim_end_matches('`');
        assert!(says.ends_with('.') && says.len() <= 100, "{it}: {says}");
    }
}

#[test]
fn a_level_decides_what_becomes_of_a_finding() {
    for (level, severities, denied) in [
        ("allow", vec![], 0),
        ("warn", vec![Severity::Warning], 0),
        ("deny", vec![Severity::Error], 1),
    ] {
        let specs = changed(Lint::UnboundedList);
        write(&specs, &format!("levels: {{unbounded-list: {level}}}\n"));
        let linted = linted(&specs);
        let found = linted.findings.iter().map(|it| it.code.severity());
        assert_eq!(found.collect::<Vec<_>>(), severities, "{level}");
        assert_eq!(linted.denied(), denied, "{level}");
    }
}

#[test]
fn the_levels_are_listed_as_they_are_set() {
    let specs = base();
    write(&specs, "levels: {unbounded-list: deny}\n");
    let levels = levels(specs.path()).expect("the settings are right");
    let differs = levels.iter().filter(|(lint, level)| *level != lint.default_level());
    assert_eq!(differs.collect::<Vec<_>>(), [&(Lint::UnboundedList, Level::Deny)]);
    assert_eq!(levels.len(), Lint::ALL.len());
}

#[test]
fn a_suppression_is_for_a_lint_and_a_place() {
    for (lint, at, is_for) in [
        ("unbounded-list", "v2/schemas/Order.yaml#/goods", true),
        ("unbounded-list", "v*/schemas/*#/goods", true),
        ("unbounded-list", "v2/**", true),
        ("unbounded-list", "v2/schemas/Order.yaml#/orderId", false),
        ("unbounded-list", "v1/**", false),
        ("unbounded-text", "v2/schemas/Order.yaml#/goods", false),
    ] {
        let specs = changed(Lint::UnboundedList);
        write(&specs, &format!("suppressions: [{{lint: {lint}, at: '{at}', reason: so}}]\n"));
        let linted = linted(&specs);
        let found: Vec<&str> = linted.findings.iter().map(|it| it.code.number()).collect();
        let expected: &[&str] = if is_for { &[] } else { &["idle-suppression", "unbounded-list"] };
        assert_eq!(found, expected, "{lint} {at}");
        assert_eq!(linted.suppressed, usize::from(is_for));
    }
}

#[test]
fn what_is_allowed_as_a_whole_needs_no_suppression() {
    let specs = changed(Lint::UnboundedList);
    let suppression = "{lint: unbounded-list, at: v2/**, reason: so}";
    write(&specs, &format!("levels: {{unbounded-list: allow}}\nsuppressions: [{suppression}]\n"));
    let found = linted(&specs).findings;
    let help = found.iter().map(|it| it.help.clone().unwrap_or_default());
    assert_eq!(help.collect::<Vec<_>>(), ["delete it: the lint is allowed as a whole"]);
}

#[test]
fn settings_that_cannot_be_meant_are_refused() {
    for (settings, code, message) in [
        ("levels: {unbouded-text: warn}", Code::UnknownWord, "there is no lint `unbouded-text`"),
        (
            "levels: {unbounded-text: error}",
            Code::UnknownWord,
            "`unbounded-text` cannot be `error`",
        ),
        (
            "suppressions: [{lint: no, at: a, reason: b}]",
            Code::UnknownWord,
            "there is no lint `no`",
        ),
        (
            "suppressions: [{lint: no-source, at: a}]",
            Code::MissingKeyword,
            "a suppression without `reason`",
        ),
        (
            "suppressions: [{lint: no-source, at: a, reason: ' '}]",
            Code::SaysNothing,
            "`reason` says nothing",
        ),
        (
            "suppresions: []",
            Code::UnknownKeyword,
            "unknown keyword `suppresions` in the settings of lints",
        ),
    ] {
        let specs = base();
        write(&specs, settings);
        let faults = lint(specs.path()).expect_err("the settings are wrong");
        let found: Vec<(Code, &str)> =
            faults.iter().map(|it| (it.code, it.message.as_str())).collect();
        assert_eq!(found, [(code, message)], "{settings}");
        assert!(levels(specs.path()).is_err(), "{settings}");
    }
}

#[test]
fn a_misspelt_lint_gets_the_name_that_was_meant() {
    let specs = base();
    write(&specs, "levels: {unbouded-text: warn}\n");
    let faults = lint(specs.path()).expect_err("the settings are wrong");
    assert!(faults.render("specs", false).contains("did you mean `unbounded-text`?"), "{faults}");
}

#[test]
fn the_settings_are_no_spec() {
    let specs = base();
    write(&specs, "levels: {unbounded: 7}\n");
    assert!(miniprogram_codegen::understand(specs.path()).is_ok());
}

#[test]
fn a_fault_is_mended_before_anything_is_linted() {
    let specs = base();
    let order = specs.path().join("v2/schemas/Order.yaml");
    fs::write(&order, "type: strng\n").expect("a wrong spec");
    let faults = lint(specs.path()).expect_err("there is a fault");
    assert!(faults.iter().all(|it| !matches!(it.code, Code::Lint(..))), "{faults}");
}

#[test]
fn for_programs_a_finding_has_its_lint_as_code() {
    let found = linted(&changed(Lint::UnboundedList)).findings.json("specs");
    assert!(found.starts_with("{\"code\":\"unbounded-list\",\"severity\":\"warning\","), "{found}");
    assert!(found.contains("\"file\":\"specs/v2/schemas/Order.yaml\",\"line\":6,"), "{found}");
    assert!(found.contains("\"label\":\"at #/goods\""), "{found}");
}

/// What is shown in place of what is expected; nothing where they are the same.
fn difference(of: Lint) -> Option<String> {
    let findings = linted(&changed(of)).findings;
    let strangers = findings.iter().filter(|it| it.code.number() != of.name()).count();
    let shown = findings.render("specs", false);
    if findings.is_empty() || strangers > 0 {
        return Some(format!("{of} is not what its case earns:\n{shown}"));
    }
    let expected = folder().join(format!("cases/{of}.txt"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&expected, &shown).expect("the expectation can be written");
        return None;
    }
    let words = fs::read_to_string(&expected).unwrap_or_default();
    (words != shown).then(|| format!("{} differs; shown is:\n{shown}", expected.display()))
}

fn linted(specs: &TempDir) -> Linted {
    lint(specs.path()).unwrap_or_else(|faults| panic!("{}", faults.render("", false)))
}

/// The folder with the change that a lint has as its case.
fn changed(lint: Lint) -> TempDir {
    let specs = base();
    let case = folder().join(format!("cases/{lint}.diff"));
    let case = fs::read_to_string(&case).unwrap_or_else(|_| panic!("{lint} has no case"));
    let mut file = PathBuf::new();
    let (mut old, mut new) = (String::new(), String::new());
    for line in case.lines().chain(["--- "]) {
        let begins = line.starts_with("--- ") || line.starts_with("+++ ");
        if begins || (line.starts_with('-') && !new.is_empty()) {
            apply(&file, &std::mem::take(&mut old), &std::mem::take(&mut new));
        }
        match (line.split_at(1), begins) {
            (_, true) => file = specs.path().join(&line[4..]),
            (("-", it), _) => old.push_str(&format!("{it}\n")),
            (("+", it), _) => new.push_str(&format!("{it}\n")),
            _ => panic!("{lint}: {line}"),
        }
    }
    specs
}

/// Puts new lines in the place of old ones, or of a file that is not there.
fn apply(file: &Path, old: &str, new: &str) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    let text = fs::read_to_string(file).unwrap_or_default();
    let (before, after) = match old.strip_suffix('\n') {
        Some(old) => {
            text.split_once(old).unwrap_or_else(|| panic!("{} has no {old}", file.display()))
        }
        None => ("", text.as_str()),
    };
    let new = new.strip_suffix('\n').unwrap_or(new);
    fs::write(file, format!("{before}{new}{after}")).expect("the change can be written");
}

fn write(specs: &TempDir, settings: &str) {
    fs::write(specs.path().join("lint.yaml"), settings).expect("the settings can be written");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint")
}

/// A copy of the folder in which nothing is found.
fn base() -> TempDir {
    let specs = tempfile::tempdir().expect("there is room for a folder");
    copy(&folder().join("base"), specs.path());
    specs
}
