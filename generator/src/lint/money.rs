//! Whoever moves money can ask again: by the same number, or by an inquiry.

use super::finding::Finding;
use super::ground::{Call, Ground};
use super::table::Lint;
use crate::diagnostic::quoted;
use crate::document::Node;
use crate::ir::{Presence, Type};

pub(super) fn money(ground: &Ground<'_>) -> Vec<Finding> {
    let calls = ground.calls.iter().filter(|it| !it.is_callback());
    calls.flat_map(|it| [key(it), settling(it), optional_key(it)]).flatten().collect()
}

fn says_an_amount(call: &Call<'_>) -> bool {
    call.operation.request.object.properties.iter().any(|it| it.ty == Type::Amount)
}

fn key(call: &Call<'_>) -> Option<Finding> {
    let lacks = call.operation.idempotency_key.is_empty() && says_an_amount(call);
    lacks.then(|| {
        let id = quoted(&call.operation.id);
        let message = format!("{id} says an amount, and can never be sent again");
        call.finding(Lint::NoIdempotencyKey, "", call.key_place("operationId"), message)
            .help("name the number in `x-idempotency-key` that makes a repeat the same request")
    })
}

fn optional_key(call: &Call<'_>) -> Option<Finding> {
    let key = call.node.get("x-idempotency-key").map(Node::items).unwrap_or_default();
    let properties = call.operation.request.object.properties.iter();
    let mut optional = properties.filter(|it| it.presence != Presence::Required);
    let (name, node) = optional.find_map(|property| {
        let node = key.iter().find(|it| it.text() == Some(&property.name))?;
        Some((&property.name, node))
    })?;
    let message = format!("{} makes a repeat the same request, and may be left out", quoted(name));
    let (way, place) = (format!("/request/{name}"), call.document.place_of(node));
    let finding = call.finding(Lint::OptionalIdempotencyKey, &way, place, message);
    Some(finding.help("list it under `required`, or take it from the key"))
}

fn settling(call: &Call<'_>) -> Option<Finding> {
    let operation = call.operation;
    let may_stay_open = operation.result_codes.iter().any(|it| it.status == "U");
    let lacks = operation.settled_by.is_none() && may_stay_open && says_an_amount(call);
    lacks.then(|| {
        let message = format!("nobody can ask what became of {}", quoted(&operation.id));
        call.finding(Lint::NoSettling, "", call.key_place("operationId"), message)
            .help("name the inquiry in `x-settled-by`, if the wallet has one")
    })
}
