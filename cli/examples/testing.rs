//! A shop's checkout, and its tests against a mock wallet: what is paid, what is declined, an answer
//! that says nothing, a connection that drops, and the callback.
//!
//! `cargo test --example testing` runs the tests, and `cargo run --example testing` sells something.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use miniprogram::callback::{self, Receiver, Reply};
use miniprogram::currency::LSL;
use miniprogram::testing::{Approval, MockWallet, MockWalletBuilder, merchant_key, wallet_key};
use miniprogram::v2::payments::{self, NotifyPaymentCode, NotifyPaymentRequest, PayRequest};
use miniprogram::v2::types::PaymentRequestId;
use miniprogram::{Amount, Client, ResultStatus, Settled, v2};
use tokio::net::TcpListener;

/// What is tested: a shop that sells one thing.
struct Shop {
    client: Client,
    /// Where the wallet reaches the shop.
    notify_url: Option<String>,
    /// How often the wallet is asked for what is open: five seconds suit people, tests do not wait.
    pace: Duration,
    books: Mutex<BTreeMap<PaymentRequestId, State>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Open,
    Paid,
    NotPaid,
}

fn price() -> Amount {
    Amount::new(LSL, 12_500)
}

impl Shop {
    /// Takes a payment, and books how it ended: as open where nobody can say.
    async fn sell(&self, order: &str) -> Result<State, miniprogram::Error> {
        let mut request = PayRequest::new("app-7781".into(), order.into(), price());
        request.payment_notify_url = self.notify_url.clone();
        self.book(&request.payment_request_id, State::Open);

        let answer = payments::pay(&self.client, &request).await;
        let state = match self.client.settle(&request).after(answer).every(self.pace).await? {
            Settled::Success(_) => State::Paid,
            Settled::Failed(_) => State::NotPaid,
            Settled::Authorized(_) | Settled::Unknown(_) => State::Open,
        };
        Ok(self.book(&request.payment_request_id, state))
    }

    /// Books what the wallet tells, however often.
    async fn told(self: Arc<Self>, told: NotifyPaymentRequest) -> Reply<NotifyPaymentRequest> {
        let is_known = self.books().contains_key(&told.payment_request_id);
        if !is_known || told.payment_amount != price() {
            return Reply::failed(NotifyPaymentCode::ProcessFail, "nothing was sold so");
        }
        let state = match told.payment_result.map(|it| it.status) {
            Some(ResultStatus::Success) => State::Paid,
            Some(ResultStatus::Failed) => State::NotPaid,
            _ => return Reply::unknown("the callback has no final result"),
        };
        self.book(&told.payment_request_id, state);
        Reply::success()
    }

    /// Books a state, unless the end is in the books already, and returns what is.
    fn book(&self, order: &PaymentRequestId, state: State) -> State {
        let mut books = self.books();
        let booked = books.entry(order.clone()).or_insert(State::Open);
        if *booked == State::Open {
            *booked = state;
        }
        *booked
    }

    fn books(&self) -> MutexGuard<'_, BTreeMap<PaymentRequestId, State>> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Has the wallet tell the shop how payments end.
async fn listen(shop: Shop) -> Result<Arc<Shop>, Box<dyn Error>> {
    let receiver = Receiver::builder().client_id("merchant-42").keys(shop.client.keys()).build()?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let notify_url = Some(format!("http://{}/notify", listener.local_addr()?));
    let shop = Arc::new(Shop { notify_url, ..shop });

    let told = Arc::clone(&shop);
    let route = callback::post(&receiver, move |it| Arc::clone(&told).told(it));
    tokio::spawn(async { axum::serve(listener, Router::new().route("/notify", route)).await });
    Ok(shop)
}

fn wallet(approval: Approval) -> MockWalletBuilder {
    MockWallet::builder(v2::ENDPOINTS).remembering(approval)
}

fn shop(wallet: &MockWallet) -> Result<Shop, miniprogram::Error> {
    let client = Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .build()?;
    let (pace, books) = (Duration::from_millis(10), Mutex::default());
    Ok(Shop { client, notify_url: None, pace, books })
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let wallet = wallet(Approval::AtOnce).start().await?;
    let shop = listen(shop(&wallet)?).await?;
    println!("the shop: {:?}", shop.sell("order-1").await?);
    wallet.callbacks_delivered().await;
    println!("the wallet: {:?}\nthe callback: {:?}", wallet.payments(), wallet.callbacks());
    Ok(())
}

#[cfg(test)]
mod tests {
    use miniprogram::testing::{Fault, PaymentState};
    use tokio::task::yield_now;

    use super::*;

    type Tested = Result<(), Box<dyn Error>>;

    /// How often the user was charged, and where the payment stands: the truth, whatever got
    /// through.
    fn truth(wallet: &MockWallet) -> Vec<(u32, PaymentState)> {
        wallet.payments().iter().map(|it| (it.charged, it.state)).collect()
    }

    #[tokio::test]
    async fn what_the_user_pays_is_booked() -> Tested {
        let wallet = wallet(Approval::AtOnce).start().await?;
        assert_eq!(shop(&wallet)?.sell("order-1").await?, State::Paid);
        assert_eq!(truth(&wallet), [(1, PaymentState::Paid)]);
        Ok(())
    }

    #[tokio::test]
    async fn what_the_user_declines_is_not_paid() -> Tested {
        let wallet = wallet(Approval::WhenTold).start().await?;
        let shop = shop(&wallet)?;
        let declining = async {
            while wallet.decline("order-1").is_none() {
                yield_now().await;
            }
        };
        let (sold, ()) = tokio::join!(shop.sell("order-1"), declining);
        assert_eq!(sold?, State::NotPaid);
        assert_eq!(truth(&wallet), [(0, PaymentState::Failed)]);
        Ok(())
    }

    #[tokio::test]
    async fn an_answer_that_says_nothing_is_settled() -> Tested {
        let wallet = wallet(Approval::AtOnce).start().await?;
        wallet.fail_next(Fault::Unknown);
        assert_eq!(shop(&wallet)?.sell("order-1").await?, State::Paid);
        assert_eq!(truth(&wallet), [(1, PaymentState::Paid)]);
        Ok(())
    }

    #[tokio::test]
    async fn a_connection_that_drops_charges_nobody_twice() -> Tested {
        for fault in [Fault::DropBeforeActing, Fault::DropAfterActing] {
            let wallet = wallet(Approval::AtOnce).start().await?;
            wallet.fail_next(fault);
            assert_eq!(shop(&wallet)?.sell("order-1").await?, State::Paid);
            assert_eq!(truth(&wallet), [(1, PaymentState::Paid)]);
        }
        Ok(())
    }

    #[tokio::test]
    async fn the_callback_books_what_the_shop_no_longer_waits_for() -> Tested {
        let wallet = wallet(Approval::WhenTold).start().await?;
        let shop = listen(shop(&wallet)?).await?;

        // The shop stops asking before the user has paid.
        tokio::select! {
            sold = shop.sell("order-1") => panic!("nobody has paid yet, and it is {sold:?}"),
            () = async { while wallet.payments().is_empty() { yield_now().await } } => {}
        }
        let order = PaymentRequestId::from("order-1");
        assert_eq!(shop.books()[&order], State::Open);

        wallet.approve("order-1");
        wallet.callbacks_delivered().await;
        assert_eq!(wallet.callbacks()[0].reply, Ok(ResultStatus::Success));
        assert_eq!(shop.books()[&order], State::Paid);
        Ok(())
    }
}
