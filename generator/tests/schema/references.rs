//! References within a document, and to files beside it.

use crate::describe::{described, document, faults, of_document, of_files};

#[test]
fn a_reference_may_lead_anywhere_in_the_document() {
    let text = document("3.0.3", "
A: {properties: {in: {properties: {x: {}}}}}
B: {properties: {a: {$ref: '#/components/schemas/A/properties/in'}, p: {$ref: '#/components/parameters/Page/schema'}, odd: {$ref: '#/components/schemas/a~1b%20c'}}}
a/b c: {enum: [x]}".trim()) + "  parameters:\n    Page: {name: page, in: query, schema: {properties: {size: {type: integer}}}}\n";
    let types = of_document(&text);
    assert!(types.faults.is_empty(), "{}", types.faults);
    assert_eq!(
        described(&types),
        [
            "A = {in? A.in}",
            "A.in = {x? Json}",
            "B = {a? A.in, p? Page.parameter, odd? a/b c}",
            "Page.parameter = {size? Integer}",
            "a/b c = choice \"x\"",
        ]
    );
}

#[test]
fn a_reference_may_lead_to_another_file_and_back() {
    let root = document("3.0.3", "
Order: {properties: {item: {$ref: 'types/Item.yaml'}, money: {$ref: 'types/all.json#/components/schemas/Money'}}}
Pet: {$ref: 'types/Pet.yaml'}
Owner: {properties: {pet: {$ref: '#/components/schemas/Pet'}, other: {$ref: 'types/Pet.yaml'}}}".trim());
    let types = of_files(&[
        ("api.yaml", &root),
        ("types/Item.yaml", "properties: {order: {$ref: '../api.yaml#/components/schemas/Order'}}"),
        (
            "types/Pet.yaml",
            "properties: {name: {type: string}, kids: {type: array, items: {$ref: 'Pet.yaml'}}}",
        ),
        ("types/all.json", r#"{"components": {"schemas": {"Money": {"type": "integer"}}}}"#),
    ]);
    assert!(types.faults.is_empty(), "{}", types.faults);
    assert_eq!(
        described(&types),
        [
            "Item = {order? Order}",
            "Order = {item? Item, money? Integer}",
            "Owner = {pet? Pet, other? Pet}",
            "Pet = {name? Text, kids? [Pet]}",
        ]
    );
}

#[test]
fn a_reference_that_leads_nowhere_is_refused_and_takes_no_other_type_down() {
    let schemas = "A: {properties: {b: {$ref: '#/components/schemas/Missing'}, c: {$ref: 'no.yaml'}}}\nB: {type: string}";
    assert_eq!(
        faults(schemas),
        ["1:28 `#/components/schemas/Missing` leads nowhere", "1:71 `no.yaml` leads nowhere",]
    );
    assert_eq!(
        described(&crate::describe::lowered(schemas)),
        ["A = {b? Json, c? Json}", "B = text"]
    );
}

#[test]
fn two_schemas_that_want_one_name_are_told_apart_by_where_they_stand() {
    let root = document(
        "3.0.3",
        "
Pet: {properties: {far: {$ref: 'far/Pet.yaml'}}}"
            .trim(),
    );
    let types = of_files(&[("api.yaml", &root), ("far/Pet.yaml", "properties: {a: {}}")]);
    assert_eq!(described(&types), ["Pet = {far? Pet.Pet}", "Pet.Pet = {a? Json}"]);
}
