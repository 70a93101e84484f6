//! From a key to an outcome: the call that the README shows, against a real wallet.
//!
//! `cargo run --example outcomes -- https://wallet.example/miniprogram/api`

use miniprogram::v2::payments::{self, InquiryPaymentRequest, PayRequest};
use miniprogram::{Amount, Client, Currency, Outcome, SigningKey, VerifyingKey};

async fn buy(base_url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder(base_url)
        .client_id("merchant-42")
        .signing_key(1, SigningKey::read(&std::fs::read("merchant-private.pem")?)?)
        .wallet_key(1, VerifyingKey::read(&std::fs::read("wallet-public.pem")?)?)
        .build()?;

    let price = Amount::new("LSL".parse::<Currency>()?, 12_500);
    let request = PayRequest::new("app-7781".into(), "order-88-1".into(), price);

    match payments::pay(&client, &request).await {
        Ok(Outcome::Success(paid)) => println!("paid: {:?}", paid.payment_id),
        Ok(Outcome::Accepted(pending)) => println!("open {:?}", pending.redirect_action_form),
        Ok(Outcome::Failed(why)) => println!("not paid: {}", why.code()),
        Ok(Outcome::Unknown(why)) => inquire(&client, &request, why.code()).await?,
        Err(error) if error.may_have_run() => inquire(&client, &request, "no answer").await?,
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

async fn inquire(
    client: &Client,
    paid: &PayRequest,
    why: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut request = InquiryPaymentRequest::default();
    request.payment_request_id = Some(paid.payment_request_id.clone());
    println!("{why}: {:?}", payments::inquiry_payment(client, &request).await?);
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base_url = std::env::args().nth(1).ok_or("give the wallet's address")?;
    buy(&base_url).await
}
