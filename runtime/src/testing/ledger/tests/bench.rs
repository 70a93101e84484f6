//! Endpoints of any name, whose messages have every property that the tests speak of.

use std::time::{Duration, SystemTime};

use serde_json::{Value as Json, json};

use crate::testing::ledger::{Approval, Asked, Ledger};
use crate::{Endpoint, Message, Operation, Properties, Slot, Value, name};

const NAMES: [&str; 29] = [
    "partnerId",
    "paymentId",
    "paymentRequestId",
    "paymentAmount",
    "paymentStatus",
    "paymentTime",
    "paymentFailReason",
    "authExpiryTime",
    "actionForm",
    "refundId",
    "refundRequestId",
    "refundAmount",
    "refundStatus",
    "refundReason",
    "captureId",
    "captureRequestId",
    "captureAmount",
    "voidId",
    "voidRequestId",
    "voidAmount",
    "cancelTime",
    "refundTime",
    "refundFailReason",
    "acquirementId",
    "merchantTransId",
    "voidDetails",
    "confirmId",
    "confirmRequestId",
    "confirmTime",
];

struct Wide(Vec<Option<Json>>);

impl Message for Wide {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        NAMES.iter().zip(&self.0).for_each(|(it, value)| to.optional(name(it), value));
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        let index = NAMES.iter().position(|it| *it == name);
        index.map_or(Slot::Unknown, |it| self.0[it].slot())
    }

    fn blank() -> Self {
        Self(vec![None; NAMES.len()])
    }
}

impl Operation for Wide {
    type Response = Self;
    type Code = String;

    const ID: &'static str = "";
    const PATH: &'static str = "";
}

/// A ledger, and a merchant that asks it.
pub(super) struct Bench(pub(super) Ledger);

impl Bench {
    pub(super) fn new(approval: Approval) -> Self {
        Self(Ledger::new(approval))
    }

    /// Asks at the platform's v2, as `merchant-42`.
    pub(super) fn ask(&mut self, path: &'static str, request: Json) -> Json {
        self.ask_as("merchant-42", path, request).expect("the ledger serves it")
    }

    pub(super) fn ask_as(
        &mut self,
        client: &str,
        path: &'static str,
        request: Json,
    ) -> Option<Json> {
        self.answer(endpoint(path), client, request)
    }

    fn answer(&mut self, endpoint: Endpoint, client: &str, request: Json) -> Option<Json> {
        let Json::Object(properties) = request else { panic!("requests are objects") };
        let client_id = client.to_owned();
        self.0.answer(&Asked { endpoint, client_id, properties, approval: None }, now())
    }

    /// Asks at SuperQi, whose own endpoints these are.
    pub(super) fn ask_superqi(&mut self, path: &'static str, request: Json) -> Json {
        self.answer(endpoint(path).of("superqi"), "merchant-42", request).expect("it serves it")
    }

    /// Pays so much under a number.
    pub(super) fn pay(&mut self, number: &str, value: &str) -> Json {
        self.ask("/v2/payments/pay", payment(number, value))
    }

    pub(super) fn status(&mut self, number: &str) -> Json {
        let request = json!({ "paymentRequestId": number });
        self.ask("/v2/payments/inquiryPayment", request)["paymentStatus"].take()
    }
}

pub(super) fn payment(number: &str, value: &str) -> Json {
    json!({"paymentRequestId": number, "paymentAmount": amount(value)})
}

pub(super) fn amount(value: &str) -> Json {
    json!({"currency": "LSL", "value": value})
}

/// The result code, which stands for the status here.
pub(super) fn code(answer: &Json) -> &str {
    answer["result"]["resultCode"].as_str().expect("every answer has a code")
}

pub(super) fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_376_400)
}

fn endpoint(path: &'static str) -> Endpoint {
    let id = path.rsplit('/').next().expect("a path has an end");
    let example = match id {
        "pay" => {
            r#"{"result":{"resultStatus":"A","resultCode":"ACCEPT"},"paymentId":"example",
                "actionForm":{"redirectionUrl":"https://wallet.example/cashier"}}"#
        }
        _ => r#"{"result":{"resultStatus":"S","resultCode":"SUCCESS"},"paymentTime":"example"}"#,
    };
    let mut endpoint = Endpoint::operation::<Wide>("", example);
    (endpoint.id, endpoint.path) = (id, path);
    endpoint
}
