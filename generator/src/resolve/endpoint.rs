//! One endpoint's page: the function, the request, the answer, and the types of this endpoint only.

use super::codes::{self, codes_ident};
use super::places::{endpoint_path, module};
use super::prose::with_note;
use super::types::Page;
use super::{RUNTIME, Resolver, type_ident};
use crate::ir::{Direction, Doc, Message, Operation};
use crate::names;
use crate::plan::{CallbackImpl, Function, Item, Module, OperationImpl};

impl Resolver<'_> {
    pub(super) fn endpoint(&self, operation: &Operation) -> Module {
        let scope = operation.scope();
        let mut page = Page { module: module(&endpoint_path(operation)), scope: Some(&scope) };
        page.module.specs.push(operation.spec.clone());
        page.module.doc = page_doc(operation);
        match operation.direction {
            Direction::ToWallet => self.operation(&mut page, operation),
            Direction::ToMerchant => self.callback(&mut page, operation),
        }
        for (id, schema) in self.api.types_of(operation.home()) {
            self.add_type(&mut page, id, schema);
        }
        codes::add(&mut page.module, operation);
        page.module
    }

    fn operation(&self, page: &mut Page<'_>, operation: &Operation) {
        let ident = names::function(&operation.id);
        let (request, response) = (request_ident(operation), response_ident(operation));
        for name in ["Client", "Error", "Operation", "Outcome"] {
            page.module.import(RUNTIME, name);
        }
        page.module.items.push(Item::Function(Function {
            ident: ident.clone(),
            doc: function_doc(operation),
            request: request.clone(),
            response: response.clone(),
            codes: codes_ident(operation),
        }));

        let asks = Doc::verbatim(format!("What [`{ident}`] asks."));
        self.message(page, operation, "request", asks, &operation.request);
        page.module.items.push(Item::Operation(OperationImpl {
            request,
            response,
            codes: codes_ident(operation),
            id: operation.id.clone(),
            path: operation.path.to_string(),
            idempotency_key: operation.idempotency_key.clone(),
        }));

        self.settled_by(page, operation);

        let answered = Doc::verbatim(format!("What [`{ident}`] is answered."));
        self.answer(page, operation, answered);
    }

    fn callback(&self, page: &mut Page<'_>, operation: &Operation) {
        page.module.import(RUNTIME, "Callback");
        let told = with_note(&operation.doc, operation.deprecated);
        self.message(page, operation, "request", told, &operation.request);
        page.module.items.push(Item::Callback(CallbackImpl {
            request: request_ident(operation),
            reply: response_ident(operation),
            codes: codes_ident(operation),
            id: operation.id.clone(),
            path: operation.path.to_string(),
        }));
        let replied = Doc::new(&format!("What the merchant replies to `{}`.", operation.id));
        self.answer(page, operation, replied);
    }

    /// The answer's own type; where it is its result and no more, the runtime has one.
    fn answer(&self, page: &mut Page<'_>, operation: &Operation, doc: Doc) {
        if operation.response.object.is_empty() {
            page.module.import(RUNTIME, EMPTY);
        } else {
            self.message(page, operation, "response", doc, &operation.response);
        }
    }

    fn message(&self, page: &mut Page<'_>, of: &Operation, way: &str, doc: Doc, message: &Message) {
        let id = of.message_id(way);
        self.add_struct(page, &id, type_ident(&id), doc, &message.object);
    }
}

/// The runtime's message without properties.
const EMPTY: &str = "Empty";

/// The identifier of an operation's request.
pub(super) fn request_ident(operation: &Operation) -> String {
    type_ident(&operation.message_id("request"))
}

/// The identifier of an operation's answer.
pub(super) fn response_ident(operation: &Operation) -> String {
    match operation.response.object.is_empty() {
        true => EMPTY.to_owned(),
        false => type_ident(&operation.message_id("response")),
    }
}

fn page_doc(operation: &Operation) -> Doc {
    let mut doc = Doc::new(&format!("`POST {}`", operation.path));
    if operation.direction == Direction::ToMerchant {
        doc = doc.paragraph("The wallet calls the merchant.");
    }
    doc = doc.followed_by(operation.doc.first_paragraph());
    match &operation.page {
        Some(page) => doc.paragraph(&format!("See {page}.")),
        None => doc,
    }
}

fn function_doc(operation: &Operation) -> Doc {
    let doc = with_note(&operation.doc, operation.deprecated);
    let key: Vec<String> = operation.idempotency_key.iter().map(|it| format!("`{it}`")).collect();
    let doc = match key.is_empty() {
        true => doc,
        false => doc.paragraph(&format!(
            "Sent again under the same {}, it is the same request.",
            key.join(" and ")
        )),
    };
    match &operation.settled_by {
        None => doc,
        Some(settled_by) => doc.followed_by(Doc::verbatim(format!(
            "[`Client::settle`] asks `{}` until it is known how it ended.",
            settled_by.path.name()
        ))),
    }
}
