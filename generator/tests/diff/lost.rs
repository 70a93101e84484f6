//! No change is lost: whatever field of whatever part of an API is another, something is said.

use std::collections::BTreeSet;

use miniprogram_codegen::diff::{Code, diff};
use miniprogram_codegen::ir::{Api, Property, Shape, Type};

use super::places::{changed, some};
use super::specs::{Specs, document};

#[test]
fn every_field_of_every_part_of_an_api_counts() {
    let mut found = BTreeSet::new();
    let lost: Vec<String> = apis().iter_mut().flat_map(|it| lost(it, &mut found)).collect();
    assert!(lost.is_empty(), "{} of {}: {lost:#?}", lost.len(), found.len());
    assert!(found.len() > 120, "only {} kinds of change were tried", found.len());
}

/// The changes after which two APIs are held to be the same, one way or the other.
fn lost(api: &mut Api, tried: &mut BTreeSet<String>) -> Vec<String> {
    let mut lost = Vec::new();
    for at in some(api, 4) {
        for number in 0.. {
            let Some((name, changed)) = changed(api, at, number) else { break };
            if *api == changed {
                continue;
            }
            tried.insert(name.clone());
            for (how, [before, after]) in [("", [&*api, &changed]), ("undone ", [&changed, api])] {
                if diff(before, after).is_empty() {
                    lost.push(format!("{how}{name}, at {at}"));
                }
            }
        }
    }
    lost
}

/// An API of operations, and one of a document's types.
fn apis() -> [Api; 2] {
    let base = Specs::base().api().unwrap_or_else(|faults| panic!("{faults}"));
    let types = document(&Default::default()).unwrap_or_else(|faults| panic!("{faults}"));
    [base, types]
}

#[test]
fn a_type_that_comes_twice_into_a_union_is_no_longer_put_in_by_itself() {
    let [_, api] = apis();
    let mut twice = api.clone();
    let union = twice.schemas.values_mut().find_map(|it| match &mut it.shape {
        Shape::Union(union) if union.tag.is_none() => Some(union),
        _ => None,
    });
    let branches = &mut union.expect("the document has a union").branches;
    let mut twin = branches[0].clone();
    "twin".clone_into(&mut twin.name);
    branches.push(twin);
    let codes = |before, after| -> Vec<Code> {
        diff(before, after).into_iter().map(|it| it.code).collect()
    };
    assert_eq!(codes(&api, &twice), [Code::BranchAdded, Code::ConversionRemoved]);
    assert_eq!(codes(&twice, &api), [Code::BranchRemoved, Code::ConversionAdded]);
}

#[test]
fn two_places_with_other_bounds_for_one_type_are_told_each() {
    let [api, _] = apis();
    let mut other = api.clone();
    let mut left = 2;
    for schema in other.schemas.values_mut() {
        let Shape::Object(object) = &mut schema.shape else { continue };
        let is_one =
            |it: &&mut Property| matches!(&it.ty, Type::Named(id) if id.name == ["PaymentId"]);
        for property in object.properties.iter_mut().filter(is_one).take(left) {
            property.bounds.max_length = Some(10 + left as u32);
            left -= 1;
        }
    }
    let changes = diff(&api, &other);
    let codes: Vec<Code> = changes.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::BoundsTightened, Code::BoundsTightened], "{changes:#?}");
}
