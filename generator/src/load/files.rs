//! The folder of specs becomes paths and texts, the same on every machine.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::document::{Kind, LINTS};

/// The longest file that is read, in bytes. The specs of whole platforms stay below it.
const LONGEST: u64 = 4 << 20;

/// The longest document of others that is read, in bytes.
const LONGEST_FOREIGN: u64 = 64 << 20;

/// Reads all files of specs: the path below the folder, and the text unless it is unreadable.
pub(super) fn read(specs: &Path, faults: &mut Diagnostics) -> Vec<(String, Option<String>)> {
    let mut walk = Walk { files: Vec::new(), faults };
    walk.folder(specs, "");
    walk.files
}

/// Reads one file of any name, at most 64 MiB, that `path` stands for in messages.
pub(super) fn foreign(file: &Path, path: &str, faults: &mut Diagnostics) -> Option<String> {
    let mut walk = Walk { files: Vec::new(), faults };
    match bytes(file, LONGEST_FOREIGN) {
        Ok(bytes) => walk.text(bytes, path, LONGEST_FOREIGN),
        Err(error) => {
            walk.unreadable(path, "file", &error);
            None
        }
    }
}

struct Walk<'a> {
    files: Vec<(String, Option<String>)>,
    faults: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, path: &str) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        match entries {
            Ok(entries) => entries.iter().for_each(|it| self.entry(it, path)),
            Err(error) => self.unreadable(path, "folder", &error),
        }
    }

    fn entry(&mut self, entry: &DirEntry, parent: &str) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let path = if parent.is_empty() { name.to_string() } else { format!("{parent}/{name}") };
        if name.starts_with('.') || path == LINTS {
            return;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => self.folder(&entry.path(), &path),
            Ok(_) if is_yaml(&name) => {
                let text = self.file(&entry.path(), &path);
                self.files.push((path, text));
            }
            Ok(kind) if kind.is_symlink() && entry.path().is_dir() => {
                self.refuse(
                    Code::LinkedFolder,
                    &path,
                    "a link to a folder is not followed",
                    "put the files there",
                );
            }
            Ok(_) => {}
            Err(error) => self.unreadable(&path, "file", &error),
        }
    }

    fn file(&mut self, file: &Path, path: &str) -> Option<String> {
        if !path.ends_with(".yaml") {
            self.refuse(
                Code::MisplacedFile,
                path,
                "the name of a spec ends in `.yaml`",
                "rename the file",
            );
            return None;
        }
        if let Some((message, help)) = misplaced(path) {
            self.refuse(Code::MisplacedFile, path, message, help);
            return None;
        }
        match bytes(file, LONGEST) {
            Ok(bytes) => self.text(bytes, path, LONGEST),
            Err(error) => {
                self.unreadable(path, "file", &error);
                None
            }
        }
    }

    fn text(&mut self, bytes: Vec<u8>, path: &str, longest: u64) -> Option<String> {
        if bytes.len() as u64 > longest {
            let message = format!("this file is longer than {} MiB", longest >> 20);
            self.refuse(
                Code::FileTooLong,
                path,
                &message,
                "move what others could share to files under `schemas`",
            );
            return None;
        }
        match String::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let source = Arc::new(Source::new(path, text));
                let place = Place::new(&source, start..start + '\u{fffd}'.len_utf8());
                self.faults.push(
                    Diagnostic::new(Code::NotUtf8, place, "this file is not UTF-8")
                        .label("these bytes are no character")
                        .help("save the file as UTF-8"),
                );
                None
            }
        }
    }

    fn unreadable(&mut self, path: &str, what: &str, error: &io::Error) {
        let why = error.get_ref().map_or_else(|| error.kind().to_string(), ToString::to_string);
        let message = format!("this {what} cannot be read: {why}");
        self.faults.push(Diagnostic::new(Code::UnreadableFile, Place::whole(path), message));
    }

    fn refuse(&mut self, code: Code, path: &str, message: &str, help: &str) {
        self.faults.push(Diagnostic::new(code, Place::whole(path), message).help(help));
    }
}

/// Whether the name says YAML in any spelling; only `.yaml` is then accepted.
fn is_yaml(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("yaml" | "yml"))
}

/// What the file holds, and no more of it than proves that it is too long.
fn bytes(file: &Path, longest: u64) -> io::Result<Vec<u8>> {
    // A pipe would be waited for forever, so what is not a file is not even opened.
    let kind = fs::metadata(file)?.file_type();
    if !kind.is_file() {
        let is = if kind.is_dir() { "a folder" } else { "neither a file nor a folder" };
        return Err(io::Error::other(format!("it is {is}")));
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(longest + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is wrong with where a file lies, and what to do; nothing where it lies well.
fn misplaced(path: &str) -> Option<(&'static str, &'static str)> {
    if Kind::of(path).is_some() {
        return None;
    }
    let steps: Vec<&str> = path.split('/').collect();
    Some(match steps.as_slice() {
        [.., "wallet.yaml"] => (
            "a wallet's file lies directly in its folder",
            "move it to wallets/<wallet>/wallet.yaml",
        ),
        [_, "schemas", _, ..] | ["wallets", _, _, "schemas", _, ..] => {
            ("a schema lies directly in `schemas`", "move the file up to the folder `schemas`")
        }
        ["wallets", ..] => (
            "this file is neither an endpoint nor a schema, nor a wallet's `wallet.yaml`",
            "move it to wallets/<wallet>/<version>/<subject>/<name>.yaml, or to wallets/<wallet>/<version>/schemas/<Name>.yaml",
        ),
        [_] => (
            "only `codes.yaml` and `lint.yaml` lie beside the versions",
            "move the file to <version>/<subject>/<name>.yaml, which gives its URL, or to <version>/schemas/<Name>.yaml",
        ),
        _ => (
            "this file is neither an endpoint nor a schema",
            "move it to <version>/<subject>/<name>.yaml, which gives its URL, or to <version>/schemas/<Name>.yaml",
        ),
    })
}
