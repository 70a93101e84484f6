//! Middleware of `tower` may stand between a receiver and a handler, and sees what was verified.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use tower_layer::Layer;
use tower_service::Service;

use super::{CallbackService, Delivered, Receiver};
use crate::Callback;

/// Puts a receiver in front of a service that handles what is [`Delivered`]. Made by
/// [`Receiver::layer`].
pub struct CallbackLayer<C> {
    receiver: Receiver,
    callback: PhantomData<fn(C)>,
}

impl Receiver {
    /// Makes a layer for one kind of callback: below it, a service of [`Delivered`] handles what is
    /// the wallet's, fresh and new; what comes out is a service of HTTP requests.
    ///
    /// What stands below it, such as a limit of concurrency or a time limit, counts genuine
    /// callbacks only. Its errors answer `U`, as a handler's do, and while it is not ready it is
    /// waited for. For a handler without any, [`service`](Self::service) is shorter.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use miniprogram_runtime::{Callback, Empty, Message, Properties, Slot, Value, name};
    /// # use miniprogram_runtime::{SigningKey, VerifyingKey};
    /// use std::io;
    /// use std::pin::Pin;
    /// use std::task::{Context, Poll};
    ///
    /// use miniprogram_runtime::callback::{Receiver, Reply, Delivered};
    /// use tower_layer::Layer;
    /// use tower_service::Service;
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
    /// # #[derive(Clone)]
    /// # struct Orders;
    /// # impl Orders { async fn book(&self, _: &str, _: &str) -> io::Result<()> { Ok(()) } }
    /// /// Books payments of several shops.
    /// #[derive(Clone)]
    /// struct Bookkeeper(Orders);
    ///
    /// impl Service<Delivered<NotifyPaymentRequest>> for Bookkeeper {
    ///     type Response = Reply<NotifyPaymentRequest>;
    ///     type Error = io::Error;
    ///     type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;
    ///
    ///     fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
    ///         Poll::Ready(Ok(()))
    ///     }
    ///
    ///     fn call(&mut self, delivered: Delivered<NotifyPaymentRequest>) -> Self::Future {
    ///         let Self(orders) = self.clone();
    ///         Box::pin(async move {
    ///             let shop = delivered.delivery.client_id();
    ///             orders.book(shop, &delivered.callback.payment_request_id).await?;
    ///             Ok(Reply::success())
    ///         })
    ///     }
    /// }
    ///
    /// # let signing_key = SigningKey::from_pem(include_str!("../../testkeys/merchant-private.pem"))?;
    /// # let wallet_key = VerifyingKey::from_pem(include_str!("../../testkeys/wallet-public.pem"))?;
    /// let receiver = Receiver::builder()
    ///     .client_id("bookshop")
    ///     .client_id("bakery")
    ///     .signing_key(1, signing_key)
    ///     .wallet_key(1, wallet_key)
    ///     .build()?;
    ///
    /// // Any server of `tower` takes it, axum as `post_service(service)`.
    /// let service = receiver.layer().layer(Bookkeeper(Orders));
    /// # fn serve<B>(_: impl Service<http::Request<B>>) {}
    /// # serve::<http_body_util::Full<bytes::Bytes>>(service);
    /// # Ok(())
    /// # }
    /// ```
    pub fn layer<C: Callback>(&self) -> CallbackLayer<C> {
        CallbackLayer { receiver: self.clone(), callback: PhantomData }
    }
}

impl<C: Callback, S> Layer<S> for CallbackLayer<C> {
    type Service = CallbackService<C, S>;

    fn layer(&self, inner: S) -> Self::Service {
        CallbackService::new(self.receiver.clone(), inner)
    }
}

impl<C> Clone for CallbackLayer<C> {
    fn clone(&self) -> Self {
        Self { receiver: self.receiver.clone(), callback: self.callback }
    }
}

impl<C: Callback> fmt::Debug for CallbackLayer<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallbackLayer({}, {:?})", C::ID, self.receiver)
    }
}

/// An `async fn` as the service below a receiver. Made by [`Receiver::service`].
#[derive(Clone, Copy)]
pub struct Handler<H>(pub(super) H);

impl<C, H, F> Service<Delivered<C>> for Handler<H>
where
    C: Callback,
    H: Fn(C) -> F,
    F: Future + Send + 'static,
{
    type Response = F::Output;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<F::Output, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, delivered: Delivered<C>) -> Self::Future {
        let handling = (self.0)(delivered.callback);
        Box::pin(async { Ok(handling.await) })
    }
}

impl<H> fmt::Debug for Handler<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handler")
    }
}
