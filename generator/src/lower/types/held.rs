//! What stands at one place, by its form: a type, and what is said of it there.

use std::rc::Rc;

use super::budget::DEEPEST;
use super::{Dialect, Lineage, Pending, Typing};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Bounds, Schema, SchemaId, Shape, Type};
use crate::schema::compose::{Composed, Conjunct, compose};
use crate::schema::{Kind, Spot, value};

/// From how deep on types without a name of their own are counted that are made of several schemas.
const DEEP_LINEAGE: usize = 2;

/// How deep types without a name of their own may be nested.
const DEEPEST_LINEAGE: usize = 32;

/// What stands at one place, and what is said of it there.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    /// Whether to leave it out is to say `null`: `default: null`.
    pub(super) null_by_default: bool,
    pub(super) bounds: Bounds,
    /// What each item of a list or value of a map must keep to.
    pub(super) each: Bounds,
    pub(super) sensitive: bool,
    pub(super) deprecated: bool,
    pub(super) prose: String,
}

impl Held {
    pub(super) fn new(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            null_by_default: false,
            bounds: Bounds::default(),
            each: Bounds::default(),
            sensitive: false,
            deprecated: false,
            prose: String::new(),
        }
    }

    /// The type where nothing but the type can say that it may be `null`.
    pub(super) fn within(&self) -> Type {
        match self.nullable && self.ty != Type::Json {
            true => Type::Nullable(Box::new(self.ty.clone())),
            false => self.ty.clone(),
        }
    }
}

impl<'d> Typing<'d> {
    /// What stands at a place; what needs a name gets `id`.
    pub(super) fn held(
        &mut self,
        conjuncts: &[Conjunct<'d>],
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        if self.depth > DEEPEST {
            self.too_deep(conjuncts[0].spot);
            return Held::new(Type::Json);
        }
        self.depth += 1;
        let pieces = self.pieces(conjuncts);
        let held = if let Some(target) = self.only_target(&pieces) {
            let held = self.referred(target);
            self.beside_reference(held, &pieces)
        } else {
            let said = self.expanded(pieces);
            let composed = compose(said, &mut self.notes);
            self.formed(composed, id, lineage)
        };
        self.depth -= 1;
        held
    }

    /// What composed schemas come to, with all that they say of it.
    pub(super) fn formed(
        &mut self,
        mut composed: Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        self.drop_ways_back(&mut composed);
        self.examples(&composed);
        let house = (composed.nullable, composed.any(|it| it.house.sensitive));
        let deprecated = composed.any(|it| it.prose.deprecated && it.reference.is_none());
        let default = composed.find(|it| it.prose.default);
        let null_by_default = default.is_some_and(value::is_null);
        let mut prose = super::prose::of(&composed);
        let format = composed.format;
        let held = self.form(composed, id, lineage);
        if !held.prose.is_empty() {
            super::prose::remark(&mut prose, &held.prose);
        }
        super::scalar::name_format(format, &held.ty, &mut prose);
        Held {
            nullable: held.nullable | house.0,
            sensitive: held.sensitive | house.1,
            null_by_default,
            deprecated,
            prose,
            ..held
        }
    }

    fn form(&mut self, composed: Composed<'d>, id: &Rc<SchemaId>, lineage: &Lineage) -> Held {
        if composed.takes_nothing {
            let fault =
                Diagnostic::new(Code::NoValue, composed.spot.place(), "no value can be this");
            self.notes.refuse(fault.help("leave it out, or say which values there are"));
            return Held::new(Type::Json);
        }
        if let Some(held) = self.house(&composed) {
            return held;
        }
        if !composed.alternatives.is_empty() {
            return self.union(composed, id, lineage);
        }
        if composed.values.is_some() {
            return self.values(&composed, id);
        }
        match (&composed.kinds, composed.kind()) {
            (_, Some(kind)) => self.of_kind(kind, composed, id, lineage),
            (Some(kinds), None) if kinds.len() > 1 => self.of_kinds(composed, id, lineage),
            _ => Held::new(Type::Json),
        }
    }

    pub(super) fn of_kind(
        &mut self,
        kind: Kind,
        composed: Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        match kind {
            Kind::Text => self.text(&composed),
            Kind::Integer => self.integer(&composed),
            Kind::Number => self.number(&composed),
            Kind::Boolean => Held::new(Type::Boolean),
            Kind::List => self.list(&composed, id, lineage),
            Kind::Object => self.object_or_map(composed, id, lineage),
        }
    }

    pub(super) fn named_object(
        &mut self,
        composed: Composed<'d>,
        id: &Rc<SchemaId>,
        lineage: &Lineage,
    ) -> Held {
        let key = composed.key();
        if let Some(around) = lineage.find(&key) {
            return Held::new(Type::Named((**around).clone()));
        }
        let is_deep = lineage.depth() > DEEP_LINEAGE && key.len() > 1;
        if lineage.depth() > DEEPEST_LINEAGE {
            self.too_deep(composed.spot);
            return Held::new(Type::Json);
        }
        if is_deep && !self.affords(key.len(), composed.spot) {
            return Held::new(Type::Json);
        }
        let bounds = super::scalar::map_bounds(&composed.limits);
        let (id, is_new) = self.claim(id, &key);
        if is_new {
            let lineage = lineage.within(key, &id);
            self.pending.push_back(Pending { id: Rc::clone(&id), composed, lineage });
        }
        Held { bounds, ..Held::new(Type::Named((*id).clone())) }
    }

    /// Gives the name to the type that is composed of these schemas; `true` where it is new.
    ///
    /// A name that another type has is told apart by a word.
    pub(super) fn claim(&mut self, id: &Rc<SchemaId>, key: &[usize]) -> (Rc<SchemaId>, bool) {
        let mut id = Rc::clone(id);
        loop {
            match self.entered.get(&*id) {
                None => {
                    self.entered.insert((*id).clone(), key.to_vec());
                    return (id, true);
                }
                Some(known) if known == key => return (id, false),
                Some(_) => id = Rc::new(id.child("type")),
            }
        }
    }

    /// Enters a type under its name.
    pub(super) fn enter(
        &mut self,
        id: &SchemaId,
        spot: Spot<'d>,
        prose: &str,
        deprecated: bool,
        shape: Shape,
    ) {
        let doc = crate::ir::Doc::new(prose);
        let spec = spot.document.path().to_owned();
        if self.dialect == Dialect::Specs {
            self.places.insert(id.clone(), spot.document.name_place(spot.node));
        }
        self.schemas.insert(id.clone(), Schema { spec, doc, deprecated, shape });
    }
}
