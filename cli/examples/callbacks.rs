//! A server that the wallet tells how payments end.
//!
//! `cargo run --example callbacks`, with `paymentNotifyUrl` set to where it is reached, such as
//! `https://shop.example/notify/payment`.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use miniprogram::callback::{self, Receiver, Reply};
use miniprogram::v2::payments::{NotifyPaymentCode, NotifyPaymentRequest};
use miniprogram::v2::types::PaymentRequestId;
use miniprogram::{Amount, ResultStatus, SigningKey, VerifyingKey};
use tokio::net::TcpListener;

/// What users are to pay, and what they have paid. A shop has it in its database.
#[derive(Default)]
struct Orders {
    due: Mutex<BTreeMap<PaymentRequestId, (Amount, State)>>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Paid,
    NotPaid,
}

/// Books how a payment ended, and answers the same however often it is told.
///
/// An error would answer `U`, and the wallet would tell again.
async fn ended(
    orders: Arc<Orders>,
    told: NotifyPaymentRequest,
) -> Result<Reply<NotifyPaymentRequest>, Box<dyn Error + Send + Sync>> {
    let state = match told.payment_result.map(|it| it.status) {
        Some(ResultStatus::Success) => State::Paid,
        Some(ResultStatus::Failed) => State::NotPaid,
        // Nothing final: `inquiryPayment` tells more.
        _ => return Ok(Reply::unknown("the callback has no final result")),
    };
    let mut due = orders.due.lock().unwrap_or_else(PoisonError::into_inner);
    match due.get_mut(&told.payment_request_id) {
        Some((amount, _)) if *amount != told.payment_amount => {
            Ok(Reply::failed(NotifyPaymentCode::ParamIllegal, "the order is about another amount"))
        }
        Some((_, booked)) => {
            if *booked == State::Open {
                *booked = state;
            }
            Ok(Reply::success())
        }
        None => Ok(Reply::failed(NotifyPaymentCode::ProcessFail, "there is no such order")),
    }
}

fn app(receiver: &Receiver, orders: Arc<Orders>) -> Router {
    let payment_ended = move |told| ended(Arc::clone(&orders), told);
    Router::new().route("/notify/payment", callback::post(receiver, payment_ended))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let receiver = Receiver::builder()
        .client_id("merchant-42")
        .signing_key(1, SigningKey::read(&std::fs::read("merchant-private.pem")?)?)
        .wallet_key(1, VerifyingKey::read(&std::fs::read("wallet-public.pem")?)?)
        .observe(|event| println!("{event}"))
        .build()?;

    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    println!("listening on http://{}/notify/payment", listener.local_addr()?);
    axum::serve(listener, app(&receiver, Arc::default())).await?;
    Ok(())
}
