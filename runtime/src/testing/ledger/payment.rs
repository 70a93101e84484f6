//! A payment's life: what may be done with it in which state, and what that does to it.

mod words;

use std::fmt;
use std::time::SystemTime;

use super::{Asked, Movement, MovementKind, Refusal};
use crate::{Amount, Endpoint};

/// A payment as the wallet has it: the truth that a test compares with what its program believes.
#[derive(Clone)]
#[non_exhaustive]
pub struct Payment {
    /// Who asked for it.
    pub client_id: String,
    /// The merchant's number for it.
    pub payment_request_id: String,
    /// The wallet's number for it.
    pub payment_id: String,
    /// How much.
    pub amount: Amount,
    /// Where it stands.
    pub state: PaymentState,
    /// How often the request for it came in, the first time included.
    pub asked: u32,
    /// How often the user's money was taken or held for it.
    pub charged: u32,
    /// What was done with it since, in order.
    pub movements: Vec<Movement>,
    pub(super) partner_id: Option<String>,
    pub(super) void_notify_url: Option<String>,
    notify_url: Option<String>,
    endpoint: Endpoint,
    is_authorization: bool,
    created: SystemTime,
    settled: Option<SystemTime>,
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentState {
    /// It waits for the user.
    Pending,
    /// The money is held, and may be captured.
    Authorized,
    /// The money is the merchant's.
    Paid,
    /// The user has declined.
    Failed,
    /// It was called off or voided, and the user has all money.
    Cancelled,
}

impl Payment {
    pub(super) fn new(id: String, asked: &Asked, now: SystemTime) -> Result<Self, Refusal> {
        let amount = asked.amount("paymentAmount");
        let text = |name| asked.text(name).map(str::to_owned);
        Ok(Self {
            client_id: asked.client_id.clone(),
            payment_request_id: text("paymentRequestId").unwrap_or_default(),
            payment_id: id,
            amount: amount.ok_or(Refusal("PARAM_ILLEGAL", "paymentAmount is no amount to pay"))?,
            state: PaymentState::Pending,
            asked: 1,
            charged: 0,
            movements: Vec::new(),
            partner_id: text("partnerId"),
            void_notify_url: text("voidNotifyUrl"),
            notify_url: text("paymentNotifyUrl"),
            endpoint: asked.endpoint,
            is_authorization: asked.is_authorization(),
            created: now,
            settled: None,
        })
    }

    /// How much was moved in all, in minor units.
    pub fn moved_in_all(&self, kind: MovementKind) -> u64 {
        self.movements.iter().filter(|it| it.kind == kind).map(|it| it.amount.value.0).sum()
    }

    pub(super) fn is_pending(&self) -> bool {
        self.state == PaymentState::Pending
    }

    /// Carries out what the user has decided.
    pub(super) fn decide(&mut self, agreed: bool, now: SystemTime) {
        self.charged += u32::from(agreed);
        self.settled = Some(now);
        self.state = match (agreed, self.is_authorization) {
            (true, true) => PaymentState::Authorized,
            (true, false) => PaymentState::Paid,
            (false, _) => PaymentState::Failed,
        };
    }

    /// Calls it off, and tells whether that was news. Money that has moved on cannot be called back.
    pub(super) fn cancel(&mut self, now: SystemTime) -> Result<bool, Refusal> {
        match self.state {
            PaymentState::Cancelled => Ok(false),
            PaymentState::Failed => Err(Refusal("ORDER_STATUS_INVALID", "the payment failed")),
            _ if !self.movements.is_empty() => {
                Err(Refusal("ORDER_STATUS_INVALID", "money of the payment has moved on"))
            }
            PaymentState::Pending | PaymentState::Authorized | PaymentState::Paid => {
                self.state = PaymentState::Cancelled;
                self.settled = Some(now);
                Ok(true)
            }
        }
    }

    /// Refunds, captures or voids, and returns where among the movements that stands.
    pub(super) fn moved(
        &mut self,
        kind: MovementKind,
        id: String,
        asked: &Asked,
        now: SystemTime,
    ) -> Result<usize, Refusal> {
        self.allow(kind)?;
        let [number, name] = kind.names();
        let left = self.left_for(kind);
        let amount = match asked.properties.get(name) {
            Some(_) => asked
                .amount(name)
                .ok_or(Refusal("PARAM_ILLEGAL", "the amount is no amount to move"))?,
            // A capture or a void without an amount is one of all that is left.
            None => Amount::new(self.amount.currency, left),
        };
        if amount.currency != self.amount.currency {
            return Err(kind.other_currency());
        }
        if amount.value.0 > left || amount.value.0 == 0 {
            return Err(kind.too_much());
        }
        let text = |name| asked.text(name).map(str::to_owned);
        self.movements.push(Movement {
            kind,
            request_id: text(number).unwrap_or_default(),
            id,
            amount,
            reason: text("refundReason"),
            time: now,
        });
        let is_last =
            !asked.properties.contains_key("isLastCapture") || asked.is_set("isLastCapture");
        self.conclude(kind, is_last);
        Ok(self.movements.len() - 1)
    }

    fn allow(&self, kind: MovementKind) -> Result<(), Refusal> {
        let invalid = Err(Refusal("ORDER_STATUS_INVALID", "not in the payment's state"));
        match (kind, self.state) {
            (MovementKind::Capture, PaymentState::Authorized) => Ok(()),
            (MovementKind::Capture, PaymentState::Cancelled) => {
                Err(Refusal("AUTH_CANCELLED", "the payment was called off"))
            }
            (MovementKind::Capture, _) => Err(kind.missing()),
            (MovementKind::Void, PaymentState::Paid) if self.is_authorization => invalid,
            (_, PaymentState::Authorized | PaymentState::Paid) => Ok(()),
            _ => invalid,
        }
    }

    /// How much can still be moved: out of what is held, or out of what the merchant has.
    fn left_for(&self, kind: MovementKind) -> u64 {
        let [captured, voided, refunded] =
            [MovementKind::Capture, MovementKind::Void, MovementKind::Refund]
                .map(|it| self.moved_in_all(it));
        let total = self.amount.value.0;
        match (kind, self.is_authorization) {
            (MovementKind::Refund, true) => captured - refunded,
            (_, true) => total - captured - voided,
            (_, false) => total - voided - refunded,
        }
    }

    /// The last capture ends the holding, and so does a void of the rest.
    fn conclude(&mut self, kind: MovementKind, is_last: bool) {
        let captured = self.moved_in_all(MovementKind::Capture);
        let nothing_left = self.left_for(MovementKind::Void) == 0;
        let ended = nothing_left || (kind == MovementKind::Capture && is_last);
        match kind {
            MovementKind::Void if nothing_left && captured == 0 => {
                self.state = PaymentState::Cancelled;
            }
            MovementKind::Void | MovementKind::Capture if ended => self.state = PaymentState::Paid,
            _ => {}
        }
    }
}

impl fmt::Debug for Payment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Payment")
            .field("payment_request_id", &self.payment_request_id)
            .field("payment_id", &self.payment_id)
            .field("amount", &self.amount)
            .field("state", &self.state)
            .field("asked", &self.asked)
            .field("charged", &self.charged)
            .field("movements", &self.movements)
            .finish_non_exhaustive()
    }
}
