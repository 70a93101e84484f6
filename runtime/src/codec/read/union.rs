//! JSON becomes a value of one of several types.

use serde::de::DeserializeSeed;

use super::super::path::Path;
use super::{Manner, Seed, Unknown};
use crate::Json;
use crate::value::Union;

/// Reads the value as the type that its tag says, or that it looks like.
///
/// Where it looks like several, the first that knows all of its properties is taken, or else the
/// first that can be read. What no type can read is kept, unless there was but one to choose from:
/// then its fault is the fault.
pub(super) fn read(
    union: &mut dyn Union,
    json: &Json,
    path: &Path<'_>,
    manner: Manner,
) -> serde_json::Result<()> {
    let fitting = fitting(union, json);
    if let [only] = fitting[..] {
        return fill(union, only, json, path, manner);
    }
    // Trials within trials would double with each level: a value is tried to its next choice.
    if !manner.is_trial {
        let tried = [Unknown::Refuse, Unknown::Ignore].into_iter().find_map(|unknown| {
            let trial = Manner { unknown, is_trial: true };
            fitting.iter().find(|it| fill(union, **it, json, path, trial).is_ok())
        });
        if tried.is_some_and(|it| fill(union, *it, json, path, manner).is_ok()) {
            return Ok(());
        }
    }
    union.keep(json.clone());
    Ok(())
}

/// The types that the value may be of.
fn fitting(union: &dyn Union, json: &Json) -> Vec<usize> {
    let looks = union.looks();
    let tag = |name| json.get(name).and_then(Json::as_str);
    match union.tag().map(tag) {
        Some(Some(tag)) => looks.iter().position(|it| it.is_tagged(tag)).into_iter().collect(),
        Some(None) => Vec::new(),
        None => (0..looks.len()).filter(|it| looks[*it].fit(json)).collect(),
    }
}

fn fill(
    union: &mut dyn Union,
    index: usize,
    json: &Json,
    path: &Path<'_>,
    manner: Manner,
) -> serde_json::Result<()> {
    Seed { slot: union.begin(index), path, manner }.deserialize(json)
}
