//! A type is called by where it stands, and by nothing else.

use std::collections::BTreeMap;

use miniprogram_codegen::ir::{Schema, SchemaId};
use proptest::prelude::*;

use crate::describe::lowered;

/// Schemas that meet in every way: through references, parts, alternatives and rings.
const SCHEMAS: [&str; 8] = [
    "A: {properties: {in: {properties: {x: {}}}, b: {$ref: '#/components/schemas/B'}}}",
    "B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {in: {required: [x]}}}",
    "C: {oneOf: [{$ref: '#/components/schemas/A'}, {properties: {c: {enum: [x]}}, required: [c]}]}",
    "D: {type: array, items: {$ref: '#/components/schemas/E'}}",
    "E: {additionalProperties: {$ref: '#/components/schemas/D'}}",
    "F: {allOf: [{$ref: '#/components/schemas/C'}], properties: {f: {}}}",
    "G: {required: [h], properties: {h: {$ref: '#/components/schemas/H'}, b: {$ref: '#/components/schemas/B'}}}",
    "H: {oneOf: [{type: string}, {$ref: '#/components/schemas/D'}], description: Text}",
];

fn types(order: &[usize]) -> BTreeMap<SchemaId, Schema> {
    let schemas: Vec<&str> = order.iter().map(|&it| SCHEMAS[it]).collect();
    lowered(&schemas.join("\n")).api.schemas
}

proptest! {
    #[test]
    fn the_order_of_schemas_changes_no_type(order in Just((0..SCHEMAS.len()).collect::<Vec<_>>()).prop_shuffle()) {
        let first: Vec<usize> = (0..SCHEMAS.len()).collect();
        prop_assert_eq!(types(&order), types(&first));
    }
}
