//! Payments while everything goes wrong: nobody pays twice, and nobody is told what is not so.
//!
//! ```text
//! PAYMENTS=10000 SEED=7 cargo test --release -p miniprogram-cli --test campaign -- --nocapture
//! ```
//!
//! Each payment has a [script](script) of its own, drawn from the seed: what goes wrong with it at
//! the wallet and on the way, several times in a row, when it is asked for, when that is repeated and
//! when it is inquired about; and what its user does. The [shop](shop) pays and settles as the README
//! says, in v1 and v2, and is restarted now and then. What it then believes is held against what the [network](network) carried and what
//! the wallet has. Then nothing goes wrong any more, and what was left open is asked for again under
//! its number. Every [promise](record::Breach) must have been kept.
//!
//! Without the two variables it is a small run.

mod campaign;
mod dice;
mod intents;
mod network;
mod record;
mod script;
mod shop;
mod table;

use miniprogram::testing::Fault;

use self::campaign::Campaign;
use self::shop::{Report, Shop};
use self::table::breaches;

#[tokio::test(flavor = "multi_thread")]
async fn whatever_goes_wrong_each_payment_is_made_once_and_told_truly() {
    let campaign =
        Campaign::run(Shop::Careful, set("SEED", 7), set("PAYMENTS", 200) as usize).await;
    println!("{campaign}");

    for (intent, record) in campaign.records.iter().enumerate() {
        assert_eq!(record.breaches(), [], "seed {}, intent {intent}: {record:?}", campaign.seed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_meets_with_every_fault_and_every_end() {
    let campaign = Campaign::run(Shop::Careful, 7, 300).await;

    let met = campaign.intents.met();
    for fault in Fault::EVERY.map(Fault::name).into_iter().chain(["late", "no-connection"]) {
        assert!(met.get(fault).is_some_and(|it| *it > 1), "{fault} in {met:?}");
    }
    for report in [
        Report::PaidAsAnswered,
        Report::PaidAsInquired,
        Report::Refused,
        Report::FailedAsInquired,
        Report::NeverExisted,
        Report::NotSent,
        Report::Open,
    ] {
        assert!(campaign.first.contains(&Some(report)), "{report:?}\n{campaign}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_tries_again_under_a_new_number_is_found_out() {
    let campaign = Campaign::run(Shop::Careless, 7, 100).await;

    let breaches = breaches(&campaign);
    for breach in ["ActedTwice", "TwoNumbers", "Untrue"] {
        assert!(breaches.contains_key(breach), "{breach}\n{campaign}");
    }
}

/// A variable of the environment that is a number, or what is usual.
fn set(name: &str, usual: u64) -> u64 {
    let number = |text: String| text.parse().unwrap_or_else(|_| panic!("{name} is a number"));
    std::env::var(name).map_or(usual, number)
}
