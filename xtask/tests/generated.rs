//! What is committed is what the specs say, and a run that fails changes nothing.

#[path = "../../generator/tests/common/copy.rs"]
mod copy;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use xtask::Folders;

use self::copy::copy;

/// The committed crates: specs, crate, name.
const CRATES: [(&str, &str, &str); 2] = [
    ("specs", "generated", "miniprogram"),
    ("generator/tests/cases/specs", "generator/tests/cases/crate", "cases"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// Every file below a folder, with its text.
fn files(folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder").map(|it| it.expect("an entry").path()) {
        if entry.is_dir() {
            files(&entry, found);
        } else {
            found.insert(entry.display().to_string(), fs::read(&entry).expect("the file"));
        }
    }
}

/// Runs the task, as people do.
fn generate(specs: &Path, out: &Path, arguments: &[&str]) -> Output {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.arg("gen").arg("--specs").arg(specs).arg("--out").arg(out).args(arguments);
    xtask.output().expect("the task runs")
}

#[test]
fn the_generated_crates_are_what_their_specs_say() {
    for (specs, out, name) in CRATES {
        let (specs, out) = (root().join(specs), root().join(out));
        let folders = Folders { specs, out, name: name.to_owned() };
        let options = folders.options().expect("the folders are there");
        let tree = miniprogram_codegen::generate(&folders.specs, &options)
            .unwrap_or_else(|faults| panic!("{}", faults.render("specs", false)))
            .value;
        let changes = tree.compare(&folders.out).expect("the crate can be read");
        assert!(changes.is_empty(), "{name}: run `cargo xtask gen` for it: {changes:#?}");
    }
}

#[test]
fn the_same_specs_give_the_same_bytes() {
    let folders = Folders {
        specs: root().join("specs"),
        out: root().join("generated"),
        name: "miniprogram".to_owned(),
    };
    let options = folders.options().expect("the folders are there");
    let run = || miniprogram_codegen::generate(&folders.specs, &options).ok();
    assert_eq!(run().expect("the specs are in order"), run().expect("and still are"));
}

#[test]
fn a_failed_run_leaves_the_crate_as_it_was() {
    let folder = TempDir::new().expect("a folder");
    let (specs, out) = (folder.path().join("specs"), folder.path().join("crate"));
    copy(&root().join("specs"), &specs);
    assert!(generate(&specs, &out, &[]).status.success());
    let mut before = BTreeMap::new();
    files(&out, &mut before);

    let pay = specs.join("v2/payments/pay.yaml");
    let text = fs::read_to_string(&pay).expect("the spec");
    fs::write(&pay, text.replace("salesCode:", "salesCod:").replace("description:", "descripton:"))
        .expect("the spec");
    let failed = generate(&specs, &out, &[]);
    assert_eq!(failed.status.code(), Some(1));
    let said = String::from_utf8(failed.stderr).expect("UTF-8");
    assert!(said.contains("v2/payments/pay.yaml:"), "{said}");

    let mut after = BTreeMap::new();
    files(&out, &mut after);
    assert!(before == after, "a failed run has changed the crate");
}

#[test]
fn a_stale_crate_is_named_with_the_command_to_run() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("crate");
    let specs = root().join("specs");
    assert!(generate(&specs, &out, &[]).status.success());
    assert!(generate(&specs, &out, &["--check"]).status.success());
    fs::write(out.join("src/v2/payments/pay.rs"), "stale\n").expect("a stale file");
    fs::write(out.join("src/v2/payments/old.rs"), "unasked\n").expect("an old file");

    let checked = generate(&specs, &out, &["--check"]);
    assert_eq!(checked.status.code(), Some(1));
    let said = String::from_utf8(checked.stderr).expect("UTF-8");
    for part in [
        "stale",
        "/src/v2/payments/pay.rs",
        "-stale",
        "/src/v2/payments/old.rs",
        "`cargo xtask gen`",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}
