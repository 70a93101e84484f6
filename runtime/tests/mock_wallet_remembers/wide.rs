//! Endpoints of any name, a wallet that has them, and a client of it.

use miniprogram_runtime::testing::{
    Approval, MockWallet, MockWalletBuilder, merchant_key, wallet_key,
};
use miniprogram_runtime::{
    Callback, Client, Empty, Endpoint, Message, Operation, Properties, Slot, Value, name,
};
use serde_json::{Value as Json, json};

const NAMES: [&str; 21] = [
    "paymentId",
    "paymentRequestId",
    "paymentAmount",
    "paymentStatus",
    "paymentResult",
    "paymentTime",
    "actionForm",
    "paymentNotifyUrl",
    "voidNotifyUrl",
    "refundNotifyUrl",
    "refundRequestId",
    "refundAmount",
    "refundStatus",
    "voidRequestId",
    "voidAmount",
    "voidResult",
    "voidSource",
    "cashierNotifyUrl",
    "cashierUrl",
    "status",
    "text",
];

/// Has every property that the tests speak of.
pub(crate) struct Wide(Vec<Option<Json>>);

impl Wide {
    pub(crate) fn of(json: &Json) -> Self {
        Self(NAMES.iter().map(|it| json.get(it).cloned()).collect())
    }
}

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

impl Callback for Wide {
    type Reply = Empty;
    type Code = String;

    const ID: &'static str = "";
    const PATH: &'static str = "";
}

pub(crate) const PAY: &str = "/v2/payments/pay";
pub(crate) const INQUIRY: &str = "/v2/payments/inquiryPayment";
pub(crate) const REFUND: &str = "/v2/payments/refund";
pub(crate) const INQUIRY_OF_REFUND: &str = "/v2/payments/inquiryRefund";
pub(crate) const VOID: &str = "/v2/payments/void";
pub(crate) const NOTE: &str = "/v2/messages/note";

fn endpoints() -> Vec<Endpoint> {
    const ACCEPTED: &str = r#"{"result":{"resultStatus":"A","resultCode":"ACCEPT"},
        "actionForm":{"redirectionUrl":"https://wallet.example/cashier"}}"#;
    const NOTED: &str = r#"{"result":{"resultStatus":"S"},"text":"example"}"#;
    const CREATED: &str = r#"{"cashierUrl":"https://wallet.example/c","status":"CREATED"}"#;
    let called = |path, example| named(Endpoint::operation::<Wide>("", example), path);
    let calling = |path, example| named(Endpoint::callback::<Wide>(example, ""), path);
    vec![
        called(PAY, ACCEPTED),
        called(INQUIRY, ""),
        called(REFUND, ""),
        called(VOID, ""),
        called(INQUIRY_OF_REFUND, ""),
        called(NOTE, NOTED),
        calling("/v2/payments/notifyPayment", r#"{"paymentId":"example"}"#),
        calling("/v2/payments/notifyRefund", ""),
        calling("/v2/payments/notifyCashierUrl", CREATED),
        calling("/v2/payments/notifyVoid", r#"{"voidSource":"MERCHANT"}"#),
    ]
}

fn named(mut endpoint: Endpoint, path: &'static str) -> Endpoint {
    (endpoint.path, endpoint.id) = (path, path.rsplit('/').next().unwrap());
    endpoint
}

pub(crate) fn mock(approval: Approval) -> MockWalletBuilder {
    MockWallet::builder(endpoints()).remembering(approval)
}

pub(crate) fn client(wallet: &MockWallet) -> Client {
    Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .build()
        .unwrap()
}

pub(crate) fn payment(number: &str) -> Json {
    json!({"paymentRequestId": number, "paymentAmount": {"currency": "LSL", "value": "12500"}})
}

/// What the wallet answers and signs: its status, and the whole of it.
pub(crate) async fn ask(client: &Client, path: &str, request: &Json) -> Option<(String, Json)> {
    let answer = client.send(path, &Wide::of(request)).await.ok()?;
    let json: Json = serde_json::from_slice(answer.bytes()).unwrap();
    Some((json["result"]["resultStatus"].as_str().unwrap().to_owned(), json))
}
