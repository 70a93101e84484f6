//! Money of a payment that moved after it: refunds, captures and voids.

use std::time::SystemTime;

use serde_json::{Map, json};

use super::facts::{Facts, amount, time, wire_result};
use super::{Asked, Notice, Payment, Refusal};
use crate::Amount;

/// A refund, a capture or a void that was carried out.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Movement {
    /// What it was.
    pub kind: MovementKind,
    /// The merchant's number for it. Empty where it gave none.
    pub request_id: String,
    /// The wallet's number for it.
    pub id: String,
    /// How much.
    pub amount: Amount,
    pub(super) reason: Option<String>,
    pub(super) time: SystemTime,
}

/// What a [`Movement`] was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MovementKind {
    /// From the merchant back to the user.
    Refund,
    /// From what was held for the merchant to the merchant.
    Capture,
    /// From what was held, or paid, back to the user, before it was captured.
    Void,
}

impl MovementKind {
    /// What the wallet's numbers begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Refund => "WR",
            Self::Capture => "WC",
            Self::Void => "WV",
        }
    }

    /// The names of the merchant's number and of the amount.
    pub(super) fn names(self) -> [&'static str; 2] {
        match self {
            Self::Refund => ["refundRequestId", "refundAmount"],
            Self::Capture => ["captureRequestId", "captureAmount"],
            Self::Void => ["voidRequestId", "voidAmount"],
        }
    }

    pub(super) fn missing(self) -> Refusal {
        const WHY: &str = "there is no such payment";
        match self {
            Self::Refund => Refusal("ORDER_NOT_EXIST", WHY),
            Self::Capture => Refusal("AUTH_NOT_FOUND", WHY),
            // The codes of void are known from one wallet only, which spells some in its own way.
            Self::Void => Refusal("ORDER_NOT_EXISTS", WHY),
        }
    }

    pub(super) fn too_much(self) -> Refusal {
        match self {
            Self::Refund => {
                Refusal("REFUND_AMOUNT_EXCEED", "less than that is left of the payment")
            }
            Self::Capture => {
                Refusal("CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT", "less than that is still held")
            }
            Self::Void => Refusal("AMOUNT_EXCEEDS_LIMIT", "less than that is left of the payment"),
        }
    }

    pub(super) fn other_currency(self) -> Refusal {
        const WHY: &str = "the payment is in another currency";
        match self {
            Self::Refund | Self::Capture => Refusal("CURRENCY_NOT_SUPPORT", WHY),
            Self::Void => Refusal("CURRENCY_NOT_SAME", WHY),
        }
    }
}

impl Movement {
    /// All that can be said of it, of which each message has a part.
    pub(super) fn facts(&self, payment: &Payment) -> Facts {
        let [number, value] = self.kind.names();
        let stem = number.trim_end_matches("RequestId");
        let mut facts = Map::new();
        let mut state = |name: &str, value| facts.insert(name.to_owned(), value);

        state(&format!("{stem}Id"), json!(self.id));
        state(number, json!(self.request_id));
        state("paymentId", json!(payment.payment_id));
        state("paymentRequestId", json!(payment.payment_request_id));
        state(value, amount(self.amount));
        state(&format!("{stem}Time"), time(self.time));
        state(&format!("{stem}Result"), wire_result("S", "SUCCESS", "success"));
        state(&format!("{stem}Status"), json!("SUCCESS"));
        if let Some(reason) = &self.reason {
            state(&format!("{stem}Reason"), json!(reason));
        }
        if let Some(partner_id) = &payment.partner_id {
            state("partnerId", json!(partner_id));
        }
        facts
    }

    /// Refunds are told where the refund says, voids where the payment said.
    pub(super) fn notice(&self, payment: &Payment, asked: &Asked) -> Option<Notice> {
        let (callback, url) = match self.kind {
            MovementKind::Refund => ("notifyRefund", asked.text("refundNotifyUrl")?.to_owned()),
            MovementKind::Void => ("notifyVoid", payment.void_notify_url.clone()?),
            MovementKind::Capture => return None,
        };
        Some(Notice {
            callback,
            url,
            client_id: payment.client_id.clone(),
            because_of: asked.endpoint,
            facts: self.facts(payment),
        })
    }
}
