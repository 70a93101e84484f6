//! Examples show every property, for each becomes a test.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::finding::Finding;
use super::ground::{Ground, Site};
use super::table::Lint;
use crate::check::spot::Spot;
use crate::document::{Documents, Node};

pub(super) fn examples(ground: &Ground<'_>) -> Vec<Finding> {
    let mut shown = Shown { documents: ground.documents, properties: BTreeSet::new() };
    for call in &ground.calls {
        let messages = [
            (call.request(), &call.operation.request.examples),
            (call.response(), &call.operation.response.examples),
        ];
        for (spot, examples) in messages {
            for example in examples {
                spot.into_iter().for_each(|it| shown.value(it, &example.value));
            }
        }
    }
    let properties = ground.sites.iter().filter(|it| it.property().is_some() && has_form(it.spot));
    let is_shown = |it: &&Site<'_>| shown.properties.contains(&std::ptr::from_ref(it.spot.node));
    let unshown = properties.filter(|it| !is_shown(it)).map(|site| {
        let message = format!("no example shows {}", site.name());
        site.finding(Lint::UnshownProperty, message)
            .help("put it into an example of a message that has it")
    });
    unshown.collect()
}

/// Whether it is known what the property holds. What may be any JSON could only be invented.
fn has_form(spot: Spot<'_>) -> bool {
    let is_any_json = spot.has("x-json") && spot.json().is_none();
    !is_any_json && ["$ref", "type", "allOf", "oneOf", "anyOf"].into_iter().any(|it| spot.has(it))
}

/// The properties that examples have shown so far.
struct Shown<'a> {
    documents: &'a Documents,
    properties: BTreeSet<*const Node>,
}

impl<'a> Shown<'a> {
    /// Goes through a value along all schemas that may be its.
    fn value(&mut self, spot: Spot<'a>, value: &Json) {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![spot];
        while let Some(spot) = waiting.pop() {
            if !seen.insert(std::ptr::from_ref(spot.node)) {
                continue;
            }
            waiting.extend(spot.target(self.documents));
            waiting.extend(spot.branches().chain(spot.alternatives()));
            match value {
                Json::Object(object) => self.object(spot, object),
                Json::Array(items) => {
                    for (held, item) in
                        spot.held().flat_map(|it| items.iter().map(move |item| (it, item)))
                    {
                        self.value(held, item);
                    }
                }
                Json::String(text) => {
                    if let (Some(json), Ok(value)) = (spot.json(), serde_json::from_str(text)) {
                        self.value(json, &value);
                    }
                }
                _ => {}
            }
        }
    }

    fn object(&mut self, spot: Spot<'a>, object: &serde_json::Map<String, Json>) {
        for property in spot.properties() {
            let name = property.entry.map_or("", |it| it.key.as_str());
            let also = property.get("x-also-named").map(Node::items).unwrap_or_default();
            let mut names = also.iter().filter_map(Node::text).chain([name]);
            if let Some(value) = names.find_map(|it| object.get(it)) {
                self.properties.insert(property.node);
                self.value(property, value);
            }
        }
        for held in spot.held() {
            object.values().for_each(|it| self.value(held, it));
        }
    }
}
