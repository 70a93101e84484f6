//! OpenAPI 3.1 is taken where 3.0 says the same.

use crate::Bench;

/// A document with one operation, and a schema in its request.
fn document(version: &str, schema: &str, more: &str) -> String {
    let schema = schema.replace('\n', "\n                  ");
    format!(
        "openapi: {version}
info: {{title: One, version: '1'}}
paths:
  /v1/notes/keep:
    post:
      operationId: keep
      summary: Keeps a note.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                note:
                  {schema}
            example: {{note: null}}
      responses:
        '200':
          description: Whether it is kept.
          content:
            application/json:
              schema:
                type: object
                required: [result]
                properties:
                  result: {{$ref: '#/components/schemas/Result'}}
              example: {{result: {{resultStatus: S}}}}
      x-result-codes:
        - {{code: SUCCESS, status: S, meaning: It is kept., action: Go on.}}
components:
  schemas:
    Result:
      type: object
      x-format: result
      description: The outcome.
      properties:
        resultStatus: {{type: string, description: Its class.}}
        resultCode: {{type: string, description: Its name.}}
        resultMessage: {{type: string, description: Its words.}}
{more}"
    )
}

const WORD: &str = "    Word: {type: string, maxLength: 9, description: A word.}\n";

#[test]
fn the_wording_of_3_1_is_lowered_to_that_of_3_0() {
    for (new, old, more) in [
        (
            "type: [string, 'null']\ndescription: A note.",
            "type: string\nnullable: true\ndescription: A note.",
            "",
        ),
        (
            "description: A note.\ntype: integer\nexclusiveMinimum: 3",
            "description: A note.\ntype: integer\nminimum: 4",
            "",
        ),
        (
            "description: A note.\ntype: string\nexamples: [one]",
            "description: A note.\ntype: string\nexample: one",
            "",
        ),
        (
            "description: A note.\ntype: object\nadditionalProperties: true",
            "description: A note.\ntype: object\nadditionalProperties: true",
            "",
        ),
        (
            "description: A note.\ntype: string\nconst: one\nx-enum-descriptions: {one: The only one.}",
            "description: A note.\ntype: string\nenum: [one]\nx-enum-descriptions: {one: The only one.}",
            "",
        ),
        (
            "description: A note.\n$ref: '#/components/schemas/Word'",
            "description: A note.\nallOf: [{$ref: '#/components/schemas/Word'}]",
            WORD,
        ),
        (
            "description: A note.\noneOf: [{$ref: '#/components/schemas/Word'}, {type: 'null'}]",
            "description: A note.\nallOf: [{$ref: '#/components/schemas/Word'}]\nnullable: true",
            WORD,
        ),
        (
            "description: A note.\ntype: array\nitems: {$ref: '#/components/schemas/Word/$defs/Inner'}",
            "description: A note.\ntype: array\nitems: {$ref: '#/components/schemas/Inner'}",
            "    Word:\n      $defs: {Inner: {type: string, description: Part of a word.}}\n    Inner: {type: string, description: Part of a word.}\n",
        ),
    ] {
        let taken = |version: &str, schema: &str| {
            let imported = Bench::new().import("one.yaml", &document(version, schema, more), None);
            assert!(imported.faults.is_empty(), "{}", imported.faults.render("", false));
            without_order(imported.files)
        };
        assert_eq!(taken("3.1.0", new), taken("3.0.3", old), "{new}");
    }
}

/// The files without the order of their lines, which may follow that of the document.
fn without_order(files: std::collections::BTreeMap<String, String>) -> Vec<(String, Vec<String>)> {
    let sorted = |text: String| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    files.into_iter().map(|(path, text)| (path, sorted(text))).collect()
}

#[test]
fn what_only_3_1_can_say_is_refused_where_it_stands() {
    let schema = "description: A note.\ntype: object\npatternProperties: {a: {type: string}}";
    let imported = Bench::new().import("one.yaml", &document("3.1.0", schema, ""), None);
    assert!(imported.files.is_empty());
    let said = imported.faults.to_string();
    assert!(said.contains("one.yaml:18:19: `patternProperties` is not supported"), "{said}");
}

#[test]
fn the_words_beside_a_reference_of_3_0_are_not_lost_in_silence() {
    let schema = "description: A note.\n$ref: '#/components/schemas/Word'";
    let imported = Bench::new().import("one.yaml", &document("3.0.3", schema, WORD), None);
    assert!(imported.files.is_empty());
    assert!(imported.faults.to_string().contains("`description` beside a `$ref`"));
}

#[test]
fn a_path_without_its_version_takes_that_of_the_servers() {
    let text = document("3.0.3", "type: string\ndescription: A note.", "");
    let text = text.replace("/v1/notes/keep", "/notes/keep");
    let served = text.replace("paths:", "servers: [{url: 'https://a.example/open/v3/'}]\npaths:");
    let imported = Bench::new().import("one.yaml", &served, Some("v3"));
    let files: Vec<&String> = imported.files.keys().collect();
    assert_eq!(files, ["v3/notes/keep.yaml", "v3/schemas/Result.yaml"], "{}", imported.faults);
    assert!(imported.files["v3/notes/keep.yaml"].contains("\n  /v3/notes/keep:\n"));

    let imported = Bench::new().import("one.yaml", &text, Some("v3"));
    assert!(imported.files.is_empty());
    assert_eq!(imported.faults.to_string(), "one.yaml:4:3: a path that is not of `v3`");
}
