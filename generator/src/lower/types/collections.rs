//! Lists and maps: what each item or value is.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::held::Held;
use super::object::{beneath, place_of};
use super::{Lineage, Typing};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Value;
use crate::ir::{Bounds, SchemaId, Type};
use crate::schema::Spot;
use crate::schema::compose::{Composed, Conjunct, Rest};

impl<'d> Typing<'d> {
    /// What a schema of objects comes to: an object with properties, or a map.
    pub(super) fn object_or_map(
        &mut self,
        composed: Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        if !composed.members.is_empty() || matches!(composed.rest, Rest::None) {
            return self.named_object(composed, id, lineage);
        }
        if let Some(name) = composed.required.first() {
            let message = format!("`{name}` is required, and is no property");
            let place = composed.spot.keyword("required");
            self.notes.warn(
                Diagnostic::new(Code::RequiredUnknown, place, message)
                    .help("describe it under `properties`"),
            );
        }
        let limits = &composed.limits;
        let counts = ["minProperties", "maxProperties"];
        self.bounds_agree(&composed, limits.min_properties, limits.max_properties, counts);
        let value = match &composed.rest {
            Rest::Of(conjuncts) => self.each(conjuncts, "value", id, lineage),
            _ => Held::new(Type::Json),
        };
        Held {
            bounds: super::scalar::map_bounds(&composed.limits),
            each: value.bounds.clone(),
            sensitive: value.sensitive,
            ..Held::new(Type::Map(Box::new(value.within())))
        }
    }

    /// What a schema of lists comes to.
    pub(super) fn list(
        &mut self,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        let limits = &composed.limits;
        let counts = ["minItems", "maxItems"];
        self.bounds_agree(composed, limits.min_items, limits.max_items, counts);
        let item = if !composed.first.is_empty() {
            self.tuple_item(composed, lineage)
        } else if composed.items.iter().any(|it| !is_true(it.spot)) {
            self.each(&composed.items, "item", id, lineage)
        } else {
            Held::new(Type::Json)
        };
        Held {
            bounds: super::scalar::list_bounds(&composed.limits),
            each: item.bounds.clone(),
            sensitive: item.sensitive,
            ..Held::new(Type::List(Box::new(item.within())))
        }
    }

    /// What each item or value is. It goes by the name of the list or map, unless that has the name.
    fn each(
        &mut self,
        conjuncts: &[Conjunct<'d>],
        noun: &str,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        let name = |owner: &Rc<SchemaId>| match self.ids.is_component(owner) {
            true => Rc::new(owner.child(noun)),
            false => Rc::clone(owner),
        };
        let within = conjuncts.iter().map(|it| Conjunct { owner: name(&it.owner), ..*it });
        let within: Vec<Conjunct<'d>> = within.collect();
        let id = place_of(&within, || (*name(id)).clone());
        self.held(&within, &id, lineage)
    }

    /// What a list holds of which each of the first items has a schema: one type for all, or JSON.
    fn tuple_item(&mut self, composed: &Composed<'d>, lineage: &Lineage) -> Held {
        let mut items = Vec::new();
        for (index, first) in composed.first.iter().enumerate() {
            let first = beneath(std::slice::from_ref(first), &format!("item-{}", index + 1));
            items.push(self.held(&first, &first[0].owner, lineage));
        }
        let types: BTreeSet<(Type, Bounds)> =
            items.iter().map(|it| (it.within(), it.bounds.clone())).collect();
        if types.len() == 1 {
            return items.swap_remove(0);
        }
        let place = composed.spot.keyword("prefixItems");
        let warning = Diagnostic::new(
            Code::Tuple,
            place,
            "items of several types in one list are kept as JSON",
        );
        self.notes.warn(warning.help("write an object, or one schema under `items`"));
        Held::new(Type::Json)
    }
}

fn is_true(spot: Spot<'_>) -> bool {
    matches!(spot.node.value, Value::Flag(true))
}
