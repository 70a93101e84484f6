//! A callback is a route of axum.

use axum::routing::{MethodRouter, post_service};

use super::{IntoReply, Receiver};
use crate::Callback;

/// Routes a callback to a handler. The path of the route is the path of the URL that the wallet was
/// told, such as `paymentNotifyUrl`; [`Callback::PATH`] is no more than where the API files it.
///
/// The route may be in a router that is nested in another. Where something before axum changes the
/// path, make the route with [`Receiver::service`] and `post_service`.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use miniprogram_runtime::{Callback, Empty, Message, Properties, Slot, Value, name};
/// # use miniprogram_runtime::{SigningKey, VerifyingKey};
/// use std::io;
/// use std::sync::Arc;
///
/// use miniprogram_runtime::callback::{self, Receiver, Reply};
///
/// # struct NotifyPaymentRequest { payment_request_id: String }
/// # impl Message for NotifyPaymentRequest {
/// #     fn properties<'m>(&'m self, to: &mut Properties<'m>) {
/// #         to.required(name("paymentRequestId"), &self.payment_request_id);
/// #     }
/// #     fn property(&mut self, name: &str) -> Slot<'_> {
/// #         if name == "paymentRequestId" { self.payment_request_id.slot() } else { Slot::Unknown }
/// #     }
/// #     fn blank() -> Self { Self { payment_request_id: Value::blank() } }
/// # }
/// # impl Callback for NotifyPaymentRequest {
/// #     type Reply = Empty;
/// #     type Code = String;
/// #     const ID: &'static str = "notifyPayment";
/// #     const PATH: &'static str = "/v2/payments/notifyPayment";
/// # }
/// # struct Orders;
/// # impl Orders { async fn book(&self, _: &str) -> io::Result<()> { Ok(()) } }
/// async fn paid(
///     orders: Arc<Orders>,
///     told: NotifyPaymentRequest,
/// ) -> io::Result<Reply<NotifyPaymentRequest>> {
///     // Books the payment, unless it is booked already. An error makes the wallet tell again.
///     orders.book(&told.payment_request_id).await?;
///     Ok(Reply::success())
/// }
///
/// # let signing_key = SigningKey::from_pem(include_str!("../../testkeys/merchant-private.pem"))?;
/// # let wallet_key = VerifyingKey::from_pem(include_str!("../../testkeys/wallet-public.pem"))?;
/// let receiver = Receiver::builder()
///     .client_id("merchant-42")
///     .signing_key(1, signing_key)
///     .wallet_key(1, wallet_key)
///     .observe(|event| println!("{event}"))
///     .build()?;
///
/// let orders = Arc::new(Orders);
/// let app: axum::Router = axum::Router::new().route(
///     "/notify/payment",
///     callback::post(&receiver, move |told| paid(Arc::clone(&orders), told)),
/// );
/// # Ok(())
/// # }
/// ```
pub fn post<S, C, H, F>(receiver: &Receiver, handler: H) -> MethodRouter<S>
where
    S: Clone,
    C: Callback + 'static,
    H: Fn(C) -> F + Clone + Send + Sync + 'static,
    F: Future<Output: IntoReply<C>> + Send + 'static,
{
    post_service(receiver.service(handler))
}
