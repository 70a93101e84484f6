//! A wallet on loopback: it verifies what it is asked, and signs what it answers.

mod builder;
mod courier;
mod desk;
mod exchange;
mod fault;
mod habits;
mod log;
mod post;
mod reply;
mod script;
mod server;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::task::JoinHandle;

pub use self::builder::MockWalletBuilder;
pub use self::courier::SentCallback;
use self::desk::Desk;
pub use self::exchange::Exchange;
pub use self::fault::{Fault, UnknownFault};
pub use self::reply::{MockRequest, Reply};
use super::ledger::{Movement, Payment};
use crate::Endpoint;

/// A wallet that answers from the examples of the specs, or remembers. It stops when it is dropped.
///
/// A request that is signed and keeps to its spec is answered with the example of a response, in
/// which properties that the request has, too, hold the request's values. Every other request is
/// answered with a signed `F`: `CLIENT_INVALID`, `SIGNATURE_INVALID`, `METHOD_NOT_SUPPORTED`,
/// `INVALID_API` or `PARAM_ILLEGAL`, or what the endpoint's spec lists in their place.
///
/// A wallet that is [remembering](MockWalletBuilder::remembering) answers for payments and for what
/// is done with them by what has become of them, with codes that the endpoint's spec lists, and tells
/// the merchant through callbacks.
/// Things [go wrong](MockWalletBuilder::faults) with it on demand, and [`payments`](Self::payments) is
/// what is true whatever got through.
#[derive(Debug)]
pub struct MockWallet {
    address: SocketAddr,
    desk: Arc<Desk>,
    serving: JoinHandle<()>,
    carrying: JoinHandle<()>,
}

impl MockWallet {
    /// Begins a wallet that knows these endpoints, with the test keys and for any client id.
    pub fn builder(endpoints: impl Into<Vec<Endpoint>>) -> MockWalletBuilder {
        MockWalletBuilder::new(endpoints.into())
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What a client takes as its base URL.
    pub fn base_url(&self) -> String {
        format!("http://{}{}", self.address, self.desk.base_path)
    }

    /// The latest exchanges, oldest first, and no more than the latest 64.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.desk.exchanges.entries()
    }

    /// Every payment, in the order in which they were asked for. Empty where the wallet does not
    /// remember.
    pub fn payments(&self) -> Vec<Payment> {
        self.desk.ledger().map(|it| it.payments().to_vec()).unwrap_or_default()
    }

    /// Has the user agree to a payment that waits, by the wallet's number or the merchant's.
    ///
    /// Returns the payment as it is now; nothing where none of that number waits.
    pub fn approve(&self, number: &str) -> Option<Payment> {
        self.desk.decide(number, true)
    }

    /// Has the user decline a payment that waits. Returns what [`approve`](Self::approve) does.
    pub fn decline(&self, number: &str) -> Option<Payment> {
        self.desk.decide(number, false)
    }

    /// Has a refund, a capture, a confirmation or a void that is on its way be done, by the wallet's
    /// number or the merchant's.
    ///
    /// Returns it as it is now; nothing where none of that number is on its way.
    pub fn complete(&self, number: &str) -> Option<Movement> {
        self.desk.finish(number, true)
    }

    /// Has it come to nothing instead. Returns what [`complete`](Self::complete) does.
    pub fn abandon(&self, number: &str) -> Option<Movement> {
        self.desk.finish(number, false)
    }

    /// Has this fault meet the next request that is in order; or, where others wait already, the one
    /// after those. It comes before [`faults`](MockWalletBuilder::faults).
    pub fn fail_next(&self, fault: Fault) {
        self.desk.script.push(fault);
    }

    /// The latest attempts at callbacks, oldest first, and no more than the latest 64.
    pub fn callbacks(&self) -> Vec<SentCallback> {
        self.desk.mail.sent.entries()
    }

    /// Waits until each callback so far has been taken note of, or has been given up.
    pub async fn callbacks_delivered(&self) {
        self.desk.mail.delivered().await;
    }
}

impl Drop for MockWallet {
    fn drop(&mut self) {
        self.serving.abort();
        self.carrying.abort();
    }
}
