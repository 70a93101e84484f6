//! Which types of two APIs say the same, whatever they are called.
//!
//! The rule is that of `resolve::sharing`: all types begin as one, and part until none of a class
//! holds a part of another. Names, prose and what is derived from other parts do not count.

use std::collections::BTreeMap;

use crate::ir::{Api, Doc, Home, Looks, Object, Owner, SchemaId, Shape, Type, UrlPath};

/// How often types are parted. Those that differ only deeper within than this count as the same.
const ROUNDS: usize = 64;

/// For each type of the one and the other API its class.
pub(super) struct Prints<'a> {
    classes: [BTreeMap<&'a SchemaId, usize>; 2],
}

/// Which of the two APIs.
#[derive(Clone, Copy)]
pub(super) enum Half {
    Before,
    After,
}

impl<'a> Prints<'a> {
    pub(super) fn of(before: &'a Api, after: &'a Api) -> Self {
        let all_one = |api: &'a Api| api.schemas.keys().map(|it| (it, 0)).collect();
        let mut prints = Self { classes: [all_one(before), all_one(after)] };
        let mut count = 1;
        for _ in 0..ROUNDS {
            let mut numbers: BTreeMap<Shape, usize> = BTreeMap::new();
            let mut parted = [BTreeMap::new(), BTreeMap::new()];
            for (of, api) in [(Half::Before, before), (Half::After, after)] {
                for (id, schema) in &api.schemas {
                    let next = numbers.len();
                    let class = numbers.entry(prints.shape(of, &schema.shape)).or_insert(next);
                    parted[of as usize].insert(id, *class);
                }
            }
            prints.classes = parted;
            if numbers.len() <= count {
                break;
            }
            count = numbers.len();
        }
        prints
    }

    /// Whether a type of the first API says the same as one of the second.
    pub(super) fn are_alike(&self, before: &SchemaId, after: &SchemaId) -> bool {
        let [classes, others] = &self.classes;
        classes.get(before).is_some_and(|it| others.get(after) == Some(it))
    }

    /// A type's class.
    pub(super) fn class(&self, of: Half, id: &SchemaId) -> Option<usize> {
        self.classes[of as usize].get(id).copied()
    }

    /// What an object says.
    pub(super) fn object(&self, of: Half, object: &Object) -> Object {
        let mut object = object.clone();
        for property in &mut object.properties {
            property.doc = Doc::default();
            (property.deprecated, property.sensitive) = (false, false);
            property.also_named = Vec::new();
        }
        object.types_mut().for_each(|it| self.number(of, it));
        object
    }

    /// What a type says: classes stand in the place of names.
    pub(super) fn ty(&self, of: Half, ty: &Type) -> Type {
        let mut ty = ty.clone();
        self.number(of, &mut ty);
        ty
    }

    fn number(&self, of: Half, ty: &mut Type) {
        if let Some(id) = ty.named_mut() {
            let class = self.class(of, id).map(|it| it.to_string());
            let home = Home::Endpoint(Owner::Platform, UrlPath(class.into_iter().collect()));
            *id = SchemaId { home, name: Vec::new() };
        }
    }

    fn shape(&self, of: Half, shape: &Shape) -> Shape {
        let mut shape = shape.clone();
        match &mut shape {
            Shape::Object(object) => return Shape::Object(self.object(of, object)),
            Shape::Union(union) => {
                union.branches.iter_mut().for_each(|it| it.looks = Looks::default());
            }
            Shape::Text { sensitive } => *sensitive = false,
            Shape::Choice(_) | Shape::Numbers(_) | Shape::Alias(_) => {}
        }
        shape.clear_docs();
        shape.types_mut().into_iter().for_each(|it| self.number(of, it));
        shape
    }
}
