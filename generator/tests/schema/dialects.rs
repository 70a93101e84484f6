//! OpenAPI 3.0 and 3.1 say the same in two ways.

use crate::describe::{described, document, of_document, of_files};

#[track_caller]
fn are_same(old: &str, new: &str) {
    let [old, new] = [("3.0.3", old), ("3.1.0", new)].map(|(version, schemas)| {
        let types = of_document(&document(version, schemas));
        assert!(types.faults.is_empty(), "{}", types.faults);
        described(&types)
    });
    assert_eq!(old, new);
}

#[test]
fn both_versions_say_the_same() {
    for (old, new) in [
        (
            "A: {properties: {a: {type: string, nullable: true}}}",
            "A: {properties: {a: {type: [string, 'null']}}}",
        ),
        ("A: {enum: [x]}", "A: {const: x}"),
        (
            "A: {properties: {a: {type: integer, minimum: 1, exclusiveMinimum: true}}}",
            "A: {properties: {a: {type: integer, exclusiveMinimum: 1}}}",
        ),
        (
            "A: {properties: {a: {type: number, maximum: 1, exclusiveMaximum: false}}}",
            "A: {properties: {a: {type: number, maximum: 1}}}",
        ),
        ("A: {properties: {a: {}}}", "A: {properties: {a: true}}"),
        ("A: {type: array, items: {type: number}}", "A: {prefixItems: [{type: number}]}"),
        (
            "A: {type: string}\nB: {properties: {a: {allOf: [{$ref: '#/components/schemas/A'}], nullable: true}}}",
            "A: {type: string}\nB: {properties: {a: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}}}",
        ),
    ] {
        are_same(old, new);
    }
}

#[test]
fn beside_a_reference_only_the_newer_reads_what_narrows() {
    let schemas = "A: {properties: {x: {}}}\nB: {properties: {a: {$ref: '#/components/schemas/A', required: [x]}}}";
    let old = of_document(&document("3.0.3", schemas));
    assert_eq!(described(&old), ["A = {x? Json}", "B = {a? A}"]);
    assert_eq!(old.warnings.len(), 1);
    let new = of_document(&document("3.1.0", schemas));
    assert_eq!(described(&new), ["A = {x? Json}", "B = {a? B.a}", "B.a = {x! Json}"]);
}

#[test]
fn json_is_read_as_yaml_is() {
    let json = r##"{"openapi": "3.0.3", "components": {"schemas": {
        "A": {"type": "string", "enum": ["\ud83d\ude00"], "x-unknown": 1},
        "B": {"type": "integer", "maximum": 79228162514264337593543950335}}}}"##;
    let types = of_files(&[("api.json", json)]);
    assert_eq!(described(&types), ["A = choice \"😀\"", "B = BigInteger"]);
    let unused: Vec<&str> = types.unused.iter().map(|it| it.text()).collect();
    assert_eq!(unused, ["\"x-unknown\""]);
}

#[test]
fn yaml_of_others_may_have_anchors_and_names_without_quotes() {
    let text = document(
        "3.0.3",
        "
A: &a {type: object, properties: {1: {type: string}}}
B: *a
C: {<<: *a, description: Mine}"
            .trim(),
    );
    assert_eq!(described(&of_document(&text)), ["A = {1? Text}", "B = {1? Text}", "C = {1? Text}"]);
}
