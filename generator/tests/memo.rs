//! A run that takes over what it can gives, byte for byte, what a whole one gives.
//!
//! `PROPTEST_CASES=1000 cargo test -p miniprogram-codegen --test memo` tries more.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use miniprogram_codegen::{Memo, Options, generate};
use proptest::prelude::*;
use tempfile::TempDir;

/// The files of a folder of specs, by path.
type Files = BTreeMap<String, String>;

/// What somebody does between two runs.
#[derive(Clone, Debug)]
enum Change {
    /// All files are again as they were at first.
    Restore,
    /// The first length in a file has this limit.
    Limit(u8),
    /// The first description in a file is this.
    Reword(String),
    /// A line is not there.
    Leave(usize),
    /// A line is there twice.
    Double(usize),
    /// The end has yet to be written.
    Cut(usize),
    /// There is no such file.
    Remove,
    /// In a file's path, there is one name for the other.
    Rename(&'static str, &'static str),
    /// A file says what the next one says.
    Copy,
}

fn change() -> impl Strategy<Value = Change> {
    use Change::*;
    let names =
        [("pay", "charge"), ("v2/", "v3/"), ("Order", "Cart"), ("payments/", "payments/x/")];
    prop_oneof![
        3 => Just(Restore),
        4 => (1..9_u8).prop_map(Limit),
        4 => "[a-z]{1,3}".prop_map(Reword),
        1 => (0..99_usize).prop_map(Leave),
        1 => (0..99_usize).prop_map(Double),
        2 => (0..999_usize).prop_map(Cut),
        1 => Just(Remove),
        2 => prop::sample::select(names.to_vec()).prop_map(|(from, to)| Rename(from, to)),
        1 => Just(Copy),
    ]
}

impl Change {
    /// Makes the change. The number picks the file, as often round as it takes.
    fn apply(&self, at: usize, files: &mut Files, first: &Files) {
        let paths: Vec<String> = files.keys().cloned().collect();
        let Some(path) = paths.get(at % paths.len().max(1)) else { return files.clone_from(first) };
        let next = &paths[(at + 1) % paths.len()];
        match self {
            Self::Restore => files.clone_from(first),
            Self::Remove => drop(files.remove(path)),
            Self::Copy => drop(files.insert(path.clone(), files[next].clone())),
            Self::Rename(from, to) => {
                let text = files.remove(path).unwrap_or_default();
                files.insert(path.replacen(from, to, 1), text);
            }
            _ => drop(files.insert(path.clone(), self.edited(&files[path]))),
        }
    }

    fn edited(&self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        match self {
            Self::Limit(limit) => return with(text, "maxLength: ", &limit.to_string()),
            Self::Reword(words) => return with(text, "description: ", words),
            Self::Cut(at) => return text.chars().take(at % (text.len() + 1)).collect(),
            Self::Leave(at) if !text.is_empty() => drop(lines.remove(at % lines.len())),
            Self::Double(at) if !text.is_empty() => {
                lines.insert(at % lines.len(), lines[at % lines.len()])
            }
            _ => {}
        }
        lines.concat()
    }
}

/// The text, with another value behind the first keyword of this name; a remark where there is none.
fn with(text: &str, keyword: &str, value: &str) -> String {
    let Some((before, rest)) = text.split_once(keyword) else {
        return format!("{text}# {value}\n");
    };
    let end = rest.find(['\n', ',', '}']).unwrap_or(rest.len());
    format!("{before}{keyword}{value}{}", &rest[end..])
}

/// Reads the files below a folder.
fn read(root: &Path, below: &str, files: &mut Files) {
    for entry in fs::read_dir(root.join(below)).expect("the folder is there") {
        let entry = entry.expect("an entry");
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(root, &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read_to_string(entry.path()).expect("a file"));
        }
    }
}

/// Makes a folder hold these files, and no others.
fn write(root: &Path, files: &Files) {
    fs::remove_dir_all(root).or_else(|_| fs::create_dir_all(root)).expect("the folder is ours");
    for (path, text) in files {
        let file = root.join(path);
        fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
}

fn options() -> Options {
    let [name, version, runtime, specs] = ["any", "0.1.0", "runtime", "specs"].map(str::to_owned);
    Options { name, version, runtime, specs }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_over_is_what_would_be_made(
        changes in prop::collection::vec((0..64_usize, change()), 1..16),
    ) {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals");
        let mut first = Files::new();
        read(&tests.join("base"), "", &mut first);
        read(&tests.join("accepted"), "", &mut first);

        let folder = TempDir::new().expect("a folder");
        let specs = folder.path().join("specs");
        let (mut memo, options, mut files) = (Memo::new(options()), options(), first.clone());
        let mut last = None;
        for (at, change) in changes {
            change.apply(at, &mut files, &first);
            write(&specs, &files);
            let whole = generate(&specs, &options);
            let is_new = memo.read(&specs);
            prop_assert!(is_new || last.as_ref() == Some(&whole), "{:?} was not seen", change);
            if is_new {
                let taken = memo.generate().map(|it| it.map(|it| it.tree.clone()));
                prop_assert!(taken == whole, "{:?} has left something behind", change);
            }
            last = Some(whole);
        }
    }
}

#[test]
fn files_that_say_the_same_are_not_read_again() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/specs");
    let mut memo = Memo::new(options());
    assert!(memo.read(&specs));
    assert!(!memo.read(&specs));
    assert!(memo.generate().is_ok());
    assert!(!memo.read(&specs));
    assert!(memo.read(&specs.join("v1")));
}
