//! Text, numbers, flags and enums.

use crate::describe::{lowered, prose, taken, warnings};

#[test]
fn text_with_a_name_is_a_type_and_text_without_one_is_not() {
    let types = taken(
        "Id: {type: string, maxLength: 64}\nThing: {type: object, properties: {id: {$ref: '#/components/schemas/Id'}, name: {type: string, minLength: 1, pattern: '^a'}}}",
    );
    assert_eq!(types, ["Id = text", "Thing = {id? Id max64, name? Text min1 ~^a}"]);
}

#[test]
fn formats_that_have_a_type_become_it_and_others_are_told() {
    let schemas = "A: {type: string, format: date-time}\nB: {type: string, format: date}\nC: {type: string, format: uuid}\nD: {type: string, format: password}\nE: {format: date-time}";
    assert_eq!(
        taken(schemas),
        ["A = Timestamp", "B = Date", "C = text", "D = secret text", "E = Timestamp"]
    );
    assert_eq!(prose(&lowered(schemas), "C"), "Of the format `uuid`.");
}

#[test]
fn a_whole_number_is_as_wide_as_its_bounds() {
    let schemas = "
A: {type: integer}
B: {type: integer, format: uint64}
C: {type: integer, minimum: 0, maximum: 18446744073709551615}
D: {type: integer, minimum: -1, maximum: 18446744073709551615}
E: {type: integer, maximum: 79228162514264337593543950335}";
    assert_eq!(
        taken(schemas.trim()),
        ["A = Integer", "B = Unsigned", "C = Unsigned", "D = BigInteger", "E = BigInteger"]
    );
}

#[test]
fn bounds_of_whole_numbers_include_their_ends() {
    let properties = "
a: {type: integer, exclusiveMinimum: 0, exclusiveMaximum: 10}
b: {type: integer, minimum: 0.5, maximum: 9.5, multipleOf: 3}
c: {type: integer, maximum: 18446744073709551615, minimum: 0}
d: {type: number, exclusiveMinimum: 0, maximum: 1.5, minimum: 0}";
    let types =
        taken(&format!("T:\n  type: object\n  properties:{}", properties.replace('\n', "\n    ")));
    assert_eq!(
        types,
        [
            "T = {a? Integer >=1 <=9, b? Integer >=1 <=9 *3, c? Unsigned >=0 <=18446744073709551615, d? Number >=0 <=1.5 >0}"
        ]
    );
}

#[test]
fn an_enum_is_a_choice_of_texts_or_of_numbers() {
    let schemas = "
A: {type: string, enum: [a, '', Ä, '+', a]}
B: {type: integer, enum: [1, -2], x-enum-varnames: [one, minus two]}
C: {enum: [x, y]}
D: {type: boolean, enum: [true]}
E: {type: number, enum: [0.5, 1]}
F: {type: string, enum: [1, true, a]}
G: {const: only}";
    assert_eq!(
        taken(schemas.trim()),
        [
            "A = choice \"a\" \"\" \"Ä\" \"+\"",
            "B = numbers 1=one -2=minus two",
            "C = choice \"x\" \"y\"",
            "D = Boolean",
            "E = Number",
            "F = choice \"1\" \"true\" \"a\"",
            "G = choice \"only\"",
        ]
    );
    assert_eq!(
        warnings("A: {type: string, enum: [a, a, 1]}"),
        [
            "1:29 a value that stands twice in its enum",
            "1:32 a value of an enum of texts that is no text"
        ]
    );
}

#[test]
fn an_enum_of_several_types_is_json_and_says_so() {
    let schemas = "A: {enum: [a, 1]}\nB: {type: integer, enum: [9223372036854775808]}";
    assert_eq!(taken(schemas), ["A = Json", "B = Integer"]);
    assert_eq!(warnings(schemas), ["1:5 values of several types in one enum are kept as JSON"]);
}

#[test]
fn what_no_type_shows_is_told_in_prose() {
    let types = lowered(
        "A: {type: string, title: The name, default: Bob, readOnly: true, contentEncoding: base64, externalDocs: {url: 'https://a.example'}}",
    );
    assert_eq!(
        prose(&types, "A"),
        "The name. Encoded as `base64`. Read only. By default `\"Bob\"`. See\n<https://a.example>"
    );
}

#[test]
fn null_is_part_of_the_place_and_not_of_the_name() {
    let schemas = "
A: {type: [string, 'null'], enum: [x, null]}
B: {type: [integer, 'null']}
C: {type: object, required: [a, b], properties: {a: {$ref: '#/components/schemas/A'}, b: {type: 'null'}, c: {$ref: '#/components/schemas/B'}}}
D: {type: array, items: {$ref: '#/components/schemas/A'}}";
    assert_eq!(
        taken(schemas.trim()),
        [
            "A = choice \"x\"",
            "B = Integer or null",
            "C = {a!null A, b! Json, c?null Integer}",
            "D = [A or null]"
        ]
    );
}
