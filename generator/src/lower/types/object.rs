//! An object's properties, each with its own schema.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::endless::Need;
use super::held::Held;
use super::{Lineage, Pending, Typing};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Node, Value};
use crate::ir::{Doc, Object, Presence, Property, Rest, SchemaId, Shape, Type};
use crate::schema::compose::{self, Composed, Conjunct, Member};

impl<'d> Typing<'d> {
    /// Enters an object that has been named before.
    pub(super) fn enter_object(&mut self, pending: Pending<'d>) {
        let Pending { id, composed, lineage } = pending;
        let object = self.object(&composed, &id, &lineage);
        let prose = super::prose::of_type(&composed);
        let deprecated = composed.any(|it| it.prose.deprecated);
        self.enter(&id, composed.spot, &prose, deprecated, Shape::Object(object));
    }

    /// The properties of an object, and what holds between them.
    pub(super) fn object(
        &mut self,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Object {
        let required: BTreeSet<&str> = composed.required.iter().copied().collect();
        let mut properties = Vec::new();
        for member in &composed.members {
            let is_required = required.contains(member.name);
            properties.extend(self.property(member, is_required, id, lineage));
        }
        let known: BTreeSet<&str> = composed.members.iter().map(|it| it.name).collect();
        for &name in composed.required.iter().filter(|it| !known.contains(**it)) {
            properties.push(self.property_without_schema(name, composed));
        }
        let mut at_least_one_of = composed.at_least_one_of.clone();
        at_least_one_of.retain(|names| self.are_properties(names, &known, composed));
        Object { properties, at_least_one_of, rest: self.rest(composed, id, lineage) }
    }

    fn property(
        &mut self,
        member: &Member<'d>,
        is_required: bool,
        owner: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Option<Property> {
        if member.conjuncts.iter().any(|it| is_never(it.spot.node)) {
            let place = member.conjuncts[0].spot.document.key_place_of(member.entry);
            let message = format!("{} can never be there, and is left out", quoted(member.name));
            self.notes.warn(
                Diagnostic::new(Code::NeverThere, place, message)
                    .help("leave it out of the schema too"),
            );
            return None;
        }
        let conjuncts = beneath(&member.conjuncts, member.name);
        let id = place_of(&conjuncts, || owner.child(member.name));
        let held = self.held(&conjuncts, &id, lineage);
        if let (Type::Named(of), true, false) = (&held.ty, is_required, held.nullable) {
            let place = member.conjuncts[0].spot.document.key_place_of(member.entry);
            let (owner, property) = ((**owner).clone(), member.name.to_owned());
            self.needs.push(Need { owner, property, of: of.clone(), place });
        }
        let is_nullable = held.nullable && held.ty != Type::Json;
        let also_named = member.conjuncts.iter().flat_map(|it| {
            let names = it.spot.node.get("x-also-named").map(Node::items).unwrap_or_default();
            names.iter().filter_map(Node::text).map(str::to_owned)
        });
        Some(Property {
            name: member.name.to_owned(),
            also_named: also_named.collect(),
            doc: Doc::new(&held.prose),
            deprecated: held.deprecated,
            sensitive: held.sensitive,
            ty: held.ty,
            presence: match (is_required, is_nullable) {
                (true, false) => Presence::Required,
                (true, true) => Presence::Nullable,
                (false, false) => Presence::Optional,
                (false, true) if held.null_by_default => Presence::Optional,
                (false, true) => Presence::ThreeState,
            },
            bounds: held.bounds,
            each: held.each,
        })
    }

    /// A name that is required and has no schema: any JSON will do.
    fn property_without_schema(&mut self, name: &str, composed: &Composed<'d>) -> Property {
        let listed = composed.said.iter().flat_map(|it| {
            let names = it.schema.spot.node.get("required").map(Node::items).unwrap_or_default();
            names.iter().map(|node| (it.schema.spot, node))
        });
        let mut listed = listed.filter(|(_, node)| node.text() == Some(name));
        let place = match listed.next() {
            Some((spot, node)) => spot.document.place_of(node),
            None => composed.spot.place(),
        };
        let message = format!("{} is required, but is no property", quoted(name));
        let help = "describe it under `properties`, or take it from the list";
        self.notes.warn(Diagnostic::new(Code::RequiredUnknown, place, message).help(help));
        let held = Held::new(Type::Json);
        Property {
            name: name.to_owned(),
            also_named: Vec::new(),
            doc: Doc::default(),
            deprecated: false,
            sensitive: false,
            ty: held.ty,
            presence: Presence::Required,
            bounds: held.bounds,
            each: held.each,
        }
    }

    fn are_properties(
        &mut self,
        names: &[String],
        known: &BTreeSet<&str>,
        composed: &Composed<'d>,
    ) -> bool {
        let Some(stranger) = names.iter().find(|it| !known.contains(it.as_str())) else {
            return true;
        };
        let message = format!("{} is one of `anyOf`, but is no property", quoted(stranger));
        let fault = Diagnostic::new(Code::RequiredUnknown, composed.spot.keyword("anyOf"), message);
        self.notes.warn(fault.help("describe it under `properties`, or take it from the list"));
        false
    }

    fn rest(&mut self, composed: &Composed<'d>, id: &Rc<SchemaId>, lineage: &Lineage) -> Rest {
        match &composed.rest {
            compose::Rest::Unsaid => Rest::Ignored,
            compose::Rest::None => Rest::None,
            compose::Rest::Any => Rest::Kept(Box::new(Type::Json)),
            compose::Rest::Of(conjuncts) => {
                let conjuncts = beneath(conjuncts, "additional-property");
                let id = place_of(&conjuncts, || id.child("additional-property"));
                Rest::Kept(Box::new(self.held(&conjuncts, &id, lineage).within()))
            }
        }
    }
}

/// The schemas, what stands within them called by a name below that of their own place.
pub(super) fn beneath<'d>(conjuncts: &[Conjunct<'d>], name: &str) -> Vec<Conjunct<'d>> {
    let within = conjuncts.iter();
    within.map(|it| Conjunct { owner: Rc::new(it.owner.child(name)), ..*it }).collect()
}

/// The name of what stands at a place: by where its one schema is written, or where several meet.
pub(super) fn place_of(
    conjuncts: &[Conjunct<'_>],
    where_they_meet: impl Fn() -> SchemaId,
) -> Rc<SchemaId> {
    match conjuncts {
        [only] => Rc::clone(&only.owner),
        _ => Rc::new(where_they_meet()),
    }
}

/// Whether no value can be there: `false`, or `not: {}`.
fn is_never(node: &Node) -> bool {
    let is_anything = |it: &Node| match &it.value {
        Value::Flag(verdict) => *verdict,
        Value::Map(entries) => entries.is_empty(),
        _ => false,
    };
    matches!(node.value, Value::Flag(false)) || node.get("not").is_some_and(is_anything)
}
