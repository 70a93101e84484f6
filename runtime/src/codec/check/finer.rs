//! The bounds that few specs state.

use std::cmp::Ordering;

use crate::codec::write::Written;
use crate::message::{Finer, Limit, Properties, matches};
use crate::{Json, View};

/// What of a value does not keep to the bounds, in words that quote no value.
pub(super) fn faults(view: &View<'_>, finer: &'static Finer) -> Vec<String> {
    let mut faults = Vec::new();
    match view {
        View::Integer(it) => numbers(&mut faults, Limit::Whole((*it).into()), finer),
        View::Whole(it) => numbers(&mut faults, Limit::Whole(*it), finer),
        View::Number(it) => numbers(&mut faults, Limit::Real(*it), finer),
        View::Text(it) => {
            faults.extend(
                finer
                    .pattern
                    .filter(|pattern| !matches(pattern, it))
                    .map(|pattern| format!("does not match {pattern}")),
            );
        }
        View::List(_) if finer.unique_items && has_twins(view) => {
            faults.push("has two equal items".to_owned());
        }
        View::Map(map) => sizes(&mut faults, map.entries().len(), "entries", finer),
        View::Message(message) => {
            let properties = Properties::of(*message);
            let named = properties.iter().filter(|it| it.is_present()).count();
            sizes(&mut faults, named + properties.others().len(), "properties", finer);
        }
        _ => {}
    }
    faults
}

fn sizes(faults: &mut Vec<String>, count: usize, noun: &str, finer: &Finer) {
    let Finer { min_properties, max_properties, .. } = finer;
    if count < *min_properties as usize {
        faults.push(format!("has {count} {noun}, at least {min_properties} are needed"));
    }
    if count > *max_properties as usize {
        faults.push(format!("has {count} {noun}, at most {max_properties} are allowed"));
    }
}

fn numbers(faults: &mut Vec<String>, number: Limit, finer: &Finer) {
    let Finer { least, most, above, below, multiple_of, .. } = finer;
    let rules: [(&Option<Limit>, &str, &[Ordering]); 4] = [
        (least, "is below", &[Ordering::Less]),
        (most, "is above", &[Ordering::Greater]),
        (above, "is not above", &[Ordering::Less, Ordering::Equal]),
        (below, "is not below", &[Ordering::Greater, Ordering::Equal]),
    ];
    for (limit, words, wrong) in rules {
        if let Some(limit) = limit
            && limit.compare(number).is_some_and(|it| wrong.contains(&it))
        {
            faults.push(format!("{words} {limit}"));
        }
    }
    if let Some(of) = multiple_of.filter(|it| !it.divides(number)) {
        faults.push(format!("is not a multiple of {of}"));
    }
}

/// Whether two items of a list are one JSON.
fn has_twins(view: &View<'_>) -> bool {
    let Ok(Json::Array(items)) = serde_json::to_value(Written(view.clone())) else { return false };
    let mut texts: Vec<String> = items.iter().map(Json::to_string).collect();
    texts.sort();
    texts.windows(2).any(|it| it[0] == it[1])
}
