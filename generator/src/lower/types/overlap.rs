//! Branches that no tag tells apart are tried in order, and those that one value fits are reported.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::Typing;
use super::drafts::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{JsonKind, Looks};
use crate::schema::compose::{Composed, Conjunct, compose};
use crate::schema::{Kind, Notes, number, value};

/// How many branches are compared each with each.
const MOST_COMPARED: usize = 12;

/// How deep an example goes.
const DEEPEST: usize = 6;

impl<'d> Typing<'d> {
    /// Puts the more specific branches first, and reports two that one value fits.
    pub(super) fn told_apart(&mut self, drafts: &mut [Draft<'d>]) {
        drafts.sort_by_key(|it| {
            let Looks { required, only, constants, texts, .. } = &it.looks;
            let known = it.composed.members.len();
            let weight = (constants.len(), required.len(), usize::from(only.is_some()), known);
            (std::cmp::Reverse(weight), texts.is_none())
        });
        let compared = drafts.len().min(MOST_COMPARED);
        for (at, one) in drafts[..compared].iter().enumerate() {
            for other in &drafts[at + 1..compared] {
                if let Some(example) = self.fits_both(one, other) {
                    self.overlap(one, other, &example);
                }
            }
        }
    }

    fn overlap(&mut self, one: &Draft<'d>, other: &Draft<'d>, example: &Json) {
        let mut shown = example.to_string();
        const SHOWN_AT_MOST: usize = 200;
        if shown.chars().count() > SHOWN_AT_MOST {
            shown = shown.chars().take(SHOWN_AT_MOST).chain(['…']).collect();
        }
        let message = format!("one value may be `{}` and `{}` alike", one.name, other.name);
        self.notes.warn(
            Diagnostic::new(Code::Alike, one.composed.spot.place(), message)
                .label(format!("tried first, and taken for {shown}"))
                .related(other.composed.spot.place(), "tried later")
                .help("give both a property that is required and holds a text of its own"),
        );
    }

    /// A value that fits both branches, as far as their first level shows.
    fn fits_both(&mut self, one: &Draft<'d>, other: &Draft<'d>) -> Option<Json> {
        if are_apart(&one.looks, &other.looks) || are_apart(&other.looks, &one.looks) {
            return None;
        }
        let said = one.composed.said.iter().chain(&other.composed.said).cloned().collect();
        let mut scratch = Notes::default();
        let both = compose(said, &mut scratch);
        if !scratch.faults.is_empty() || !both.alternatives.is_empty() {
            return None;
        }
        let own = std::mem::take(&mut self.notes);
        let example = self.example(&both, 0).filter(|_| self.notes.faults.is_empty());
        self.notes = own;
        example
    }

    /// A value that the schemas take; nothing where none was found.
    fn example(&mut self, composed: &Composed<'d>, depth: usize) -> Option<Json> {
        if composed.takes_nothing || depth > DEEPEST {
            return None;
        }
        if let Some(values) = &composed.values {
            return values.first().map(|it| value::json(it));
        }
        if let Some(alternatives) = composed.alternatives.first() {
            return self.example_of(&alternatives.branches[..1], depth);
        }
        let limits = &composed.limits;
        Some(match composed.kinds.iter().flatten().next()? {
            Kind::Text => Json::String(text(composed.format, limits.min_length)),
            Kind::Boolean => Json::Bool(true),
            Kind::Integer | Kind::Number => {
                let least = limits.minimum.or(limits.maximum).and_then(number::whole);
                Json::from(least.and_then(|it| i64::try_from(it).ok()).unwrap_or(1))
            }
            Kind::List if limits.min_items.is_none_or(|it| it == 0) => Json::Array(Vec::new()),
            Kind::List => Json::Array(vec![self.example_of(&composed.items, depth)?]),
            Kind::Object => {
                let mut object = Map::new();
                for name in &composed.required {
                    let member = composed.members.iter().find(|it| it.name == *name);
                    let example = match member {
                        Some(member) => self.example_of(&member.conjuncts, depth)?,
                        None => Json::Bool(true),
                    };
                    object.insert((*name).to_owned(), example);
                }
                Json::Object(object)
            }
        })
    }

    fn example_of(&mut self, conjuncts: &[Conjunct<'d>], depth: usize) -> Option<Json> {
        if conjuncts.is_empty() {
            return Some(Json::Bool(true));
        }
        let composed = self.composed(conjuncts);
        self.example(&composed, depth + 1)
    }
}

fn text(format: Option<&str>, min_length: Option<u32>) -> String {
    const LONGEST: u32 = 20;
    match format {
        Some("date-time") => "2026-01-31T12:00:00Z".to_owned(),
        Some("date") => "2026-01-31".to_owned(),
        Some("uuid") => "123e4567-e89b-12d3-a456-426614174000".to_owned(),
        Some("uri") => "https://example.com".to_owned(),
        _ => "a".repeat(min_length.unwrap_or(1).clamp(1, LONGEST) as usize),
    }
}

/// Whether a glance shows that no value fits both.
fn are_apart(one: &Looks, other: &Looks) -> bool {
    let shared: BTreeSet<&JsonKind> = one.kinds.intersection(&other.kinds).collect();
    let has_more = |only: &Vec<String>| other.required.iter().any(|it| !only.contains(it));
    let differ = one.constants.iter().any(|(name, texts)| {
        let is_certain = one.required.contains(name) || other.required.contains(name);
        let its = other.constants.iter().find(|(it, _)| it == name);
        is_certain && its.is_some_and(|(_, its)| texts.iter().all(|it| !its.contains(it)))
    });
    let is_object = shared.iter().all(|it| **it == JsonKind::Object);
    shared.is_empty() || is_object && (one.only.as_ref().is_some_and(has_more) || differ)
}
