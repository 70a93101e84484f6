//! The program under test: it pays, settles, and says what it believes.

use miniprogram::settle::{Answered, Failure, Told};
use miniprogram::{Client, Outcome, Settled, SettledBy, v1, v2};

use crate::intents::{number, price};

/// What the shop believes of a payment, by what told it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Report {
    /// The payment was answered `S`.
    PaidAsAnswered,
    /// An inquiry found it paid.
    PaidAsInquired,
    /// It was answered `F`.
    Refused,
    /// An inquiry found it failed.
    FailedAsInquired,
    /// An inquiry found no such payment.
    NeverExisted,
    /// It did not leave: an error that says so.
    NotSent,
    /// Nobody could tell.
    Open,
}

/// How a shop goes about it.
#[derive(Clone, Copy)]
pub(crate) enum Shop {
    /// As the README says.
    Careful,
    /// Takes no answer for a no, and tries again under a new number.
    Careless,
}

impl Shop {
    /// Pays, in v2 and v1 in turn. Every fifth time the shop is restarted in between.
    pub(crate) async fn buy(self, client: &Client, intent: usize) -> Report {
        let restarts = intent % 5 == 4;
        match self {
            Self::Careful if intent.is_multiple_of(2) => {
                let request = request(intent, number(intent));
                let answer = v2::payments::pay(client, &request).await;
                settle(client, &request, answer, restarts).await
            }
            Self::Careful => {
                let title = "School books".to_owned();
                let request = v1::payments::PayRequest::new(
                    "partner-9".into(),
                    title,
                    number(intent).into(),
                    price(intent),
                );
                let answer = v1::payments::pay(client, &request).await;
                settle(client, &request, answer, restarts).await
            }
            Self::Careless => insist(client, intent).await,
        }
    }
}

fn request(intent: usize, number: String) -> v2::payments::PayRequest {
    v2::payments::PayRequest::new("app-7781".into(), number.into(), price(intent))
}

/// Settles what was answered; or, where the shop is restarted before it has read that, without.
async fn settle<O: SettledBy>(
    client: &Client,
    request: &O,
    answer: Answered<O>,
    restarts: bool,
) -> Report {
    let settlement = client.settle(request);
    let settlement = if restarts { settlement } else { settlement.after(answer) };
    match settlement.await {
        Ok(Settled::Success(Told::Answered(_))) => Report::PaidAsAnswered,
        Ok(Settled::Success(Told::Inquired(_))) => Report::PaidAsInquired,
        Ok(Settled::Failed(Failure::Refused(_))) => Report::Refused,
        Ok(Settled::Failed(Failure::Inquired(_))) => Report::FailedAsInquired,
        Ok(Settled::Failed(Failure::NeverExisted(_))) => Report::NeverExisted,
        Ok(Settled::Unknown(_)) => Report::Open,
        Ok(Settled::Authorized(held)) => panic!("nobody asked for an authorization: {held:?}"),
        Err(error) if !error.may_have_run() => Report::NotSent,
        Err(error) => panic!("an open payment was not settled: {error}"),
    }
}

/// Books whatever is not paid as failed, which is what the SDK is there to prevent.
async fn insist(client: &Client, intent: usize) -> Report {
    for attempt in 1..=3 {
        let request = request(intent, format!("{}-{attempt}", number(intent)));
        if let Ok(Outcome::Success(_)) = v2::payments::pay(client, &request).await {
            return Report::PaidAsAnswered;
        }
    }
    Report::Refused
}
