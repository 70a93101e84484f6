//! One operation, as small as can be, written as the generator writes them.

use miniprogram_runtime::{Message, Operation, Properties, Slot, Value, message, name};

pub(crate) struct Pay {
    pub(crate) id: String,
}

message!(Pay);

impl Pay {
    pub(crate) fn new(id: &str) -> Self {
        Self { id: id.to_owned() }
    }
}

impl Message for Pay {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("paymentRequestId").max_length(64), &self.id);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "paymentRequestId" => self.id.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { id: Value::blank() }
    }
}

impl Operation for Pay {
    type Response = Paid;
    type Code = String;

    const ID: &'static str = "pay";
    const PATH: &'static str = "/v2/payments/pay";
}

#[derive(PartialEq)]
pub(crate) struct Paid {
    pub(crate) id: Option<String>,
}

message!(Paid);

impl Message for Paid {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.optional(name("paymentId"), &self.id);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "paymentId" => self.id.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { id: None }
    }
}

/// [`Pay`] with an idempotency key.
pub(crate) struct PayOnce(pub(crate) Pay);

message!(PayOnce);

impl PayOnce {
    pub(crate) fn new(id: &str) -> Self {
        Self(Pay::new(id))
    }
}

impl Message for PayOnce {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        self.0.properties(to);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        self.0.property(name)
    }

    fn blank() -> Self {
        Self(Pay { id: Value::blank() })
    }
}

impl Operation for PayOnce {
    type Response = Paid;
    type Code = String;

    const ID: &'static str = Pay::ID;
    const PATH: &'static str = Pay::PATH;
    const IDEMPOTENCY_KEY: &'static [&'static str] = &["paymentRequestId"];
}
