//! The table of a schema.

use super::Shape::{Any, Count, Flag, List, Map, Number, Object as Of, SchemaOrTrue, Text, Word};
use super::{Keyword, Object, Refusal, may, must, object, refused};

/// A type.
pub(in crate::load) static SCHEMA: Object = Object {
    refused: &[
        Refusal { hides_the_rest: true, ..refused("oneOf", UNION) },
        Refusal {
            hides_the_rest: true,
            ..refused("not", "leave it out, and say it in `description`")
        },
        Refusal { hides_the_rest: true, ..refused("const", "write `enum` with the one value") },
        refused("discriminator", UNION),
        refused(
            "pattern",
            "leave it out, and say in `description` which characters may stand there",
        ),
        refused("multipleOf", "leave it out, and say it in `description`"),
        refused("exclusiveMinimum", "write `minimum` with the least value that is allowed"),
        refused("exclusiveMaximum", "write `maximum` with the greatest value that is allowed"),
        refused("uniqueItems", "leave it out, and say in `description` that no item comes twice"),
        refused("minProperties", "leave it out; for at least one of several, write `anyOf`"),
        refused("maxProperties", "leave it out, and say it in `description`"),
        refused("readOnly", "leave it out: request and response have a schema each"),
        refused("writeOnly", "leave it out: request and response have a schema each"),
        refused("externalDocs", "leave it out, and put the link into `description`"),
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
            may("additionalProperties", SchemaOrTrue),
            may("items", Of(&SCHEMA)),
            may("enum", List(&Any)),
            may("format", Text),
            may("minLength", Count),
            may("maxLength", Count),
            may("minimum", Number),
            may("maximum", Number),
            may("minItems", Count),
            may("maxItems", Count),
            may("nullable", Flag),
            may("deprecated", Flag),
            may("example", Any),
            may("default", Any),
            may("allOf", List(&Of(&SCHEMA))),
            may("anyOf", List(&Of(&ALTERNATIVE))),
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

/// One of the alternatives that an object must meet at least one of.
static ALTERNATIVE: Object = Object {
    otherwise: Some(AT_LEAST_ONE),
    ..object("an alternative of `anyOf`", &[must("required", List(&Text), AT_LEAST_ONE)])
};

const AT_LEAST_ONE: &str = "`anyOf` is only read as \"at least one of\": write `anyOf: [{required: [one]}, {required: [other]}]`";

const UNION: &str = "write one object with all properties optional, and say in their descriptions which go together";
