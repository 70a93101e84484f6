//! `import` and `bundle`, as they are called.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

fn market() -> PathBuf {
    root().join("generator/tests/import/market.yaml")
}

fn xtask(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.current_dir(folder).args(arguments).output().expect("the task runs")
}

fn said(output: &Output) -> String {
    let bytes = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_document_becomes_specs_and_specs_a_document() {
    let folder = TempDir::new().expect("a folder");
    fs::copy(market(), folder.path().join("market.yaml")).expect("the document");

    let dry = xtask(&folder, &["import", "market.yaml", "--dry-run"]);
    assert!(dry.status.success(), "{}", said(&dry));
    assert!(said(&dry).contains("\n   takes specs/v1/payments/pay.yaml\n"), "{}", said(&dry));
    assert!(!folder.path().join("specs").exists());

    let imported = xtask(&folder, &["import", "market.yaml", "--into", "specs/v1"]);
    assert!(imported.status.success(), "{}", said(&imported));
    let text = said(&imported);
    assert!(
        text.contains("note market.yaml:20:11 the header `request-time` is passed over, and "),
        "{text}"
    );
    assert!(text.ends_with("55 new, 0 there already, 0 faults\n"), "{text}");

    let generated = xtask(&folder, &["gen", "--out", "crate"]);
    assert!(generated.status.success(), "{}", said(&generated));
    for (out, begins) in
        [("a.yaml", "openapi: 3.0.3\n"), ("a.json", "{\n  \"openapi\": \"3.0.3\",\n")]
    {
        let bundled = xtask(&folder, &["bundle", "v1", "--out", out]);
        assert!(bundled.status.success(), "{}", said(&bundled));
        let text = fs::read_to_string(folder.path().join(out)).expect("the document");
        assert!(text.starts_with(begins), "{text}");
    }
    let again = xtask(&folder, &["import", "a.json"]);
    assert_eq!(said(&again), "0 new, 55 there already, 0 faults\n");
}

#[test]
fn what_is_left_out_is_shown_as_gen_shows_it_and_fails_the_run() {
    let folder = TempDir::new().expect("a folder");
    let text = fs::read_to_string(market()).expect("the document");
    let text = text.replace("/v1/stalls/rate:\n    post:", "/v1/stalls/rate:\n    get:");
    fs::write(folder.path().join("market.yaml"), text).expect("the document");
    let imported = xtask(&folder, &["import", "market.yaml"]);
    assert_eq!(imported.status.code(), Some(1));
    let text = said(&imported);
    for part in [
        "error[E102]: `get` is not supported in a path\n",
        "--> market.yaml:",
        "help: write `post`: the protocol knows no other method",
        "   wrote specs/v1/stalls/open.yaml\n",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!folder.path().join("specs/v1/stalls/rate.yaml").exists());
}

#[test]
fn what_is_left_out_and_passed_over_is_told_as_json_too() {
    let folder = TempDir::new().expect("a folder");
    let text = fs::read_to_string(market()).expect("the document");
    let text = text.replace("/v1/stalls/rate:\n    post:", "/v1/stalls/rate:\n    get:");
    fs::write(folder.path().join("market.yaml"), text).expect("the document");
    let imported = xtask(&folder, &["import", "market.yaml", "--format", "json"]);
    assert_eq!(imported.status.code(), Some(1));
    assert!(imported.stderr.is_empty(), "{}", said(&imported));
    let text = said(&imported);
    let (errors, warnings): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|it| it.contains("\"severity\":\"error\""));
    assert!(errors[0].starts_with("{\"code\":\"E102\","), "{text}");
    assert_eq!(errors.len(), 1, "{text}");
    assert!(warnings.len() > 30, "{text}");
    for warning in warnings {
        assert!(warning.starts_with("{\"code\":\"W601\",\"severity\":\"warning\","), "{warning}");
    }
    assert!(folder.path().join("specs/v1/stalls/open.yaml").exists());
}

#[test]
fn a_version_outside_of_the_specs_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let imported = xtask(&folder, &["import", "market.yaml", "--into", "elsewhere/v1"]);
    assert!(!imported.status.success());
    assert!(said(&imported).contains("name that folder by --specs"), "{}", said(&imported));
}
