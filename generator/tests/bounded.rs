//! Whatever a document of others holds, the answer comes soon, and takes no more memory than it must.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use miniprogram_codegen::diagnostic::{Code, Diagnostics};
use miniprogram_codegen::{Options, generate_types};
use tempfile::TempDir;

/// Longer than any machine takes for a bounded answer, shorter than an unbounded one.
const SOON: Duration = Duration::from_secs(60);

/// What the longest document may take, in KiB: about forty times what it is long.
const MEMORY: u64 = 2 << 20;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: API, version: '1'}\npaths: {}\n";

/// What a run says of the files, of which the first is the document: faults, or else warnings.
fn said(files: &[(&str, &[u8])]) -> Diagnostics {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (path, bytes) in files {
        fs::write(folder.path().join(path), bytes).expect("a file can be written");
    }
    said_of(&folder.path().join(files[0].0))
}

fn said_of(file: &Path) -> Diagnostics {
    let options = Options {
        name: "any".to_owned(),
        version: "0.1.0".to_owned(),
        runtime: "runtime".to_owned(),
        specs: "specs".to_owned(),
    };
    let start = Instant::now();
    let said = match generate_types(file, &options) {
        Ok(noted) => noted.warnings,
        Err(faults) => faults,
    };
    assert!(said.render("", true).is_empty() == said.is_empty());
    assert!(said.json("").lines().count() == said.len());
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    said
}

fn codes(said: &Diagnostics) -> Vec<Code> {
    let mut codes: Vec<Code> = said.iter().map(|it| it.code).collect();
    codes.dedup();
    codes
}

fn with_schemas(schemas: &str) -> String {
    format!("{HEAD}components: {{schemas: {{{schemas}}}}}\n")
}

#[test]
fn nesting_is_refused_in_every_form() {
    let depth = 10_000;
    let texts = [
        ("api.yaml", "[".repeat(depth)),
        ("api.yaml", "{a: ".repeat(depth)),
        ("api.yaml", "- ".repeat(depth)),
        ("api.yaml", format!("openapi: {}", "[".repeat(depth))),
        ("api.json", "[".repeat(depth)),
        ("api.json", "{\"a\":".repeat(depth)),
    ];
    for (path, text) in texts {
        let said = said(&[(path, text.as_bytes())]);
        assert_eq!(codes(&said), [Code::TooDeep], "{said}");
    }
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut text = HEAD.to_owned() + "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (inner, outer) in ('a'..'y').zip('b'..'z') {
        text += &format!("{outer}: &{outer} [{}]\n", vec![format!("*{inner}"); 9].join(", "));
    }
    let said = said(&[("api.yaml", text.as_bytes())]);
    assert_eq!((codes(&said), said.len()), (vec![Code::BeyondJson], 1), "{said}");
    assert!(said.to_string().contains("stand for more than can be read"), "{said}");
}

#[test]
fn an_alias_within_its_own_value_is_told_so() {
    let said = said(&[("api.yaml", format!("{HEAD}x-a: &a [*a]\n").as_bytes())]);
    assert_eq!(codes(&said), [Code::BeyondJson]);
    assert!(said.to_string().ends_with("an alias within the value that it stands for"), "{said}");
}

#[test]
fn a_file_of_nothing_but_faults_is_not_read_to_its_end() {
    let text = format!("{HEAD}x-more:\n{}", "  a: 1\n".repeat(1_000_000));
    let said = said(&[("api.yaml", text.as_bytes())]);
    assert_eq!((codes(&said), said.len()), (vec![Code::SecondEntry], 1_000));
}

#[test]
fn what_is_no_document_of_openapi_is_told_so() {
    let texts = ["- a\n", "a\n", "5\n", "{}\n", "null\n", "[]", "openapi: 2\n"];
    for text in texts {
        assert_eq!(codes(&said(&[("api.yaml", text.as_bytes())])), [Code::OtherVersion], "{text}");
    }
    assert_eq!(codes(&said(&[("api.yaml", b"")])), [Code::SaysNothing]);
    assert_eq!(codes(&said(&[("api.yaml", b"a: \xff")])), [Code::NotUtf8]);
}

#[test]
fn marks_and_line_ends_of_other_machines_change_nothing() {
    let text = with_schemas("Name: {type: string}").replace('\n', "\r\n");
    assert_eq!(codes(&said(&[("api.yaml", format!("\u{feff}{text}").as_bytes())])), []);
    let json = "\u{feff}{\r\n\t\"openapi\": \"3.1.0\",\r\n\t\"paths\": {}\r\n}\r\n";
    assert_eq!(codes(&said(&[("api.json", json.as_bytes())])), []);
}

#[test]
fn a_tab_for_blanks_is_told_at_its_place() {
    let said = said(&[("api.yaml", format!("{HEAD}components:\n\tschemas: {{}}\n").as_bytes())]);
    assert_eq!(codes(&said), [Code::NotYaml]);
    assert_eq!(said.iter().map(|it| it.place.line()).collect::<Vec<_>>(), [5]);
}

#[test]
fn files_that_refer_to_each_other_are_read_once() {
    let one = with_schemas("Name: {$ref: 'b.yaml#/Name'}");
    let other = b"Name: {$ref: 'api.yaml#/components/schemas/Name'}\n";
    let circle = said(&[("api.yaml", one.as_bytes()), ("b.yaml", other)]);
    assert_eq!(codes(&circle), [Code::MadeOfItself]);
    let one = with_schemas("Name: {properties: {a: {$ref: 'b.yaml#/Name'}}}");
    assert_eq!(codes(&said(&[("api.yaml", one.as_bytes()), ("b.yaml", other)])), []);
}

/// Longer than a bounded search takes here, shorter than one that looks at every way.
const QUICK: Duration = Duration::from_secs(10);

#[track_caller]
fn is_quickly_too_deep(schemas: &str) {
    let start = Instant::now();
    let said = said(&[("api.yaml", with_schemas(schemas).as_bytes())]);
    assert!(start.elapsed() < QUICK, "{:?}", start.elapsed());
    assert!(codes(&said).contains(&Code::TooDeep), "{said}");
}

#[test]
fn alternatives_that_hold_each_other_in_every_order_are_refused() {
    let reference = |name: &str| format!("{{$ref: '#/components/schemas/{name}'}}");
    let [whole, other, object] = ["Whole", "Other", "Object"].map(reference);
    is_quickly_too_deep(&format!(
        "Whole: {{allOf: [{{oneOf: [{{oneOf: [{whole}, {other}]}}], anyOf: [{{oneOf: [{{oneOf: [{{type: object, \
         oneOf: [{whole}, {object}]}}, {{type: string, oneOf: [{other}, {other}]}}]}}]}}]}}, {object}]}}, \
         Other: {{oneOf: [{whole}, {object}]}}, Object: {{properties: {{a: {whole}}}}}"
    ));
}

#[test]
fn alternatives_of_alternatives_are_not_all_looked_into() {
    let fifty =
        |name: &str| vec![format!("{{$ref: '#/components/schemas/{name}'}}"); 50].join(", ");
    let ways = ["AB", "BC", "CD", "DE"];
    let ways = ways.map(|it| format!("{}: {{oneOf: [{}]}}", &it[..1], fifty(&it[1..])));
    is_quickly_too_deep(&format!(
        "Z: {{type: string, oneOf: [{}]}}, {}, E: {{type: object}}",
        fifty("A"),
        ways.join(", ")
    ));
}

#[test]
fn what_is_no_file_is_told_so() {
    let folder = TempDir::new().expect("there is room for a folder");
    assert_eq!(codes(&said_of(&folder.path().join("api.yaml"))), [Code::UnreadableFile]);
    assert_eq!(codes(&said_of(folder.path())), [Code::UnreadableFile]);
}

/// One test, for the memory that it takes is that of the whole process.
#[test]
fn the_longest_documents_take_bounded_time_and_memory() {
    let long = 50 << 20;
    let text = format!("{HEAD}x-more: '{}'\n", "long ".repeat(long / 5));
    assert_eq!(codes(&said(&[("api.yaml", text.as_bytes())])), []);
    let text = format!("{{\"openapi\": \"3.0.3\", \"x-more\": \"{}\"}}", "long ".repeat(long / 5));
    assert_eq!(codes(&said(&[("api.json", text.as_bytes())])), []);
    let anchors: String = (0..90).map(|it| format!("&a{it} [")).collect();
    let text = format!("{HEAD}x-more: {anchors}{}{}\n", "x, ".repeat(300_000), "]".repeat(90));
    assert_eq!(codes(&said(&[("api.yaml", text.as_bytes())])), []);
    let text = format!("{HEAD}{}", "# \n".repeat((64 << 20) / 3));
    assert_eq!(codes(&said(&[("api.yaml", text.as_bytes())])), [Code::FileTooLong]);
    if let Some(memory) = most_memory() {
        assert!(memory < MEMORY, "{memory} KiB");
    }
}

/// The most memory that this process has had at a time, in KiB, where the machine tells it.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|it| it.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
