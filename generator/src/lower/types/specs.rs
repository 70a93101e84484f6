//! The project's own specs: each file gives its types their home, and each half of an operation is
//! an object.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::heirs::Heirs;
use super::ids::Ids;
use super::{Dialect, Lineage, Typing};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Document, Documents, Value};
use crate::ir::{Object, Schema, SchemaId};
use crate::lower::operation::Half;
use crate::schema::compose::{Composed, Conjunct, Member};
use crate::schema::references::References;
use crate::schema::{Kind, Notes, Spot};

impl<'d> Typing<'d> {
    /// Lowers all types that have a name in the specs.
    pub(in crate::lower) fn of_specs(documents: &'d Documents) -> Self {
        let components: Vec<Spot<'d>> = documents.iter().flat_map(components).collect();
        let mut references = References::new(documents);
        let heirs = Heirs::new(&components, &mut references, is_neighbor);
        let mut typing = Self::new(Dialect::Specs, references, Ids::of_specs(documents), heirs);
        typing.components(&components);
        typing
    }

    /// What one half of an operation says; the types within it are called by `id`.
    ///
    /// A request need not have what only answers have.
    pub(in crate::lower) fn message(
        &mut self,
        document: &'d Document,
        half: &Half<'d>,
        id: SchemaId,
    ) -> Object {
        let spot = Spot::new(document, &half.schema.node);
        let (id, lineage) = (Rc::new(id), Lineage::default());
        let mut composed = self.composed(&[Conjunct { spot, owner: Rc::clone(&id) }]);
        if !composed.alternatives.is_empty() || composed.kind() != Some(Kind::Object) {
            let place = document.key_place_of(half.schema);
            let fault = Diagnostic::new(Code::NotAMessage, place, "a message is one object");
            self.notes.refuse(fault.help("put the value into a property of an object"));
            return Object::default();
        }
        if half.is_request {
            let answered = composed.members.iter().filter(|it| is_read_only(it)).map(|it| it.name);
            let answered: Vec<&str> = answered.collect();
            composed.required.retain(|it| !answered.contains(it));
        }
        for example in &half.examples {
            self.compare("example", example, &composed);
        }
        self.examples(&composed);
        self.uncounted(&composed);
        let object = self.object(&composed, &id, &lineage);
        self.settle();
        object
    }

    /// Reports bounds on how many properties a message has: nothing counts them.
    fn uncounted(&mut self, message: &Composed<'d>) {
        for said in &message.said {
            let spot = said.schema.spot;
            for keyword in ["minProperties", "maxProperties"] {
                if spot.node.get(keyword).is_some() {
                    let text = format!("`{keyword}` of a message is not checked");
                    let warning = Diagnostic::new(Code::NotChecked, spot.keyword(keyword), text);
                    self.notes.warn(
                        warning.help("for one at least of some write `anyOf` of `required`, else say it in `description`"),
                    );
                }
            }
        }
    }

    /// Hands over the types, where each has its name, and what has been noted.
    pub(in crate::lower) fn finish(
        mut self,
    ) -> (BTreeMap<SchemaId, Schema>, BTreeMap<SchemaId, Place>, Notes) {
        self.end_circles();
        self.refuse_rings();
        (self.schemas, self.places, self.notes)
    }
}

/// The schemas of a file that have a name.
fn components(document: &Document) -> Vec<Spot<'_>> {
    if document.is_schema() {
        return vec![Spot::new(document, &document.root)];
    }
    document.components().iter().map(|it| Spot::new(document, &it.node)).collect()
}

fn is_read_only(member: &Member<'_>) -> bool {
    let mut said = member.conjuncts.iter().filter_map(|it| it.spot.node.get("readOnly"));
    said.any(|it| matches!(it.value, Value::Flag(true)))
}

/// Whether a schema of the one file may know of an heir in the other: neither an endpoint's types
/// nor those of another version are known to it.
fn is_neighbor(one: &Document, other: &Document) -> bool {
    let are_schemas = one.is_schema() && other.is_schema();
    one.path() == other.path() || are_schemas && one.kind().scope() == other.kind().scope()
}
