//! `changelog` in a repository of its own: what is written, and what is left as it is.

use crate::repository::{ORDER, Repository};

const CHANGELOG: &str = "generated/CHANGELOG.md";

/// An order without what it had, and with something else.
const OTHER: &str = "\
type: object
description: What is paid for.
properties:
  memo: {type: boolean, description: Whether there is a remark.}
";

fn repository() -> Repository {
    let repository = Repository::new();
    repository.copy("specs/v2/payments", "generated");
    repository
}

fn run(repository: &Repository, arguments: &[&str]) -> Option<i32> {
    repository.xtask(&[&["changelog"], arguments].concat()).status.code()
}

#[test]
fn without_a_tag_everything_is_new() {
    let repository = repository();
    assert_eq!(run(&repository, &["--check"]), Some(1));
    assert_eq!(run(&repository, &[]), Some(0));
    let text = repository.read(CHANGELOG);
    assert!(text.starts_with("# Changelog\n"), "{text}");
    assert!(text.contains("\n## [Unreleased]\n"), "{text}");
    assert!(
        text.contains("\nThe first release, 0.1.0: 1 endpoint of the platform (v2).\n"),
        "{text}"
    );
    assert_eq!(run(&repository, &["--check"]), Some(0));
}

#[test]
fn after_a_tag_what_has_changed_is_told_with_the_next_number() {
    let repository = repository();
    repository.git(&["tag", "v1.4.2"]);
    repository.git(&["tag", "verbatim"]);
    assert_eq!(run(&repository, &[]), Some(0));
    assert!(repository.read(CHANGELOG).contains("\nNothing has changed since v1.4.2.\n"));
    repository.write(ORDER, OTHER);
    assert_eq!(run(&repository, &["--check"]), Some(1));
    assert_eq!(run(&repository, &[]), Some(0));
    let text = repository.read(CHANGELOG);
    assert!(text.contains("\nSince v1.4.2. The next number is 2.0.0, a major release: "), "{text}");
    assert!(text.contains("\n### Changed\n\n- **Breaking.** Order of v2: "), "{text}");
}

#[test]
fn a_clone_without_the_tag_is_not_checked() {
    let repository = repository();
    repository.git(&["tag", "v1.4.2"]);
    assert_eq!(run(&repository, &[]), Some(0));
    repository.write(ORDER, OTHER);
    assert_eq!(run(&repository, &["--check"]), Some(1));
    repository.git(&["tag", "--delete", "v1.4.2"]);
    let output = repository.xtask(&["changelog", "--check"]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("is not checked: git does not know v1.4.2 here"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_commit_of_a_release_tells_what_that_release_brought() {
    let repository = repository();
    for tag in ["v1.4.2", "v2.0.0"] {
        assert_eq!(run(&repository, &[]), Some(0));
        repository.commit("a release");
        repository.git(&["tag", tag]);
        assert_eq!(run(&repository, &["--check"]), Some(0), "at {tag}");
        repository.write(ORDER, OTHER);
    }
    repository.write("generated/note", "");
    repository.commit("what follows");
    assert_eq!(run(&repository, &["--check"]), Some(1));
}

#[test]
fn what_is_written_by_hand_stays_and_a_second_run_changes_nothing() {
    let repository = repository();
    run(&repository, &[]);
    let text = repository.read(CHANGELOG) + "\nBy hand.\n\n## [0.1.0] - 2026-01-01\n\n- All.\n";
    let text = text.replace("## [Unreleased]\n", "## [Unreleased]\n\nAlso by hand.\n");
    repository.write(CHANGELOG, &text);
    assert_eq!(run(&repository, &["--check"]), Some(0));
    repository.write(ORDER, OTHER);
    assert_eq!(run(&repository, &["--since", "HEAD"]), Some(0));
    let written = repository.read(CHANGELOG);
    assert!(
        written.contains("\nSince HEAD. The next number is 0.2.0, a minor release: "),
        "{written}"
    );
    let part = |text: &str, at: usize| {
        text.split("<!-- ").nth(at).and_then(|it| it.split_once("-->")).map(|it| it.1.to_owned())
    };
    let before = |text: &str| text.split("<!-- ").next().map(str::to_owned);
    assert_eq!(before(&written), before(&text));
    assert_eq!(part(&written, 2), part(&text, 2));
    assert_ne!(part(&written, 1), part(&text, 1));
    run(&repository, &["--since", "HEAD"]);
    assert_eq!(repository.read(CHANGELOG), written);
}

#[test]
fn a_revision_that_git_does_not_know_is_an_error() {
    let repository = repository();
    let output = repository.xtask(&["changelog", "--since", "v9.9.9"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("git knows no revision `v9.9.9`"), "{error}");
}
