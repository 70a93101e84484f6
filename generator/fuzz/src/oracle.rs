//! What a compiler would say of a crate at a glance: that each file is Rust, that its modules are
//! there, that names are known and used, and that nothing stands twice.

use std::collections::BTreeSet;

use miniprogram_codegen::tree::Tree;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Fields, File, ImplItem, Item, TypePath, UseTree, Visibility};

/// What a file need not import.
const PRELUDE: [&str; 13] = [
    "Box", "Option", "Result", "Self", "String", "Vec", "bool", "f64", "i128", "i64", "str", "u64",
    "usize",
];

/// Holds every file of a crate against what it must be.
///
/// # Panics
///
/// Panics where one is not: that is the finding.
pub(crate) fn assert_is_rust(tree: &Tree) {
    let mut paths = BTreeSet::new();
    for (path, text) in tree.files() {
        assert!(paths.insert(path.to_lowercase()), "{path}: two files where case is none");
        if !path.ends_with(".rs") {
            continue;
        }
        let file = syn::parse_file(text).unwrap_or_else(|why| panic!("{path}: {why}\n{text}"));
        let mut sheet = Sheet::default();
        file.items.iter().for_each(|it| sheet.item(it));
        assert!(sheet.twice.is_empty(), "{path}: twice: {:?}\n{text}", sheet.twice);
        for module in &sheet.modules {
            let file = format!("{}/{module}.rs", path.trim_end_matches(".rs"));
            let file = file.replace("src/lib/", "src/");
            assert!(tree.get(&file).is_some(), "{path}: there is no {file}");
        }
        if path.starts_with("src/") {
            assert_known(path, &file, &sheet, text);
        }
    }
}

fn assert_known(path: &str, file: &File, sheet: &Sheet, text: &str) {
    let mut used = Used::default();
    used.visit_file(file);
    for name in used.0.iter().filter(|it| !PRELUDE.contains(&it.as_str())) {
        assert!(sheet.known.contains(name), "{path}: nothing is called {name}\n{text}");
    }
    let words: Vec<&str> =
        text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').collect();
    // The trait's methods are used where its name is not.
    for name in sheet.imports.iter().filter(|it| *it != "Value") {
        let count = words.iter().filter(|it| *it == name).count();
        assert!(count > 1, "{path}: {name} is imported and not used\n{text}");
    }
}

/// What stands in a file.
#[derive(Default)]
struct Sheet {
    known: BTreeSet<String>,
    imports: Vec<String>,
    modules: Vec<String>,
    seen: BTreeSet<String>,
    twice: Vec<String>,
}

impl Sheet {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(it) => {
                self.define(it.ident.to_string());
                self.fields(&it.ident.to_string(), &it.fields);
            }
            Item::Enum(it) => {
                self.define(it.ident.to_string());
                for variant in &it.variants {
                    self.once(format!("{}::{}", it.ident, variant.ident));
                }
            }
            Item::Type(it) => self.define(it.ident.to_string()),
            Item::Mod(it) if it.content.is_none() => {
                self.once(format!("mod {}", it.ident));
                self.modules.push(it.ident.to_string());
            }
            Item::Fn(it) => self.once(format!("fn {}", it.sig.ident)),
            Item::Use(it) => self.import(&it.tree, matches!(it.vis, Visibility::Inherited)),
            Item::Impl(it) => {
                let of = it.trait_.as_ref().map(|(path, _)| path.to_token_stream().to_string());
                let ty = it.self_ty.to_token_stream().to_string();
                if let Some(of) = of {
                    self.once(format!("impl {of} for {ty}"));
                    return;
                }
                for item in &it.items {
                    if let ImplItem::Fn(it) = item {
                        self.once(format!("{ty}::{}()", it.sig.ident));
                    }
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, owner: &str, fields: &Fields) {
        for ident in fields.iter().filter_map(|it| it.ident.as_ref()) {
            self.once(format!("{owner}.{ident}"));
        }
    }

    fn import(&mut self, tree: &UseTree, is_private: bool) {
        match tree {
            UseTree::Path(it) => self.import(&it.tree, is_private),
            UseTree::Group(it) => it.items.iter().for_each(|it| self.import(it, is_private)),
            UseTree::Name(it) => self.name(it.ident.to_string(), is_private),
            UseTree::Rename(it) => self.name(it.rename.to_string(), is_private),
            UseTree::Glob(_) => {}
        }
    }

    fn name(&mut self, name: String, is_private: bool) {
        if name == "self" {
            return;
        }
        self.define(name.clone());
        if is_private {
            self.imports.push(name);
        }
    }

    fn define(&mut self, name: String) {
        self.once(name.clone());
        self.known.insert(name);
    }

    fn once(&mut self, what: String) {
        if !self.seen.insert(what.clone()) {
            self.twice.push(what);
        }
    }
}

/// The types that a file names by one word.
#[derive(Default)]
struct Used(BTreeSet<String>);

impl<'ast> Visit<'ast> for Used {
    fn visit_type_path(&mut self, path: &'ast TypePath) {
        if let Some(ident) = path.path.get_ident() {
            self.0.insert(ident.to_string());
        } else if let [segment] = &path.path.segments.iter().collect::<Vec<_>>()[..] {
            self.0.insert(segment.ident.to_string());
        }
        visit::visit_type_path(self, path);
    }
}
