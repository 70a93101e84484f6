//! Types that stand in paired fields are paired in turn, and each pair is told once.

use std::collections::BTreeMap;

use super::pairs::{Pair, Side, pairs};
use super::words;
use crate::grammar::{anchor, sentence};
use crate::ir::{Home, Move, Moves, Object, Property, SchemaId, Scope, Shape};
use crate::plan::{FieldRow, Fields, TypePair};
use crate::resolve::message::idents_of;
use crate::resolve::places::module;
use crate::resolve::types::Page;
use crate::resolve::{Resolver, type_ident};

/// Two types of which the one has become the other.
type Both = (SchemaId, SchemaId);

/// The pairs that have been met.
pub(super) struct Types<'a> {
    resolver: &'a Resolver<'a>,
    from: &'a Scope,
    to: &'a Scope,
    moves: Option<&'a Moves>,
    /// In the order in which they were met; a pair that is yet to be told has no section.
    met: Vec<(Both, TypePair)>,
    waiting: Vec<Both>,
    /// What the fields of a type are called in Rust.
    idents: BTreeMap<SchemaId, Vec<String>>,
}

/// The types that differ, told.
pub(super) struct Told {
    pub(super) sections: Vec<TypePair>,
    /// The headings, by the names that the two types have in Rust.
    headings: BTreeMap<(String, String), String>,
}

impl<'a> Types<'a> {
    pub(super) fn new(
        resolver: &'a Resolver<'a>,
        from: &'a Scope,
        to: &'a Scope,
        moves: Option<&'a Moves>,
    ) -> Self {
        Self {
            resolver,
            from,
            to,
            moves,
            met: Vec::new(),
            waiting: Vec::new(),
            idents: BTreeMap::new(),
        }
    }

    /// The fields of two messages or types, side by side.
    pub(super) fn fields(&mut self, was: Side<'a>, now: Side<'a>, told: &[&Move]) -> Fields {
        let pairs = pairs(was.object, now.object, told);
        let rows = pairs.iter().map(|it| self.row(&was, &now, it)).collect();
        Fields { was: was.ident, now: now.ident, rows }
    }

    fn row(&mut self, was: &Side<'a>, now: &Side<'a>, pair: &Pair) -> FieldRow {
        let was = pair.was.as_ref().and_then(|it| self.spelled(was, it));
        let now = pair.now.as_ref().and_then(|it| self.spelled(now, it));
        if let (Some((_, was)), Some((_, now))) = (&was, &now) {
            self.meet(was, now);
        }
        FieldRow {
            was: was.as_ref().map(|it| it.0.clone()).unwrap_or_default(),
            now: now.as_ref().map(|it| it.0.clone()).unwrap_or_default(),
            points: words::row(pair, was.map(|it| it.1), now.map(|it| it.1)),
            note: pair.note.as_deref().map(sentence).unwrap_or_default(),
        }
    }

    /// A field as Rust has it, by the way down to it, and the property that it is.
    fn spelled(&mut self, side: &Side<'a>, way: &[String]) -> Option<(String, &'a Property)> {
        let (mut id, mut object) = (side.id.clone(), side.object);
        let mut idents = Vec::new();
        for (index, name) in way.iter().enumerate() {
            let at = object.properties.iter().position(|it| it.name == *name)?;
            let property = &object.properties[at];
            let idents_there = self.idents.entry(id.clone()).or_insert_with(|| idents_of(object));
            let ident = idents_there[at].clone();
            idents.push(ident.clone());
            if index + 1 == way.len() {
                let mut page = Page { module: module(&[]), scope: None };
                let field = self.resolver.field(&mut page, &id, object, ident, property);
                let spelled = format!("{}: {}", idents.join("."), words::rust(&field.ty));
                return Some((spelled, property));
            }
            let api = self.resolver.api;
            id = api.named_in(&property.ty)?.clone();
            object = match &api.schemas.get(&id)?.shape {
                Shape::Object(object) => object,
                _ => return None,
            };
        }
        None
    }

    /// Takes note of the types that two paired fields hold.
    fn meet(&mut self, was: &Property, now: &Property) {
        let api = self.resolver.api;
        if let (Some(was), Some(now)) = (api.named_in(&was.ty), api.named_in(&now.ty)) {
            let both = (was.clone(), now.clone());
            let is_met = self.met.iter().any(|it| it.0 == both) || self.waiting.contains(&both);
            if !is_met && was != now {
                self.waiting.push(both);
            }
        }
    }

    /// Tells all pairs, and those that they lead to.
    pub(super) fn finish(mut self) -> Told {
        while let Some(both) = self.waiting.pop() {
            // Of a type that leads back to itself, the section is in the making.
            let placeholder =
                TypePair { heading: String::new(), points: Vec::new(), fields: Fields::default() };
            self.met.push((both.clone(), placeholder));
            let at = self.met.len() - 1;
            self.met[at].1 = self.section(&both);
        }
        let mut sections: Vec<TypePair> = self.met.into_iter().map(|it| it.1).collect();
        sections.retain(|it| !it.points.is_empty() || !it.fields.is_same());
        sections.sort_by(|one, other| one.heading.cmp(&other.heading));
        let headings = sections
            .iter()
            .map(|it| ((it.fields.was.clone(), it.fields.now.clone()), it.heading.clone()));
        let mut told = Told { headings: headings.collect(), sections: Vec::new() };
        sections.iter_mut().for_each(|it| told.refer(&mut it.fields));
        told.sections = sections;
        told
    }

    fn section(&mut self, both: &Both) -> TypePair {
        let api = self.resolver.api;
        let (was, now) = both;
        let (one, other) = (type_ident(was), type_ident(now));
        let told = self.told(was);
        let note = told.and_then(|it| it.note.as_deref()).map(sentence);
        let mut points: Vec<String> = note.into_iter().collect();
        let mut fields = Fields { was: one.clone(), now: other.clone(), rows: Vec::new() };
        match (&api.schemas[was].shape, &api.schemas[now].shape) {
            (Shape::Object(a), Shape::Object(b)) => {
                let side = |id: &SchemaId, ident: &str, object: &'a Object| Side {
                    id: id.clone(),
                    ident: ident.to_owned(),
                    object,
                };
                let told: Vec<&Move> = told.iter().flat_map(|it| &it.properties).collect();
                fields = self.fields(side(was, &one, a), side(now, &other, b), &told);
            }
            (a, b) => points.extend(words::shapes(a, b)),
        }
        let heading = if one == other { one } else { format!("{one}, now {other}") };
        TypePair { heading, points, fields }
    }

    fn told(&self, id: &SchemaId) -> Option<&'a crate::ir::SchemaMoves> {
        let is_ours = id.home == Home::Shared(self.from.clone()) && id.name.len() == 1;
        self.moves.filter(|_| is_ours && self.from != self.to)?.schema(&id.name[0])
    }
}

impl Told {
    /// Adds to each row the section that tells how its types differ.
    pub(super) fn refer(&self, fields: &mut Fields) {
        for row in &mut fields.rows {
            let (was, now) = (words::held(&row.was), words::held(&row.now));
            let Some(heading) = self.headings.get(&(was.to_owned(), now.to_owned())) else {
                continue;
            };
            let link = format!("[`{now}`](#{})", anchor(heading));
            let renamed = format!("now `{now}`");
            let is_same = row.is_same();
            match row.points.iter_mut().find(|it| **it == renamed) {
                Some(point) => *point = format!("now {link}"),
                None if is_same => row.points.push(format!("same, but see {link}")),
                None => row.points.push(format!("see {link}")),
            }
        }
    }
}
