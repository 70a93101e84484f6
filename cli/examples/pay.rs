//! Pays, inquires and refunds against a mock wallet on loopback, and shows what went over the wire.
//!
//! `cargo run --example pay`

use std::fmt::Debug;
use std::io::{Write, stdout};

use anyhow::{Context, Result};
use http::HeaderMap;
use miniprogram::currency::LSL;
use miniprogram::testing::{Exchange, MockWallet, merchant_key, wallet_key};
use miniprogram::v2::payments::{self, InquiryPaymentRequest, PayRequest, RefundRequest};
use miniprogram::v2::{self, types};
use miniprogram::{Amount, Client, Outcome};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let wallet = MockWallet::builder(v2::ENDPOINTS).start().await?;
    writeln!(stdout(), "A wallet listens at {}.", wallet.base_url())?;

    let client = Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .build()?;

    let payment = types::PaymentRequestId::new("order-88-1");
    let price = Amount::of("125.00", LSL)?;
    let mut request = PayRequest::new("app-7781".into(), payment.clone(), price);
    request.product_code = Some(types::ProductCode::CashierPayment);
    let outcome = payments::pay(&client, &request).await?;
    show("pay", &wallet, &outcome)?;

    let mut request = InquiryPaymentRequest::default();
    request.payment_request_id = Some(payment.clone());
    let outcome = payments::inquiry_payment(&client, &request).await?;
    show("inquire", &wallet, &outcome)?;

    let part = Amount::of("25.00", LSL)?;
    let mut request = RefundRequest::new("order-88-1-refund-1".into(), part);
    request.payment_request_id = Some(payment);
    request.refund_reason = Some("one book missing".to_owned());
    let outcome = payments::refund(&client, &request).await?;
    show("refund", &wallet, &outcome)
}

/// Prints the latest exchange, and what became of it.
fn show<T: Debug, C: Debug>(
    title: &str,
    wallet: &MockWallet,
    outcome: &Outcome<T, C>,
) -> Result<()> {
    let exchanges = wallet.exchanges();
    let Exchange { request, answer, .. } = exchanges.last().context("the wallet was called")?;
    let answer = answer.as_ref().context("the wallet answered")?;
    let content = exchanges.last().map(Exchange::content_to_sign).unwrap_or_default();
    let out = &mut stdout();

    writeln!(out, "\n━━ {title} ━━\n\nsent:\n  {} {}", request.method(), request.uri().path())?;
    print(out, request.headers(), request.body())?;
    writeln!(out, "content to sign, two lines:")?;
    for line in String::from_utf8_lossy(&content).lines() {
        writeln!(out, "  {line}")?;
    }
    writeln!(out, "answered: HTTP {}", answer.status())?;
    print(out, answer.headers(), answer.body())?;
    writeln!(out, "verified, and read:\n  {outcome:?}")?;
    Ok(())
}

fn print(out: &mut impl Write, headers: &HeaderMap, body: &[u8]) -> Result<()> {
    for (name, value) in headers {
        writeln!(out, "  {name}: {}", String::from_utf8_lossy(value.as_bytes()))?;
    }
    writeln!(out, "  {}", String::from_utf8_lossy(body))?;
    Ok(())
}
