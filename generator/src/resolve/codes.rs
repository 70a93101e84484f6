//! Result codes: an open enum an operation, and one for those that mean the same everywhere.

use super::places::module;
use super::{RUNTIME, Resolver};
use crate::ir::{CommonCode, Direction, Doc, Operation, ResultCode};
use crate::names;
use crate::plan::{Code, Codes, Item, Module};

/// The identifier of an operation's result codes; a `String` where none is known.
pub(super) fn codes_ident(operation: &Operation) -> String {
    match operation.result_codes.is_empty() {
        true => "String".to_owned(),
        false => names::ty(&format!("{}-code", operation.id)),
    }
}

/// Adds the codes of an operation to its page.
pub(super) fn add(page: &mut Module, operation: &Operation) {
    if operation.result_codes.is_empty() {
        return;
    }
    let doc = match operation.direction {
        Direction::ToWallet => {
            Doc::verbatim(format!("What [`{}`] may be answered.", names::function(&operation.id)))
        }
        Direction::ToMerchant => {
            Doc::new(&format!("What the merchant may reply to `{}`.", operation.id))
        }
    };
    let codes = operation.result_codes.iter().map(own).collect();
    push(page, Codes { ident: codes_ident(operation), doc, codes });
}

impl Resolver<'_> {
    /// The file of the codes that mean the same wherever they come; nothing where there are none.
    pub(super) fn common_codes(&self) -> Option<Module> {
        if self.api.common_codes.is_empty() {
            return None;
        }
        let mut page = module(&["codes".to_owned()]);
        page.specs.push("codes.yaml".to_owned());
        page.doc = Doc::new("Result codes that mean the same wherever they come.");
        let doc = Doc::new("The result codes that mean the same wherever they come.").paragraph(
            "`CommonCode::new(code.as_str())` reads the code of any operation as one of these.",
        );
        let codes = self.api.common_codes.iter().map(common).collect();
        push(&mut page, Codes { ident: "CommonCode".to_owned(), doc, codes });
        Some(page)
    }
}

fn push(page: &mut Module, codes: Codes) {
    for name in ["Known", "result_code"] {
        page.import(RUNTIME, name);
    }
    page.items.push(Item::Codes(codes));
}

fn own(code: &ResultCode) -> Code {
    let ResultCode { code, status, meaning, action } = code;
    self::code(code, &format!("`{status}`: {meaning} {action}"), meaning, action)
}

fn common(code: &CommonCode) -> Code {
    let CommonCode { code, meaning, action } = code;
    self::code(code, &format!("{meaning} {action}"), meaning, action)
}

fn code(code: &str, doc: &str, meaning: &str, action: &str) -> Code {
    Code {
        ident: names::variant(code),
        wire: code.to_owned(),
        doc: Doc::new(doc),
        meaning: one_line(meaning),
        action: one_line(action),
    }
}

fn one_line(prose: &str) -> String {
    prose.split_whitespace().collect::<Vec<_>>().join(" ")
}
