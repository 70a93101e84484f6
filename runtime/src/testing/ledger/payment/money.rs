//! Money of a payment moves: how much may, in which state, and what that makes of the payment.

use std::time::SystemTime;

use super::{Holding, Payment, PaymentState};
use crate::Amount;
use crate::testing::ledger::{Asked, Movement, MovementKind, MovementState, Refusal};

impl Payment {
    /// How much was moved in all, in minor units: what is done, and not what is on its way.
    pub fn moved_in_all(&self, kind: MovementKind) -> u64 {
        self.sum(kind, |it| it == MovementState::Done)
    }

    /// Begins a refund, a capture, a confirmation or a void, and returns where among the movements it
    /// stands.
    pub(in crate::testing::ledger) fn begin(
        &mut self,
        kind: MovementKind,
        id: String,
        asked: &Asked,
        now: SystemTime,
    ) -> Result<usize, Refusal> {
        self.allow(kind)?;
        let left = self.left_for(kind);
        let amount = match asked.properties.get(kind.names()[1]) {
            Some(_) => asked
                .amount(kind.names()[1])
                .ok_or(Refusal("PARAM_ILLEGAL", "the amount is no amount to move"))?,
            // Without an amount, it is all that is left.
            None => Amount::new(self.amount.currency, left),
        };
        if amount.currency != self.amount.currency {
            return Err(kind.other_currency());
        }
        if amount.value.0 > left || amount.value.0 == 0 {
            return Err(kind.too_much());
        }
        self.movements.push(Movement::new(kind, id, amount, asked, now));
        Ok(self.movements.len() - 1)
    }

    /// Ends a movement, unless it has ended, and tells whether that was news.
    pub(in crate::testing::ledger) fn end(
        &mut self,
        movement: usize,
        done: bool,
        now: SystemTime,
    ) -> bool {
        let Some(movement) = self.movements.get_mut(movement) else { return false };
        if movement.state != MovementState::Pending {
            return false;
        }
        movement.time = now;
        movement.state = if done { MovementState::Done } else { MovementState::Failed };
        let (kind, is_last) = (movement.kind, movement.is_last);
        if done {
            self.conclude(kind, is_last);
        }
        true
    }

    /// Whether money has moved since it was paid, or is on its way.
    pub(super) fn has_moved_on(&self) -> bool {
        self.movements.iter().any(|it| it.state != MovementState::Failed)
    }

    fn allow(&self, kind: MovementKind) -> Result<(), Refusal> {
        let invalid = Err(Refusal("ORDER_STATUS_INVALID", "not in the payment's state"));
        match (kind, self.state, self.holding) {
            (
                MovementKind::Confirmation,
                PaymentState::Authorized,
                Holding::Escrow { accepted: true },
            ) => Ok(()),
            (MovementKind::Confirmation, ..) => invalid,
            (MovementKind::Capture, PaymentState::Authorized, Holding::Authorization) => Ok(()),
            (MovementKind::Capture, PaymentState::Cancelled, _) => {
                Err(Refusal("AUTH_CANCELLED", "the payment was called off"))
            }
            (MovementKind::Capture, ..) => Err(kind.missing()),
            // Before it is accepted, it is called off.
            (MovementKind::Void, _, Holding::Escrow { accepted: false }) => invalid,
            (MovementKind::Void, PaymentState::Paid, Holding::Nothing) => Ok(()),
            (MovementKind::Void, PaymentState::Authorized, _) => Ok(()),
            (MovementKind::Refund, PaymentState::Authorized | PaymentState::Paid, _) => Ok(()),
            (MovementKind::Void | MovementKind::Refund, ..) => invalid,
        }
    }

    /// How much can still be moved: out of what is held, or out of what the merchant has. What is on
    /// its way out counts as gone, and what is on its way in as not there yet.
    fn left_for(&self, kind: MovementKind) -> u64 {
        let gone = |kind| self.sum(kind, |it| it != MovementState::Failed);
        let [captured, confirmed, voided, refunded] = MovementKind::EVERY.map(gone);
        match (kind, self.holding) {
            (MovementKind::Refund, Holding::Authorization | Holding::Escrow { .. }) => {
                let [captured, confirmed] = [MovementKind::Capture, MovementKind::Confirmation]
                    .map(|it| self.moved_in_all(it));
                captured + confirmed - refunded
            }
            (_, Holding::Authorization | Holding::Escrow { .. }) => {
                self.amount.value.0 - captured - confirmed - voided
            }
            (_, Holding::Nothing) => self.amount.value.0 - voided - refunded,
        }
    }

    /// The last capture ends the holding, and so does a void of the rest.
    fn conclude(&mut self, kind: MovementKind, is_last: bool) {
        let [captured, confirmed, voided, refunded] =
            MovementKind::EVERY.map(|it| self.moved_in_all(it));
        let taken = captured + confirmed;
        let ended = match self.holding {
            Holding::Nothing => voided + refunded == self.amount.value.0,
            _ => voided + taken == self.amount.value.0,
        };
        match kind {
            MovementKind::Refund => {}
            MovementKind::Void if ended && taken == 0 => self.state = PaymentState::Cancelled,
            MovementKind::Void if !ended => {}
            MovementKind::Void => self.state = PaymentState::Paid,
            MovementKind::Capture | MovementKind::Confirmation if ended || is_last => {
                self.state = PaymentState::Paid;
            }
            MovementKind::Capture | MovementKind::Confirmation => {}
        }
    }

    fn sum(&self, kind: MovementKind, counts: impl Fn(MovementState) -> bool) -> u64 {
        let counted = self.movements.iter().filter(|it| it.kind == kind && counts(it.state));
        counted.map(|it| it.amount.value.0).sum()
    }
}
