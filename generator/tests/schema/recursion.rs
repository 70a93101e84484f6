//! Types that hold themselves.

use crate::describe::{faults, taken, warnings};

#[test]
fn an_object_may_hold_itself() {
    let schemas = "
Tree: {properties: {left: {$ref: '#/components/schemas/Tree'}, all: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
A: {properties: {b: {$ref: '#/components/schemas/B'}}}
B: {properties: {a: {additionalProperties: {$ref: '#/components/schemas/A'}}}}";
    assert_eq!(
        taken(schemas.trim()),
        ["A = {b? B}", "B = {a? map of A}", "Tree = {left? Tree, all? [Tree]}"]
    );
}

#[test]
fn a_list_of_itself_is_a_type_and_a_list_of_another_is_not() {
    let schemas = "
L: {type: array, items: {$ref: '#/components/schemas/L'}}
M: {additionalProperties: {$ref: '#/components/schemas/N'}}
N: {type: array, items: {$ref: '#/components/schemas/M'}}
P: {type: array, items: {$ref: '#/components/schemas/Q'}}
Q: {type: array, items: {type: string}}";
    assert_eq!(
        taken(schemas.trim()),
        ["L = [L]", "M = map of N", "N = [M]", "P = [[Text]]", "Q = [Text]"]
    );
}

#[test]
fn a_union_may_hold_itself() {
    let types = taken(
        "Value: {oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Value'}}, {type: object, additionalProperties: {$ref: '#/components/schemas/Value'}}]}",
    );
    assert_eq!(
        types,
        ["Value = union [text: Text ~text, list: [Value] ~list, object: map of Value ~object]"]
    );
}

#[test]
fn a_refined_copy_of_the_object_around_it_ends() {
    let types = taken(
        "T: {properties: {id: {}, in: {allOf: [{$ref: '#/components/schemas/T'}], required: [id]}}}",
    );
    assert_eq!(types, ["T = {id? Json, in? T.in}", "T.in = {id! Json, in? T.in}"]);
    let types = taken("
Base: {properties: {p: {properties: {q: {$ref: '#/components/schemas/T'}}}}}
T: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {p: {properties: {q: {required: [p]}}}}}]}".trim());
    assert_eq!(types.len(), 5, "{types:?}");
}

#[test]
fn what_is_made_of_nothing_but_itself_is_refused() {
    let message = "a type that is made of nothing but itself";
    for schemas in [
        "A: {$ref: '#/components/schemas/A'}",
        "A: {allOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}",
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}",
        "A: {properties: {a: {}}, allOf: [{$ref: '#/components/schemas/B'}]}\nB: {properties: {b: {}}, allOf: [{$ref: '#/components/schemas/A'}]}",
    ] {
        let faults = faults(schemas);
        assert!(
            !faults.is_empty() && faults.iter().all(|it| it.ends_with(message)),
            "{schemas}: {faults:?}"
        );
    }
}

#[test]
fn a_ring_of_required_objects_is_opened() {
    let schemas = "
A: {required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}
B: {required: [a, c], properties: {a: {$ref: '#/components/schemas/A'}, c: {$ref: '#/components/schemas/C'}}}
C: {required: [d], properties: {d: {type: string}}}";
    assert_eq!(taken(schemas.trim()), ["A = {b? B}", "B = {a? A, c! C}", "C = {d! Text}"]);
    assert_eq!(
        warnings(schemas.trim()),
        [
            "1:33 `b` requires another object of its own kind",
            "2:36 `a` requires another object of its own kind",
        ]
    );
}

#[test]
fn a_chain_of_ten_thousand_types_is_no_burden() {
    let object = |at: usize| {
        format!("T{at}: {{properties: {{next: {{$ref: '#/components/schemas/T{}'}}}}}}", at + 1)
    };
    let chain: Vec<String> = (0..10_000).map(object).chain(["T10000: {}".to_owned()]).collect();
    assert_eq!(taken(&chain.join("\n")).len(), 10_001);
    let list =
        |at: usize| format!("T{at}: {{items: {{$ref: '#/components/schemas/T{}'}}}}", at + 1);
    let chain: Vec<String> = (0..10_000).map(list).chain(["T10000: {}".to_owned()]).collect();
    let faults = faults(&chain.join("\n"));
    assert!(
        faults.iter().any(|it| it.ends_with("schemas are nested too deep")),
        "{}",
        faults.len()
    );
}
