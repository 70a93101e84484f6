//! A planned type becomes its syntax.

use syn::Type;

use super::syntax::named;
use crate::plan::Ty;

pub(super) fn ty(plan: &Ty) -> Type {
    match plan {
        Ty::Name(name) => named(name, []),
        Ty::Item(name) => named(name, []),
        Ty::Option(held) => named("Option", [ty(held)]),
        Ty::Box(held) => named("Box", [ty(held)]),
        Ty::JsonText(held) => named("JsonText", [ty(held)]),
        Ty::Vec(item) => named("Vec", [ty(item)]),
        Ty::Map(value) => named("BTreeMap", [named("String", []), ty(value)]),
    }
}
