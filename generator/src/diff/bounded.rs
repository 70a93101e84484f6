//! The bounds of properties; those of a text with a type of its own are told once, of the type.
//!
//! Such a type has its bounds in a spec of its own, and the API has them at every property that
//! holds it.

use super::site::{Anchor, Site};
use super::uses::Users;
use super::{Comparison, Of, Step, words};
use crate::ir::{Api, Bounds, Property, SchemaId, Shape, Type};

/// A place that holds text with a type of its own.
pub(super) struct Bounded<'a> {
    site: Site<'a>,
    bounds: [&'a Bounds; 2],
}

impl<'a> Comparison<'a> {
    /// The bounds of a property, and of the items or values that it holds.
    pub(super) fn property_bounds(
        &mut self,
        site: &Site<'a>,
        before: &'a Property,
        after: &'a Property,
    ) {
        let held = text_in(self.before.api, &before.ty).zip(text_in(self.after.api, &after.ty));
        let held = held.filter(|(was, is)| self.is_one(was, is));
        let is_direct = matches!(before.ty, Type::Named(_) | Type::Nullable(_));
        let of_items = site.down(Step::Each);
        for (site, bounds, is_own) in [
            (site, [&before.bounds, &after.bounds], true),
            (&of_items, [&before.each, &after.each], false),
        ] {
            match held {
                Some(key) if is_own == is_direct => {
                    let place = Bounded { site: site.clone(), bounds };
                    self.bounded.entry(key).or_default().push(place);
                }
                _ => {
                    let words = [(self.before.api, before), (self.after.api, after)]
                        .map(|(api, it)| words::value(api, it));
                    self.bounds(site, bounds, words);
                }
            }
        }
    }

    /// Tells of a type that all places which hold it have other bounds, or else of each of these.
    pub(super) fn bounded(&mut self) {
        for ((was, is), places) in std::mem::take(&mut self.bounded) {
            let words = |bounds: [&Bounds; 2]| bounds.map(|it| words::bounded("text", it));
            let [first, others @ ..] = &places[..] else { continue };
            if others.iter().all(|it| it.bounds == first.bounds) {
                let site = self.site_of_type(was, is);
                self.bounds(&site, first.bounds, words(first.bounds));
            } else {
                for place in &places {
                    self.bounds(&place.site, place.bounds, words(place.bounds));
                }
            }
        }
    }

    /// The place of a type.
    pub(super) fn site_of_type(&self, was: &'a SchemaId, is: &'a SchemaId) -> Site<'a> {
        let anchor = |api: &'a Api, id: &'a SchemaId| {
            Anchor::new(api.schemas.get(id).map_or("", |it| &it.spec), Of::Schema(id.clone()))
        };
        Site {
            before: anchor(self.before.api, was),
            after: anchor(self.after.api, is),
            users: Users::of_type(&self.before.uses, was),
        }
    }
}

/// The text with a type of its own that a property holds, or each of its items or values.
pub(super) fn text_in<'a>(api: &Api, ty: &'a Type) -> Option<&'a SchemaId> {
    let held = match ty {
        Type::List(held) | Type::Map(held) | Type::Nullable(held) => held,
        other => other,
    };
    let Type::Named(id) = held else { return None };
    let shape = &api.schemas.get(id)?.shape;
    matches!(shape, Shape::Text { .. }).then_some(id)
}
