//! Required, nullable and `default: null` mean one thing, in the project's own specs and elsewhere.

use std::fs;
use std::path::Path;

use miniprogram_codegen::ir::{Api, Presence, Shape};
use miniprogram_codegen::understand;

use crate::copy::copy;
use crate::describe::of_document;

const CELLS: &str = "type: object
description: Every cell.
required: [a, b, c]
properties:
  a: {type: string, description: Always.}
  b: {type: string, nullable: true, description: Always or null.}
  c: {type: string, nullable: true, default: null, description: Always or null.}
  d: {type: string, description: Maybe.}
  e: {type: string, nullable: true, description: Maybe or null.}
  f: {type: string, nullable: true, default: null, description: Maybe.}
";

const EXPECTED: [(&str, Presence); 6] = [
    ("a", Presence::Required),
    ("b", Presence::Nullable),
    ("c", Presence::Nullable),
    ("d", Presence::Optional),
    ("e", Presence::ThreeState),
    ("f", Presence::Optional),
];

fn presences(api: &Api) -> Vec<(String, Presence)> {
    let schemas = api.schemas.iter().filter(|(id, _)| id.name == ["Order"]);
    let objects = schemas.filter_map(|(_, it)| match &it.shape {
        Shape::Object(object) => Some(&object.properties),
        _ => None,
    });
    objects.flatten().map(|it| (it.name.clone(), it.presence)).collect()
}

fn expected() -> Vec<(String, Presence)> {
    EXPECTED.iter().map(|(name, presence)| ((*name).to_owned(), *presence)).collect()
}

#[test]
fn the_types_of_any_document_have_it() {
    let cells = CELLS.replace('\n', "\n      ");
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    Order:\n      {cells}\n"
    );
    assert_eq!(presences(&of_document(&text).api), expected());
}

#[test]
fn the_specs_have_it() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals/base");
    let specs = tempfile::tempdir().expect("a folder");
    copy(&base, specs.path());
    fs::write(specs.path().join("v2/schemas/Order.yaml"), CELLS).expect("a file");
    let api = understand(specs.path()).expect("nothing is wrong").value;
    assert_eq!(presences(&api), expected());
}
