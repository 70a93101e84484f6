//! The lints over the real specs, and as `lint` and `explain` tell them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// An endpoint's folder in which one thing is found.
const PAY: &str = "\
openapi: 3.0.3
info: {title: Pay, version: v2}
paths:
  /v2/payments/pay:
    post:
      operationId: pay
      summary: Takes a payment.
      externalDocs: {url: https://wallet.example/pay}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                note: {type: string, description: What it is for.}
            example: {note: books}
      responses:
        '200':
          description: The outcome.
          content:
            application/json:
              schema: {type: object, properties: {result: {$ref: ../schemas/Result.yaml}}}
              example: {result: {resultStatus: S, resultCode: SUCCESS, resultMessage: success}}
";

const RESULT: &str = "\
type: object
x-format: result
description: The outcome of a call.
properties:
  resultStatus: {type: string, description: Its class.}
  resultCode: {type: string, description: Its name.}
  resultMessage: {type: string, description: Its words.}
";

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

fn xtask(folder: &Path, arguments: &[&str]) -> Output {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.current_dir(folder).args(arguments).output().expect("the task runs")
}

/// Lints the folder with these settings; hands over the exit code, and both outputs.
fn linted(settings: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = TempDir::new().expect("a folder");
    for (path, text) in
        [("v2/payments/pay.yaml", PAY), ("v2/schemas/Result.yaml", RESULT), ("lint.yaml", settings)]
    {
        let path = folder.path().join("specs").join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let output = xtask(folder.path(), &[&["lint"], arguments].concat());
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn nothing_is_found_in_the_real_specs() {
    let linted = miniprogram_codegen::lint::lint(&specs()).expect("the specs have no fault");
    assert!(linted.findings.is_empty(), "{}", linted.findings.render("specs", false));
}

#[test]
fn only_what_is_denied_fails_the_run() {
    let (code, out, said) = linted("levels: {}\n", &[]);
    assert_eq!((code, out.as_str()), (Some(0), "0 denied, 1 warned of, 0 suppressed\n"));
    assert!(said.starts_with("warning[unbounded-text]: "), "{said}");
    assert!(said.contains("`cargo xtask explain unbounded-text` says more"), "{said}");
    let (code, out, said) = linted("levels: {unbounded-text: deny}\n", &[]);
    assert_eq!((code, out.as_str()), (Some(1), "1 denied, 0 warned of, 0 suppressed\n"));
    assert!(said.starts_with("error[unbounded-text]: "), "{said}");
}

#[test]
fn json_is_a_line_a_finding_and_nothing_else() {
    let (code, out, said) = linted("levels: {unbounded-text: deny}\n", &["--format", "json"]);
    assert_eq!((code, said.as_str(), out.lines().count()), (Some(1), "", 1));
    assert!(out.contains("\"code\":\"unbounded-text\",\"severity\":\"error\""), "{out}");
}

#[test]
fn wrong_settings_fail_the_run() {
    for arguments in [&[][..], &["--list"]] {
        let (code, _, said) = linted("levels: {unbounded-txt: deny}\n", arguments);
        assert_eq!(code, Some(1));
        assert!(said.contains("specs/lint.yaml:1:10"), "{said}");
    }
}

#[test]
fn the_lints_are_listed_with_the_levels_that_are_set() {
    let (code, out, _) = linted("levels: {unbounded-text: deny}\n", &["--list"]);
    assert_eq!(code, Some(0));
    let line = out.lines().find(|it| it.starts_with("unbounded-text ")).unwrap_or_default();
    assert!(line.contains(" deny ") && line.contains("`maxLength`"), "{out}");
}

#[test]
fn a_lint_is_explained() {
    let folder = TempDir::new().expect("a folder");
    let explained = xtask(folder.path(), &["explain", "unbounded-text"]);
    let text = String::from_utf8(explained.stdout).expect("UTF-8");
    assert!(text.starts_with("unbounded-text: Text is sent without `maxLength`"), "{text}");
}
