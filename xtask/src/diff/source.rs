//! What is compared: a word means a folder, a version of the specs, or a revision.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::document::Documents;
use miniprogram_codegen::ir::{Api, Owner, Scope};
use miniprogram_codegen::{load, understand_documents};

use super::git::History;

/// One of the two that are compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    /// A folder of specs.
    Folder(PathBuf),
    /// A version of the specs at hand.
    Version(Scope),
    /// The specs at a revision.
    Revision(String),
}

/// Specs that have been read, and where people find them.
pub(crate) struct Specs {
    pub(crate) documents: Documents,
    pub(crate) api: Api,
    /// What stands before each path: `specs`, `HEAD:specs`.
    pub(crate) label: String,
}

/// The specs in a folder, or what is wrong with them.
pub(crate) type Read = Result<Box<Specs>, (Diagnostics, String)>;

impl Source {
    /// What a word means. A word that begins with `.` or `/` is a path and nothing else.
    ///
    /// # Errors
    ///
    /// Where it means nothing, or several things: then what to write instead.
    pub(super) fn of(word: &str, specs: &Path, history: &History) -> Result<Self> {
        let version = version(word, specs);
        let is_path = word.starts_with(['.', '/']);
        // The folder of a version is no folder of specs: it means the version.
        let is_folder = Path::new(word).is_dir() && !is_folder_of(version.as_ref(), word, specs);
        let is_revision = !is_path && history.commit(word).is_some();
        let mut meanings = Vec::new();
        if is_folder {
            meanings.push((Self::Folder(PathBuf::from(word)), format!("the folder ./{word}")));
        }
        if let Some(scope) = version {
            let path = specs.join(scope.to_string());
            meanings.push((Self::Version(scope), format!("the version {}", path.display())));
        }
        if is_revision {
            let name = history.full_name(word);
            meanings.push((Self::Revision(word.to_owned()), format!("the revision {name}")));
        }
        ensure!(
            !meanings.is_empty(),
            "`{word}` is no folder, no version of {}, and no revision that git knows: \
             write one, such as `./old-specs`, `v2` or `HEAD~1`",
            specs.display()
        );
        if is_path || meanings.len() == 1 {
            return Ok(meanings.swap_remove(0).0);
        }
        let said: Vec<&str> = meanings.iter().map(|it| it.1.as_str()).collect();
        bail!("`{word}` means several things: write which one, {}", said.join(", or "))
    }

    /// What people call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Folder(folder) => folder.display().to_string(),
            Self::Version(scope) => scope.to_string(),
            Self::Revision(revision) => revision.clone(),
        }
    }

    /// Reads all the specs of a folder or revision.
    pub(super) fn read(&self, specs: &Path, history: &History) -> Result<Read> {
        match self {
            Self::Folder(folder) => {
                ensure!(folder.is_dir(), "there is no folder {}", folder.display());
                Ok(read_folder(folder))
            }
            Self::Version(_) => Ok(read_folder(specs)),
            Self::Revision(revision) => read_revision(revision, specs, history),
        }
    }
}

/// Reads the specs of a folder.
pub(crate) fn read_folder(folder: &Path) -> Read {
    read(folder, folder.display().to_string())
}

/// Reads the specs as they were at a revision.
pub(crate) fn read_revision(revision: &str, specs: &Path, history: &History) -> Result<Read> {
    let folder = history.extract(revision)?;
    let label = format!("{revision}:{}", specs.display());
    Ok(read(folder.path(), label))
}

fn read(folder: &Path, label: String) -> Read {
    let documents = load::load(folder);
    match understand_documents(&documents) {
        Ok(noted) => Ok(Box::new(Specs { documents, api: noted.value, label })),
        Err(faults) => Err((faults, label)),
    }
}

/// The version that a word names, by its path below the folder of specs or with it.
fn version(word: &str, specs: &Path) -> Option<Scope> {
    let below = match (std::path::absolute(word), std::path::absolute(specs)) {
        (Ok(word), Ok(specs)) => word.strip_prefix(&specs).ok().map(Path::to_owned),
        _ => None,
    };
    let below = below.unwrap_or_else(|| PathBuf::from(word));
    let steps: Vec<_> = below.iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let scope = match steps.as_slice() {
        [version] if version != "wallets" && !version.starts_with('.') => {
            Scope { owner: Owner::Platform, version: version.clone() }
        }
        [wallets, id, version] if wallets == "wallets" => {
            Scope { owner: Owner::Wallet(id.clone()), version: version.clone() }
        }
        _ => return None,
    };
    specs.join(scope.to_string()).is_dir().then_some(scope)
}

fn is_folder_of(version: Option<&Scope>, word: &str, specs: &Path) -> bool {
    let same = |scope: &Scope| {
        let of_version = specs.join(scope.to_string()).canonicalize().ok();
        of_version.is_some() && of_version == Path::new(word).canonicalize().ok()
    };
    version.is_some_and(same)
}
