//! What a request is about, by the wallet's numbers or by the merchant's; and what is asked about it.

use std::time::SystemTime;

use serde_json::{Map, json};

use super::facts::Statement;
use super::{Asked, Deed, Key, Ledger, Made, MovementKind, Refusal};

impl Ledger {
    pub(super) fn inquire_payment(
        &mut self,
        asked: &Asked,
        now: SystemTime,
    ) -> Result<Statement, Refusal> {
        let index = self.find(asked)?;
        self.question(Made::Payment(index), now);
        Ok(self.payments[index].inquired(asked))
    }

    pub(super) fn inquire_refund(
        &mut self,
        asked: &Asked,
        now: SystemTime,
    ) -> Result<Statement, Refusal> {
        let names = ["refundId", "refundRequestId"];
        let (index, refund) = self
            .movement(MovementKind::Refund, Deed::Refund, names, asked)
            .ok_or(Refusal("REFUND_NOT_EXIST", "there is no such refund"))?;
        self.question(Made::Movement(index, refund), now);
        let payment = &self.payments[index];
        Ok(Statement::success(payment.movements[refund].facts(payment)))
    }

    /// Rebell's inquiry, of one void or of all voids of a payment, whose numbers have other names here.
    ///
    /// No page says what an entry of `voidDetails` looks like, so there is an empty one for each.
    pub(super) fn inquire_void(
        &mut self,
        asked: &Asked,
        now: SystemTime,
    ) -> Result<Statement, Refusal> {
        const NONE: Refusal = Refusal("VOID_BILL_NOT_EXIST", "there is no such void");
        let (index, one) = if asked.text("voidId").is_some() {
            let names = ["voidId", "voidRequestId"];
            let found = self.movement(MovementKind::Void, Deed::Void, names, asked);
            found.map(|(index, void)| (index, Some(void))).ok_or(NONE)?
        } else {
            (self.payment(["acquirementId", "merchantTransId"], asked)?, None)
        };
        let every = self.payments[index].movements.iter().enumerate();
        let voids: Vec<usize> = every
            .filter(|(at, it)| it.kind == MovementKind::Void && one.is_none_or(|one| one == *at))
            .map(|(at, _)| at)
            .collect();
        if voids.is_empty() {
            return Err(NONE);
        }
        for void in &voids {
            self.question(Made::Movement(index, *void), now);
        }
        let payment = &self.payments[index];
        Ok(Statement::success(Map::from_iter([
            ("acquirementId".to_owned(), json!(payment.payment_id)),
            ("merchantTransId".to_owned(), json!(payment.payment_request_id)),
            ("voidDetails".to_owned(), json!(vec![json!({}); voids.len()])),
        ])))
    }

    /// By the wallet's number, which wins where both are given, or by the merchant's.
    pub(super) fn find(&self, asked: &Asked) -> Result<usize, Refusal> {
        self.payment(["paymentId", "paymentRequestId"], asked)
    }

    fn payment(&self, names: [&str; 2], asked: &Asked) -> Result<usize, Refusal> {
        match self.made(Deed::Pay, names, asked) {
            Some(Made::Payment(index)) => Ok(index),
            _ => Err(Refusal("ORDER_NOT_EXIST", "there is no such payment")),
        }
    }

    /// Where the payment stands, and where among its movements.
    fn movement(
        &self,
        kind: MovementKind,
        deed: Deed,
        names: [&str; 2],
        asked: &Asked,
    ) -> Option<(usize, usize)> {
        match self.made(deed, names, asked)? {
            Made::Movement(index, movement)
                if self.payments[index].movements[movement].kind == kind =>
            {
                Some((index, movement))
            }
            Made::Movement(..) | Made::Payment(_) => None,
        }
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
}
