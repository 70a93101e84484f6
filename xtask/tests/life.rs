//! A version comes, changes and goes, and leaves no trace.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A version that the repository's specs do not have, and are not to have soon.
const NEW: &str = "v90";

/// A folder with a copy of the specs of the repository, and the crate that they describe.
struct Clone(TempDir);

impl Clone {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        let folder = TempDir::new().expect("a folder");
        for part in ["specs", "generated"] {
            let copied =
                Command::new("cp").arg("-r").arg(root.join(part)).arg(folder.path()).status();
            assert!(copied.expect("cp runs").success());
        }
        let clone = Self(folder);
        // The way to the runtime is another one here.
        clone.succeeds(&["gen"]);
        clone
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        xtask.current_dir(&self.0).args(arguments).output().expect("the task runs")
    }

    /// What a task says that has to succeed.
    fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        assert!(output.status.success(), "{arguments:?}: {said}");
        said
    }

    /// Writes something else into a file.
    fn change(&self, file: &str, from: &str, to: &str) {
        let file = self.0.path().join(file);
        let text = fs::read_to_string(&file).expect("the file");
        assert!(text.contains(from), "{from} is not in {}", file.display());
        fs::write(file, text.replace(from, to)).expect("the file");
    }

    /// Every file and every folder, with what the files say.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.0.path(), &mut files);
        files
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for path in fs::read_dir(folder).expect("the folder").map(|it| it.expect("an entry").path()) {
        let text = if path.is_dir() { Vec::new() } else { fs::read(&path).expect("the file") };
        if path.is_dir() {
            collect(&path, files);
        }
        files.insert(path.display().to_string(), text);
    }
}

#[test]
fn a_version_comes_changes_and_goes_without_a_trace() {
    let clone = Clone::new();
    let before = clone.files();

    let said = clone.succeeds(&["new-version", NEW, "--from", "v2"]);
    assert!(said.starts_with(&format!("   wrote specs/{NEW}: ")), "{said}");
    assert!(said.contains(&format!("`cargo xtask diff v2 {NEW}`")), "{said}");
    clone.succeeds(&["gen"]);
    assert!(clone.succeeds(&["gen", "--check"]).contains("is up to date"));
    let manifest =
        fs::read_to_string(clone.0.path().join("generated/Cargo.toml")).expect("it is there");
    assert!(manifest.contains(&format!("\n{NEW} = []\n")), "{manifest}");
    let nothing = format!("nothing changed from v2 to {NEW}\n");
    assert_eq!(clone.succeeds(&["diff", "v2", NEW]), nothing);
    clone.succeeds(&["lint"]);

    clone.change(&format!("specs/{NEW}/payments/pay.yaml"), "salesCode:", "tradeCode:");
    assert!(!clone.run(&["diff", "v2", NEW, "--deny", "breaking"]).status.success());
    clone.succeeds(&["gen"]);
    let pay =
        fs::read_to_string(clone.0.path().join(format!("generated/src/{NEW}/payments/pay.rs")));
    assert!(pay.expect("the module").contains("trade_code"));

    fs::remove_dir_all(clone.0.path().join("specs").join(NEW)).expect("the version goes");
    clone.succeeds(&["gen"]);
    let after = clone.files();
    let traces: Vec<&String> =
        after.keys().chain(before.keys()).filter(|it| before.get(*it) != after.get(*it)).collect();
    assert_eq!(traces, Vec::<&String>::new());
}

#[test]
fn an_endpoint_comes_as_a_draft_and_goes_without_a_trace() {
    let clone = Clone::new();
    let before = clone.files();
    let said = clone.succeeds(&["new-endpoint", "v2/coupons/useCoupon"]);
    assert!(said.starts_with("   wrote specs/v2/coupons/useCoupon.yaml\n"), "{said}");
    clone.succeeds(&["gen"]);
    assert!(clone.0.path().join("generated/src/v2/coupons/use_coupon.rs").exists());
    fs::remove_dir_all(clone.0.path().join("specs/v2/coupons")).expect("the draft goes");
    clone.succeeds(&["gen"]);
    assert!(clone.files() == before, "something is left of it");
}

#[test]
fn what_cannot_be_made_is_told_and_leaves_nothing() {
    let clone = Clone::new();
    let before = clone.files();
    for (task, expected) in [
        (["new-version", "V90", "--from=v2"], "write `v90`"),
        (["new-version", "v2", "--from=v1"], "`v2` is there already"),
        (["new-version", NEW, "--from=v0"], "help: write `v1`"),
        (["new-endpoint", "v2/payments/pay", "--callback"], "`v2/payments/pay` is there already"),
    ] {
        let output = clone.run(&task);
        assert_eq!(output.status.code(), Some(1), "{task:?}");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.contains(expected), "{task:?}: {said}");
    }
    assert!(clone.files() == before, "something is left of it");
}
