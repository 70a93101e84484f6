//! Unions: their variants, what stands in a box, and which values say by their type what they are.

use super::parts::meant;
use super::prose::{code, or_said};
use super::types::Page;
use super::{RUNTIME, Resolver};
use crate::ir::{self, Doc, SchemaId, Type};
use crate::names::{Kind, settle};
use crate::plan::{Branch, Item, Ty, Union};

impl Resolver<'_> {
    /// Adds a union to a file.
    pub(super) fn add_union(
        &self,
        page: &mut Page<'_>,
        id: &SchemaId,
        ident: String,
        doc: Doc,
        union: &ir::Union,
    ) {
        for name in ["Json", "Looks", "Slot", "Union", "Value", "View", "union"] {
            page.module.import(RUNTIME, name);
        }
        if !union.branches.is_empty() {
            page.module.import(RUNTIME, "looks");
        }
        let idents = idents(union).into_iter();
        let branches = idents.zip(&union.branches).zip(self.are_only(id, union));
        let branches = branches
            .map(|((ident, it), is_only)| Branch { is_only, ..self.branch(page, id, ident, it) });
        let branches = branches.collect();
        let tag = union.tag.clone();
        page.module.items.push(Item::Union(Union { ident, doc, tag, branches }));
    }

    fn branch(
        &self,
        page: &mut Page<'_>,
        union: &SchemaId,
        ident: String,
        of: &ir::Branch,
    ) -> Branch {
        let ty = self.ty(page, &of.ty);
        let is_boxed = self.is_branch_boxed(union, &of.ty);
        Branch {
            ident,
            doc: or_said(&of.doc, || said_of(&ty, &of.name)),
            ty,
            is_boxed,
            is_only: false,
            tags: of.tags.clone(),
            looks: of.looks.clone(),
        }
    }

    /// Whether a variant's value stands in a box.
    pub(super) fn is_branch_boxed(&self, union: &SchemaId, ty: &Type) -> bool {
        self.recursion.needs_box(union, ty) || self.sizes.is_large(ty)
    }

    /// For each branch whether no other is of its type, so that a value says which one it is.
    pub(super) fn are_only(&self, id: &SchemaId, union: &ir::Union) -> Vec<bool> {
        let meanings: Vec<Type> = union.branches.iter().map(|it| self.meaning(&it.ty)).collect();
        let is_only = |meaning: &Type| {
            let twins = meanings.iter().filter(|it| *it == meaning).count();
            let is_itself = *meaning == Type::Named(id.clone());
            twins == 1 && !is_itself && *meaning != Type::Json
        };
        meanings.iter().map(is_only).collect()
    }

    /// The type without mere names, so that two of one meaning are seen to be one.
    fn meaning(&self, ty: &Type) -> Type {
        let within = |held: &Type| Box::new(self.meaning(held));
        match ty {
            Type::Named(id) if self.recursion.is_endless_name(id) => ty.clone(),
            _ => match meant(self.api, ty) {
                Type::List(held) => Type::List(within(held)),
                Type::Map(held) => Type::Map(within(held)),
                Type::Nullable(held) => Type::Nullable(within(held)),
                Type::JsonText(held) => Type::JsonText(within(held)),
                other => other.clone(),
            },
        }
    }
}

/// What the variants are called.
pub(super) fn idents(union: &ir::Union) -> Vec<String> {
    let names = distinct(&union.branches);
    let names: Vec<_> = names.iter().map(|it| it.iter().map(String::as_str).collect()).collect();
    settle(Kind::Variant, &names)
}

/// The names of the branches. Those of one name are also called by their tags or their types.
fn distinct(branches: &[ir::Branch]) -> Vec<Vec<String>> {
    let count =
        |names: &[Vec<String>], name: &Vec<String>| names.iter().filter(|it| *it == name).count();
    let names: Vec<Vec<String>> = branches.iter().map(|it| vec![it.name.clone()]).collect();
    let told = |it: &ir::Branch| match it.tags.is_empty() {
        true => vec![it.name.clone(), words(&it.ty)],
        false => vec![it.name.clone(), it.tags.join(" ")],
    };
    let told: Vec<Vec<String>> = branches.iter().map(told).collect();
    let name = |(index, told_so): (usize, &Vec<String>)| {
        if count(&names, &names[index]) == 1 {
            names[index].clone()
        } else if count(&told, told_so) == 1 {
            told_so.clone()
        } else {
            // Of one name, one type and one tag: nothing but its place tells it.
            [told_so.as_slice(), &[(index + 1).to_string()]].concat()
        }
    };
    told.iter().enumerate().map(name).collect()
}

/// A type in words.
fn words(ty: &Type) -> String {
    match ty {
        Type::List(held) => format!("list of {}", words(held)),
        Type::Map(held) => format!("map of {}", words(held)),
        Type::Nullable(held) => format!("nullable {}", words(held)),
        Type::JsonText(held) => format!("json text of {}", words(held)),
        Type::Named(id) => id.name.join(" "),
        other => format!("{other:?}"),
    }
}

/// What is said of a branch of which the spec says nothing.
fn said_of(ty: &Ty, name: &str) -> String {
    let words = match ty {
        Ty::Name("bool") => "`true` or `false`.",
        Ty::Name("i64" | "u64" | "i128") => "A whole number.",
        Ty::Name("f64") => "A number.",
        Ty::Name("String") => "Text.",
        Ty::Vec(_) => "A list.",
        Ty::Map(_) => "Values by name.",
        _ => return format!("A value of the kind {}.", code(name)),
    };
    words.to_owned()
}
