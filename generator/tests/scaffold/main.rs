//! A new version says what another says, a new endpoint passes from its first day, and either comes
//! as a whole or not at all.

#[path = "../common/generated.rs"]
mod generated;

mod endpoint;
mod refusals;
mod small;
mod version;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::scaffold::Scaffold;
use tempfile::TempDir;

use self::generated::generated;

/// The specs of the repository.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

/// A copy of the repository's specs.
fn copy() -> TempDir {
    copy_of(&repository())
}

fn copy_of(specs: &Path) -> TempDir {
    folder(files(specs).iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// A folder with these files.
fn folder<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// Every file of a folder, by its path there, with its text.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(folder: &Path, root: &Path, files: &mut BTreeMap<String, String>) {
    for path in fs::read_dir(folder).expect("the folder").map(|it| it.expect("an entry").path()) {
        if path.is_dir() {
            collect(&path, root, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").display().to_string();
            files.insert(name, fs::read_to_string(&path).expect("text"));
        }
    }
}

/// What has been made of specs, and has to be without fault.
fn made(scaffold: Result<Scaffold, Diagnostics>) -> Scaffold {
    scaffold.unwrap_or_else(|faults| panic!("{}", faults.render("specs", false)))
}
