//! A payment and its inquiry, as small as can be, written as the generator writes them.

use miniprogram_runtime::settle::Switch;
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

/// A payment that may be a dry run or an authorization. Its inquiry has no state for the latter.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Purchase {
    pub(crate) number: Option<String>,
    pub(crate) factor: Option<Box<Factor>>,
    pub(crate) product: Option<String>,
}

/// What changes the meaning of its success.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Factor {
    pub(crate) is_dry_run: Option<bool>,
    pub(crate) is_authorization: Option<bool>,
}

message!(Purchase);
message!(Factor);

impl Message for Purchase {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.optional(name("paymentRequestId"), &self.number);
        to.optional(name("paymentFactor"), &self.factor);
        to.optional(name("productCode"), &self.product);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "paymentRequestId" => self.number.slot(),
            "paymentFactor" => self.factor.slot(),
            "productCode" => self.product.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Message for Factor {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.optional(name("isPaymentEvaluation"), &self.is_dry_run);
        to.optional(name("isAuthorizationPayment"), &self.is_authorization);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "isPaymentEvaluation" => self.is_dry_run.slot(),
            "isAuthorizationPayment" => self.is_authorization.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Operation for Purchase {
    type Response = Paid;
    type Code = String;
    const ID: &'static str = "pay";
    const PATH: &'static str = "/v2/payments/pay";
    const IDEMPOTENCY_KEY: &'static [&'static str] = &["paymentRequestId"];
}

impl SettledBy for Purchase {
    type Inquiry = Inquire;
    const NEVER_EXISTED: &'static [&'static str] = &["ORDER_NOT_EXIST"];
    const DRY_RUN: &'static [Switch] =
        &[Switch::new("paymentFactor.isPaymentEvaluation", &["true"])];
    const AUTHORIZES: &'static [Switch] = &[
        Switch::new("paymentFactor.isAuthorizationPayment", &["true"]),
        Switch::new("productCode", &["AUTH", "ESCROW"]),
    ];

    fn inquiry(&self) -> Inquire {
        Inquire(self.number.clone())
    }

    fn verdict(response: &Inquired) -> Verdict {
        Pay::verdict(response)
    }
}

const REQUEST: &str = r#"{"paymentRequestId":"r-1"}"#;
const ANSWER: &str = r#"{"result":{"resultStatus":"S"}}"#;

pub(crate) const ENDPOINTS: [Endpoint; 3] = [
    Endpoint::operation::<Purchase>(REQUEST, ANSWER),
    Endpoint::operation::<Inquire>(REQUEST, ANSWER),
    Endpoint::operation::<Order>(REQUEST, ANSWER),
];
