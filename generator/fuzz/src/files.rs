//! One input is several files: a line `%% path` begins each but the first.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Writes the files of an input into a folder of memory, where the system has one.
///
/// They go through a file system since that is how the generator is called.
pub(crate) fn write(first: &str, input: &str) -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    let folder = folder.expect("there is room for a folder");
    let mut sections = input.split("\n%% ");
    put(folder.path(), first, sections.next().unwrap_or_default());
    for section in sections {
        let (path, text) = section.split_once('\n').unwrap_or((section, ""));
        if is_below(path) {
            put(folder.path(), path, text);
        }
    }
    folder
}

/// Writes a file, unless it stands in the way of another.
fn put(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    if fs::create_dir_all(file.parent().expect("a file lies in a folder")).is_ok() {
        drop(fs::write(file, text));
    }
}

/// Whether a path is plain and leads nowhere else.
fn is_below(path: &str) -> bool {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "._-/~".contains(it);
    let is_step = |it: &str| !it.is_empty() && it.len() < 40 && it.trim_matches('.') == it;
    path.len() < 100 && path.chars().all(is_plain) && path.split('/').all(is_step)
}
