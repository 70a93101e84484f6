//! The property that tells the types of a union apart, and the texts that stand for each.

use std::collections::BTreeSet;

use super::Typing;
use super::drafts::Draft;
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Document, Node};
use crate::ir::JsonKind;
use crate::schema::Spot;
use crate::schema::compose::{Composed, Rest};

impl<'d> Typing<'d> {
    /// Gives each branch the texts that a `mapping` has for it; one that the union does not list joins it.
    pub(super) fn mapped(
        &mut self,
        discriminator: &'d Node,
        composed: &Composed<'d>,
        drafts: &mut Vec<Draft<'d>>,
    ) {
        for (tag, target) in self.mapping(discriminator, composed) {
            let at =
                drafts.iter().position(|it| it.target.is_some_and(|it| it.key() == target.key()));
            let at = at.unwrap_or_else(|| {
                let place = composed.spot.document.place_of(discriminator);
                let message =
                    format!("{} stands for a schema that is no alternative", quoted(&tag));
                self.notes.warn(
                    Diagnostic::new(Code::StrayTag, place, message)
                        .help("list it among the alternatives"),
                );
                drafts.push(self.draft_of(target));
                drafts.len() - 1
            });
            drafts[at].tags.push(tag);
        }
    }

    /// The texts of a `mapping`, each with the schema that it stands for.
    fn mapping(
        &mut self,
        discriminator: &'d Node,
        composed: &Composed<'d>,
    ) -> Vec<(String, Spot<'d>)> {
        let entries = discriminator.get("mapping").map(Node::entries).unwrap_or_default();
        let document = document_of(discriminator, composed);
        let mut mapping = Vec::new();
        for entry in entries {
            let Some(text) = entry.node.text() else { continue };
            let target = self.references.component(text, document);
            match target.or_else(|| self.references.follow(text, document)) {
                Some(target) if target.key() == composed.spot.key() => {}
                Some(target) => mapping.push((entry.key.clone(), target)),
                None => {
                    let place = document.place_of(&entry.node);
                    let fault = Diagnostic::new(
                        Code::LeadsNowhere,
                        place,
                        format!("{} leads nowhere", quoted(text)),
                    );
                    self.notes.refuse(
                        fault.help("write the name of a schema that is there, or its `$ref`"),
                    );
                }
            }
        }
        mapping
    }

    /// The property that tells the branches apart, if there is one; each then has its texts.
    pub(super) fn tag(
        &self,
        discriminator: Option<&'d Node>,
        drafts: &mut [Draft<'d>],
    ) -> Option<String> {
        let is_object = |it: &Draft<'_>| it.looks.kinds == BTreeSet::from([JsonKind::Object]);
        let are_objects = drafts.iter().all(is_object);
        match discriminator.and_then(|it| it.get("propertyName")).and_then(Node::text) {
            Some(property) => are_told(drafts, property, are_objects),
            None if are_objects => constant_tag(drafts),
            None => None,
        }
    }

    /// Reports branches that do not have the property that tells them apart: they are read without
    /// it, and written without it.
    pub(super) fn keep_tag(
        &mut self,
        discriminator: &'d Node,
        composed: &Composed<'d>,
        drafts: &[Draft<'d>],
    ) {
        let Some(node) = discriminator.get("propertyName") else { return };
        let Some(property) = node.text() else { return };
        let keeps = |it: &&Draft<'d>| {
            let Composed { members, required, alternatives, rest, .. } = &it.composed;
            members.iter().any(|it| it.name == property)
                || required.contains(&property)
                || !alternatives.is_empty()
                || matches!(rest, Rest::Any | Rest::Of(_))
        };
        let lacking = drafts.iter().filter(|it| !keeps(it)).map(|it| it.name.as_str());
        let lacking: Vec<&str> = lacking.collect();
        if !lacking.is_empty() {
            let message = format!("{} is no property of every alternative", quoted(property));
            let help = format!("describe it under `properties` of {}", listed(&lacking));
            let place = document_of(discriminator, composed).place_of(node);
            self.notes.warn(
                Diagnostic::new(Code::TagNotKept, place, message)
                    .label("a value is written without it")
                    .help(help),
            );
        }
    }

    /// A branch without a text of the `mapping` goes by the texts that it lets the property be,
    /// or else by its own name.
    pub(super) fn spoken_tags(&mut self, discriminator: &'d Node, drafts: &mut [Draft<'d>]) {
        let Some(property) = discriminator.get("propertyName").and_then(Node::text) else { return };
        let mut taken: BTreeSet<String> = drafts.iter().flat_map(|it| it.tags.clone()).collect();
        for at in 0..drafts.len() {
            if !drafts[at].tags.is_empty() {
                continue;
            }
            let own = constants(&drafts[at], property).map(<[String]>::to_vec).unwrap_or_default();
            let is_shared = |text: &String| {
                drafts.iter().enumerate().any(|(other, it)| {
                    other != at && constants(it, property).is_some_and(|it| it.contains(text))
                })
            };
            let mut tags: Vec<String> =
                own.into_iter().filter(|it| !taken.contains(it) && !is_shared(it)).collect();
            if let Some(target) = drafts[at].target.filter(|_| tags.is_empty()) {
                tags = self.tags_of(target, property, 0);
            }
            tags.retain(|it| taken.insert(it.clone()));
            drafts[at].tags = tags;
        }
    }

    /// The texts that stand for a schema with a name: its name, or those of its own alternatives.
    fn tags_of(&mut self, target: Spot<'d>, property: &str, depth: usize) -> Vec<String> {
        let key = (target.key(), property.to_owned());
        if let Some(tags) = self.tags.get(&key) {
            return tags.clone();
        }
        let tags = self.tags_within(target, property, depth);
        self.tags.insert(key, tags.clone());
        tags
    }

    fn tags_within(&mut self, target: Spot<'d>, property: &str, depth: usize) -> Vec<String> {
        const DEEPEST: usize = 4;
        let composed = self.composed_target(target);
        let mut tags = Vec::new();
        let discriminator = target.node.get("discriminator");
        if let Some(discriminator) = discriminator.filter(|_| depth < DEEPEST) {
            tags.extend(self.mapping(discriminator, &composed).into_iter().map(|(tag, _)| tag));
        }
        if tags.is_empty() && depth < DEEPEST {
            let mut targets = self.heirs.of(target);
            for branch in composed.alternatives.iter().flat_map(|it| &it.branches) {
                let reference = branch.spot.node.get("$ref").and_then(Node::text);
                targets.extend(
                    reference.and_then(|it| self.references.follow(it, branch.spot.document)),
                );
            }
            for target in targets {
                tags.extend(self.tags_of(target, property, depth + 1));
            }
        }
        if tags.is_empty() {
            tags.extend(self.ids.of(target).name.pop());
        }
        tags
    }
}

/// The document that a discriminator stands in.
fn document_of<'d>(discriminator: &Node, composed: &Composed<'d>) -> &'d Document {
    let said = composed
        .said
        .iter()
        .find(|it| it.schema.parts.discriminator.is_some_and(|it| std::ptr::eq(it, discriminator)));
    said.map_or(composed.spot, |it| it.schema.spot).document
}

/// The first few names.
fn listed(names: &[&str]) -> String {
    const AT_MOST: usize = 5;
    let shown: Vec<String> = names.iter().take(AT_MOST).map(|it| quoted(it)).collect();
    let more = if names.len() > AT_MOST { " and others" } else { "" };
    shown.join(", ") + more
}

/// The discriminator's property, where every branch has a text; otherwise the texts are looks.
fn are_told(drafts: &mut [Draft<'_>], property: &str, are_objects: bool) -> Option<String> {
    if are_objects && drafts.iter().all(|it| !it.tags.is_empty()) {
        return Some(property.to_owned());
    }
    for draft in drafts.iter_mut().filter(|it| !it.tags.is_empty()) {
        draft.looks.constants.retain(|(name, _)| name != property);
        draft.looks.constants.push((property.to_owned(), draft.tags.clone()));
    }
    None
}

/// The first property that is a text of its own in every branch.
fn constant_tag(drafts: &mut [Draft<'_>]) -> Option<String> {
    let names = drafts.first()?.looks.constants.iter().map(|(name, _)| name.clone());
    let names: Vec<String> = names.collect();
    let property = names.into_iter().find(|name| {
        let mut seen = BTreeSet::new();
        drafts.iter().all(|draft| {
            draft.looks.required.contains(name)
                && constants(draft, name)
                    .is_some_and(|texts| texts.iter().all(|it| seen.insert(it.clone())))
        })
    })?;
    for draft in drafts {
        draft.tags = constants(draft, &property).map(<[String]>::to_vec).unwrap_or_default();
    }
    Some(property)
}

fn constants<'l>(draft: &'l Draft<'_>, property: &str) -> Option<&'l [String]> {
    let constant = draft.looks.constants.iter().find(|(name, _)| name == property);
    constant.map(|(_, texts)| texts.as_slice())
}
