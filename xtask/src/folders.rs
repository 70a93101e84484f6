//! Where the specs are, and where the crate goes.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use miniprogram_codegen::Options;

/// What a run reads and writes.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The folder of specs.
    pub specs: PathBuf,
    /// The folder of the crate.
    pub out: PathBuf,
    /// The crate's name.
    pub name: String,
}

impl Folders {
    /// What the crate's manifest says: the workspace's version, and the way to the runtime.
    ///
    /// # Errors
    ///
    /// Where the folder has no place in the file system.
    pub fn options(&self) -> Result<Options> {
        let runtime = workspace().join("runtime");
        let out = std::path::absolute(&self.out).context("the folder of the crate")?;
        let specs = self.specs.file_name().unwrap_or(self.specs.as_os_str());
        Ok(Options {
            name: self.name.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            runtime: way(&out, &runtime),
            specs: specs.to_string_lossy().into_owned(),
        })
    }
}

/// The workspace's root.
fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("the package stands in the workspace")
}

/// The relative path from one folder to another, which is the same on every machine.
fn way(from: &Path, to: &Path) -> String {
    let (from, to) = (steps(from), steps(to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[shared..].iter().map(|_| "..".to_owned());
    up.chain(to[shared..].iter().cloned()).collect::<Vec<_>>().join("/")
}

fn steps(path: &Path) -> Vec<String> {
    let mut steps = Vec::new();
    for step in path.components() {
        match step.as_os_str().to_string_lossy().as_ref() {
            "." => {}
            ".." => drop(steps.pop()),
            name => steps.push(name.to_owned()),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn the_way_leads_over_what_is_shared() {
        assert_eq!(
            super::way(Path::new("/a/b/generated"), Path::new("/a/b/runtime")),
            "../runtime"
        );
        assert_eq!(super::way(Path::new("/a/b/../x/y"), Path::new("/a/b")), "../../b");
    }
}
