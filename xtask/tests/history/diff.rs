//! `diff` in a repository of its own: what words mean, how changes are told, and the exit codes.

use std::process::{Output, Stdio};

use crate::repository::{ORDER, Repository};

/// An order that says one thing more.
const MORE: &str = "\
type: object
description: What is paid for.
properties:
  orderId: {type: string, description: The merchant's number.}
  memo: {type: string, maxLength: 9, description: A remark.}
";

/// An order that says something else.
const OTHER: &str = "\
type: object
description: What is paid for.
properties:
  memo: {type: boolean, description: Whether there is a remark.}
";

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn without_words_the_last_commit_is_compared_with_the_folder() {
    let repository = Repository::new();
    let (status, out, _) = said(&repository.xtask(&["diff"]));
    assert_eq!((status, out.as_str()), (Some(0), "nothing changed from HEAD to specs\n"));
    repository.write(ORDER, MORE);
    let (status, out, _) = said(&repository.xtask(&["diff"]));
    assert_eq!(status, Some(0));
    assert!(out.starts_with("v2/schemas/Order\n  additive property-added memo\n"), "{out}");
    assert!(out.contains("specs/v2/schemas/Order.yaml:5:3\n"), "{out}");
    assert!(out.contains("in v2/payments/pay\n"), "{out}");
    assert!(
        out.ends_with("\n1 additive from HEAD to specs: a patch release, 0.1.0 to 0.1.1\n"),
        "{out}"
    );
    assert!(!out.contains('\u{1b}'), "nobody looks on at a pipe: {out}");
}

#[test]
fn both_sides_have_their_place() {
    let repository = Repository::new();
    repository.write(ORDER, OTHER);
    let (_, out, _) = said(&repository.xtask(&["diff"]));
    assert!(out.contains("HEAD:specs/v2/schemas/Order.yaml:4:3\n"), "{out}");
    assert!(out.contains("  specs/v2/schemas/Order.yaml:4:3\n"), "{out}");
    assert!(out.contains("a minor release, 0.1.0 to 0.2.0"), "{out}");
}

#[test]
fn what_is_denied_is_told_by_the_exit_code() {
    let repository = Repository::new();
    let status = |arguments: &[&str]| repository.xtask(arguments).status.code();
    assert_eq!(status(&["diff", "--deny", "additive"]), Some(0));
    repository.write(ORDER, MORE);
    assert_eq!(status(&["diff", "--deny", "breaking"]), Some(0));
    assert_eq!(status(&["diff", "--deny", "additive"]), Some(1));
    repository.write(ORDER, OTHER);
    assert_eq!(status(&["diff", "--deny", "breaking"]), Some(1));
    assert_eq!(status(&["diff", "--deny", "breaking", "--only", "breaking"]), Some(1));
    assert_eq!(status(&["diff"]), Some(0));
}

#[test]
fn only_what_is_grave_is_told_on_demand() {
    let repository = Repository::new();
    repository.write(ORDER, OTHER);
    let (_, all, _) = said(&repository.xtask(&["diff", "--format", "json"]));
    let (_, some, _) = said(&repository.xtask(&["diff", "--format", "json", "--only", "breaking"]));
    assert!(all.contains("\"severity\":\"additive\""), "{all}");
    assert!(!some.is_empty() && !some.contains("\"severity\":\"additive\""), "{some}");
}

#[test]
fn json_is_an_object_a_line_with_both_places() {
    let repository = Repository::new();
    repository.write(ORDER, OTHER);
    let (_, out, _) = said(&repository.xtask(&["diff", "--format", "json"]));
    assert!(out.lines().count() > 1, "{out}");
    assert!(out.lines().all(|it| it.starts_with("{\"code\":\"") && it.ends_with("]}")), "{out}");
    let removed = out.lines().find(|it| it.contains("\"property-removed\"")).expect("it is gone");
    let before =
        "\"before\":{\"file\":\"HEAD:specs/v2/schemas/Order.yaml\",\"line\":4,\"column\":3,";
    assert!(removed.contains(before) && removed.contains("\"after\":null"), "{removed}");
    let operation = "{\"owner\":null,\"was\":\"/v2/payments/pay\",\"path\":\"/v2/payments/pay\",\"sent\":true,\"received\":false}";
    assert!(removed.contains(operation), "{removed}");
}

#[test]
fn two_folders_two_revisions_and_two_versions_are_compared() {
    let repository = Repository::new();
    repository.write(ORDER, MORE);
    repository.commit("more");
    let (_, revisions, _) = said(&repository.xtask(&["diff", "HEAD~1", "HEAD"]));
    assert!(
        revisions.ends_with("1 additive from HEAD~1 to HEAD: a patch release, 0.1.0 to 0.1.1\n")
    );
    repository.copy("specs", "other");
    repository.write("other/v2/schemas/Order.yaml", OTHER);
    let (_, folders, _) = said(&repository.xtask(&["diff", "specs", "other"]));
    assert!(
        folders.contains("breaking property-removed orderId, in Rust and on the wire\n"),
        "{folders}"
    );
    repository.version("v2", "v3");
    repository.write("specs/v3/schemas/Order.yaml", OTHER);
    let (_, versions, _) = said(&repository.xtask(&["diff", "v2", "specs/v3"]));
    assert!(
        versions.contains("breaking property-removed orderId, in Rust and on the wire\n"),
        "{versions}"
    );
    assert!(versions.ends_with(" from v2 to v3\n"), "a release has both: {versions}");
}

#[test]
fn equal_versions_do_not_differ() {
    let repository = Repository::new();
    repository.version("v2", "v3");
    let (_, out, _) = said(&repository.xtask(&["diff", "v2", "v3"]));
    assert_eq!(out, "nothing changed from v2 to v3\n");
}

#[test]
fn neither_index_nor_worktree_is_touched_from_any_folder() {
    let repository = Repository::new();
    repository.write(ORDER, MORE);
    let before = repository.git(&["status", "--porcelain"]);
    let index = repository.read_bytes(".git/index");
    let output = repository.xtask_in("specs/v2", &["diff", "HEAD", "--specs", "../../specs"]);
    assert!(said(&output).1.contains("property-added"), "{:?}", said(&output));
    assert_eq!(repository.git(&["status", "--porcelain"]), before);
    // `git status` may refresh the index itself, so it is asked after the bytes are compared.
    assert_eq!(repository.read_bytes(".git/index").len(), index.len());
}

#[test]
fn a_word_of_several_meanings_is_refused_with_what_to_write() {
    let repository = Repository::new();
    repository.git(&["tag", "v2"]);
    let (status, _, error) = said(&repository.xtask(&["diff", "v2", "specs"]));
    assert_eq!(status, Some(1));
    assert!(error.contains("the version specs/v2, or the revision refs/tags/v2"), "{error}");
    let (status, out, error) = said(&repository.xtask(&["diff", "refs/tags/v2"]));
    assert_eq!(
        (status, out.as_str()),
        (Some(0), "nothing changed from refs/tags/v2 to specs\n"),
        "{error}"
    );
    repository.copy("specs", "main-line");
    repository.git(&["branch", "main-line"]);
    let (_, _, error) = said(&repository.xtask(&["diff", "main-line"]));
    assert!(
        error.contains("the folder ./main-line, or the revision refs/heads/main-line"),
        "{error}"
    );
    assert_eq!(repository.xtask(&["diff", "./main-line"]).status.code(), Some(0));
}

#[test]
fn words_without_a_meaning_and_unlike_pairs_are_refused() {
    let repository = Repository::new();
    for (words, why) in [
        (&["nothing"][..], "error: `nothing` is no folder, no version of specs, and no revision"),
        (&["v2"], "v2 is one version: name the other"),
        (&["v2", "HEAD"], "HEAD holds all versions"),
    ] {
        let (status, _, error) = said(&repository.xtask(&[&["diff"], words].concat()));
        assert_eq!(status, Some(1));
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn a_revision_without_the_folder_is_a_clear_error() {
    let repository = Repository::new();
    repository.copy("specs", "elsewhere/specs");
    let (status, _, error) =
        said(&repository.xtask(&["diff", "HEAD", "--specs", "elsewhere/specs"]));
    assert_eq!(status, Some(1));
    assert!(error.contains("revision `HEAD` has no folder `specs`"), "{error}");
}

#[test]
fn the_side_that_is_refused_is_named_with_what_is_wrong() {
    let repository = Repository::new();
    repository.write(ORDER, "type: objekt\n");
    repository.commit("a slip");
    repository.write(ORDER, MORE);
    let (status, out, error) = said(&repository.xtask(&["diff"]));
    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert!(error.contains("HEAD:specs/v2/schemas/Order.yaml:1:"), "{error}");
    assert!(error.contains("HEAD:specs is not as specs must be today"), "{error}");
}

#[test]
fn who_reads_no_further_is_told_no_more_and_the_verdict_stands() {
    let repository = Repository::new();
    repository.write(ORDER, OTHER);
    let mut diff = repository.command(".", &["diff", "--deny", "breaking"]);
    let mut diff = diff.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    drop(diff.stdout.take());
    let (status, _, error) = said(&diff.wait_with_output().expect("it ends"));
    assert_eq!((status, error.as_str()), (Some(1), ""));
}

#[test]
fn a_page_is_written_to_a_file() {
    let repository = Repository::new();
    repository.write(ORDER, MORE);
    let run = ["diff", "--format", "markdown", "--out", "page.md"];
    assert_eq!(repository.xtask(&run).status.code(), Some(0));
    let page = repository.read("page.md");
    assert!(
        page.starts_with("# What changed from HEAD to specs\n\nOne change is an addition.\n"),
        "{page}"
    );
    assert!(
        page.contains("- It has a new optional property, `memo` (text of at most 9 characters).\n"),
        "{page}"
    );
}
