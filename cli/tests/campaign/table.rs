//! What a campaign brought, for people.

use std::collections::BTreeMap;
use std::fmt;

use crate::campaign::Campaign;
use crate::shop::Report;

/// Every report, and how it reads.
const REPORTS: [(Report, &str); 7] = [
    (Report::PaidAsAnswered, "paid, the payment was answered"),
    (Report::PaidAsInquired, "paid, an inquiry told"),
    (Report::Refused, "failed, the payment was answered"),
    (Report::FailedAsInquired, "failed, an inquiry told"),
    (Report::NeverExisted, "failed, the wallet never had it"),
    (Report::NotSent, "not sent, and known to be"),
    (Report::Open, "still unknown"),
];

impl fmt::Display for Campaign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, records, elapsed, .. } = self;
        let count = records.len();
        writeln!(f, "{count} payments with seed {seed} in {:.1} s", elapsed.as_secs_f64())?;

        writeln!(f, "\n{:34} {:>8} {:>16}", "", "settled", "asked again")?;
        for (report, words) in REPORTS {
            let first = self.first.iter().filter(|it| **it == Some(report)).count();
            let last = records.iter().filter(|it| it.report == Some(report)).count();
            writeln!(f, "{words:34} {first:>8} {last:>16}")?;
        }

        let (mut sent, mut inquiries, mut most, mut repeated) = (0, 0, 0, 0);
        for intent in (0..count).map(|it| self.intents.get(it)) {
            sent += intent.payments;
            inquiries += intent.inquiries;
            most = most.max(intent.payments + intent.inquiries);
            repeated += usize::from(intent.payments > 1);
        }
        writeln!(f, "\nrequests: {sent} to pay, {inquiries} inquiries, {most} at most a payment")?;
        writeln!(f, "repeats: {} of {repeated} payments", sent - count)?;

        let met = self.intents.met();
        let by_kind: Vec<String> =
            met.iter().map(|(name, times)| format!("{name} {times}")).collect();
        writeln!(f, "faults: {} ({})", met.values().sum::<usize>(), by_kind.join(", "))?;

        writeln!(f, "promises not kept: {:?}", breaches(self))
    }
}

/// How many promises of each kind were broken.
pub(crate) fn breaches(campaign: &Campaign) -> BTreeMap<String, usize> {
    let mut breaches = BTreeMap::new();
    for breach in campaign.records.iter().flat_map(|it| it.breaches()) {
        *breaches.entry(format!("{breach:?}")).or_default() += 1;
    }
    breaches
}
