//! The whole schema language, one document a construct: each ends in Rust, or in words.
//!
//! A case is a document of `torture/cases`, or a folder of it that holds an `api.yaml`. One that is
//! refused lies beside the words that its author is shown, a `.txt`. One that is taken is a module
//! of the crate `torture/crate`, which compiles under `deny(warnings)`; what its types do with JSON
//! lies beside it as a `.json`, which that crate's tests hold them to, and what its author is warned
//! of as a `.warnings.txt`. With `UPDATE_EXPECT=1` the words and the crate are written anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::Options;
use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::load;
use miniprogram_codegen::lower::types;
use miniprogram_codegen::plan::{Crate, Item};
use miniprogram_codegen::resolve;
use miniprogram_codegen::tree::Tree;
use miniprogram_codegen::write_types;

#[test]
fn every_case_ends_in_its_rust_or_in_its_words() {
    let cases = cases();
    assert!(cases.len() >= 80, "{} cases", cases.len());
    let mut expected = Expected::default();
    for case in &cases {
        expected.add(case);
    }
    let wrong = expected.differences();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_says_in_its_first_line_what_it_tries() {
    for Case { name, file } in cases() {
        let text = fs::read_to_string(file).expect("the case");
        assert!(text.starts_with("# "), "{name}");
    }
}

/// One document, and what it is called here.
struct Case {
    name: String,
    file: PathBuf,
}

/// What the cases come to: files of words, by path, and one crate.
#[derive(Default)]
struct Expected {
    words: BTreeMap<PathBuf, String>,
    refused: Vec<String>,
    tree: Tree,
    modules: String,
    table: String,
}

impl Expected {
    fn add(&mut self, case: &Case) {
        let Case { name, file } = case;
        let (documents, path) = load::foreign(file);
        let lowered = documents.get(&path).map(|it| types(&documents, it)).unwrap_or_default();
        let mut faults = documents.faults().clone();
        faults.extend(lowered.faults);
        if faults.is_empty() {
            self.say(name, "warnings.txt", &lowered.warnings);
            self.module(name, &resolve::types(&lowered.api));
        } else {
            self.say(name, "txt", &faults);
            self.refused.push(name.clone());
        }
    }

    fn say(&mut self, name: &str, extension: &str, said: &Diagnostics) {
        if !said.is_empty() {
            self.words.insert(beside(name, extension), said.render("cases", false));
        }
    }

    /// Makes the module `types` of a crate of types a module of the crate of all cases.
    fn module(&mut self, name: &str, plan: &Crate) {
        let options = Options {
            name: "torture".to_owned(),
            version: "0.1.0".to_owned(),
            runtime: "runtime".to_owned(),
            specs: "specs".to_owned(),
        };
        let tree = write_types(plan, name, &options);
        for (path, text) in tree.files() {
            if let Some(below) = path.strip_prefix("src/types") {
                let text = text.replace("crate::types::", &format!("crate::{name}::"));
                self.tree.insert(format!("src/{name}{below}"), text);
            }
        }
        self.modules += &format!("pub mod {name};\n");
        let mut rows: Vec<String> =
            plan.modules.iter().flat_map(|it| &it.items).filter_map(|it| row(name, it)).collect();
        rows.sort();
        self.table += &rows.concat();
    }

    /// What is not as it should be; with `UPDATE_EXPECT=1` it is made so.
    fn differences(mut self) -> Vec<String> {
        let root = folder().join("crate");
        let lib = format!("{GENERATED}\n\n//! The types of every case, a module each.\n\n");
        self.tree.insert("src/lib.rs", lib + &self.modules);
        self.tree.insert("src/rustfmt.toml", "disable_all_formatting = true\n");
        self.tree.insert("tests/table.rs", format!("{GENERATED}\n{TABLE}{}];\n", self.table));
        self.tree.insert("tests/rustfmt.toml", "disable_all_formatting = true\n");
        self.tree
            .insert("Cargo.toml", fs::read_to_string(root.join("Cargo.toml")).expect("a manifest"));
        let stale = stale_words(&self.words);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            self.words.iter().for_each(|(path, text)| fs::write(path, text).expect("the words"));
            stale.iter().for_each(|it| fs::remove_file(it).expect("stale words"));
            self.tree.write(&root).expect("the crate");
            return Vec::new();
        }
        let words = self
            .words
            .iter()
            .filter(|(path, text)| fs::read_to_string(path).unwrap_or_default() != **text);
        let words = words.map(|(path, text)| format!("{}: shown is\n{text}", path.display()));
        let changes = self.tree.compare(&root).expect("the crate");
        let files = changes.written.iter().chain(&changes.removed);
        let stale = stale.iter().map(|it| format!("{}: nothing is shown", it.display()));
        let typeless = self.refused.iter().filter(|it| beside(it, "json").is_file());
        let typeless = typeless.map(|it| format!("{it} is refused: no type takes its JSON"));
        words
            .chain(stale)
            .chain(typeless)
            .chain(files.map(|it| format!("crate/{it} differs")))
            .collect()
    }
}

const GENERATED: &str =
    "// @generated by `UPDATE_EXPECT=1 cargo test --test torture`, from the cases.";

const TABLE: &str = "
//! Every type of every case, by name, with what tries it.

use crate::sample::{Type, Typed};

/// The types.
pub(crate) const TYPES: &[&dyn Type] = &[
";

/// A type's line of the table, with its variants where it is an enum; nothing where it is no type.
fn row(module: &str, item: &Item) -> Option<String> {
    let (ident, variants) = match item {
        Item::Struct(it) => (&it.ident, None),
        Item::Alias(it) => (&it.ident, None),
        Item::Newtype(it) => (&it.ident, None),
        Item::Choice(it) => (&it.ident, Some(idents(&it.variants, |it| &it.ident, ""))),
        Item::Numbers(it) => (&it.ident, Some(idents(&it.variants, |it| &it.ident, ""))),
        Item::Union(it) => (&it.ident, Some(idents(&it.branches, |it| &it.ident, "(_)"))),
        _ => return None,
    };
    let ty = format!("torture::{module}::{ident}");
    let arms: Vec<String> = variants
        .into_iter()
        .flatten()
        .map(|(it, held)| format!("{ty}::{it}{held} => {it:?}, "))
        .collect();
    let variant = match (item, arms.concat()) {
        (Item::Struct(_) | Item::Alias(_) | Item::Newtype(_), _) => "|_| \"\"".to_owned(),
        (_, arms) if arms.is_empty() => "|_| \"Other\"".to_owned(),
        (_, arms) => format!("|it| match it {{ {arms}_ => \"Other\" }}"),
    };
    Some(format!(
        "    &Typed::<{ty}> {{ case: {module:?}, ident: {ident:?}, variant: {variant} }},\n"
    ))
}

fn idents<'i, T>(
    of: &'i [T],
    ident: impl Fn(&'i T) -> &'i String,
    held: &'static str,
) -> Vec<(&'i str, &'static str)> {
    of.iter().map(|it| (ident(it).as_str(), held)).collect()
}

/// The words that lie beside cases and are shown no more.
fn stale_words(words: &BTreeMap<PathBuf, String>) -> Vec<PathBuf> {
    let is_words = |it: &PathBuf| it.extension().is_some_and(|it| it == "txt");
    entries(&folder().join("cases"))
        .into_iter()
        .filter(|it| is_words(it) && !words.contains_key(it))
        .collect()
}

fn cases() -> Vec<Case> {
    let case = |path: PathBuf| {
        let file = if path.is_dir() { path.join("api.yaml") } else { path.clone() };
        let is_case = path.is_dir() || path.extension().is_some_and(|it| it == "yaml");
        let name = path.file_stem()?.to_string_lossy().into_owned();
        is_case.then_some(Case { name, file })
    };
    entries(&folder().join("cases")).into_iter().filter_map(case).collect()
}

fn beside(name: &str, extension: &str) -> PathBuf {
    folder().join("cases").join(format!("{name}.{extension}"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/torture")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> =
        entries.map(|it| it.expect("an entry can be read").path()).collect();
    paths.sort();
    paths
}
