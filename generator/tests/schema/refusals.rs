//! What has no type is told with its place, and takes no other schema down.

use crate::describe::{described, faults, lowered};

#[test]
fn keywords_with_a_value_of_the_wrong_kind_are_refused() {
    for (schema, fault) in [
        ("A: {type: strng}", "1:11 there is no type `strng`"),
        ("A: {type: 5}", "1:11 `type` must be a type"),
        ("A: {type: string, maxLength: sixty}", "1:30 `maxLength` must be a number"),
        (
            "A: {type: string, maxLength: -1}",
            "1:30 `maxLength` must be a whole number, zero or more",
        ),
        ("A: {properties: [a]}", "1:17 `properties` must be a mapping"),
        ("A: {enum: a}", "1:11 `enum` must be a list"),
        ("A: {$ref: 5}", "1:11 `$ref` must be text"),
        ("A: {items: 5}", "1:12 this is no schema"),
        ("A: 5", "1:4 this is no schema"),
    ] {
        assert_eq!(faults(schema), [fault], "{schema}");
    }
}

#[test]
fn what_has_no_type_is_refused_with_a_remedy() {
    let types =
        lowered("A: {not: {type: string}}\nB: false\nC: {$dynamicRef: '#a'}\nD: {type: string}");
    let faults: Vec<(String, String)> = types
        .faults
        .iter()
        .map(|it| (it.message.clone(), it.help.clone().unwrap_or_default()))
        .collect();
    let expected = [
        ("`not` has no type", "leave it out, and say it in `description`"),
        ("no value can be this", "leave it out, or say which values there are"),
        ("`$dynamicRef` has no type", "write `$ref` with the schema that is meant"),
    ];
    assert_eq!(faults, expected.map(|(message, help)| (message.to_owned(), help.to_owned())));
    assert_eq!(described(&types), ["A = Json", "B = Json", "C = Json", "D = text"]);
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let deep = format!("A: {}{{}}{}", "{properties: {a: ".repeat(45), "}}".repeat(45));
    assert!(
        faults(&deep).iter().all(|it| it.ends_with("schemas are nested too deep")),
        "{:?}",
        faults(&deep)
    );
    let wide = format!("A: {}{{type: string}}{}", "{oneOf: [".repeat(40), "]}".repeat(40));
    assert_eq!(faults(&wide), [""; 0]);
}
