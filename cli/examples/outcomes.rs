//! From a key to an outcome: the call that the README shows, against a real wallet.
//!
//! `cargo run --example outcomes -- https://wallet.example/miniprogram/api`

use miniprogram::currency::LSL;
use miniprogram::v2::payments::{self, InquiryPaymentRequest, PayCode, PayRequest};
use miniprogram::{Amount, Client, Outcome, SigningKey, VerifyingKey};

async fn buy(base_url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder(base_url)
        .client_id("merchant-42")
        .signing_key(1, SigningKey::read(&std::fs::read("merchant-private.pem")?)?)
        .wallet_key(1, VerifyingKey::read(&std::fs::read("wallet-public.pem")?)?)
        .build()?;

    let price = Amount::of("125.00", LSL)?;
    let request = PayRequest::new("app-7781".into(), "order-88-1".into(), price);

    match payments::pay(&client, &request).await {
        Ok(Outcome::Success(paid)) => println!("paid: {:?}", paid.payment_id),
        Ok(Outcome::Accepted(pending)) => println!("open {:?}", pending.redirect_action_form),
        Ok(Outcome::Failed(why)) => match why.code() {
            Some(PayCode::UserBalanceNotEnough) => println!("not paid: the balance is too low"),
            _ => println!("not paid: {why}"),
        },
        Ok(Outcome::Unknown(_)) => inquire(&client, &request).await?,
        Err(error) if error.may_have_run() => inquire(&client, &request).await?,
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Nobody knows yet what became of the payment: the wallet is asked for it.
async fn inquire(client: &Client, paid: &PayRequest) -> Result<(), Box<dyn std::error::Error>> {
    let mut request = InquiryPaymentRequest::default();
    request.payment_request_id = Some(paid.payment_request_id.clone());
    println!("{:?}", payments::inquiry_payment(client, &request).await?);
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base_url = std::env::args().nth(1).ok_or("give the wallet's address")?;
    buy(&base_url).await
}
