//! Each fault of a spec is shown as the user sees it: a case lies beside the words it earns.
//!
//! Every case is laid over the folder `base`, which has no fault: a file of `endpoint` replaces
//! `v2/payments/pay.yaml`, a file of `schema` replaces `v2/schemas/Order.yaml`, a file of `wallet`
//! becomes `wallets/rebell/wallet.yaml`, and a folder of `folder` adds its files. What `accepted` adds has no fault either. With `UPDATE_EXPECT=1` the
//! words are written anew.

#[path = "common/copy.rs"]
mod copy;

use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::understand;

use self::copy::copy;

#[test]
fn a_faultless_folder_is_accepted() {
    let specs = copy_of_base();
    assert_eq!(faults(specs.path()), Diagnostics::default());
}

#[test]
fn all_that_the_dialect_has_is_accepted() {
    let specs = copy_of_base();
    copy(&refusals().join("accepted"), specs.path());
    assert_eq!(faults(specs.path()), Diagnostics::default());
}

#[test]
fn every_fault_is_shown_as_the_user_sees_it() {
    let cases = cases();
    assert!(!cases.is_empty(), "there are cases");
    let wrong: Vec<String> = cases.iter().filter_map(|case| case.difference()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A case, and where its files go over the base.
struct Case {
    files: PathBuf,
    over: &'static str,
}

impl Case {
    /// What is shown in place of what is expected; nothing where they are the same.
    fn difference(&self) -> Option<String> {
        let specs = copy_of_base();
        let over = specs.path().join(self.over);
        fs::create_dir_all(over.parent().expect("it is in a folder")).expect("it can be made");
        copy(&self.files, &over);
        let shown = faults(specs.path()).render("specs", false);
        let expected = self.files.with_extension("txt");
        if shown.is_empty() {
            return Some(format!("{} has no fault", self.files.display()));
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &shown).expect("the expectation can be written");
            return None;
        }
        let words = fs::read_to_string(&expected).unwrap_or_default();
        (words != shown).then(|| format!("{} differs; shown is:\n{shown}", expected.display()))
    }
}

fn cases() -> Vec<Case> {
    let over = |folder: &str, over: &'static str| {
        let entries = entries(&refusals().join(folder)).into_iter();
        let files = entries.filter(|it| it.extension().is_none_or(|it| it != "txt"));
        files.map(move |files| Case { files, over }).collect::<Vec<_>>()
    };
    [
        over("endpoint", "v2/payments/pay.yaml"),
        over("schema", "v2/schemas/Order.yaml"),
        over("wallet", "wallets/rebell/wallet.yaml"),
        over("folder", ""),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn faults(specs: &Path) -> Diagnostics {
    understand(specs).err().unwrap_or_default()
}

fn refusals() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals")
}

fn copy_of_base() -> tempfile::TempDir {
    let specs = tempfile::tempdir().expect("there is room for a folder");
    copy(&refusals().join("base"), specs.path());
    specs
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> =
        entries.map(|it| it.expect("an entry can be read").path()).collect();
    paths.sort();
    paths
}
