//! What must hold of every payment in the end, as a function of what three observers saw.

use std::collections::BTreeSet;

use miniprogram::testing::PaymentState;

use crate::shop::Report;

/// What is known of one intent when all is over.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// What the shop believes. Nothing where it never said.
    pub(crate) report: Option<Report>,
    /// Under which numbers the network saw the payment asked for.
    pub(crate) numbers: BTreeSet<String>,
    /// The wallet's payments of this price: where each stands, and how often money was taken for it.
    pub(crate) payments: Vec<(PaymentState, u32)>,
}

/// A promise that was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breach {
    /// Money was taken more than once.
    ActedTwice,
    /// The payment was asked for under more than one number.
    TwoNumbers,
    /// What the shop believes is not so.
    Untrue,
    /// Nobody will ever tell what became of it.
    Lost,
}

impl Record {
    pub(crate) fn breaches(&self) -> Vec<Breach> {
        let charged: u32 = self.payments.iter().map(|(_, charged)| charged).sum();
        let mut breaches = Vec::new();
        if charged > 1 {
            breaches.push(Breach::ActedTwice);
        }
        if self.numbers.len() > 1 {
            breaches.push(Breach::TwoNumbers);
        }
        breaches.extend(self.misreported());
        breaches
    }

    /// The report is held against the wallet's state.
    ///
    /// A payment may be left open only while the wallet waits for its user: whoever asks when
    /// nothing goes wrong any more must learn the rest.
    fn misreported(&self) -> Option<Breach> {
        let is_in = |state| self.payments.iter().any(|(it, _)| *it == state);
        let is_true = match self.report {
            None => return Some(Breach::Lost),
            Some(Report::Open) if is_in(PaymentState::Pending) => true,
            Some(Report::Open) => return Some(Breach::Lost),
            Some(Report::PaidAsAnswered | Report::PaidAsInquired) => is_in(PaymentState::Paid),
            Some(Report::Refused | Report::FailedAsInquired) => {
                self.payments.iter().all(|it| *it == (PaymentState::Failed, 0))
            }
            Some(Report::NotSent | Report::NeverExisted) => self.payments.is_empty(),
        };
        (!is_true).then_some(Breach::Untrue)
    }
}

/// A checker that finds nothing wrong has to show that it can.
mod tests {
    use super::{Breach, PaymentState, Record, Report};

    fn record(report: Report, payments: &[(PaymentState, u32)]) -> Record {
        Record {
            report: Some(report),
            numbers: ["order-1".to_owned()].into(),
            payments: payments.to_vec(),
        }
    }

    #[test]
    fn what_is_as_reported_breaks_no_promise() {
        for (report, payments) in [
            (Report::PaidAsAnswered, &[(PaymentState::Paid, 1)][..]),
            (Report::PaidAsInquired, &[(PaymentState::Paid, 1)]),
            (Report::Refused, &[(PaymentState::Failed, 0)]),
            (Report::Refused, &[]),
            (Report::FailedAsInquired, &[(PaymentState::Failed, 0)]),
            (Report::NeverExisted, &[]),
            (Report::NotSent, &[]),
            (Report::Open, &[(PaymentState::Pending, 0)]),
        ] {
            assert_eq!(record(report, payments).breaches(), [], "{report:?} {payments:?}");
        }
    }

    #[test]
    fn money_that_was_taken_twice_is_found() {
        let charged_twice = record(Report::PaidAsAnswered, &[(PaymentState::Paid, 2)]);
        assert_eq!(charged_twice.breaches(), [Breach::ActedTwice]);
        let paid_twice = &[(PaymentState::Paid, 1), (PaymentState::Paid, 1)];
        let paid_twice = record(Report::PaidAsAnswered, paid_twice);
        assert_eq!(paid_twice.breaches(), [Breach::ActedTwice]);
    }

    #[test]
    fn a_second_number_is_found_even_where_it_did_no_harm() {
        let mut two = record(Report::PaidAsAnswered, &[(PaymentState::Paid, 1)]);
        two.numbers.insert("order-1-again".to_owned());
        assert_eq!(two.breaches(), [Breach::TwoNumbers]);
    }

    #[test]
    fn a_report_that_the_wallet_contradicts_is_found() {
        for (report, payments) in [
            (Report::PaidAsAnswered, &[][..]),
            (Report::PaidAsAnswered, &[(PaymentState::Pending, 0)]),
            (Report::PaidAsInquired, &[(PaymentState::Failed, 0)]),
            (Report::Refused, &[(PaymentState::Paid, 1)]),
            (Report::Refused, &[(PaymentState::Pending, 0)]),
            (Report::FailedAsInquired, &[(PaymentState::Paid, 1)]),
            (Report::NeverExisted, &[(PaymentState::Pending, 0)]),
            (Report::NotSent, &[(PaymentState::Paid, 1)]),
        ] {
            let breaches = record(report, payments).breaches();
            assert_eq!(breaches, [Breach::Untrue], "{report:?} {payments:?}");
        }
    }

    #[test]
    fn a_payment_that_nobody_can_tell_of_is_found() {
        for payments in [&[][..], &[(PaymentState::Paid, 1)], &[(PaymentState::Failed, 0)]] {
            let mut open = record(Report::Open, payments);
            assert_eq!(open.breaches(), [Breach::Lost], "{payments:?}");
            open.report = None;
            assert_eq!(open.breaches(), [Breach::Lost], "{payments:?}");
        }
    }
}
