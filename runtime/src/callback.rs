//! The wallet calls the merchant: what it tells is verified before it is read, and the reply goes
//! back signed.
//!
//! A [`Receiver`] holds the keys. [`Receiver::answer`] takes a request of any HTTP server to its
//! reply; with the feature `tower`, a [`CallbackService`] does so for a server that speaks
//! [`tower_service`], and with `axum`, [`post`] is a route. With [`Receiver::layer`], middleware may
//! stand between the receiver and the handler.
//!
//! | what arrives | what the handler sees | what the wallet gets |
//! |---|---|---|
//! | a genuine callback | it is called | its reply, signed |
//! | the same bytes again, after a final reply | nothing | the same reply, signed anew |
//! | the same bytes again, while they are being handled | nothing | `U`, signed |
//! | a callback that is unsigned or forged | nothing | HTTP 401 |
//! | one that is signed, but stale | nothing | HTTP 400 |
//! | one that is signed and fresh, but cannot be read | nothing | `U`, signed |
//! | one whose handler fails | it fails | `U`, signed |
//! | one whose handler exceeds its [time limit] | it is dropped | `U`, signed |
//!
//! [time limit]: ReceiverBuilder::handler_timeout
//!
//! `U` makes the wallet send again. So does every answer that is unusual, and no answer at all:
//! nothing is lost by refusing, and a payment that is told twice must be booked once. What cannot be
//! read is answered `U` and not `F`, since the wallet has signed it: it means it, the fault is more
//! likely here, and after `F` no wallet promises to tell again.
//!
//! # Examples
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # use miniprogram_runtime::{Callback, Empty, Message, Properties, Slot, Value, name};
//! # use miniprogram_runtime::{SigningKey, VerifyingKey};
//! use miniprogram_runtime::callback::{Receiver, Reply};
//!
//! # struct NotifyPaymentRequest { payment_request_id: String }
//! # impl Message for NotifyPaymentRequest {
//! #     fn properties<'m>(&'m self, to: &mut Properties<'m>) {
//! #         to.required(name("paymentRequestId"), &self.payment_request_id);
//! #     }
//! #     fn property(&mut self, name: &str) -> Slot<'_> {
//! #         if name == "paymentRequestId" { self.payment_request_id.slot() } else { Slot::Unknown }
//! #     }
//! #     fn blank() -> Self { Self { payment_request_id: Value::blank() } }
//! # }
//! # impl Callback for NotifyPaymentRequest {
//! #     type Reply = Empty;
//! #     type Code = String;
//! #     const ID: &'static str = "notifyPayment";
//! #     const PATH: &'static str = "/v2/payments/notifyPayment";
//! # }
//! # struct Orders;
//! # impl Orders { fn book(&self, _: &str) -> std::io::Result<()> { Ok(()) } }
//! # let orders = Orders;
//! # let signing_key = SigningKey::from_pem(include_str!("../testkeys/merchant-private.pem"))?;
//! # let wallet_key = VerifyingKey::from_pem(include_str!("../testkeys/wallet-public.pem"))?;
//! let receiver = Receiver::builder()
//!     .client_id("merchant-42")
//!     .signing_key(1, signing_key)
//!     .wallet_key(1, wallet_key)
//!     .build()?;
//!
//! let paid = |told: NotifyPaymentRequest| async move {
//!     // Books the payment, unless it is booked already.
//!     orders.book(&told.payment_request_id).map(|()| Reply::success())
//! };
//! # let request = http::Request::post("/notify/payment").body(bytes::Bytes::new())?;
//! # let answer =
//! receiver.answer(&request, paid)
//! # ;
//! # Ok(())
//! # }
//! ```

mod builder;
mod delivery;
mod refusal;
mod deliveries;
mod reply;
mod event;
mod patience;
mod answer;
#[cfg(feature = "tower")]
mod service;
#[cfg(feature = "tower")]
mod layer;
#[cfg(feature = "axum")]
mod route;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, Request, Response};

pub use self::builder::{ReceiverBuilder, ReceiverError};
pub use self::deliveries::{Claim, Deliveries, InMemory, Recalling};
pub use self::delivery::{Delivered, Delivery, DeliveryId};
pub use self::event::Event;
#[cfg(feature = "tower")]
pub use self::layer::{CallbackLayer, Handler};
use self::patience::Patience;
pub use self::refusal::Refusal;
pub use self::reply::{IntoReply, Reply};
#[cfg(feature = "axum")]
pub use self::route::post;
#[cfg(feature = "tower")]
pub use self::service::CallbackService;
use crate::client::KeyRing;
use crate::error::{Error, Kind};
use crate::headers::{CLIENT_ID, JSON, REQUEST_TIME, RESPONSE_TIME, SIGNATURE};
use crate::signing::{Content, SigningError};
use crate::time::{Clock, TimeFormat};
use crate::verification::{Received, VerificationError, verify};
use crate::{Callback, Freshness, Timestamp, Wallet};

/// Any error of a handler or of a store.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Receives what one wallet tells one merchant.
///
/// A clone is cheap and shares everything. `Debug` shows the client ids, and no key.
#[derive(Clone)]
pub struct Receiver(Arc<Inner>);

struct Inner {
    /// Empty where any will do.
    client_ids: BTreeSet<String>,
    keys: KeyRing,
    freshness: Freshness,
    deliveries: Box<dyn Deliveries>,
    clock: Box<dyn Clock>,
    time_format: TimeFormat,
    max_body: usize,
    patience: Option<Patience>,
    observer: Box<dyn Fn(&Event<'_>) + Send + Sync>,
}

impl Receiver {
    /// Begins a receiver.
    pub fn builder() -> ReceiverBuilder {
        ReceiverBuilder::new()
    }

    /// Begins a receiver that signs as the wallet wants it, and is as strict with clocks as the
    /// wallet is.
    pub fn builder_for(wallet: Wallet) -> ReceiverBuilder {
        ReceiverBuilder::new().like(wallet)
    }

    /// Verifies a callback and holds its time against the clock. Nothing of it is read.
    ///
    /// The path is taken from the request's URI, with its query: it must be what the wallet called,
    /// also where a proxy or a router has changed it on the way.
    ///
    /// Whether the same delivery came before, this does not say: [`answer`](Self::answer) does it
    /// all, or ask [`Deliveries`] for [`Delivery::id`].
    ///
    /// # Errors
    ///
    /// [`Refusal::is_too_large`], [`Refusal::is_signature`] or [`Refusal::is_stale`], in this
    /// order.
    pub fn receive(&self, request: &Request<Bytes>) -> Result<Delivery, Refusal> {
        let Inner { keys, freshness, clock, max_body, .. } = &*self.0;
        if request.body().len() > *max_body {
            return Err(Refusal::too_large(*max_body));
        }
        let header = |name: HeaderName| request.headers().get(name).and_then(|it| it.to_str().ok());

        let method = request.method().as_str();
        let path = request.uri().path_and_query().map_or("/", |it| it.as_str());
        let stated = header(CLIENT_ID).ok_or(VerificationError::MissingClientId)?;
        let client_id = self.expected(stated);
        let time = header(REQUEST_TIME).ok_or(VerificationError::MissingTime)?;
        let body = verify(
            Received {
                method,
                path,
                client_id,
                stated_client_id: Some(stated),
                time: Some(time),
                signature: header(SIGNATURE),
                body: request.body().clone(),
            },
            &keys.now().wallet,
        )?;
        let content = Content { method, path, client_id, time, body: body.get() };
        let id = DeliveryId::of(&content);
        let time = Timestamp::lenient(time);
        freshness.check(&time, clock.now())?;
        let [method, path, client_id] = [method, path, client_id].map(ToOwned::to_owned);
        Ok(Delivery { id, method, path, client_id, time, body })
    }

    /// The client id that must have been signed. The wallet's key signs for all of its merchants.
    fn expected<'r>(&'r self, stated: &'r str) -> &'r str {
        let expected = &self.0.client_ids;
        match expected.first() {
            Some(first) if !expected.contains(stated) => first,
            _ => stated,
        }
    }

    /// Signs the reply to a callback.
    ///
    /// It is signed as an answer is (chapter *Sign a response*): over the path of the callback, the
    /// client id that the callback names, and the time now.
    ///
    /// # Errors
    ///
    /// [`Error::is_signing`].
    pub async fn reply<C: Callback>(
        &self,
        delivery: &Delivery,
        reply: Reply<C>,
    ) -> Result<Response<Bytes>, Error> {
        self.sign(delivery, reply.into_bytes()).await
    }

    /// The keys that the receiver signs and verifies with, to be changed while it works.
    pub fn keys(&self) -> &KeyRing {
        &self.0.keys
    }

    async fn sign(&self, delivery: &Delivery, body: Bytes) -> Result<Response<Bytes>, Error> {
        let time = Timestamp::at(self.0.clock.now(), self.0.time_format);
        let Delivery { method, path, client_id, .. } = delivery;
        let content = Content { method, path, client_id, time: time.as_str(), body: &body };
        let signature = self.0.keys.now().signatory().sign(&content).await?;

        Response::builder()
            .header(CONTENT_TYPE, JSON)
            .header(CLIENT_ID, client_id)
            .header(RESPONSE_TIME, time.as_str())
            .header(SIGNATURE, signature)
            .body(body)
            .map_err(|_| Kind::Signing(SigningError::Failed).into())
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("client_ids", &self.0.client_ids)
            .field("freshness", &self.0.freshness)
            .field("max_body", &self.0.max_body)
            .finish_non_exhaustive()
    }
}
