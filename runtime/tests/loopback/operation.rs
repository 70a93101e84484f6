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
