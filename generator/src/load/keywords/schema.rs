//! The table of a schema.

use super::Shape::{Any, Count, Flag, List, Map, Number, Object as Of, SchemaOrFlag, Text, Word};
use super::endpoint::EXTERNAL_DOCS;
use super::{Keyword, Object, Refusal, may, must, object, refused};

/// A type.
pub(in crate::load) static SCHEMA: Object = Object {
    refused: &[
        Refusal {
            hides_the_rest: true,
            ..refused("not", "leave it out, and say it in `description`")
        },
        Refusal { hides_the_rest: true, ..refused("const", "write `enum` with the one value") },
        refused("xml", "leave it out: messages are JSON"),
        refused("examples", "write `example`: OpenAPI 3.0 has one to a schema"),
        refused("patternProperties", "write `additionalProperties`"),
    ],
    may_be_reference: true,
    ..object(
        "a schema",
        &[
            may("$ref", Text),
            Keyword {
                help: "write one type; for a value that may be null add `nullable: true`",
                ..may("type", Word(&["object", "array", "string", "integer", "number", "boolean"]))
            },
            may("title", Text),
            may("description", Text),
            may("properties", Map(&Of(&SCHEMA))),
            Keyword {
                help: "list the names of what is required in the object around it",
                ..may("required", List(&Text))
            },
            may("additionalProperties", SchemaOrFlag),
            may("minProperties", Count),
            may("maxProperties", Count),
            may("items", Of(&SCHEMA)),
            may("minItems", Count),
            may("maxItems", Count),
            may("uniqueItems", Flag),
            may("enum", List(&Any)),
            may("format", Text),
            may("minLength", Count),
            may("maxLength", Count),
            may("pattern", Text),
            may("minimum", Number),
            may("maximum", Number),
            may("exclusiveMinimum", Flag),
            may("exclusiveMaximum", Flag),
            may("multipleOf", Number),
            may("nullable", Flag),
            may("readOnly", Flag),
            may("writeOnly", Flag),
            may("deprecated", Flag),
            may("example", Any),
            may("default", Any),
            may("externalDocs", Of(&EXTERNAL_DOCS)),
            may("allOf", List(&Of(&SCHEMA))),
            may("oneOf", List(&Of(&SCHEMA))),
            may("anyOf", List(&Of(&SCHEMA))),
            may("discriminator", Of(&DISCRIMINATOR)),
            may("x-enum-descriptions", Map(&Text)),
            may("x-sensitive", Flag),
            may("x-also-named", List(&Text)),
            may("x-format", Word(&["amount", "result"])),
            Keyword { help: JSON_TEXT_OF, ..may("x-json", Of(&JSON_TEXT)) },
        ],
    )
};

/// What the text of a string is, which holds JSON.
static JSON_TEXT: Object =
    Object { otherwise: Some(JSON_TEXT_OF), ..object("`x-json`", &[may("$ref", Text)]) };

const JSON_TEXT_OF: &str =
    "write `x-json: {$ref: ../schemas/ExtendInfo.yaml}`, or `x-json: {}` for JSON of any shape";

/// What tells the alternatives of a `oneOf` apart.
static DISCRIMINATOR: Object = object(
    "a discriminator",
    &[
        must("propertyName", Text, "name the property whose text tells the alternatives apart"),
        may("mapping", Map(&Text)),
    ],
);
