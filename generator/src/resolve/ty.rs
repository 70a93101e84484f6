//! What a property holds becomes a Rust type, its name imported.

use super::places::{file, from_root};
use super::types::Page;
use super::{RUNTIME, Resolver};
use crate::ir::Type;
use crate::plan::Ty;

impl Resolver<'_> {
    pub(super) fn ty(&self, page: &mut Page<'_>, of: &Type) -> Ty {
        let mut runtime = |name: &'static str| {
            page.module.import(RUNTIME, name);
            Ty::Name(name)
        };
        match of {
            Type::Text => Ty::Name("String"),
            Type::Integer => Ty::Name("i64"),
            Type::Unsigned => Ty::Name("u64"),
            Type::BigInteger => Ty::Name("i128"),
            Type::Number => Ty::Name("f64"),
            Type::Boolean => Ty::Name("bool"),
            Type::Timestamp => runtime("Timestamp"),
            Type::Date => runtime("Date"),
            Type::Currency => runtime("Currency"),
            Type::MinorUnits => runtime("MinorUnits"),
            Type::Amount => runtime("Amount"),
            Type::ResultInfo => runtime("ResultInfo"),
            Type::Json => runtime("Json"),
            Type::JsonText(held) => {
                runtime("JsonText");
                Ty::JsonText(Box::new(self.ty(page, held)))
            }
            Type::Nullable(held) => Ty::Option(Box::new(self.ty(page, held))),
            Type::List(item) => Ty::Vec(Box::new(self.ty(page, item))),
            Type::Map(value) => {
                page.module.import("std::collections", "BTreeMap");
                Ty::Map(Box::new(self.ty(page, value)))
            }
            Type::Named(id) => {
                let ident = self.type_ident(id);
                if page.module.file != file(&self.written_at(id)) {
                    page.module.import(&from_root(&self.taken_from(id, page.scope)), &ident);
                }
                Ty::Item(ident)
            }
        }
    }
}
