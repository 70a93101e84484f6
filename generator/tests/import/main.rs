//! A document of many paths becomes specs and a document again, and nothing is lost on the way.

#[path = "../common/generated.rs"]
mod generated;

mod meaning;
mod refusals;
mod round_trip;
mod wording;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use miniprogram_codegen::import::{Imported, import};
use miniprogram_codegen::tree::Tree;
use tempfile::TempDir;

use self::generated::generated;

const MARKET: &str = include_str!("market.yaml");

/// An empty folder of specs with a document beside it.
struct Bench(TempDir);

impl Bench {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn specs(&self) -> std::path::PathBuf {
        self.0.path().join("specs")
    }

    /// Imports a document, and writes what is taken.
    fn import(&self, name: &str, text: &str, into: Option<&str>) -> Imported {
        let file = self.0.path().join(name);
        fs::write(&file, text).expect("the document");
        let imported = import(&file, &self.specs(), into);
        write(&self.specs(), &imported.files);
        imported
    }

    fn generate(&self) -> Tree {
        generated(&self.specs())
    }
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}
