//! A value that satisfies its schema is read, keeps every bound, and is written as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use miniprogram_codegen::{Options, generate_types};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};

use super::documents::{Schemas, document, reference};
use super::samples::{Sampled, sampled};

/// How many schemas are tried, unless `SCHEMAS` says another number.
const SCHEMAS: usize = 60;

/// How many types hold one another in a row. A compiler follows little more than a hundred.
const LONGEST: usize = 8;

/// The program that reads and writes; `TYPES` is put to it.
const PROGRAM: &str = include_str!("round_trip/program.rs");

#[test]
fn a_value_that_satisfies_its_schema_comes_back_as_it_was() {
    let count = std::env::var("SCHEMAS").ok().and_then(|it| it.parse().ok()).unwrap_or(SCHEMAS);
    let schemas = schemas(count);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("round_trip");
    write(&folder, &schemas);
    let samples: Vec<(usize, &Json)> = schemas
        .iter()
        .enumerate()
        .flat_map(|(at, it)| it.values.iter().map(move |value| (at, value)))
        .collect();
    let answers = run(&folder, &samples);
    let mut wrong = Vec::new();
    for ((at, value), answer) in samples.iter().zip(answers.lines()) {
        if serde_json::from_str::<Json>(answer).ok().as_ref() != Some(value) {
            wrong.push(format!("{}\n  takes {value}\n  gives {answer}", schemas[*at].schema));
        }
    }
    assert_eq!(answers.lines().count(), samples.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Objects that hold the schemas, the same in every run. Each may hold itself too, and the one before.
fn schemas(count: usize) -> Vec<Sampled> {
    let mut runner = TestRunner::deterministic();
    let mut schemas: Vec<Sampled> = Vec::new();
    for at in 0..count {
        let Sampled { schema, values } =
            sampled().new_tree(&mut runner).expect("a schema").current();
        let values: Vec<Json> = values.into_iter().map(|it| json!({"it": it})).collect();
        let mut last = json!({"it": values[0]["it"], "again": values[0]});
        let mut properties = json!({"it": schema, "again": {"$ref": reference(&format!("S{at}"))}});
        if let Some(before) = schemas.last().filter(|_| at % LONGEST != 0) {
            properties["before"] = json!({"$ref": reference(&format!("S{}", at - 1))});
            last["before"] = before.values[0].clone();
        }
        let schema = json!({"type": "object", "properties": properties, "required": ["it"]});
        schemas.push(Sampled { schema, values: values.into_iter().chain([last]).collect() });
    }
    schemas
}

/// Writes the crate of the types, and the program that uses them.
fn write(folder: &Path, schemas: &[Sampled]) {
    let named = schemas.iter().enumerate().map(|(at, it)| (format!("S{at}"), it.schema.clone()));
    let named: Schemas = named.collect();
    let source = tempfile::tempdir().expect("a folder");
    let file = source.path().join("api.json");
    fs::write(&file, document(&named).to_string()).expect("the document");
    let options = Options {
        name: "round_trip".to_owned(),
        version: "0.1.0".to_owned(),
        runtime: root().join("runtime").display().to_string(),
        specs: "specs".to_owned(),
    };
    let made = generate_types(&file, &options);
    let mut tree = made.unwrap_or_else(|it| panic!("{}", it.render("", false))).value;
    let manifest = tree.get("Cargo.toml").expect("a manifest").to_owned();
    tree.insert("Cargo.toml", manifest + "\n[workspace]\n");
    let rows: String =
        (0..schemas.len()).map(|at| format!("    tried::<types::S{at}>,\n")).collect();
    let table = format!("const TYPES: &[fn(&str) -> String] = &[\n{rows}];\n");
    tree.insert("src/bin/program.rs", format!("{PROGRAM}\n{table}"));
    tree.write(folder).expect("the crate");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the versions");
}

/// What the program says of each value, a line each.
fn run(folder: &Path, samples: &[(usize, &Json)]) -> String {
    // What the runtime needs has been built there already, as a rule.
    let target = folder.ancestors().nth(2).expect("the folder is in that of the target");
    let lines: String = samples.iter().map(|(at, value)| format!("{at} {value}\n")).collect();
    fs::write(folder.join("samples.txt"), lines).expect("the values");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--bin", "program", "samples.txt"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the program writes text")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).expect("the workspace").to_owned()
}
