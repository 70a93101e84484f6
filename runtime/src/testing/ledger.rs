//! What a wallet remembers: every payment by its numbers, and what was done with it.
//!
//! Pure: requests, time and the user's decisions come in as arguments, and nothing leaves but
//! answers and notices. It reads and writes properties by their names on the wire, which versions and
//! wallets have in common, so that it serves them all.

mod asked;
mod deed;
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
pub use self::movement::{Movement, MovementKind};
pub use self::payment::{Payment, PaymentState};
use crate::Endpoint;

/// When the user agrees to a payment that the wallet has accepted (`A`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Approval {
    /// Before the wallet answers, which is then done at once (`S`).
    AtOnce,
    /// By opening the page that the action form names. The mock wallet serves it.
    WhenOpened,
    /// When the test says so: [`MockWallet::approve`](super::MockWallet::approve).
    #[default]
    WhenTold,
}

/// The payments of one wallet.
#[derive(Default)]
pub(super) struct Ledger {
    approval: Approval,
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
            Deed::InquirePayment => self.find(asked).map(|it| self.payments[it].inquired(asked)),
            Deed::InquireRefund => self.find_refund(asked).map(|it| self.state(it, asked)),
            Deed::Cancel => self.cancel(asked, now),
            deed => self.once(deed, asked, now).map(|it| self.state(it, asked)),
        };
        Some(match statement {
            Ok(statement) => statement.answer(asked, &self.cashier),
            Err(Refusal(code, message)) => facts::refused(code, message),
        })
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
                return Err(Refusal("REPEAT_REQ_INCONSISTENT", "the repeat has other content"));
            }
            if let Ok(Made::Payment(index)) = record.made {
                self.payments[index].asked += 1;
            }
            return record.made;
        }
        let made = self.act(deed, asked, now);
        if let Some(key) = key {
            self.records.insert(key, Record { content: asked.properties.clone(), made });
        }
        made
    }

    fn act(&mut self, deed: Deed, asked: &Asked, now: SystemTime) -> Result<Made, Refusal> {
        let kind = match deed {
            Deed::Refund => MovementKind::Refund,
            Deed::Capture => MovementKind::Capture,
            Deed::Void => MovementKind::Void,
            _ => return self.pay(asked, now),
        };
        let index = self.find(asked).map_err(|_| kind.missing())?;
        let payment = &mut self.payments[index];
        let id = format!("{}{:012}", kind.prefix(), self.numbers.len() + 1);
        let movement = payment.moved(kind, id.clone(), asked, now)?;
        self.notices.extend(payment.movements[movement].notice(payment, asked));
        let made = Made::Movement(index, movement);
        self.numbers.insert(id, made);
        Ok(made)
    }

    fn pay(&mut self, asked: &Asked, now: SystemTime) -> Result<Made, Refusal> {
        let id = format!("W{:012}", self.numbers.len() + 1);
        let mut payment = Payment::new(id.clone(), asked, now)?;
        if self.approval == Approval::AtOnce || !Deed::waits(asked) {
            payment.decide(true, now);
            self.notices.extend(payment.notice());
        }
        let made = Made::Payment(self.payments.len());
        self.payments.push(payment);
        self.numbers.insert(id, made);
        Ok(made)
    }

    /// A cancel has no key: a second one finds the payment cancelled, and is told so.
    fn cancel(&mut self, asked: &Asked, now: SystemTime) -> Result<Statement, Refusal> {
        let index = self.find(asked)?;
        let payment = &mut self.payments[index];
        if payment.cancel(now)? {
            self.notices.extend(payment.notice());
        }
        Ok(Statement::success(payment.facts(&asked.endpoint)))
    }

    fn state(&self, made: Made, asked: &Asked) -> Statement {
        match made {
            Made::Payment(index) => self.payments[index].paid(asked),
            Made::Movement(index, movement) => {
                let payment = &self.payments[index];
                Statement::success(payment.movements[movement].facts(payment))
            }
        }
    }

    /// By the wallet's number, which wins where both are given, or by the merchant's.
    fn find(&self, asked: &Asked) -> Result<usize, Refusal> {
        match self.made(Deed::Pay, ["paymentId", "paymentRequestId"], asked) {
            Some(Made::Payment(index)) => Ok(index),
            _ => Err(Refusal("ORDER_NOT_EXIST", "there is no such payment")),
        }
    }

    fn find_refund(&self, asked: &Asked) -> Result<Made, Refusal> {
        let found = self.made(Deed::Refund, ["refundId", "refundRequestId"], asked);
        found
            .filter(|it| self.kind(*it) == Some(MovementKind::Refund))
            .ok_or(Refusal("REFUND_NOT_EXIST", "there is no such refund"))
    }

    /// What this client made, by the wallet's number or by the merchant's.
    fn made(&self, deed: Deed, [own, merchants]: [&str; 2], asked: &Asked) -> Option<Made> {
        let made = match asked.text(own) {
            Some(number) => *self.numbers.get(number)?,
            None => self.records.get(&Key::named(deed, merchants, asked)?)?.made.ok()?,
        };
        let (Made::Payment(index) | Made::Movement(index, _)) = made;
        (self.payments[index].client_id == asked.client_id).then_some(made)
    }

    fn kind(&self, made: Made) -> Option<MovementKind> {
        match made {
            Made::Payment(_) => None,
            Made::Movement(index, movement) => Some(self.payments[index].movements[movement].kind),
        }
    }
}
