//! What a wallet remembers: every payment by its numbers, and what was done with it.
//!
//! Pure: requests, time and the user's decisions come in as arguments, and nothing leaves but
//! answers and notices. It reads and writes properties by their names on the wire, which versions and
//! wallets have in common, so that it serves them all.

mod pace;
mod asked;
mod deed;
mod find;
mod act;
mod facts;
mod movement;
mod payment;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde_json::{Map, Value};

pub(super) use self::asked::Asked;
use self::deed::{Deed, Key};
use self::facts::Statement;
pub use self::movement::{Movement, MovementKind, MovementState};
pub use self::pace::{Approval, Completion};
use self::payment::Holding;
pub use self::payment::{Payment, PaymentState};
use super::codes::INCONSISTENT;
use crate::Endpoint;

/// The payments of one wallet.
#[derive(Default)]
pub(super) struct Ledger {
    approval: Approval,
    completion: Completion,
    /// What comes before a payment's number in the address of its cashier page.
    cashier: String,
    payments: Vec<Payment>,
    /// By the wallet's own numbers.
    numbers: BTreeMap<String, Made>,
    /// By the merchant's numbers.
    records: BTreeMap<Key, Record>,
    notices: Vec<Notice>,
}

/// What became of an idempotency key.
///
/// The protocol (chapter *Idempotency*) has a repeat answered with the same result once that is `S`
/// or `F`, and refused where its content is another.
struct Record {
    content: Map<String, Value>,
    made: Result<Made, Refusal>,
}

/// Where in the ledger it stands.
#[derive(Clone, Copy, Debug)]
enum Made {
    Payment(usize),
    Movement(usize, usize),
}

/// A result code, and why in words. The status is `F`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Refusal(&'static str, &'static str);

/// Something that the merchant asked to be told of.
pub(super) struct Notice {
    /// The callback's name in the API: `notifyPayment`.
    pub(super) callback: &'static str,
    /// Where the merchant wants it.
    pub(super) url: String,
    /// Who is told.
    pub(super) client_id: String,
    /// What the merchant called, which says whose callback it is, and of which version.
    pub(super) because_of: Endpoint,
    facts: Map<String, Value>,
}

impl Ledger {
    pub(super) fn new(approval: Approval) -> Self {
        Self { approval, ..Self::default() }
    }

    /// Has refunds, captures, confirmations and voids be done then.
    pub(super) fn complete(&mut self, completion: Completion) {
        self.completion = completion;
    }

    pub(super) fn approval(&self) -> Approval {
        self.approval
    }

    /// Serves cashier pages at this address, with the payment's number behind it.
    pub(super) fn open_cashier(&mut self, address: String) {
        if self.approval == Approval::WhenOpened {
            self.cashier = address;
        }
    }

    /// Acts on the request, unless it is a repeat, and answers it. Nothing where the endpoint is
    /// none of the ledger's.
    pub(super) fn answer(&mut self, asked: &Asked, now: SystemTime) -> Option<Value> {
        let statement = match Deed::of(&asked.endpoint)? {
            Deed::InquirePayment => self.inquire_payment(asked, now),
            Deed::InquireRefund => self.inquire_refund(asked, now),
            Deed::InquireVoid => self.inquire_void(asked, now),
            Deed::Pay if asked.is_dry_run() => Self::try_out(asked, now),
            Deed::Cancel => self.cancel(asked, now),
            Deed::Accept => self.accept(asked),
            deed => self.once(deed, asked, now).map(|it| self.state(it, asked)),
        };
        let refused = |Refusal(code, message)| Statement::failure(code, message);
        Some(statement.unwrap_or_else(refused).answer(asked, &self.cashier))
    }

    /// The user's decision about a payment that waits for it. Nothing where none does.
    ///
    /// `number` is the wallet's or the merchant's.
    pub(super) fn decide(
        &mut self,
        number: &str,
        agreed: bool,
        now: SystemTime,
    ) -> Option<Payment> {
        let named = |it: &&mut Payment| it.payment_id == number || it.payment_request_id == number;
        let payment = self.payments.iter_mut().filter(|it| it.is_pending()).find(named)?;
        payment.decide(agreed, now);
        self.notices.extend(payment.notice());
        Some(payment.clone())
    }

    /// The end of a refund, a capture, a confirmation or a void that is on its way. Nothing where none
    /// is.
    ///
    /// `number` is the wallet's or the merchant's.
    pub(super) fn finish(&mut self, number: &str, done: bool, now: SystemTime) -> Option<Movement> {
        let named = |it: &Movement| it.id == number || it.request_id == number;
        let pending = |it: &Movement| it.state == MovementState::Pending && named(it);
        let (index, movement) = (self.payments.iter().enumerate())
            .find_map(|(index, it)| Some((index, it.movements.iter().position(pending)?)))?;
        self.end(index, movement, done, now);
        Some(self.payments[index].movements[movement].clone())
    }

    pub(super) fn payments(&self) -> &[Payment] {
        &self.payments
    }

    /// What is to be told and has not been taken yet.
    pub(super) fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Acts, unless something was made, or refused, under the same key.
    fn once(&mut self, deed: Deed, asked: &Asked, now: SystemTime) -> Result<Made, Refusal> {
        let key = Key::of(deed, asked);
        if let Some(record) = key.as_ref().and_then(|it| self.records.get(it)) {
            if record.content != asked.properties {
                return Err(Refusal(INCONSISTENT, "the repeat has other content"));
            }
            let made = record.made?;
            if let Made::Payment(index) = made {
                self.payments[index].asked += 1;
            }
            self.question(made, now);
            return Ok(made);
        }
        let made = self.act(deed, asked, now);
        if let Some(key) = key {
            self.records.insert(key, Record { content: asked.properties.clone(), made });
        }
        made
    }
}
