//! Any document at all gets an answer, in little time.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::describe::{document, faults, lowered, of_document, referred};

/// Schemas of all keywords, right and wrong, that refer to each other at random.
fn schema() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("{}".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        Just("5".to_owned()),
        Just("{type: string, maxLength: 3, enum: [a, 1, null]}".to_owned()),
        Just("{type: [integer, 'null'], minimum: 0, exclusiveMaximum: 1e30}".to_owned()),
        Just("{type: strng, format: 5}".to_owned()),
        Just("{const: x}".to_owned()),
        Just("{enum: [1, 2.5, []], nullable: true}".to_owned()),
        Just("{not: {}, default: {a: [1]}}".to_owned()),
        (0..4u8).prop_map(|it| format!("{{$ref: '#/components/schemas/S{it}'}}")),
        (0..4u8).prop_map(|it| format!(
            "{{$ref: '#/components/schemas/S{it}/properties/a', nullable: true}}"
        )),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let several = prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            inner.clone().prop_map(|it| format!("{{type: array, items: {it}, prefixItems: [{it}]}}")),
            inner.clone().prop_map(|it| format!("{{additionalProperties: {it}, required: [b]}}")),
            (inner.clone(), inner.clone()).prop_map(|(one, other)| {
                format!("{{type: object, properties: {{a: {one}, b: {other}}}, required: [a, c], if: {{}}}}")
            }),
            several.clone().prop_map(|it| format!("{{allOf: [{}]}}", it.join(", "))),
            (several.clone(), inner).prop_map(|(it, beside)| {
                let it = it.join(", ");
                format!("{{oneOf: [{it}], properties: {{t: {beside}}}, discriminator: {{propertyName: t, mapping: {{x: S0, y: S9}}}}}}")
            }),
            several.prop_map(|it| format!("{{anyOf: [{}], type: object}}", it.join(", "))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn schemas_of_any_shape_get_an_answer(schemas in prop::collection::vec(schema(), 1..5)) {
        let lines: Vec<String> =
            schemas.iter().enumerate().map(|(at, it)| format!("S{at}: {it}")).collect();
        let types = lowered(&lines.join("\n"));
        for schema in types.api.schemas.values() {
            for id in referred(schema) {
                prop_assert!(types.api.schemas.contains_key(id), "{:?}", id.name);
            }
        }
        prop_assert!(types.api.schemas.len() >= schemas.len());
    }
}

#[track_caller]
fn is_quick(schemas: &str) {
    let start = Instant::now();
    lowered(schemas);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn parts_that_double_at_every_step_count_once() {
    let step = |at: usize| {
        format!(
            "S{at}: {{allOf: [{{$ref: '#/components/schemas/S{0}'}}, {{$ref: '#/components/schemas/S{0}'}}], properties: {{p{at}: {{}}}}}}",
            at + 1
        )
    };
    let chain: Vec<String> =
        (0..60).map(step).chain(["S60: {properties: {x: {}}}".to_owned()]).collect();
    is_quick(&chain.join("\n"));
}

#[test]
fn unions_of_unions_are_looked_at_once() {
    let refs: Vec<String> =
        (0..30).map(|it| format!("{{$ref: '#/components/schemas/U{it}'}}")).collect();
    let unions: Vec<String> = (0..30)
        .map(|at| {
            format!(
                "U{at}: {{oneOf: [{{properties: {{p{at}: {{}}}}, required: [p{at}]}}, {}]}}",
                refs[at + 1..].join(", ")
            )
        })
        .collect();
    is_quick(&unions.join("\n"));
}

#[test]
fn schemas_that_refine_each_other_in_every_order_end() {
    let names: Vec<char> = ('a'..='k').collect();
    let own: Vec<String> = names
        .iter()
        .map(|it| {
            format!("{it}: {{allOf: [{{$ref: '#/components/schemas/T'}}], minProperties: 1}}")
        })
        .collect();
    let base: Vec<String> =
        names.iter().map(|it| format!("{it}: {{$ref: '#/components/schemas/Base'}}")).collect();
    is_quick(&format!(
        "Base: {{properties: {{{}}}}}\nT: {{allOf: [{{$ref: '#/components/schemas/Base'}}, {{properties: {{{}}}}}]}}",
        base.join(", "),
        own.join(", ")
    ));
}

#[test]
fn aliases_that_stand_for_billions_are_refused() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for at in 1..12 {
        let items = vec![format!("*a{}", at - 1); 10].join(", ");
        text += &format!("a{at}: &a{at} [{items}]\n");
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("api.yaml");
    std::fs::write(&file, document("3.0.3", "A: {}") + &text).expect("a file");
    let (documents, _) = miniprogram_codegen::load::foreign(&file);
    assert!(documents.faults().to_string().contains("aliases"), "{}", documents.faults());
}

#[test]
fn a_document_without_schemas_has_no_types() {
    assert!(of_document("openapi: 3.0.3").api.schemas.is_empty());
    assert!(of_document("openapi: 3.0.3\ncomponents: []").api.schemas.is_empty());
    assert_eq!(faults("A: {properties: {a: 5}}").len(), 1);
}
