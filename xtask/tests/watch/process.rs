//! `cargo xtask gen --watch`, as somebody runs it.

use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

use crate::copy::copy;
use crate::scene::{PAY, with_summary, workspace};

/// What is said up to the next wait, that included.
fn said(lines: &mut Lines<BufReader<ChildStdout>>) -> String {
    let mut said = String::new();
    for line in lines {
        said += &(line.expect("UTF-8") + "\n");
        if said.lines().last().is_some_and(|it| it.starts_with("waiting ")) {
            break;
        }
    }
    said
}

fn start(root: &TempDir) -> Child {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.current_dir(root).args(["gen", "--watch", "--out", "crate", "--name", "any"]);
    // Without cargo near, it is this build that runs.
    xtask.env_remove("CARGO").stdout(Stdio::piped()).stderr(Stdio::piped());
    xtask.spawn().expect("the task runs")
}

#[test]
fn it_says_what_it_does_and_ends_on_ctrl_c() {
    let root = TempDir::new().expect("a folder");
    copy(&workspace().join("generator/tests/refusals/base"), &root.path().join("specs"));
    let mut watching = start(&root);
    let mut lines = BufReader::new(watching.stdout.take().expect("a pipe")).lines();
    assert!(said(&mut lines).contains("   wrote crate/src/v2/payments/pay.rs\n"));

    let pay = root.path().join("specs").join(PAY);
    let text = fs::read_to_string(&pay).expect("the spec");
    fs::write(&pay, text.replace("summary:", "sumary:")).expect("the spec");
    assert_eq!(said(&mut lines), "waiting for the next change of specs\n");
    fs::write(&pay, with_summary(&text, "New.")).expect("the spec");
    let told = said(&mut lines);
    assert!(told.contains("   wrote crate/src/v2/payments/pay.rs\n"), "{told}");
    assert!(told.contains("\n3 written, 0 removed, "), "{told}");

    let killed = Command::new("kill").args(["-INT", &watching.id().to_string()]).status();
    assert!(killed.expect("kill runs").success());
    let ended = watching.wait_with_output().expect("it ends");
    assert!(ended.status.success(), "{}", ended.status);
    let faults = String::from_utf8(ended.stderr).expect("UTF-8");
    assert!(faults.starts_with("error[E101]: unknown keyword `sumary`"), "{faults}");
    assert!(faults.contains("specs/v2/payments/pay.yaml:7:"), "{faults}");
}
