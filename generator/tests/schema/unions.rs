//! `oneOf` and `anyOf`: unions, and what only looks like one.

use crate::describe::{described, lowered, taken, warnings};

const PETS: &str = "
Cat: {required: [kind], properties: {kind: {type: string}, purrs: {type: boolean}}}
Dog: {required: [kind], properties: {kind: {type: string}, barks: {type: boolean}}}";

fn with_pets(schemas: &str) -> String {
    format!("{}\n{}", PETS.trim(), schemas.trim())
}

fn refs(names: &[&str]) -> String {
    let refs: Vec<String> =
        names.iter().map(|it| format!("{{$ref: '#/components/schemas/{it}'}}")).collect();
    refs.join(", ")
}

#[test]
fn a_discriminator_tells_types_apart_by_mapping_or_by_name() {
    let pets = refs(&["Cat", "Dog"]);
    let schemas = with_pets(&format!("
A: {{oneOf: [{pets}], discriminator: {{propertyName: kind}}}}
B: {{oneOf: [{pets}], discriminator: {{propertyName: kind, mapping: {{c: '#/components/schemas/Cat', kitty: Cat, d: Dog}}}}}}"));
    let types = taken(&schemas);
    assert_eq!(types[0], "A = union by kind [Cat: Cat [\"Cat\"], Dog: Dog [\"Dog\"]]");
    assert_eq!(types[1], "B = union by kind [Cat: Cat [\"c\", \"kitty\"], Dog: Dog [\"d\"]]");
}

#[test]
fn texts_that_a_branch_lets_its_tag_be_stand_for_it() {
    let types = taken("
A: {oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}], discriminator: {propertyName: t}}
B: {oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}
X: {required: [t], properties: {t: {const: ex}}}
Y: {required: [t], properties: {t: {enum: [why, because]}}}".trim());
    let union = "union by t [X: X [\"ex\"], Y: Y [\"why\", \"because\"]]";
    assert_eq!(types[0], format!("A = {union}"));
    assert_eq!(types[1], format!("B = {union}"));
}

#[test]
fn a_discriminator_without_alternatives_chooses_among_those_that_take_it_over() {
    let types = taken("
Pet: {required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {meow: Cat}}}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {purrs: {}}}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {barks: {}}}
Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}]}
Owner: {properties: {pet: {$ref: '#/components/schemas/Pet'}}}".trim());
    assert_eq!(
        types,
        [
            "Cat = {kind! Text, purrs? Json}",
            "Dog = {kind! Text, barks? Json}",
            "Owner = {pet? Pet}",
            "Pet = union by kind [Cat: Cat [\"meow\"], Dog: Dog [\"Dog\", \"Puppy\"]]",
            "Puppy = Dog",
        ]
    );
}

#[test]
fn a_base_that_lists_its_heirs_is_their_union_and_they_take_over_its_properties() {
    let types = taken("
Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {purrs: {}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {barks: {}}}]}".trim());
    assert_eq!(
        types,
        [
            "Cat = {kind? Text, purrs? Json}",
            "Dog = {kind? Text, barks? Json}",
            "Pet = union by kind [Cat: Cat [\"Cat\"], Dog: Dog [\"Dog\"]]",
        ]
    );
}

#[test]
fn without_a_tag_the_more_specific_is_tried_first() {
    let types = taken("
U: {anyOf: [{type: object}, {properties: {a: {}}}, {required: [a, b], properties: {a: {}, b: {}}}, {type: string}, {type: array, items: {type: integer}}]}".trim());
    assert_eq!(
        types[0],
        "U = union [a-b: U.a-b ~object has a+b, a: U.a ~object, object: map of Json ~object, \
         text: Text ~text, list: [Integer] ~list]"
    );
}

#[test]
fn two_branches_that_one_value_fits_are_reported_with_it() {
    let types = lowered(
        "U: {oneOf: [{properties: {a: {type: integer}}, required: [a]}, {properties: {b: {const: x}}, required: [b]}]}",
    );
    let warning = types.warnings.iter().next().expect("there is a warning");
    assert_eq!(warning.message, "one value may be `x` and `a` alike");
    assert_eq!(warning.label.as_deref(), Some(r#"tried first, and taken for {"b":"x","a":1}"#));
    let apart = "U: {oneOf: [{properties: {a: {type: integer}}, required: [a], additionalProperties: false}, {properties: {b: {}}, required: [b]}]}";
    assert_eq!(warnings(apart), [""; 0]);
    let by_type = "U: {oneOf: [{properties: {a: {type: integer}}, required: [a]}, {properties: {a: {type: string}}, required: [a]}]}";
    assert_eq!(warnings(by_type), [""; 0]);
}

#[test]
fn null_among_the_alternatives_makes_the_place_nullable() {
    let types = taken(&with_pets(&format!(
        "T: {{required: [a], properties: {{a: {{oneOf: [{}, {{type: 'null'}}]}}, b: {{anyOf: [{}, {{const: null}}]}}}}}}",
        refs(&["Cat"]),
        refs(&["Cat", "Dog"])
    )));
    assert_eq!(types[2], "T = {a!null Cat, b?null T.b}");
    assert!(types[3].starts_with("T.b = union ["));
}

#[test]
fn scalars_that_nothing_tells_apart_are_one() {
    let schemas = "
A: {oneOf: [{const: a, title: First}, {enum: [b, c]}]}
B: {anyOf: [{enum: [a]}, {type: string}]}
C: {oneOf: [{type: integer}, {type: number}]}
D: {oneOf: [{const: 1, title: one}, {const: 2, title: two}]}
E: {anyOf: [{type: string}, {type: string, format: uuid}, {type: integer}]}
F: {anyOf: [{type: string, format: date}, {type: string, format: date}]}
G: {type: [string, integer, 'null']}
H: {type: [string, number, object, array, boolean]}";
    assert_eq!(
        taken(schemas.trim()),
        [
            "A = choice \"a\" \"b\" \"c\"",
            "B = text",
            "C = Number",
            "D = numbers 1=one 2=two",
            "E = union [text: Text ~text, integer: Integer ~whole]",
            "F = Date",
            "G = union [text: Text ~text, integer: Integer ~whole]",
            "H = Json",
        ]
    );
}

#[test]
fn what_stands_beside_alternatives_holds_for_each() {
    let types = taken(
        "U: {properties: {id: {type: string}, in: {properties: {x: {}}}}, required: [id], oneOf: [{properties: {a: {}}, required: [a]}, {title: Bee, properties: {b: {properties: {y: {}}}}, required: [b]}]}",
    );
    assert_eq!(
        types,
        [
            "U = union [a: U.with-a ~object has id+a, Bee: U.with-Bee ~object has id+b]",
            "U.in = {x? Json}",
            "U.with-Bee = {id! Text, in? U.in, b! U.with-Bee.b}",
            "U.with-Bee.b = {y? Json}",
            "U.with-a = {id! Text, in? U.in, a! Json}",
        ]
    );
}

#[test]
fn an_alternative_that_contradicts_what_stands_beside_it_is_left_out() {
    let schemas = "A: {type: string, oneOf: [{type: integer}, {enum: [a]}]}\nB: {type: object, oneOf: [{type: string}, {type: integer}]}";
    assert_eq!(
        taken(schemas),
        ["A = choice \"a\"", "B = union [text: Text ~text, integer: Integer ~whole]"]
    );
    assert_eq!(
        warnings(schemas),
        [
            "1:28 no value can be this, for what is said beside the alternatives",
            "2:5 `type` is none that `oneOf` lists, and is passed over",
        ]
    );
}

#[test]
fn an_alternative_that_takes_anything_leaves_nothing_to_choose() {
    assert_eq!(
        taken("A: {anyOf: [{type: string}, {}]}\nB: {anyOf: [{type: string}], description: One}"),
        ["A = Json", "B = text"]
    );
}

#[test]
fn branches_of_one_name_are_told_apart_by_their_properties() {
    let types = taken(
        "U: {oneOf: [{title: T, required: [a], properties: {a: {}}}, {title: T, required: [b], properties: {b: {}}}]}",
    );
    assert_eq!(
        types,
        [
            "U = union [T-with-a: U.T-with-a ~object has a, T-with-b: U.T-with-b ~object has b]",
            "U.T-with-a = {a! Json}",
            "U.T-with-b = {b! Json}",
        ]
    );
}

#[test]
fn branches_of_one_name_are_told_apart_by_a_text_before_anything_else() {
    let types = taken(
        "U: {oneOf: [{title: T, required: [t, a], properties: {t: {const: one}, a: {}}}, {title: T, required: [t], properties: {t: {const: two}}}]}",
    );
    assert!(types[0].starts_with("U = union by t [T-one: U.T-one"), "{}", types[0]);
}

#[test]
fn branches_of_one_name_that_nothing_short_tells_apart_are_called_by_all_they_say() {
    let schemas = |first: &str, second: &str| format!("U: {{oneOf: [{first}, {second}]}}");
    let [text, number] =
        ["{properties: {a: {type: string}}}", "{properties: {a: {type: integer}}}"];
    let types = taken(&schemas(text, number));
    assert!(types[0].contains("a-x"), "{}", types[0]);
    let names = |types: &[String]| -> Vec<String> {
        types[1..].iter().map(|it| it.split(" =").next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(names(&types), names(&taken(&schemas(number, text))));
}

#[test]
fn an_alternative_that_stands_twice_counts_once() {
    let twin = "{title: T, required: [a], properties: {a: {}}}";
    let schemas = format!("U: {{oneOf: [{twin}, {twin}]}}");
    assert_eq!(taken(&schemas), ["U = {a! Json}"]);
    assert_eq!(warnings(&schemas), ["1:62 an alternative that stands twice"]);
}

#[test]
fn lists_that_only_their_items_tell_apart_hold_json() {
    let schemas =
        "A: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}";
    assert_eq!(described(&lowered(schemas)), ["A = [Json]"]);
    assert_eq!(warnings(schemas), ["1:5 lists that only what they hold tells apart hold JSON"]);
}
