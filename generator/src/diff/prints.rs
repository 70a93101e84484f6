//! Which types of two APIs say the same, whatever they are called.
//!
//! The rule is that of `resolve::sharing`: all types begin as one, and part until none of a class
//! holds a part of another. Names, prose and what is derived from other parts do not count.

use std::collections::BTreeMap;

use crate::ir::{Api, Doc, Home, Looks, Object, Owner, Rest, SchemaId, Shape, Type, UrlPath};

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
            property.ty = self.ty(of, &property.ty);
        }
        if let Rest::Kept(ty) = &mut object.rest {
            **ty = self.ty(of, ty);
        }
        object
    }

    /// What a type says: classes stand in the place of names.
    pub(super) fn ty(&self, of: Half, ty: &Type) -> Type {
        let within = |held: &Type| Box::new(self.ty(of, held));
        match ty {
            Type::List(held) => Type::List(within(held)),
            Type::Map(held) => Type::Map(within(held)),
            Type::JsonText(held) => Type::JsonText(within(held)),
            Type::Nullable(held) => Type::Nullable(within(held)),
            Type::Named(id) => {
                let class = self.class(of, id).map(|it| it.to_string());
                let home = Home::Endpoint(Owner::Platform, UrlPath(class.into_iter().collect()));
                Type::Named(SchemaId { home, name: Vec::new() })
            }
            other => other.clone(),
        }
    }

    fn shape(&self, of: Half, shape: &Shape) -> Shape {
        match shape {
            Shape::Object(object) => Shape::Object(self.object(of, object)),
            Shape::Alias(ty) => Shape::Alias(self.ty(of, ty)),
            Shape::Text { .. } => Shape::Text { sensitive: false },
            Shape::Choice(variants) => {
                let mut variants = variants.clone();
                variants.iter_mut().for_each(|it| it.doc = Doc::default());
                Shape::Choice(variants)
            }
            Shape::Numbers(numbers) => {
                let mut numbers = numbers.clone();
                numbers.iter_mut().for_each(|it| it.doc = Doc::default());
                Shape::Numbers(numbers)
            }
            Shape::Union(union) => {
                let mut union = union.clone();
                for branch in &mut union.branches {
                    (branch.doc, branch.looks) = (Doc::default(), Looks::default());
                    branch.ty = self.ty(of, &branch.ty);
                }
                Shape::Union(union)
            }
        }
    }
}
