//! The keywords of a schema: those that have a meaning for a type, those that are refused, those that
//! only validate, and those of others.

/// Keywords for which there is no type, each with what to write instead.
pub(super) const REFUSED: &[(&str, &str)] = &[
    ("not", "leave it out, and say it in `description`"),
    ("$dynamicRef", "write `$ref` with the schema that is meant"),
    ("$recursiveRef", "write `$ref` with the schema that is meant"),
];

/// Keywords that narrow values in ways that no type shows, each with what becomes of it.
pub(super) const UNCHECKED: &[(&str, &str)] = &[
    ("contains", "items are not searched; say it in `description`"),
    ("minContains", "items are not searched; say it in `description`"),
    ("maxContains", "items are not searched; say it in `description`"),
    ("propertyNames", "the names of a map are not checked; say it in `description`"),
    ("dependentRequired", "say in `description` which properties go together"),
    ("dependencies", "say in `description` which properties go together"),
    ("contentSchema", "for text that holds JSON write `x-json: {$ref: ..}`"),
    ("unevaluatedItems", "write `items`"),
];

/// Keywords with schemas that hold on a condition: what they name is kept as JSON.
pub(super) const CONDITIONAL: &[&str] = &["if", "then", "else", "dependentSchemas"];

/// Keywords that are for people or for other tools, and change no value.
pub(super) const SILENT: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$id",
    "$schema",
    "$vocabulary",
    "definitions",
    "example",
    "examples",
    "xml",
];

/// Keywords that are read, as far as another word may be one of them misspelt.
pub(super) const KNOWN: &[&str] = &[
    "type",
    "nullable",
    "enum",
    "const",
    "format",
    "allOf",
    "oneOf",
    "anyOf",
    "discriminator",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "items",
    "prefixItems",
    "additionalProperties",
    "patternProperties",
    "properties",
    "required",
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "externalDocs",
    "example",
    "examples",
    "contentEncoding",
    "contentMediaType",
];

/// Words that others give a meaning in or near a schema, and that are no slips: those of older
/// drafts of JSON Schema, of the objects of OpenAPI around a schema, and of tools.
pub(super) const OTHERS: &[&str] = &[
    "$recursiveAnchor",
    "allowEmptyValue",
    "allowReserved",
    "collectionFormat",
    "content",
    "disallow",
    "divisibleBy",
    "explode",
    "extends",
    "formatMaximum",
    "formatMinimum",
    "headers",
    "id",
    "in",
    "links",
    "media",
    "name",
    "options",
    "optional",
    "schema",
    "style",
    "summary",
    "value",
    "values",
];
