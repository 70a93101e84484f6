//! What the ledger knows, put into the words of one message.

use std::time::SystemTime;

use serde_json::{Map, Value, json};

use super::{Asked, Notice};
use crate::message::Properties;
use crate::testing::codes;
use crate::{Amount, Endpoint, Message, TimeFormat, Timestamp};

/// Names and values of all that can be said, whichever message says it.
pub(super) type Facts = Map<String, Value>;

/// The ends of the names that the ledger speaks of. What an example says there is not true here.
const SPOKEN_OF: [&str; 6] = ["Id", "Amount", "Time", "Status", "Reason", "Result"];

/// The names under which examples send the user to a page.
const PAGES: [&str; 4] = ["redirectUrl", "redirectionUrl", "qrCode", "shortUrl"];

/// An answer before it has the shape of its endpoint's.
pub(super) struct Statement {
    result: Value,
    facts: Facts,
}

impl Statement {
    pub(super) fn success(facts: Facts) -> Self {
        Self { result: wire_result("S", "SUCCESS", "success"), facts }
    }

    pub(super) fn failure(code: &str, message: &str) -> Self {
        Self { result: wire_result("F", code, message), facts: Facts::new() }
    }

    /// Says that it has not ended: `U` or `A`.
    pub(super) fn open(status: &str, code: &str, message: &str, facts: Facts) -> Self {
        Self { result: wire_result(status, code, message), facts }
    }

    /// Waits for the user, in the example's words.
    pub(super) fn waiting(asked: &Asked, facts: Facts) -> Self {
        let result = asked.example().remove("result");
        Self { result: result.unwrap_or_else(|| wire_result("A", "ACCEPT", "accepted")), facts }
    }

    /// Says those of the facts that the endpoint's answer has a place for. Where the example is of
    /// the same status, what else it says is said, too, with the cashier's address in place of the
    /// example's.
    pub(super) fn answer(self, asked: &Asked, cashier: &str) -> Value {
        let mut example = asked.example();
        let same = example
            .get("result")
            .is_some_and(|it| it["resultStatus"] == self.result["resultStatus"]);
        if !same {
            example.clear();
        }
        if let (false, Some(Value::String(id))) = (cashier.is_empty(), self.facts.get("paymentId"))
        {
            let page = format!("{cashier}{id}");
            example.values_mut().for_each(|it| redirect(it, &page));
            PAGES.iter().for_each(|name| redirect_named(&mut example, name, &page));
        }
        let result = in_its_words(&asked.endpoint, self.result);
        let mut answer = Map::from_iter([("result".to_owned(), result)]);
        answer.extend(shaped(&*asked.endpoint.response(), self.facts, example));
        Value::Object(answer)
    }
}

impl Notice {
    /// Says it in the words of a callback: its example's, with the facts in place.
    pub(crate) fn shaped(self, example: &str, message: &dyn Message) -> Value {
        let example = serde_json::from_str(example).unwrap_or_default();
        Value::Object(shaped(message, self.facts, example))
    }
}

/// The result, with a code that the endpoint lists.
fn in_its_words(endpoint: &Endpoint, mut result: Value) -> Value {
    let status = result["resultStatus"].as_str().unwrap_or_default();
    if let Some(code) = result["resultCode"].as_str() {
        result["resultCode"] = codes::listed(endpoint, status, code).into();
    }
    result
}

pub(super) fn wire_result(status: &str, code: &str, message: &str) -> Value {
    json!({"resultStatus": status, "resultCode": code, "resultMessage": message})
}

pub(super) fn amount(amount: Amount) -> Value {
    json!({"currency": amount.currency.as_str(), "value": amount.value.to_string()})
}

pub(super) fn time(time: SystemTime) -> Value {
    Timestamp::at(time, TimeFormat::Millis).as_str().into()
}

/// The message's properties, in its order: a fact, or else what the example says of other things.
fn shaped(message: &dyn Message, mut facts: Facts, mut example: Facts) -> Facts {
    let names = Properties::of(message).iter().map(|it| it.rules.name).collect::<Vec<_>>();
    let mut said = Facts::new();
    for name in names {
        let spoken_of = SPOKEN_OF.iter().any(|end| name.ends_with(end));
        let said_by_example = example.remove(name).filter(|_| !spoken_of);
        if let Some(value) = facts.remove(name).or(said_by_example) {
            said.insert(name.to_owned(), value);
        }
    }
    said
}

/// Sends the user to another page, wherever the example names one.
fn redirect(value: &mut Value, page: &str) {
    if let Value::Object(properties) = value {
        PAGES.iter().for_each(|name| redirect_named(properties, name, page));
        properties.values_mut().for_each(|it| redirect(it, page));
    }
}

fn redirect_named(properties: &mut Facts, name: &str, page: &str) {
    if let Some(url) = properties.get_mut(name) {
        *url = page.into();
    }
}
