//! Types that hold themselves have an end, and so have many.

use miniprogram_codegen::diff::{Code, diff};
use miniprogram_codegen::ir::*;

/// A ring of types, each of which holds the next in a list, and an operation that sends the first.
fn ring(length: usize, prefix: &str) -> Api {
    let scope = Scope { owner: Owner::Platform, version: "v2".to_owned() };
    let id = |index: usize| SchemaId {
        home: Home::Shared(scope.clone()),
        name: vec![format!("{prefix}{}", index % length)],
    };
    let object = |index: usize| Object {
        properties: vec![Property {
            name: "next".to_owned(),
            also_named: Vec::new(),
            doc: Doc::new("The next one."),
            deprecated: false,
            sensitive: false,
            ty: Type::List(Box::new(Type::Named(id(index)))),
            presence: Presence::Optional,
            bounds: Bounds::default(),
            each: Bounds::default(),
        }],
        ..Object::default()
    };
    let schema = |index: usize| Schema {
        spec: format!("v2/schemas/{prefix}{index}.yaml"),
        doc: Doc::new("A link."),
        deprecated: false,
        shape: Shape::Object(object(index + 1)),
    };
    let message = |object| Message { object, examples: Vec::new() };
    let operation = Operation {
        owner: Owner::Platform,
        id: "turn".to_owned(),
        path: UrlPath(["v2", "rings", "turn"].map(str::to_owned).to_vec()),
        spec: "v2/rings/turn.yaml".to_owned(),
        direction: Direction::ToWallet,
        doc: Doc::new("Turns."),
        page: None,
        deprecated: false,
        request: message(object(0)),
        response: message(Object::default()),
        idempotency_key: Vec::new(),
        result_codes: Vec::new(),
        settled_by: None,
    };
    Api {
        operations: vec![operation],
        schemas: (0..length).map(|it| (id(it), schema(it))).collect(),
        ..Api::default()
    }
}

fn codes(before: &Api, after: &Api) -> Vec<Code> {
    diff(before, after).into_iter().map(|it| it.code).collect()
}

#[test]
fn a_ring_has_not_changed_from_itself() {
    assert_eq!(codes(&ring(1, "Link"), &ring(1, "Link")), []);
    assert_eq!(codes(&ring(7, "Link"), &ring(7, "Link")), []);
}

#[test]
fn a_change_in_a_ring_is_told_once_with_all_who_lead_there() {
    let (before, mut after) = (ring(5, "Link"), ring(5, "Link"));
    let schema = after.schemas.values_mut().nth(3).expect("there are five");
    schema.doc = Doc::new("Another link.");
    let changes = diff(&before, &after);
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!(changes[0].operations.len(), 1);
    assert!(changes[0].operations[0].is_sent && !changes[0].operations[0].is_received);
}

#[test]
fn a_ring_under_other_names_is_a_ring_of_renamed_types() {
    let found = codes(&ring(6, "Link"), &ring(6, "Part"));
    assert_eq!(found, [Code::TypeRenamed; 6]);
}

/// Were each type of the one held against each of the other, these would be a million pairs.
#[test]
fn two_long_rings_of_other_lengths_come_to_an_end() {
    let found = codes(&ring(997, "Link"), &ring(1009, "Part"));
    let count = |code| found.iter().filter(|it| **it == code).count();
    assert_eq!(count(Code::TypeRenamed), 997);
    assert_eq!(count(Code::TypeAdded), 12);
}
