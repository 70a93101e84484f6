//! What is wrong with a document, as `gen` and `explain` tell it.

use std::fs;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A document with a warning, and with a keyword that has no use.
const UNWISE: &str = "\
openapi: 3.0.3
info: {title: API, version: '1'}
paths: {}
components:
  schemas:
    Name: {type: string, maxLength: 3, example: Marie, x-owner: us}
";

/// A document with a fault.
const WRONG: &str = "\
openapi: 3.0.3
info: {title: API, version: '1'}
paths: {}
components:
  schemas:
    Name: {type: strng}
";

fn xtask(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.current_dir(folder).args(arguments).output().expect("the task runs")
}

/// Generates the types of a document; hands over the exit code, and both outputs.
fn gen_types(document: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("api.yaml"), document).expect("the document");
    let run = ["gen", "--types-only", "api.yaml", "--out", "out"];
    let output = xtask(&folder, &[&run[..], arguments].concat());
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_warning_is_told_and_the_run_goes_on() {
    let (status, out, said) = gen_types(UNWISE, &[]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("warning[W221]: "), "{said}");
    assert!(said.contains("\n1 keyword was read and has no use; --unused lists it\n"), "{said}");
    assert!(out.contains("wrote out/"), "{out}");
}

#[test]
fn what_has_no_use_is_listed_on_demand() {
    let (_, _, said) = gen_types(UNWISE, &["--unused"]);
    assert!(said.contains("\n  api.yaml:6:56 x-owner\n"), "{said}");
}

#[test]
fn json_is_a_line_a_diagnostic_and_nothing_else() {
    for (document, status, severities) in
        [(UNWISE, 0, &["warning", "hint"][..]), (WRONG, 1, &["error"][..])]
    {
        let (code, out, said) = gen_types(document, &["--format", "json"]);
        assert_eq!((code, said.as_str()), (Some(status), ""));
        assert_eq!(out.lines().count(), severities.len(), "{out}");
        for (line, severity) in out.lines().zip(severities) {
            assert!(line.contains(&format!("\"severity\":\"{severity}\"")), "{line}");
            assert!(line.contains("\"file\":\"api.yaml\",\"line\":6,"), "{line}");
        }
    }
}

#[test]
fn a_pipe_gets_no_colors() {
    let (_, _, said) = gen_types(WRONG, &[]);
    assert!(said.starts_with("error[E105]: ") && !said.contains('\u{1b}'), "{said}");
    assert!(said.contains("`cargo xtask explain E105`"), "{said}");
}

#[test]
fn a_code_is_explained() {
    let folder = TempDir::new().expect("a folder");
    let explained = xtask(&folder, &["explain", "e101"]);
    let text = String::from_utf8(explained.stdout).expect("UTF-8");
    assert!(text.starts_with("E101: A keyword that nobody knows\n"), "{text}");
    assert!(text.contains("## Instead"), "{text}");
    assert!(!xtask(&folder, &["explain", "E999"]).status.success());
    let all = String::from_utf8(xtask(&folder, &["explain"]).stdout).expect("UTF-8");
    assert!(all.contains("\nE101 A keyword that nobody knows\n"), "{all}");
}

#[test]
fn a_reader_may_leave_early() {
    let mut explain = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let explain = explain.arg("explain").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut explain = explain.spawn().expect("the task runs");
    drop(explain.stdout.take());
    let output = explain.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), said.as_ref()), (Some(0), ""));
}
