//! What a run does to the disk.

use std::fs;
use std::path::Path;

use miniprogram_codegen::tree::Tree;
use tempfile::TempDir;

const MANIFEST: &str = "# @generated: a test\n[package]\n";

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    tree.insert("Cargo.toml", MANIFEST);
    files.iter().for_each(|(path, text)| tree.insert(*path, *text));
    tree
}

fn read(root: &Path, path: &str) -> Option<String> {
    fs::read_to_string(root.join(path)).ok()
}

#[test]
fn a_second_run_writes_nothing() {
    let root = TempDir::new().expect("a folder");
    let tree = tree(&[("src/lib.rs", "one"), ("src/v1/a.rs", "two")]);
    let first = tree.write(root.path()).expect("the first run");
    assert_eq!(first.written, ["Cargo.toml", "src/lib.rs", "src/v1/a.rs"]);

    let written = |path: &str| fs::metadata(root.path().join(path)).and_then(|it| it.modified());
    let before = written("src/lib.rs").expect("a time");
    let second = tree.write(root.path()).expect("the second run");
    assert!(second.is_empty(), "{second:?}");
    assert_eq!(second.left, 3);
    assert_eq!(written("src/lib.rs").expect("a time"), before);
}

#[test]
fn what_no_spec_asks_for_is_removed_with_its_folder() {
    let root = TempDir::new().expect("a folder");
    tree(&[("src/lib.rs", ""), ("src/v1/a.rs", "")]).write(root.path()).expect("the first run");
    let changes = tree(&[("src/lib.rs", "new")]).write(root.path()).expect("the second run");
    assert_eq!(
        (changes.written, changes.removed),
        (vec!["src/lib.rs".into()], vec!["src/v1/a.rs".into()])
    );
    assert_eq!(read(root.path(), "src/lib.rs").as_deref(), Some("new"));
    assert!(!root.path().join("src/v1").exists());
}

#[test]
fn what_is_compared_is_left_alone() {
    let root = TempDir::new().expect("a folder");
    let changes = tree(&[("src/lib.rs", "")]).compare(root.path()).expect("a comparison");
    assert_eq!(changes.written, ["Cargo.toml", "src/lib.rs"]);
    assert_eq!(fs::read_dir(root.path()).expect("the folder").count(), 0);
}

#[test]
fn a_crate_that_somebody_wrote_is_refused_whole() {
    let root = TempDir::new().expect("a folder");
    fs::create_dir(root.path().join("src")).expect("a folder");
    fs::write(root.path().join("src/main.rs"), "fn main() {}").expect("a file");
    let why = tree(&[("src/lib.rs", "")]).write(root.path()).expect_err("it would be lost");
    assert!(why.to_string().ends_with("holds files that are not generated: src/main.rs"), "{why}");
    assert_eq!(read(root.path(), "src/main.rs").as_deref(), Some("fn main() {}"));
    assert_eq!(read(root.path(), "src/lib.rs"), None);
}

#[test]
fn a_run_that_cannot_write_everything_writes_nothing() {
    let root = TempDir::new().expect("a folder");
    fs::create_dir(root.path().join("src")).expect("a folder");
    // A file where a folder is needed stops the run at `src/v1/a.rs`.
    fs::write(root.path().join("src/v1"), "in the way").expect("a file");
    tree(&[("src/lib.rs", "one"), ("src/v1/a.rs", "two")]).write(root.path()).expect_err("no room");
    let found: Vec<_> = fs::read_dir(root.path().join("src")).expect("the folder").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(read(root.path(), "Cargo.toml"), None);
}
