//! A payment's life: what may be done with it in which state, and what that does to it.

mod money;
mod words;

use std::fmt;
use std::time::SystemTime;

use super::{Approval, Asked, Movement, Refusal};
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
    /// Whether it failed for that, and not because the user declined.
    pub(super) lacked_balance: bool,
    pub(super) partner_id: Option<String>,
    pub(super) void_notify_url: Option<String>,
    notify_url: Option<String>,
    endpoint: Endpoint,
    cashier_notify_url: Option<String>,
    approval: Approval,
    holding: Holding,
    /// How often somebody has asked about it since.
    questions: u32,
    created: SystemTime,
    settled: Option<SystemTime>,
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentState {
    /// It waits for the user.
    Pending,
    /// The money is held, and may be captured or, out of escrow, confirmed.
    Authorized,
    /// The money is the merchant's.
    Paid,
    /// The user has declined.
    Failed,
    /// It was called off or voided, and the user has all money.
    Cancelled,
}

/// Whether the user's money is held at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    /// It is the merchant's at once.
    Nothing,
    /// Until it is captured.
    Authorization,
    /// Until the merchant has accepted the payment, and then confirmed it.
    Escrow { accepted: bool },
}

impl Payment {
    pub(super) fn new(
        id: String,
        asked: &Asked,
        approval: Approval,
        now: SystemTime,
    ) -> Result<Self, Refusal> {
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
            lacked_balance: false,
            partner_id: text("partnerId"),
            void_notify_url: text("voidNotifyUrl"),
            notify_url: text("paymentNotifyUrl"),
            endpoint: asked.endpoint,
            cashier_notify_url: text("cashierNotifyUrl"),
            approval,
            holding: asked.holding(),
            questions: 0,
            created: now,
            settled: None,
        })
    }

    pub(super) fn is_pending(&self) -> bool {
        self.state == PaymentState::Pending
    }

    /// Carries out what the user has decided.
    pub(super) fn decide(&mut self, agreed: bool, now: SystemTime) {
        self.charged += u32::from(agreed);
        self.settled = Some(now);
        self.state = match (agreed, self.holding) {
            (true, Holding::Nothing) => PaymentState::Paid,
            (true, Holding::Authorization | Holding::Escrow { .. }) => PaymentState::Authorized,
            (false, _) => PaymentState::Failed,
        };
    }

    /// Counts a question about it, and tells whether the user is to agree by now.
    pub(super) fn is_due(&mut self) -> bool {
        self.questions += 1;
        let due = matches!(self.approval, Approval::WhenAsked(times) if self.questions >= times);
        due && self.is_pending()
    }

    /// Accepts an escrow payment for the merchant.
    pub(super) fn accept(&mut self) -> Result<(), Refusal> {
        match (self.holding, self.state) {
            (Holding::Nothing | Holding::Authorization, _) => {
                Err(Refusal("ORDER_UNSUPPORTED_OPERATION", "the payment is not in escrow"))
            }
            (Holding::Escrow { accepted: true }, _) => {
                Err(Refusal("ORDER_IS_MERCHANT_ACCEPTED", "the payment was accepted before"))
            }
            (Holding::Escrow { accepted: false }, PaymentState::Authorized) => {
                self.holding = Holding::Escrow { accepted: true };
                Ok(())
            }
            (Holding::Escrow { accepted: false }, _) => {
                Err(Refusal("ORDER_STATUS_INVALID", "the user has not paid"))
            }
        }
    }

    /// Calls it off, and tells whether that was news. Money that has moved on cannot be called back.
    pub(super) fn cancel(&mut self, now: SystemTime) -> Result<bool, Refusal> {
        match self.state {
            PaymentState::Cancelled => Ok(false),
            PaymentState::Failed => Err(Refusal("ORDER_STATUS_INVALID", "the payment failed")),
            _ if self.has_moved_on() => {
                Err(Refusal("ORDER_STATUS_INVALID", "money of the payment has moved on"))
            }
            PaymentState::Authorized if self.holding == (Holding::Escrow { accepted: true }) => {
                Err(Refusal("ORDER_STATUS_INVALID", "the merchant has accepted the payment"))
            }
            PaymentState::Pending | PaymentState::Authorized | PaymentState::Paid => {
                self.state = PaymentState::Cancelled;
                self.settled = Some(now);
                Ok(true)
            }
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
