//! Money of a payment that moves after it: refunds, captures, confirmations and voids.

use std::fmt;
use std::time::SystemTime;

use serde_json::{Map, json};

use super::facts::{Facts, Statement, amount, time, wire_result};
use super::{Asked, Notice, Payment, Refusal};
use crate::{Amount, Endpoint};

/// A refund, a capture, a confirmation or a void that the wallet has taken up.
#[derive(Clone)]
#[non_exhaustive]
pub struct Movement {
    /// What it is.
    pub kind: MovementKind,
    /// Where it stands.
    pub state: MovementState,
    /// The merchant's number for it. Empty where it gave none.
    pub request_id: String,
    /// The wallet's number for it.
    pub id: String,
    /// How much.
    pub amount: Amount,
    /// Whether a capture is the last of its payment.
    pub(super) is_last: bool,
    /// How often somebody has asked about it since.
    pub(super) questions: u32,
    /// When it ended, or else when it began.
    pub(super) time: SystemTime,
    reason: Option<String>,
    notify_url: Option<String>,
    endpoint: Endpoint,
}

/// What a [`Movement`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MovementKind {
    /// From the merchant back to the user.
    Refund,
    /// From what was held for the merchant to the merchant.
    Capture,
    /// From escrow to the merchant, once the customer has confirmed.
    Confirmation,
    /// From what was held, or paid, back to the user, before it was captured.
    Void,
}

/// Where a [`Movement`] stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MovementState {
    /// It is on its way.
    Pending,
    /// The money has moved.
    Done,
    /// The money has not moved, and will not.
    Failed,
}

impl MovementKind {
    /// First what goes to the merchant.
    pub(super) const EVERY: [Self; 4] =
        [Self::Capture, Self::Confirmation, Self::Void, Self::Refund];

    /// What the wallet's numbers begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Refund => "WR",
            Self::Capture => "WC",
            Self::Confirmation => "WF",
            Self::Void => "WV",
        }
    }

    /// The names of the merchant's number and of the amount, which a confirmation does not have.
    pub(super) fn names(self) -> [&'static str; 2] {
        match self {
            Self::Refund => ["refundRequestId", "refundAmount"],
            Self::Capture => ["captureRequestId", "captureAmount"],
            Self::Confirmation => ["confirmRequestId", "confirmAmount"],
            Self::Void => ["voidRequestId", "voidAmount"],
        }
    }

    pub(super) fn missing(self) -> Refusal {
        const WHY: &str = "there is no such payment";
        match self {
            Self::Refund | Self::Confirmation | Self::Void => Refusal("ORDER_NOT_EXIST", WHY),
            Self::Capture => Refusal("AUTH_NOT_FOUND", WHY),
        }
    }

    pub(super) fn too_much(self) -> Refusal {
        const LEFT: &str = "less than that is left of the payment";
        match self {
            Self::Refund => Refusal("REFUND_AMOUNT_EXCEED", LEFT),
            Self::Capture => {
                Refusal("CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT", "less than that is still held")
            }
            Self::Confirmation | Self::Void => Refusal("AMOUNT_EXCEEDS_LIMIT", LEFT),
        }
    }

    pub(super) fn other_currency(self) -> Refusal {
        const WHY: &str = "the payment is in another currency";
        match self {
            Self::Refund | Self::Capture | Self::Confirmation => {
                Refusal("CURRENCY_NOT_SUPPORT", WHY)
            }
            Self::Void => Refusal("CURRENCY_NOT_SAME", WHY),
        }
    }
}

impl Movement {
    pub(super) fn new(
        kind: MovementKind,
        id: String,
        amount: Amount,
        asked: &Asked,
        now: SystemTime,
    ) -> Self {
        let text = |name| asked.text(name).map(str::to_owned);
        Self {
            kind,
            state: MovementState::Pending,
            request_id: text(kind.names()[0]).unwrap_or_default(),
            id,
            amount,
            is_last: !asked.properties.contains_key("isLastCapture")
                || asked.is_set("isLastCapture"),
            questions: 0,
            time: now,
            reason: text("refundReason"),
            notify_url: text("refundNotifyUrl"),
            endpoint: asked.endpoint,
        }
    }

    /// The answer to whoever asks for it, the first time or again.
    ///
    /// Only voids have a code for being taken up (`A`), and only with Rebell; the others are open
    /// (`U`) for as long as they are on their way.
    pub(super) fn moved(&self, payment: &Payment, asked: &Asked) -> Statement {
        let open = |code| Statement::open("U", code, "it is on its way", Map::new());
        match (self.state, self.kind) {
            (MovementState::Done, _) => Statement::success(self.facts(payment)),
            (MovementState::Failed, _) => Statement::failure("PROCESS_FAIL", "it came to nothing"),
            (_, MovementKind::Refund) => open("REFUND_IN_PROCESS"),
            (_, MovementKind::Capture) => open("CAPTURE_IN_PROCESS"),
            (_, MovementKind::Void) if asked.endpoint.codes().contains(&"ACCEPTED_SUCCESS") => {
                Statement::open("A", "ACCEPTED_SUCCESS", "accepted", self.facts(payment))
            }
            (_, MovementKind::Void | MovementKind::Confirmation) => open("UNKNOWN_EXCEPTION"),
        }
    }

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
        let (status, result) = match self.state {
            MovementState::Pending => ("PROCESSING", None),
            MovementState::Done => ("SUCCESS", Some(wire_result("S", "SUCCESS", "success"))),
            MovementState::Failed => {
                state(&format!("{stem}FailReason"), json!("it came to nothing"));
                ("FAIL", Some(wire_result("F", "PROCESS_FAIL", "it came to nothing")))
            }
        };
        state(&format!("{stem}Status"), json!(status));
        if let Some(result) = result {
            state(&format!("{stem}Result"), result);
        }
        if self.state == MovementState::Done {
            state(&format!("{stem}Time"), time(self.time));
        }
        if let Some(reason) = &self.reason {
            state(&format!("{stem}Reason"), json!(reason));
        }
        if let Some(partner_id) = &payment.partner_id {
            state("partnerId", json!(partner_id));
        }
        facts
    }

    /// Refunds are told where the refund says, voids where the payment said.
    pub(super) fn notice(&self, payment: &Payment) -> Option<Notice> {
        let (callback, url) = match self.kind {
            MovementKind::Refund => ("notifyRefund", self.notify_url.clone()?),
            MovementKind::Void => ("notifyVoid", payment.void_notify_url.clone()?),
            MovementKind::Capture | MovementKind::Confirmation => return None,
        };
        Some(Notice {
            callback,
            url,
            client_id: payment.client_id.clone(),
            because_of: self.endpoint,
            facts: self.facts(payment),
        })
    }
}

impl fmt::Debug for Movement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Movement")
            .field("kind", &self.kind)
            .field("state", &self.state)
            .field("request_id", &self.request_id)
            .field("id", &self.id)
            .field("amount", &self.amount)
            .finish_non_exhaustive()
    }
}
