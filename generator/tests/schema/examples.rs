//! Examples and defaults are compared with the schema that they stand in.

use crate::describe::warnings;

#[test]
fn an_example_that_breaks_its_schema_is_reported_where_it_does() {
    for (schema, warning) in [
        (
            "A: {type: string, maxLength: 2, example: abc}",
            "1:42 this `example` breaks its own schema: it has more than 2 characters",
        ),
        (
            "A: {type: integer, example: '1'}",
            "1:29 this `example` breaks its own schema: it must be of type integer",
        ),
        (
            "A: {type: integer, minimum: 2, examples: [3, 1]}",
            "1:46 this `examples` breaks its own schema: it is less than 2",
        ),
        (
            "A: {enum: [a], default: b}",
            "1:25 this `default` breaks its own schema: it is not one of the enum's values",
        ),
        (
            "A: {type: string, example: null}",
            "1:28 this `example` breaks its own schema: it cannot be null",
        ),
        (
            "A: {properties: {a: {type: array, items: {type: string}}}, example: {a: [x, 1]}}",
            "1:77 this `example` breaks its own schema: it must be of type text",
        ),
        (
            "A: {required: [a], properties: {a: {}}, example: {}}",
            "1:50 this `example` breaks its own schema: `a` is missing",
        ),
    ] {
        assert_eq!(warnings(schema), [warning], "{schema}");
    }
}

#[test]
fn an_example_that_keeps_to_its_schema_is_not_reported() {
    for schema in [
        "A: {type: number, example: 1, maximum: 1}",
        "A: {type: [string, 'null'], default: null}",
        "A: {type: string, default: null}",
        "A: {required: [a], properties: {a: {type: string, readOnly: true}}, example: {b: 1}}",
        "A: {oneOf: [{type: string}, {type: integer}], example: 1}",
    ] {
        assert_eq!(warnings(schema), [""; 0], "{schema}");
    }
}
