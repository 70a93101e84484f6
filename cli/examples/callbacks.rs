//! A server that the wallet tells how payments end.
//!
//! `cargo run --example callbacks`, with `paymentNotifyUrl` set to where it is reached, such as
//! `https://shop.example/notify/payment`.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use miniprogram::callback::{self, Receiver, Reply};
use miniprogram::timer::TokioTimer;
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
        .handler_timeout(Duration::from_secs(5), TokioTimer)
        .observe(|event| println!("{event}"))
        .build()?;

    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    println!("listening on http://{}/notify/payment", listener.local_addr()?);
    axum::serve(listener, app(&receiver, Arc::default())).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use miniprogram::ResultInfo;
    use miniprogram::currency::LSL;

    use super::*;

    fn told(order: &str, cents: u64, status: ResultStatus) -> NotifyPaymentRequest {
        let mut told =
            NotifyPaymentRequest::new("w-1".into(), order.into(), Amount::new(LSL, cents));
        told.payment_result = Some(ResultInfo::new(status, "", ""));
        told
    }

    #[tokio::test]
    async fn a_payment_is_booked_once_and_for_the_price_that_was_asked() {
        use ResultStatus::{Failed, Success, Unknown};

        let orders = Arc::new(Orders::default());
        let due = (Amount::new(LSL, 12_500), State::Open);
        orders.due.lock().unwrap().insert("order-1".into(), due);

        for (told, reply, booked) in [
            (told("order-1", 12_500, Unknown), Unknown, State::Open),
            (told("order-1", 1, Success), Failed, State::Open),
            (told("order-2", 12_500, Success), Failed, State::Open),
            (told("order-1", 12_500, Success), Success, State::Paid),
            (told("order-1", 12_500, Success), Success, State::Paid),
            (told("order-1", 12_500, Failed), Success, State::Paid),
        ] {
            let replied = ended(Arc::clone(&orders), told).await.unwrap();
            assert_eq!(replied.result().status, reply);
            assert!(orders.due.lock().unwrap()[&"order-1".into()].1 == booked);
        }
    }
}
