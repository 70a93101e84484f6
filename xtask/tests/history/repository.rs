//! A repository in a folder of its own, with specs that are right.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::copy::copy;

/// The one type of the specs.
pub(crate) const ORDER: &str = "specs/v2/schemas/Order.yaml";

/// A repository whose first commit holds specs of one endpoint.
pub(crate) struct Repository(TempDir);

impl Repository {
    pub(crate) fn new() -> Self {
        let repository = Self(TempDir::new().expect("a folder"));
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/tests/refusals/base");
        copy(&base, &repository.path("specs"));
        repository.git(&["init", "--quiet"]);
        repository.commit("specs");
        repository
    }

    pub(crate) fn xtask(&self, arguments: &[&str]) -> Output {
        self.xtask_in(".", arguments)
    }

    pub(crate) fn xtask_in(&self, folder: &str, arguments: &[&str]) -> Output {
        self.command(folder, arguments).output().expect("the task runs")
    }

    /// A task that is yet to be run.
    pub(crate) fn command(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        alone(xtask.current_dir(self.path(folder)).args(arguments)).env("RUST_BACKTRACE", "0");
        xtask
    }

    /// Runs git, which must succeed, and hands over what it says.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]);
        let output = alone(git.current_dir(&self.0).args(arguments)).output().expect("git runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("the file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file")
    }

    pub(crate) fn read_bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).expect("the file")
    }

    pub(crate) fn copy(&self, from: &str, to: &str) {
        copy(&self.path(from), &self.path(to));
    }

    /// Adds a version that is the same as another.
    pub(crate) fn version(&self, from: &str, to: &str) {
        self.copy(&format!("specs/{from}"), &format!("specs/{to}"));
        let pay = format!("specs/{to}/payments/pay.yaml");
        self.write(&pay, &self.read(&pay).replace(&format!("/{from}/"), &format!("/{to}/")));
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }
}

/// Keeps settings of whoever runs the tests out of them, and of a hook within which they run.
fn alone(command: &mut Command) -> &mut Command {
    for variable in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1")
}
