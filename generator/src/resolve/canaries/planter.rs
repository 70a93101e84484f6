//! A message is made up: a canary wherever its spec says sensitive, and beside it what is no secret.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use crate::ir::{Bounds, Object, Presence, Property, Rest, Schema, SchemaId, Shape, Type, Union};

/// The least number that is a canary. No example, port or length comes near it.
const FIRST_NUMBER: i64 = 770_000_000;

/// The longest list or text that is made up, whatever its least length.
const MOST: u32 = 10_000;

/// Makes up values, each of which is found again wherever it is shown.
///
/// `~1~` is a canary, and `plain1` is to be shown. A number above [`FIRST_NUMBER`] is a canary, too.
pub(super) struct Planter<'a> {
    schemas: &'a BTreeMap<SchemaId, Schema>,
    canaries: u32,
    plain: u32,
    /// The types that are being filled, since some hold themselves.
    way: Vec<&'a SchemaId>,
    /// The types that have been filled: once a message is enough, where they may be left out.
    seen: BTreeSet<&'a SchemaId>,
}

impl<'a> Planter<'a> {
    pub(super) fn new(schemas: &'a BTreeMap<SchemaId, Schema>) -> Self {
        Self { schemas, canaries: 0, plain: 0, way: Vec::new(), seen: BTreeSet::new() }
    }

    /// Whether there was anything sensitive so far.
    pub(super) fn has_planted(&self) -> bool {
        self.canaries > 0
    }

    /// A text that is sensitive.
    pub(super) fn text(&mut self) -> Json {
        self.marked(&Bounds::default(), true).into()
    }

    /// A message with all that is sensitive in it, all that it requires, and a neighbor of each.
    pub(super) fn message(&mut self, object: &'a Object) -> Map<String, Json> {
        self.object(object, false)
    }

    /// A value of the union with all that is sensitive in one of its types.
    pub(super) fn of_union(&mut self, union: &'a Union) -> Option<Json> {
        self.union(union, false)
    }

    fn object(&mut self, object: &'a Object, is_hidden: bool) -> Map<String, Json> {
        let neighbor = object.properties.iter().find(|it| self.is_plain(it));
        let alternatives = object.at_least_one_of.iter().filter_map(|it| it.first());
        let kept: Vec<&String> =
            neighbor.map(|it| &it.name).into_iter().chain(alternatives).collect();
        let mut json = Map::new();
        for property in &object.properties {
            let is_kept = property.presence != Presence::Optional || kept.contains(&&property.name);
            let hides = property.sensitive && !is_hidden;
            if !is_kept && !hides && self.is_seen(&property.ty) {
                continue;
            }
            let before = (self.canaries, self.plain);
            match self.property(property, is_hidden) {
                Some(value) if is_kept || self.canaries > before.0 => {
                    json.insert(property.name.clone(), value);
                }
                _ => (self.canaries, self.plain) = before,
            }
        }
        if let Rest::Kept(held) = &object.rest {
            let before = (self.canaries, self.plain);
            match self.value(held, [&Bounds::default(); 2], is_hidden) {
                Some(value) if self.canaries > before.0 => {
                    json.insert(self.key(is_hidden), value);
                }
                _ => (self.canaries, self.plain) = before,
            }
        }
        json
    }

    fn property(&mut self, property: &'a Property, is_hidden: bool) -> Option<Json> {
        let Property { ty, bounds, each, sensitive, .. } = property;
        self.value(ty, [bounds, each], is_hidden || *sensitive)
    }

    /// A value of the type; nothing where it would hold itself.
    fn value(&mut self, ty: &'a Type, [own, each]: [&Bounds; 2], is_hidden: bool) -> Option<Json> {
        let free = &Bounds::default();
        Some(match ty {
            Type::Text | Type::Timestamp | Type::Date => self.marked(own, is_hidden).into(),
            Type::Integer | Type::Unsigned | Type::BigInteger | Type::Number => {
                self.number(own, is_hidden).into()
            }
            Type::Boolean => false.into(),
            Type::Currency => "USD".into(),
            Type::MinorUnits => self.number(free, is_hidden).to_string().into(),
            Type::Amount => {
                let value = self.number(free, is_hidden).to_string();
                json!({"currency": "USD", "value": value})
            }
            Type::ResultInfo => {
                let message = self.marked(free, is_hidden);
                json!({"resultStatus": "S", "resultMessage": message})
            }
            Type::Json => json!({self.key(is_hidden): self.marked(free, is_hidden)}),
            Type::JsonText(held) => self.json_text(held, own, is_hidden)?.into(),
            Type::List(item) => {
                let count = least(own.min_items).max(1);
                let items = (0..count).filter_map(|_| self.value(item, [each, free], is_hidden));
                items.collect::<Vec<_>>().into()
            }
            Type::Map(value) => match self.value(value, [each, free], is_hidden) {
                Some(value) => json!({self.key(is_hidden): value}),
                None => json!({}),
            },
            Type::Nullable(held) => return self.value(held, [own, each], is_hidden),
            Type::Named(id) => return self.named(id, own, is_hidden),
        })
    }

    fn named(&mut self, id: &'a SchemaId, own: &Bounds, is_hidden: bool) -> Option<Json> {
        match &self.schemas.get(id)?.shape {
            Shape::Numbers(numbers) => numbers.first().map(|it| it.value.into()),
            _ if self.way.contains(&id) => None,
            Shape::Union(union) => self.within(id, |it| it.union(union, is_hidden)),
            Shape::Alias(held) => self.within(id, |it| it.value(held, [own, own], is_hidden)),
            Shape::Choice(_) => Some(self.marked(own, is_hidden).into()),
            Shape::Text { sensitive } => Some(self.marked(own, is_hidden || *sensitive).into()),
            Shape::Object(object) => {
                self.within(id, |it| Some(it.object(object, is_hidden).into()))
            }
        }
    }

    fn within<T>(&mut self, id: &'a SchemaId, fill: impl FnOnce(&mut Self) -> T) -> T {
        self.way.push(id);
        self.seen.insert(id);
        let filled = fill(self);
        self.way.pop();
        filled
    }

    /// A value of the first branch that has one, under its own tag.
    fn union(&mut self, union: &'a Union, is_hidden: bool) -> Option<Json> {
        union.branches.iter().find_map(|it| {
            let mut value = self.value(&it.ty, [&Bounds::default(); 2], is_hidden)?;
            if let (Some(tag), Some(text)) = (&union.tag, it.tags.first()) {
                value.as_object_mut()?.insert(tag.clone(), text.clone().into());
            }
            Some(value)
        })
    }

    /// JSON as text, which is hidden as a whole where anything in it is.
    fn json_text(&mut self, held: &'a Type, own: &Bounds, is_hidden: bool) -> Option<String> {
        let before = self.canaries;
        let text = self.value(held, [&Bounds::default(); 2], is_hidden)?.to_string();
        let (holds, fits) = (self.canaries > before, text.len() <= most(own.max_length));
        Some(match (fits, holds) {
            (false, _) => self.marked(own, is_hidden || holds),
            (true, true) => text.replace("\"plain", "\"hidden"),
            (true, false) => text,
        })
    }

    /// Text that is found again, as far as its bounds leave room for that.
    fn marked(&mut self, bounds: &Bounds, is_hidden: bool) -> String {
        let mark = match is_hidden {
            true => format!("~{}~", self.canaries + 1),
            false => format!("plain{}", self.plain + 1),
        };
        let longest = most(bounds.max_length);
        if mark.len() > longest {
            return "x".repeat(longest);
        }
        *(if is_hidden { &mut self.canaries } else { &mut self.plain }) += 1;
        let missing = least(bounds.min_length).saturating_sub(mark.len());
        mark + &"-".repeat(missing)
    }

    /// The name of an entry: as secret as its value.
    fn key(&mut self, is_hidden: bool) -> String {
        self.marked(&Bounds::default(), is_hidden)
    }

    fn number(&mut self, bounds: &Bounds, is_hidden: bool) -> i64 {
        let least = bounds.minimum.unwrap_or(1);
        let canary = FIRST_NUMBER + i64::from(self.canaries) + 1;
        let fits = least <= canary && bounds.maximum.is_none_or(|it| canary <= it);
        if !is_hidden || !fits {
            return bounds.maximum.map_or(least, |it| least.min(it));
        }
        self.canaries += 1;
        canary
    }

    fn is_seen(&self, ty: &Type) -> bool {
        match ty {
            Type::List(held) | Type::Map(held) | Type::JsonText(held) => self.is_seen(held),
            Type::Named(id) => self.seen.contains(id),
            _ => false,
        }
    }

    /// Whether it is a text that is no secret, with room for a mark.
    fn is_plain(&self, property: &Property) -> bool {
        let has_room = property.bounds.max_length.is_none_or(|it| it >= 8);
        let is_text = match &property.ty {
            Type::Text => true,
            Type::Named(id) => matches!(
                self.schemas.get(id).map(|it| &it.shape),
                Some(Shape::Choice(_) | Shape::Text { sensitive: false })
            ),
            _ => false,
        };
        is_text && has_room && !property.sensitive
    }
}

fn most(bound: Option<u32>) -> usize {
    bound.map_or(usize::MAX, |it| it as usize)
}

/// What a bound demands, as far as that can be written down.
fn least(bound: Option<u32>) -> usize {
    bound.map_or(0, |it| it.min(MOST) as usize)
}
