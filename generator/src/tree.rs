//! All files of one run, in memory; what differs from the disk is written, what is stale is removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// The files of a crate, by their path in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree(BTreeMap<String, String>);

/// The folders that hold nothing but what is generated.
const OWNED: [&str; 4] = ["src", "samples", "tests", "migration"];

/// The file whose first line tells whether the crate was written here.
const MANIFEST: &str = "Cargo.toml";

/// What sets a tree apart from the disk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The files to write: new ones, and those that differ.
    pub written: Vec<String>,
    /// The files to remove: no spec asks for them.
    pub removed: Vec<String>,
    /// How many files are as they should be.
    pub left: usize,
}

impl Changes {
    /// Whether the disk is as it should be.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

impl Tree {
    /// Adds a file.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// The files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Compares with the disk, and changes nothing.
    ///
    /// # Errors
    ///
    /// Where a file that is there cannot be read.
    pub fn compare(&self, root: &Path) -> io::Result<Changes> {
        let mut changes = Changes::default();
        for (path, text) in &self.0 {
            match fs::read(root.join(path)) {
                Ok(bytes) if bytes == text.as_bytes() => changes.left += 1,
                Ok(_) => changes.written.push(path.clone()),
                Err(why) if why.kind() == io::ErrorKind::NotFound => {
                    changes.written.push(path.clone());
                }
                Err(why) => return Err(at(&root.join(path), &why)),
            }
        }
        for folder in OWNED {
            let mut found = BTreeSet::new();
            list(&root.join(folder), folder, &mut found)?;
            changes.removed.extend(found.into_iter().filter(|it| !self.0.contains_key(it)));
        }
        Ok(changes)
    }

    /// Makes the disk as it should be; touches no file that already is.
    ///
    /// All files are written beside their places first and moved there last, so
    /// that a full disk leaves everything as it was.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, written or removed, and where the folder
    /// holds a crate that did not come from here: its files would be lost.
    pub fn write(&self, root: &Path) -> io::Result<Changes> {
        let changes = self.compare(root)?;
        self.refuse_foreign(root, &changes)?;
        let beside = |path: &str| root.join(format!("{path}.new"));
        for (index, path) in changes.written.iter().enumerate() {
            if let Err(why) = create(&beside(path), &self.0[path]) {
                for path in &changes.written[..=index] {
                    // What could not be written may not be there to be removed.
                    drop(fs::remove_file(beside(path)));
                }
                return Err(why);
            }
        }
        for path in &changes.written {
            let target = root.join(path);
            fs::rename(beside(path), &target).map_err(|why| at(&target, &why))?;
        }
        for path in &changes.removed {
            let target = root.join(path);
            fs::remove_file(&target).map_err(|why| at(&target, &why))?;
            remove_empty(target.parent(), root);
        }
        Ok(changes)
    }

    /// Refuses to remove files from a crate that was not written here.
    fn refuse_foreign(&self, root: &Path, changes: &Changes) -> io::Result<()> {
        let manifest = fs::read_to_string(root.join(MANIFEST)).unwrap_or_default();
        let ours = self.get(MANIFEST).map(mark);
        if changes.removed.is_empty() || Some(mark(&manifest)) == ours {
            return Ok(());
        }
        let lost = changes.removed.join(", ");
        let message = format!("{}: holds files that are not generated: {lost}", root.display());
        Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
    }
}

/// What the first line of a generated manifest begins with, whatever it goes on to say.
fn mark(manifest: &str) -> &str {
    manifest.split([':', '\n']).next().unwrap_or_default()
}

/// Writes a file, and the folders that lead to it.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|why| at(folder, &why))?;
    fs::write(path, text).map_err(|why| at(path, &why))
}

/// Removes the folders that a removed file has left empty.
fn remove_empty(mut folder: Option<&Path>, root: &Path) {
    while let Some(path) = folder.filter(|it| *it != root) {
        // A folder that still holds something stays, and so do those around it.
        if fs::remove_dir(path).is_err() {
            return;
        }
        folder = path.parent();
    }
}

fn list(folder: &Path, path: &str, found: &mut BTreeSet<String>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(why) => return Err(at(folder, &why)),
    };
    for entry in entries {
        let entry = entry.map_err(|why| at(folder, &why))?;
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(|why| at(&entry.path(), &why))?.is_dir() {
            list(&entry.path(), &path, found)?;
        } else {
            found.insert(path);
        }
    }
    Ok(())
}

/// Says which file it was.
pub(crate) fn at(path: &Path, why: &io::Error) -> io::Error {
    io::Error::new(why.kind(), format!("{}: {why}", path.display()))
}
