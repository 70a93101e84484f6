//! Pays, and settles whatever answer comes: here the first is lost on its way.
//!
//! `cargo run --example settle`

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use miniprogram::currency::LSL;
use miniprogram::settle::Told;
use miniprogram::testing::{MockRequest, MockWallet, Reply, merchant_key, wallet_key};
use miniprogram::v2;
use miniprogram::v2::payments::{self, PayRequest};
use miniprogram::{Amount, Client, RetryPolicy, Settled};

async fn buy(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let price = Amount::of("125.00", LSL)?;
    let request = PayRequest::new("app-7781".into(), "order-88-1".into(), price);

    let answer = payments::pay(client, &request).await;
    println!("answered: {answer:?}");

    // The usual pace is every five seconds, for up to a minute.
    match client.settle(&request).after(answer).every(Duration::from_secs(1)).await? {
        Settled::Success(Told::Answered(paid)) => println!("paid: {:?}", paid.payment_id),
        Settled::Success(Told::Inquired(paid)) => println!("paid: {:?}", paid.payment_id),
        Settled::Authorized(held) => println!("capture it later: {held:?}"),
        Settled::Failed(why) => println!("not paid: {why}"),
        // Neither paid nor failed: keep the request, and settle it again later.
        Settled::Unknown(open) => println!("still open after {:?}: {open:?}", open.elapsed),
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let inquiries = AtomicU32::new(0);
    let wallet = MockWallet::builder(v2::ENDPOINTS)
        .replying(move |request| match request.endpoint.id {
            "pay" => Reply::HangUp,
            _ => standing(request, inquiries.fetch_add(1, Ordering::Relaxed)),
        })
        .start()
        .await?;
    let client = Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .retry(RetryPolicy::none())
        .build()?;
    buy(&client).await
}

/// The wallet takes its time: the payment is done when it is asked for the third time.
fn standing(request: &MockRequest, asked_before: u32) -> Reply {
    let mut answer = request.example();
    answer["paymentStatus"] = if asked_before < 2 { "PROCESSING" } else { "SUCCESS" }.into();
    Reply::json(&answer)
}
