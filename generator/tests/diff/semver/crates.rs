//! The crate that an API becomes, as rustdoc describes it to tools.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use miniprogram_codegen::ir::Api;
use miniprogram_codegen::resolve::{resolve, types};
use miniprogram_codegen::tree::Tree;
use miniprogram_codegen::{Options, write, write_types};

/// The crate that an API becomes.
#[derive(PartialEq)]
pub(super) struct Crate {
    name: &'static str,
    tree: Tree,
}

impl Crate {
    /// The crate of endpoints, or of types alone.
    pub(super) fn of(api: &Api, is_of_types: bool) -> Self {
        let name = if is_of_types { "document" } else { "endpoints" };
        let options = Options {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            runtime: concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime").to_owned(),
            specs: "specs".to_owned(),
        };
        let mut tree = match is_of_types {
            true => write_types(&types(api), "document.json", &options),
            false => write(&resolve(api), &options),
        };
        // It stands below our workspace, and is no member of it.
        let manifest = tree.get("Cargo.toml").unwrap_or_default().to_owned() + "\n[workspace]\n";
        tree.insert("Cargo.toml", manifest);
        Self { name, tree }
    }

    /// Has rustdoc describe it, all features on, and gives the file in which that stands.
    ///
    /// All crates of a name are written to one place in turn, so that what they depend on is built
    /// once.
    fn describe(&self) -> PathBuf {
        let (root, target) = (folder().join(self.name), folder().join("target"));
        self.tree.write(&root).expect("the crate can be written");
        // The versions that we build with ourselves.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, root.join("Cargo.lock")).expect("the lock file can be copied");
        let run = Command::new(env!("CARGO"))
            .args(["rustdoc", "--quiet", "--lib", "--all-features", "--target-dir"])
            .arg(&target)
            .args(["--", "-Zunstable-options", "--output-format=json", "--cap-lints=allow"])
            .current_dir(&root)
            // rustdoc writes JSON for the asking only.
            .env("RUSTC_BOOTSTRAP", self.name)
            .output()
            .expect("cargo is there");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        target.join("doc").join(self.name).with_extension("json")
    }
}

/// A place for what rustdoc says of one crate. It is asked only where the crate is another.
pub(super) struct Described {
    file: PathBuf,
    of: Option<Crate>,
}

impl Described {
    pub(super) fn new(name: &str) -> Self {
        Self { file: folder().join(name).with_extension("json"), of: None }
    }

    /// The file in which rustdoc describes the crate.
    pub(super) fn hold(&mut self, krate: Crate) -> &Path {
        if self.of.as_ref() != Some(&krate) {
            fs::copy(krate.describe(), &self.file).expect("the file can be copied");
            self.of = Some(krate);
        }
        &self.file
    }
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}
