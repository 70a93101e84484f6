//! What changes the ledger: a payment is made, decided and called off, and its money moves.

use std::time::SystemTime;

use serde_json::Map;

use super::facts::Statement;
use super::{Approval, Asked, Completion, Deed, Ledger, Made, MovementKind, Payment, Refusal};

impl Ledger {
    pub(super) fn act(
        &mut self,
        deed: Deed,
        asked: &Asked,
        now: SystemTime,
    ) -> Result<Made, Refusal> {
        let kind = match deed {
            Deed::Refund => MovementKind::Refund,
            Deed::Capture => MovementKind::Capture,
            Deed::Confirm => MovementKind::Confirmation,
            Deed::Void => MovementKind::Void,
            _ => return self.pay(asked, now),
        };
        let index = self.find(asked).map_err(|_| kind.missing())?;
        let id = format!("{}{:012}", kind.prefix(), self.numbers.len() + 1);
        let movement = self.payments[index].begin(kind, id.clone(), asked, now)?;
        if self.completion == Completion::AtOnce {
            self.end(index, movement, true, now);
        }
        let made = Made::Movement(index, movement);
        self.numbers.insert(id, made);
        Ok(made)
    }

    fn pay(&mut self, asked: &Asked, now: SystemTime) -> Result<Made, Refusal> {
        let id = format!("W{:012}", self.numbers.len() + 1);
        let approval = asked.approval.unwrap_or(self.approval);
        let mut payment = Payment::new(id.clone(), asked, approval, now)?;
        let agreed = match approval {
            Approval::Never => Some(false),
            Approval::AtOnce => Some(true),
            _ if !Deed::waits(asked) => Some(true),
            Approval::WhenOpened | Approval::WhenAsked(_) | Approval::WhenTold => None,
        };
        if let Some(agreed) = agreed {
            payment.decide(agreed, now);
            payment.lacked_balance = !agreed;
            self.notices.extend(payment.notice());
        } else {
            self.notices.extend(payment.cashier_notice(&self.cashier));
        }
        let made = Made::Payment(self.payments.len());
        self.payments.push(payment);
        self.numbers.insert(id, made);
        Ok(made)
    }

    /// A dry run: nothing is made of it, and no money moves.
    pub(super) fn try_out(asked: &Asked, now: SystemTime) -> Result<Statement, Refusal> {
        Payment::new(String::new(), asked, Approval::Never, now)?;
        Ok(Statement::success(Map::new()))
    }

    /// A cancel has no key: a second one finds the payment cancelled, and is told so.
    pub(super) fn cancel(&mut self, asked: &Asked, now: SystemTime) -> Result<Statement, Refusal> {
        let index = self.find(asked)?;
        let payment = &mut self.payments[index];
        if payment.cancel(now)? {
            self.notices.extend(payment.notice());
        }
        Ok(Statement::success(payment.facts(&asked.endpoint)))
    }

    /// The merchant takes on an escrow payment.
    pub(super) fn accept(&mut self, asked: &Asked) -> Result<Statement, Refusal> {
        let index = self.find(asked)?;
        self.payments[index].accept()?;
        Ok(Statement::success(self.payments[index].facts(&asked.endpoint)))
    }

    /// Counts a question about it, which may be the one by which it is done.
    pub(super) fn question(&mut self, made: Made, now: SystemTime) {
        match made {
            Made::Payment(index) => {
                let payment = &mut self.payments[index];
                if payment.is_due() {
                    payment.decide(true, now);
                    self.notices.extend(payment.notice());
                }
            }
            Made::Movement(index, movement) => {
                let asked_about = &mut self.payments[index].movements[movement];
                asked_about.questions += 1;
                let questions = asked_about.questions;
                if matches!(self.completion, Completion::WhenAsked(times) if questions >= times) {
                    self.end(index, movement, true, now);
                }
            }
        }
    }

    /// Ends a movement, unless it has ended, and has the merchant told.
    pub(super) fn end(&mut self, index: usize, movement: usize, done: bool, now: SystemTime) {
        let payment = &mut self.payments[index];
        if payment.end(movement, done, now) {
            self.notices.extend(payment.movements[movement].notice(payment));
        }
    }

    /// What is said of it to whoever asked for it, the first time or again.
    pub(super) fn state(&self, made: Made, asked: &Asked) -> Statement {
        match made {
            Made::Payment(index) => self.payments[index].paid(asked),
            Made::Movement(index, movement) => {
                let payment = &self.payments[index];
                payment.movements[movement].moved(payment, asked)
            }
        }
    }
}
