//! A payment and its inquiry, as small as can be, written as the generator writes them.

use miniprogram_runtime::{
    Endpoint, Message, Operation, Properties, SettledBy, Slot, Value, Verdict, message, name,
};

/// A message of one text, required or not.
macro_rules! of_one_text {
    ($ty:ident, $wire:literal) => {
        #[derive(Clone, PartialEq)]
        pub(crate) struct $ty(pub(crate) Option<String>);

        message!($ty);

        impl Message for $ty {
            fn properties<'m>(&'m self, to: &mut Properties<'m>) {
                to.optional(name($wire), &self.0);
            }

            fn property(&mut self, name: &str) -> Slot<'_> {
                if name == $wire { self.0.slot() } else { Slot::Unknown }
            }

            fn blank() -> Self {
                Self(None)
            }
        }
    };
}

of_one_text!(Pay, "paymentRequestId");
of_one_text!(Paid, "paymentId");
of_one_text!(Inquire, "paymentRequestId");
of_one_text!(Inquired, "paymentStatus");
of_one_text!(Order, "paymentRequestId");

impl Operation for Pay {
    type Response = Paid;
    type Code = String;
    const ID: &'static str = "pay";
    const PATH: &'static str = "/v2/payments/pay";
    const IDEMPOTENCY_KEY: &'static [&'static str] = &["paymentRequestId"];
}

impl Operation for Inquire {
    type Response = Inquired;
    type Code = String;
    const ID: &'static str = "inquiryPayment";
    const PATH: &'static str = "/v2/payments/inquiryPayment";
}

/// Makes an order, which only opens a payment, and has no idempotency key.
impl Operation for Order {
    type Response = Paid;
    type Code = String;
    const ID: &'static str = "createOrder";
    const PATH: &'static str = "/v2/payments/createOrder";
}

impl SettledBy for Pay {
    type Inquiry = Inquire;
    const NEVER_EXISTED: &'static [&'static str] = &["ORDER_NOT_EXIST"];

    fn inquiry(&self) -> Inquire {
        Inquire(self.0.clone())
    }

    fn verdict(response: &Inquired) -> Verdict {
        match response.0.as_deref() {
            Some("SUCCESS") => Verdict::Succeeded,
            Some("AUTH_SUCCESS") => Verdict::Authorized,
            Some("FAIL") => Verdict::Failed,
            _ => Verdict::Open,
        }
    }
}

impl SettledBy for Order {
    type Inquiry = Inquire;
    const OPENS_ONLY: bool = true;

    fn inquiry(&self) -> Inquire {
        Inquire(self.0.clone())
    }

    fn verdict(response: &Inquired) -> Verdict {
        Pay::verdict(response)
    }
}

const REQUEST: &str = r#"{"paymentRequestId":"r-1"}"#;
const ANSWER: &str = r#"{"result":{"resultStatus":"S"}}"#;

pub(crate) const ENDPOINTS: [Endpoint; 3] = [
    Endpoint::operation::<Pay>(REQUEST, ANSWER),
    Endpoint::operation::<Inquire>(REQUEST, ANSWER),
    Endpoint::operation::<Order>(REQUEST, ANSWER),
];
