//! A request is an object, a response an object with a `result`, of which nothing else is certain.

use super::members::Members;
use super::spot::{self, Spot};
use super::{Checker, KEEP_ONE};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Document, Node};

impl<'a> Checker<'a> {
    pub(super) fn messages(&mut self, document: &'a Document, operation: &'a Node) {
        if let Some(request) = spot::request(document, operation)
            && self.is_message(request)
        {
            self.idempotency_key(operation, request);
        }
        if let Some(response) = spot::response(document, operation)
            && self.is_message(response)
        {
            let members = Members::of(response, self.documents);
            self.result(response, &members);
            self.certain(response, &members);
        }
    }

    fn is_message(&mut self, message: Spot<'a>) -> bool {
        let kind = message.kind(self.documents);
        if let Some(kind) = kind.filter(|it| *it != "object") {
            let fault =
                Diagnostic::new(Code::NotAMessage, message.place(), "a message is an object");
            self.push(
                fault
                    .label(format!("this is of type {kind}"))
                    .help("put the value into a property of an object"),
            );
        }
        kind == Some("object")
    }

    fn idempotency_key(&mut self, operation: &'a Node, request: Spot<'a>) {
        let Some(entry) = operation.entry("x-idempotency-key") else { return };
        let names = entry.node.items();
        if names.is_empty() && !entry.node.is_refused() {
            let place = request.document.key_place_of(entry);
            let fault = Diagnostic::new(
                Code::EmptyIdempotencyKey,
                place,
                "an idempotency key without properties",
            );
            self.push(fault.help("name the properties, or leave it out"));
        }
        let members = Members::of(request, self.documents);
        for name in names {
            self.is_property(request, name, &members, "is part of the idempotency key");
        }
        let places =
            names.iter().filter_map(|it| Some((it.text()?, request.document.place_of(it))));
        self.twice(places, |name| format!("{} is named twice", quoted(name)), KEEP_ONE);
    }

    fn result(&mut self, response: Spot<'a>, members: &Members<'a>) {
        if members.lacks("result") {
            let fault =
                Diagnostic::new(Code::NoResult, response.place(), "a response without `result`");
            self.push(fault.help(
                "add the property `result: {$ref: ../schemas/Result.yaml}`: every answer carries its outcome",
            ));
        }
        let Some(result) = members.get("result") else { return };
        let is_result = match (result.reference(), result.target(self.documents)) {
            (Some(_), Some(target)) => {
                target.node.is_refused()
                    || target
                        .get("x-format")
                        .is_some_and(|it| it.is_refused() || it.text() == Some("result"))
            }
            // A reference that leads nowhere has been reported already.
            (Some(_), None) => true,
            (None, _) => result.node.is_refused(),
        };
        if !is_result {
            let fault =
                Diagnostic::new(Code::NoResult, result.place(), "`result` is not the protocol's");
            self.push(fault.help("write a bare `$ref` to a schema with `x-format: result`"));
        }
    }

    fn certain(&mut self, response: Spot<'a>, members: &Members<'a>) {
        for (part, name) in &members.required {
            let Some(text) = name.text().filter(|it| *it != "result") else { continue };
            let message = format!("a response cannot require {}", quoted(text));
            let fault =
                Diagnostic::new(Code::CertainResponse, part.document.place_of(name), message);
            let fault = fault
                .help("take it from the list: a failed answer carries `result` and little else");
            let is_elsewhere = part.document.path() != response.document.path();
            self.push(if is_elsewhere {
                fault.related(response.place(), "the response that requires it")
            } else {
                fault
            });
        }
    }
}
