//! The user, who decides what becomes of a payment; and the wallet, about what is done with it.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};

use super::Desk;
use crate::testing::ledger::{Approval, Movement, Payment};
use crate::time::{Clock, SystemClock};

impl Desk {
    /// Carries out what the user decides about a payment that waits. Nothing where none does.
    pub(in crate::testing::mock_wallet) fn decide(
        &self,
        number: &str,
        agreed: bool,
    ) -> Option<Payment> {
        let mut ledger = self.ledger()?;
        let decided = ledger.decide(number, agreed, SystemClock.now());
        self.tell(ledger.take_notices());
        decided
    }

    /// Ends a refund, a capture, a confirmation or a void that is on its way. Nothing where none is.
    pub(in crate::testing::mock_wallet) fn finish(
        &self,
        number: &str,
        done: bool,
    ) -> Option<Movement> {
        let mut ledger = self.ledger()?;
        let finished = ledger.finish(number, done, SystemClock.now());
        self.tell(ledger.take_notices());
        finished
    }

    /// The cashier page of a payment. Who opens it has paid.
    pub(in crate::testing::mock_wallet) fn open(&self, number: &str) -> Response<Bytes> {
        let has_cashier = self.ledger().is_some_and(|it| it.approval() == Approval::WhenOpened);
        let paid = has_cashier.then(|| self.decide(number, true)).flatten();
        let (status, html) = match paid {
            Some(_) => (StatusCode::OK, "<!doctype html><title>Cashier</title><p>Paid."),
            None => {
                (StatusCode::NOT_FOUND, "<!doctype html><title>Cashier</title><p>Nothing to pay.")
            }
        };
        let mut page = Response::new(Bytes::from_static(html.as_bytes()));
        *page.status_mut() = status;
        page.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
        page
    }
}
