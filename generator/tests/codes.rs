//! Every code has a page, and every page an example that earns the code and a mended one that does not.
//!
//! A page's examples are laid over a folder without fault (`refusals/base`), or over an empty
//! OpenAPI document where they are of `api.yaml`, or of `import.yaml` for `import`. A line `# ...`
//! stands for what the mapping around it has there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::bundle::bundle;
use miniprogram_codegen::diagnostic::{Code, Diagnostics, Noted};
use miniprogram_codegen::import::import;
use miniprogram_codegen::scaffold::new_version;
use miniprogram_codegen::tree::Tree;
use miniprogram_codegen::{Options, generate, generate_types};
use serde_yaml::Value;
use tempfile::TempDir;

/// A document without schemas and paths.
const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: API, version: '1'}\npaths: {}\n";

/// What no text of a page can show, for it is of folders, links, bytes or a command's arguments:
/// [`what_no_page_can_show_has_its_code`] and [`a_link_to_a_folder_has_its_code`] show it.
const UNSHOWN: [Code; 7] = [
    Code::UnreadableFile,
    Code::FileTooLong,
    Code::NotUtf8,
    Code::LinkedFolder,
    Code::NoEndpoint,
    Code::NoSuchVersion,
    Code::NoName,
];

#[test]
fn every_example_earns_its_code_and_the_mended_one_no_code() {
    let shown = Code::ALL.iter().filter(|it| !UNSHOWN.contains(it));
    let wrong: Vec<String> = shown.filter_map(|it| difference(*it)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_is_used() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let is_used = |it: &&Code| {
        let name = format!("Code::{it:?}");
        let mut rest = text.split(&name).skip(1);
        rest.any(|it| !it.starts_with(|it: char| it.is_alphanumeric()))
    };
    let unused: Vec<&Code> = Code::ALL.iter().filter(|it| !is_used(it)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_page_is_of_a_code() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("explanations");
    let pages = fs::read_dir(pages).expect("the pages").map(|it| it.expect("a page").path());
    let stems = pages.map(|it| it.file_stem().expect("a name").to_string_lossy().into_owned());
    let stems: BTreeSet<String> = stems.collect();
    let numbers: BTreeSet<String> = Code::ALL.iter().map(|it| it.to_string()).collect();
    assert_eq!(stems, numbers);
}

#[test]
fn what_no_page_can_show_has_its_code() {
    let specs = base();
    let order = specs.path().join("v2/schemas/Order.yaml");
    assert_eq!(
        codes(&told(generate(&specs.path().join("no"), &options()))),
        [Code::UnreadableFile]
    );
    fs::write(&order, vec![b'#'; (4 << 20) + 1]).expect("a long file");
    assert_eq!(codes(&told(generate(specs.path(), &options()))), [Code::FileTooLong]);
    fs::write(&order, b"\xff").expect("bytes that are no text");
    assert_eq!(codes(&told(generate(specs.path(), &options()))), [Code::NotUtf8]);
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(codes(&told(generate(empty.path(), &options()))), [Code::NoEndpoint]);
    let bundled = bundle(base().path(), "v9").expect_err("there is no such version");
    assert_eq!(codes(&bundled), [Code::NoSuchVersion]);
    let named = new_version(base().path(), "V3", "v2").expect_err("no version is called so");
    assert_eq!(codes(&named), [Code::NoName]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_has_its_code() {
    let specs = base();
    let link = specs.path().join("v3");
    std::os::unix::fs::symlink(specs.path(), link).expect("a link can be made");
    assert_eq!(codes(&told(generate(specs.path(), &options()))), [Code::LinkedFolder]);
}

/// What is shown in place of the code; nothing where all is well.
fn difference(code: Code) -> Option<String> {
    let page = code.explanation();
    let (wrong, mended) = page.split_once("\n## Instead\n").unwrap_or((page, ""));
    let (wrong, mended) = (examples(wrong), examples(mended));
    if wrong.is_empty() || mended.is_empty() {
        return Some(format!("{code} lacks an example"));
    }
    let shown = run(&wrong, &base());
    if !earned(&shown, code) {
        return Some(format!("{code} is not what its example earns:\n{}", shown.render("", false)));
    }
    let left = run(&mended, &base());
    let is_mended = left.is_empty();
    (!is_mended).then(|| format!("{code} is not mended:\n{}", left.render("", false)))
}

/// Whether the code is the only one, but for that of an endpoint that is left out with what it uses.
fn earned(shown: &Diagnostics, code: Code) -> bool {
    let codes = codes(shown);
    match code {
        Code::UsesRefused => codes.contains(&code) && codes.len() == 2,
        _ => codes.iter().filter(|it| **it != Code::UsesRefused).eq([&code]),
    }
}

/// Lays the examples over the folder, and says all that there is to be said.
fn run(examples: &[(String, String)], specs: &TempDir) -> Diagnostics {
    let (mut api, mut imported) = (None, None);
    for (file, text) in examples {
        let path = specs.path().join(file);
        let is_api = file.starts_with("api.");
        if is_api || file.starts_with("import.") {
            let path = specs.path().with_extension(file);
            *(if is_api { &mut api } else { &mut imported }) = Some(path.clone());
            fs::write(&path, whole(text, DOCUMENT)).expect("the document");
        } else {
            let there = fs::read_to_string(&path).unwrap_or_else(|_| endpoint(file));
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
            fs::write(&path, whole(text, &there)).expect("the spec");
        }
    }
    match (api, imported) {
        (Some(api), _) => told(generate_types(&api, &options())),
        (_, Some(file)) => {
            let imported = import(&file, specs.path(), None);
            imported.faults.into_iter().chain(imported.passed_over).collect()
        }
        _ => told(generate(specs.path(), &options())),
    }
}

/// The blocks of a page, each with the file that it is of.
fn examples(page: &str) -> Vec<(String, String)> {
    let mut blocks = page.split("```");
    blocks.next();
    let blocks = blocks.step_by(2).filter_map(|it| {
        let (info, text) = it.split_once('\n')?;
        Some((info.split_once(' ')?.1.to_owned(), text.to_owned()))
    });
    blocks.collect()
}

/// The endpoint of a file, as far as none describes it.
fn endpoint(file: &str) -> String {
    let url = file.trim_end_matches(".yaml");
    let stem = url.rsplit('/').next().unwrap_or_default();
    let pay = include_str!("refusals/base/v2/payments/pay.yaml");
    pay.replace("v2/payments/pay", url).replace("operationId: pay", &format!("operationId: {stem}"))
}

/// The text with what its lines `# ...` stand for.
fn whole(text: &str, there: &str) -> String {
    if !text.lines().any(|it| it.trim() == "# ...") {
        return text.to_owned();
    }
    let read = |text: &str| serde_yaml::from_str::<Value>(text).expect("the example is YAML");
    let mut value = read(&text.replace("# ...", "REST:"));
    complete(&mut value, &read(there));
    serde_yaml::to_string(&value).expect("it was YAML")
}

fn complete(value: &mut Value, there: &Value) {
    let Value::Mapping(own) = value else { return };
    let has_rest = own.remove("REST").is_some();
    let there = there.as_mapping().cloned().unwrap_or_default();
    for (key, value) in own.iter_mut() {
        complete(value, there.get(key).unwrap_or(&Value::Null));
    }
    if has_rest {
        let mut whole = there;
        whole.extend(std::mem::take(own));
        *own = whole;
    }
}

/// All that a run has said.
fn told(run: Result<Noted<Tree>, Diagnostics>) -> Diagnostics {
    match run {
        Ok(noted) => noted.warnings,
        Err(faults) => faults,
    }
}

fn codes(diagnostics: &Diagnostics) -> Vec<Code> {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|it| it.code).collect();
    codes.into_iter().collect()
}

fn options() -> Options {
    Options {
        name: "any".to_owned(),
        version: "0.1.0".to_owned(),
        runtime: "runtime".to_owned(),
        specs: "specs".to_owned(),
    }
}

/// A copy of the folder without fault.
fn base() -> TempDir {
    let specs = tempfile::tempdir().expect("a folder");
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals/base");
    let mut files = BTreeMap::new();
    collect(&base, &mut files);
    for (path, text) in files {
        let to = specs.path().join(path.strip_prefix(&base).expect("it is below"));
        fs::create_dir_all(to.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(to, text).expect("a file");
    }
    specs
}

fn sources(folder: &Path, text: &mut String) {
    let mut files = BTreeMap::new();
    collect(folder, &mut files);
    files.into_values().for_each(|it| text.push_str(&it));
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for path in fs::read_dir(folder).expect("the folder").map(|it| it.expect("an entry").path()) {
        if path.is_dir() {
            collect(&path, files);
        } else {
            let text = fs::read_to_string(&path).expect("a file of text");
            files.insert(path, text);
        }
    }
}
