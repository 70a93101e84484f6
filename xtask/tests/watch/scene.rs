//! A folder of specs, the crate that follows it, and somebody who saves.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use miniprogram_codegen::diagnostic::Diagnostics;
use tempfile::TempDir;
use xtask::{Folders, Turn, Watch};

use crate::copy::copy;

/// Longer than any turn takes; a test that waits for one that does not come fails then.
const LONG: Duration = Duration::from_secs(120);

/// The endpoint that most tests save, below the folder of specs, and what becomes of it.
pub(crate) const PAY: &str = "v2/payments/pay.yaml";
pub(crate) const PAY_RS: &str = "src/v2/payments/pay.rs";

pub(crate) struct Scene {
    pub(crate) folders: Folders,
    watch: Watch,
    /// What was wrong at the last turn.
    faults: Diagnostics,
    /// Is set again with each turn, and ends with the scene.
    clock: Sender<()>,
    _root: TempDir,
}

impl Scene {
    /// Three files of specs, and their crate.
    pub(crate) fn small() -> Self {
        Self::of("generator/tests/refusals/base")
    }

    /// A copy of these specs of the workspace, and its crate.
    pub(crate) fn of(specs: &str) -> Self {
        let root = TempDir::new().expect("a folder");
        let folders = folders(root.path());
        copy(&workspace().join(specs), &folders.specs);
        let watch = Watch::new(&folders).expect("the folder can be watched");
        let ((clock, waiting), stop) = (channel(), watch.stopper());
        thread::spawn(move || {
            let ended = loop {
                if let Err(ended) = waiting.recv_timeout(LONG) {
                    break ended;
                }
            };
            if ended == RecvTimeoutError::Timeout {
                stop();
            }
        });
        let faults = Diagnostics::default();
        let mut scene = Self { folders, watch, faults, clock, _root: root };
        assert!(scene.turn().came.is_ok());
        scene
    }

    /// The next turn.
    pub(crate) fn turn(&mut self) -> Turn<'_> {
        self.clock.send(()).expect("the clock runs, or a turn has come too late");
        let turn = self.watch.turn().expect("the folder is watched");
        let turn = turn.unwrap_or_else(|| panic!("no turn comes after one with {:?}", self.faults));
        self.faults = turn.came.as_ref().err().cloned().unwrap_or_default();
        turn
    }

    /// Takes turns until this is so.
    pub(crate) fn until(&mut self, is_so: impl Fn(&Self) -> bool) {
        while !is_so(self) {
            self.turn();
        }
    }

    /// Takes turns until the endpoint says this.
    pub(crate) fn until_pay_says(&mut self, words: &str) {
        self.until(|it| it.crate_file(PAY_RS).contains(words));
    }

    pub(crate) fn spec(&self, path: &str) -> PathBuf {
        self.folders.specs.join(path)
    }

    /// A file of the crate; empty where it is not there.
    pub(crate) fn crate_file(&self, path: &str) -> String {
        fs::read_to_string(self.folders.out.join(path)).unwrap_or_default()
    }

    /// What the endpoint's spec would say with these words.
    pub(crate) fn pay_with(&self, words: &str) -> String {
        with_summary(&fs::read_to_string(self.spec(PAY)).expect("the spec"), words)
    }

    /// Asserts that the crate is what a run from nothing would make of the specs.
    pub(crate) fn assert_is_whole(&self) {
        let options = self.folders.options().expect("the folders have a place");
        let fresh = miniprogram_codegen::generate(&self.folders.specs, &options);
        let changes = fresh.expect("the specs are in order").value.compare(&self.folders.out);
        let changes = changes.expect("the crate can be read");
        assert!(changes.is_empty(), "{changes:?}");
    }
}

/// The folders of a scene.
pub(crate) fn folders(root: &Path) -> Folders {
    Folders { specs: root.join("specs"), out: root.join("crate"), name: "any".to_owned() }
}

pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// A spec with these words as its summary.
pub(crate) fn with_summary(spec: &str, words: &str) -> String {
    let (before, rest) = spec.split_once(" summary: ").expect("an endpoint has a summary");
    let (_, after) = rest.split_once('\n').expect("more comes after it");
    format!("{before} summary: {words}\n{after}")
}
