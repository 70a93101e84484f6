//! `allOf` is one type that is all of its parts.

use crate::describe::{faults, taken};

const BASE: &str =
    "Base: {required: [id], properties: {id: {type: string, maxLength: 9}, at: {type: integer}}}";

#[test]
fn properties_of_all_parts_are_one_object_what_is_taken_over_first() {
    let types = taken(&format!(
        "{BASE}\nT: {{allOf: [{{$ref: '#/components/schemas/Base'}}, {{properties: {{b: {{}}}}, required: [at]}}], properties: {{c: {{}}}}, required: [b]}}"
    ));
    assert_eq!(types[1], "T = {id! Text max9, at! Integer, b! Json, c? Json}");
}

#[test]
fn a_later_part_refines_a_property() {
    let types = taken(&format!(
        "{BASE}\nT: {{allOf: [{{$ref: '#/components/schemas/Base'}}], properties: {{id: {{type: string, maxLength: 20, minLength: 2}}, at: {{minimum: 1}}}}}}"
    ));
    assert_eq!(types[1], "T = {id! Text min2 max9, at? Integer >=1}");
}

#[test]
fn one_reference_and_words_is_the_type_behind_it() {
    let schemas = format!(
        "{BASE}
T:
  properties:
    a: {{description: Mine, allOf: [{{$ref: '#/components/schemas/Base'}}]}}
    b: {{type: object, allOf: [{{$ref: '#/components/schemas/Base'}}], nullable: true}}
    c: {{allOf: [{{$ref: '#/components/schemas/Base'}}, {{required: [at]}}]}}
    d: {{$ref: '#/components/schemas/Base', description: Mine}}"
    );
    assert_eq!(
        taken(&schemas)[1..],
        ["T = {a? Base, b?null Base, c? T.c, d? Base}", "T.c = {id! Text max9, at! Integer}"]
    );
}

#[test]
fn parts_of_one_scalar_type_are_that_type() {
    let schemas = "
A: {allOf: [{type: integer, minimum: 1}, {maximum: 5}]}
B: {allOf: [{type: number}, {type: integer}]}
C: {allOf: [{enum: [a, b]}, {enum: [b, c]}]}";
    assert_eq!(taken(schemas.trim()), ["A = Integer", "B = Integer", "C = choice \"b\""]);
}

#[test]
fn parts_that_no_value_can_all_be_are_refused() {
    assert_eq!(
        faults(
            "A: {allOf: [{type: string}, {type: integer}]}\nB: {allOf: [{enum: [a]}, {enum: [b]}]}"
        ),
        ["1:36 no value can be of both types", "2:27 two enums that have no value in common"]
    );
    assert_eq!(
        faults(&format!(
            "{BASE}\nT: {{allOf: [{{$ref: '#/components/schemas/Base'}}, {{properties: {{id: {{type: integer}}}}}}]}}"
        )),
        ["2:75 no value can be of both types"]
    );
}

#[test]
fn a_part_taken_over_twice_counts_once() {
    let types = taken(&format!(
        "{BASE}
A: {{allOf: [{{$ref: '#/components/schemas/Base'}}], properties: {{a: {{}}}}}}
B: {{allOf: [{{$ref: '#/components/schemas/Base'}}], properties: {{b: {{}}}}}}
T: {{allOf: [{{$ref: '#/components/schemas/A'}}, {{$ref: '#/components/schemas/B'}}]}}"
    ));
    assert_eq!(types[3], "T = {id! Text max9, at? Integer, a? Json, b? Json}");
}

#[test]
fn an_object_that_is_taken_over_keeps_the_types_within_it() {
    let types = taken(
        "Base: {properties: {in: {properties: {a: {}}}}}\nA: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {x: {}}}\nB: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {in: {required: [a]}}}",
    );
    assert_eq!(
        types,
        [
            "A = {in? Base.in, x? Json}",
            "B = {in? B.in}",
            "B.in = {a! Json}",
            "Base = {in? Base.in}",
            "Base.in = {a? Json}",
        ]
    );
}
