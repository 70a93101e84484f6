//! What is said of a payment, by the state it is in.

use std::time::Duration;

use serde_json::{Map, json};

use super::{Holding, Payment, PaymentState};
use crate::Endpoint;
use crate::testing::ledger::facts::{Facts, Statement, amount, time, wire_result};
use crate::testing::ledger::{Asked, Notice};

/// How long money is held before it must be captured. Told to the merchant, and not enforced.
const HELD: Duration = Duration::from_secs(7 * 24 * 60 * 60);

const LACKED_BALANCE: &str = "the user's balance is too low";

impl Payment {
    /// The answer to whoever asks for the payment.
    pub(in crate::testing::ledger) fn paid(&self, asked: &Asked) -> Statement {
        let facts = self.facts(&asked.endpoint);
        match self.state {
            PaymentState::Pending => Statement::waiting(asked, facts),
            PaymentState::Authorized | PaymentState::Paid => Statement::success(facts),
            PaymentState::Failed if self.lacked_balance => {
                Statement::failure("USER_BALANCE_NOT_ENOUGH", LACKED_BALANCE)
            }
            PaymentState::Failed | PaymentState::Cancelled => {
                Statement::failure("ORDER_STATUS_INVALID", "the payment is closed")
            }
        }
    }

    /// The answer to whoever asks about the payment: the result is that of the question.
    pub(in crate::testing::ledger) fn inquired(&self, asked: &Asked) -> Statement {
        Statement::success(self.facts(&asked.endpoint))
    }

    /// All that can be said of it, of which each message has a part.
    pub(in crate::testing::ledger) fn facts(&self, said_by: &Endpoint) -> Facts {
        let mut facts = Map::new();
        let mut state = |name: &str, value| facts.insert(name.to_owned(), value);

        state("paymentId", json!(self.payment_id));
        state("paymentRequestId", json!(self.payment_request_id));
        state("paymentAmount", amount(self.amount));
        state("paymentStatus", json!(self.status(said_by)));
        state("paymentCreateTime", time(self.created));
        state("paymentCreatedTime", time(self.created));
        if let Some(partner_id) = &self.partner_id {
            state("partnerId", json!(partner_id));
        }
        let closed = |why| wire_result("F", "ORDER_STATUS_INVALID", why);
        match (self.state, self.settled) {
            (PaymentState::Authorized | PaymentState::Paid, Some(settled)) => {
                state("paymentTime", time(settled));
                state("paymentResult", wire_result("S", "SUCCESS", "success"));
                if self.holding != Holding::Nothing {
                    state("authExpiryTime", time(settled + HELD));
                }
            }
            (PaymentState::Failed, _) if self.lacked_balance => {
                let why = wire_result("F", "USER_BALANCE_NOT_ENOUGH", LACKED_BALANCE);
                state("paymentFailReason", json!(LACKED_BALANCE));
                state("paymentResult", why);
            }
            (PaymentState::Failed, _) => {
                state("paymentFailReason", json!("the user has declined"));
                state("paymentResult", closed("the user has declined"));
            }
            (PaymentState::Cancelled, Some(settled)) => {
                state("cancelTime", time(settled));
                state("paymentResult", closed("the payment was called off"));
            }
            _ => {}
        }
        facts
    }

    /// The state in the protocol's words. Only the platform's v1 has one for a payment that was
    /// called off, and only wallets with an inquiry of their own have one for money that is held.
    fn status(&self, said_by: &Endpoint) -> &'static str {
        let knows_cancelled = said_by.wallet.is_none() && said_by.path.starts_with("/v1/");
        match self.state {
            PaymentState::Pending => "PROCESSING",
            PaymentState::Authorized if said_by.wallet.is_some() => "AUTH_SUCCESS",
            PaymentState::Authorized | PaymentState::Paid => "SUCCESS",
            PaymentState::Cancelled if knows_cancelled => "CANCELLED",
            PaymentState::Failed | PaymentState::Cancelled => "FAIL",
        }
    }

    /// What the merchant is told, now that the payment is settled.
    pub(in crate::testing::ledger) fn notice(&self) -> Option<Notice> {
        Some(self.tell("notifyPayment", self.notify_url.clone()?, self.facts(&self.endpoint)))
    }

    /// What the merchant is told while the user has yet to pay: where the cashier page is. Without a
    /// page of the wallet's own, it is the example's.
    pub(in crate::testing::ledger) fn cashier_notice(&self, cashier: &str) -> Option<Notice> {
        let mut facts = self.facts(&self.endpoint);
        if !cashier.is_empty() {
            facts.insert("cashierUrl".to_owned(), json!(format!("{cashier}{}", self.payment_id)));
        }
        Some(self.tell("notifyCashierUrl", self.cashier_notify_url.clone()?, facts))
    }

    fn tell(&self, callback: &'static str, url: String, facts: Facts) -> Notice {
        let (client_id, because_of) = (self.client_id.clone(), self.endpoint);
        Notice { callback, url, client_id, because_of, facts }
    }
}
