//! The files come to be all at once, or none does.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Scaffold;
use crate::tree::{at, create};

/// Where the files wait until all are there. A name that begins with a point is no spec's.
const WAITING: &str = ".scaffold";

impl Scaffold {
    /// Writes the files below the folder of specs.
    ///
    /// # Errors
    ///
    /// Where the disk refuses, or a file has come to be there; then everything is as it was.
    pub fn write(&self, specs: &Path) -> io::Result<()> {
        let waiting = specs.join(WAITING);
        clear(&waiting)?;
        let mut done = Vec::new();
        let written = self.wait(&waiting).and_then(|()| self.bring(&waiting, specs, &mut done));
        if written.is_err() {
            // What went wrong first is what has to be told.
            done.into_iter().rev().for_each(|it| drop(it.undo()));
        }
        // What may be left there is read by nobody, and goes with the next run.
        drop(clear(&waiting));
        written
    }

    /// Writes everything aside.
    fn wait(&self, waiting: &Path) -> io::Result<()> {
        for (path, text) in self.files.iter().chain(&self.changed) {
            create(&waiting.join(path), text)?;
        }
        Ok(())
    }

    /// Moves what is new into its place, a new folder as a whole, and then what is changed.
    fn bring(&self, waiting: &Path, specs: &Path, done: &mut Vec<Done>) -> io::Result<()> {
        for path in self.files.keys() {
            let target = specs.join(path);
            if done.iter().any(|it| matches!(it, Done::New(new) if target.starts_with(new))) {
                continue;
            }
            if target.exists() {
                return Err(at(&target, &io::ErrorKind::AlreadyExists.into()));
            }
            let new = outermost_new(&target, specs);
            let below = new.strip_prefix(specs).unwrap_or(&new);
            fs::rename(waiting.join(below), &new).map_err(|why| at(&new, &why))?;
            done.push(Done::New(new));
        }
        for path in self.changed.keys() {
            let target = specs.join(path);
            let before = fs::read(&target).map_err(|why| at(&target, &why))?;
            fs::rename(waiting.join(path), &target).map_err(|why| at(&target, &why))?;
            done.push(Done::Changed(target, before));
        }
        Ok(())
    }
}

/// What has been done, and can be undone.
enum Done {
    /// A file or a folder has come to be there.
    New(PathBuf),
    /// A file that said this says something else.
    Changed(PathBuf, Vec<u8>),
}

impl Done {
    fn undo(self) -> io::Result<()> {
        match self {
            Self::New(path) => clear(&path),
            Self::Changed(path, before) => fs::write(path, before),
        }
    }
}

/// The file, or the outermost folder around it that is not there yet.
fn outermost_new(file: &Path, specs: &Path) -> PathBuf {
    let around = file.ancestors().take_while(|it| *it != specs && !it.exists());
    around.last().unwrap_or(file).to_owned()
}

/// Removes a file, or a folder with all that is in it, if it is there.
fn clear(path: &Path) -> io::Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(at(path, &why)),
        _ => Ok(()),
    }
}
