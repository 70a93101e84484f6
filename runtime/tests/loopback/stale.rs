//! An answer of another time is refused, whoever signed it.

use std::time::Duration;

use miniprogram_runtime::{Client, ClientBuilder, Error, Outcome, Stale, Wallet};

use crate::operation::{Paid, Pay};
use crate::server::{Conduct, Server};
use crate::wallet::Answer;
use crate::{CLIENT_ID, builder, merchant_key, now, wallet_key, within_reason};

const SUCCESS: &str = r#"{"result":{"resultStatus":"S"},"paymentId":"p-1"}"#;
/// Seven minutes before and behind the client's clock.
const EARLIER: &str = "2026-11-22T19:33:00.123Z";
const LATER: &str = "2026-11-22T19:47:00.123Z";

async fn paid_at(
    time: &str,
    change: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Outcome<Paid>, Error> {
    let conduct: Conduct = Answer::new(SUCCESS).at(time).conduct();
    let server = Server::start(move |_| conduct.clone()).await;
    let client = change(builder(&server.base_url())).build().unwrap();
    within_reason(client.call(&Pay::new("7"))).await
}

#[tokio::test]
async fn an_answer_of_another_time_is_refused_and_says_how_far_it_is() {
    for (time, expected) in [(EARLIER, "420 s behind"), (LATER, "420 s ahead")] {
        let error = paid_at(time, |it| it).await.unwrap_err();
        assert!(error.is_stale() && !error.is_signature() && error.may_have_run());
        let why = error.staleness().unwrap().to_string();
        assert!(why.contains(expected), "{why}");
        assert_eq!(error.result(), None, "nothing of it is read");
        assert!(error.raw_answer().unwrap().is_verified);
    }
}

#[tokio::test]
async fn an_answer_whose_time_is_none_is_refused() {
    let error = paid_at("noon", |it| it).await.unwrap_err();
    assert!(matches!(error.staleness(), Some(Stale::Unreadable { .. })), "{error:?}");
}

#[tokio::test]
async fn the_tolerance_can_be_wider_and_narrower_and_switched_off() {
    let minutes = |it: u64| Duration::from_secs(60 * it);
    assert!(paid_at(EARLIER, |it| it.clock_tolerance(minutes(8))).await.is_ok());
    assert!(paid_at("2026-11-22T19:38:00Z", |it| it).await.is_ok());
    let error = paid_at("2026-11-22T19:38:00Z", |it| it.clock_tolerance(minutes(1))).await;
    assert!(error.unwrap_err().is_stale());
    for time in [EARLIER, LATER, "noon"] {
        assert!(paid_at(time, ClientBuilder::danger_allow_stale_answers).await.is_ok(), "{time}");
    }
}

#[tokio::test]
async fn a_wallet_states_its_own_tolerance() {
    const STRICT: Wallet =
        Wallet::new("acme", "Acme Pay", "sandbox", "https://{host}/api").clock_tolerance_secs(60);
    let conduct: Conduct = Answer::new(SUCCESS).at("2026-11-22T19:38:00Z").conduct();
    let server = Server::start(move |_| conduct.clone()).await;
    let client = Client::builder_for(STRICT)
        .base_url(server.base_url())
        .client_id(CLIENT_ID)
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .clock(now)
        .build()
        .unwrap();
    assert!(within_reason(client.call(&Pay::new("7"))).await.unwrap_err().is_stale());
}
