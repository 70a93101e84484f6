//! Objects, maps and lists.

use crate::describe::{taken, warnings};

#[test]
fn an_object_is_its_properties_and_one_without_any_is_a_map() {
    let schemas = "
A: {type: object}
B: {type: object, additionalProperties: {type: integer, maximum: 3}, minProperties: 1}
C: {properties: {a: {}}}
D: {type: object, additionalProperties: false}
E: {}
F: true";
    assert_eq!(
        taken(schemas.trim()),
        [
            "A = map of Json",
            "B = map of Integer",
            "C = {a? Json}",
            "D = {nothing else}",
            "E = Json",
            "F = Json"
        ]
    );
}

#[test]
fn other_properties_are_kept_where_the_schema_speaks_of_them() {
    let schemas = "
A: {properties: {a: {}}, additionalProperties: true}
B: {properties: {a: {}}, additionalProperties: {type: object, properties: {b: {}}}}
C: {properties: {a: {}}, additionalProperties: false}
D: {properties: {a: {}}, patternProperties: {'^x-': {type: string}}, additionalProperties: false}
E: {properties: {a: {}}, patternProperties: {'^x-': {type: string}, '^y-': {type: integer}}}
F: {patternProperties: {'^x-': {type: string}}}
G: {properties: {a: {}}, unevaluatedProperties: false}";
    assert_eq!(
        taken(schemas.trim()),
        [
            "A = {a? Json, rest Json}",
            "B = {a? Json, rest B.additional-property}",
            "B.additional-property = {b? Json}",
            "C = {a? Json, nothing else}",
            "D = {a? Json, rest Text}",
            "E = {a? Json, rest Json}",
            "F = map of Text",
            "G = {a? Json, nothing else}",
        ]
    );
}

#[test]
fn presence_and_null_are_four_things() {
    let types = taken(
        "T: {required: [a, b], properties: {a: {type: string}, b: {type: [string, 'null']}, c: {type: string}, d: {type: ['null', string]}}}",
    );
    assert_eq!(types, ["T = {a! Text, b!null Text, c? Text, d?null Text}"]);
}

#[test]
fn objects_within_objects_are_called_by_where_they_stand() {
    let schemas = "
T:
  properties:
    a: {properties: {b: {properties: {c: {}}}}}
    list: {type: array, items: {properties: {d: {}}}}
    map: {additionalProperties: {enum: [x]}}
L: {type: array, items: {properties: {e: {}}}}
M: {additionalProperties: {properties: {f: {}}}}";
    assert_eq!(
        taken(schemas.trim()),
        [
            "L = [L.item]",
            "L.item = {e? Json}",
            "M = map of M.value",
            "M.value = {f? Json}",
            "T = {a? T.a, list? [T.list], map? map of T.map}",
            "T.a = {b? T.a.b}",
            "T.a.b = {c? Json}",
            "T.list = {d? Json}",
            "T.map = choice \"x\"",
        ]
    );
}

#[test]
fn a_list_knows_its_items_and_bounds() {
    let schemas = "
T:
  properties:
    a: {type: array, items: {type: [string, 'null'], maxLength: 3}, minItems: 1, uniqueItems: true}
    b: {type: array}
    c: {prefixItems: [{type: number}, {type: number}], minItems: 2, maxItems: 2}
    d: {type: array, prefixItems: [{type: number}, {type: string}]}
    e: {items: {items: {type: integer}}}";
    assert_eq!(
        taken(schemas.trim()),
        [
            "T = {a? [Text or null] items>=1 unique each max3, b? [Json], c? [Number] items>=2 items<=2, d? [Json], e? [[Integer]]}"
        ]
    );
    assert_eq!(
        warnings(schemas.trim()),
        ["6:22 items of several types in one list are kept as JSON"]
    );
}

#[test]
fn a_name_that_is_required_without_a_schema_is_any_json() {
    let schemas =
        "T: {properties: {a: {type: string}}, required: [a, b]}\nM: {type: object, required: [c]}";
    assert_eq!(taken(schemas), ["M = map of Json", "T = {a! Text, b! Json}"]);
    assert_eq!(
        warnings(schemas),
        ["1:52 `b` is required, but is no property", "2:19 `c` is required, and is no property"]
    );
}

#[test]
fn a_property_that_can_never_be_there_is_left_out() {
    let schemas = "T: {properties: {a: {}, b: false, c: {not: {}}}}";
    assert_eq!(taken(schemas), ["T = {a? Json}"]);
    assert_eq!(
        warnings(schemas),
        [
            "1:25 `b` can never be there, and is left out",
            "1:35 `c` can never be there, and is left out",
        ]
    );
}

#[test]
fn at_least_one_of_several_names_is_a_rule_of_the_object() {
    let schemas = "T: {properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}";
    assert_eq!(taken(schemas), ["T = {a? Json, b? Json, any of a|b}"]);
    let exactly = schemas.replace("anyOf", "oneOf");
    assert_eq!(warnings(&exactly), ["1:33 \"exactly one of\" is checked as \"at least one of\""]);
    let several = "T: {properties: {a: {}, b: {}}, anyOf: [{required: [a, b]}, {required: [b]}]}";
    assert_eq!(taken(several), ["T = {a? Json, b? Json}"]);
    assert_eq!(warnings(several), ["1:33 `anyOf` of several names each is not checked"]);
}

#[test]
fn what_holds_on_a_condition_is_kept_as_json() {
    let schemas =
        "T: {properties: {a: {}}, if: {properties: {a: {const: x}}}, then: {properties: {b: {}}}}";
    assert_eq!(taken(schemas), ["T = {a? Json, rest Json}"]);
    assert_eq!(
        warnings(schemas),
        [
            "1:26 `if` holds on a condition, which no type shows",
            "1:61 `then` holds on a condition, which no type shows",
        ]
    );
}
