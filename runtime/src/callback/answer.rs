//! From a request to its signed reply, with the handler called once at most.

use bytes::Bytes;
use http::{Request, Response, StatusCode};

use super::{
    BoxError, Claim, Delivered, Deliveries, Delivery, DeliveryId, Event, IntoReply, Receiver, Reply,
};
use crate::Callback;

impl Receiver {
    /// Takes a callback to its reply: verifies it, asks whether it came before, reads it, calls the
    /// handler, and signs what that replies.
    ///
    /// An HTTP server that drops this future, since the wallet hung up, drops the handler in the
    /// middle of its work. What must not be cut off, the handler spawns.
    ///
    /// A panic of the handler goes through. The server then closes the connection, most likely, and
    /// the wallet sends again.
    ///
    /// For which client a callback is, a handler learns from
    /// [`answer_delivered`](Self::answer_delivered): that of a receiver for several needs to know.
    pub async fn answer<C, F>(
        &self,
        request: &Request<Bytes>,
        handler: impl FnOnce(C) -> F,
    ) -> Response<Bytes>
    where
        C: Callback,
        F: Future<Output: IntoReply<C>>,
    {
        self.answer_delivered(request, |it| handler(it.callback)).await
    }

    /// Does what [`answer`](Self::answer) does, for a handler that also asks for whom the wallet
    /// signed the callback, or when.
    pub async fn answer_delivered<C, F>(
        &self,
        request: &Request<Bytes>,
        handler: impl FnOnce(Delivered<C>) -> F,
    ) -> Response<Bytes>
    where
        C: Callback,
        F: Future<Output: IntoReply<C>>,
    {
        let delivery = match self.receive(request) {
            Ok(delivery) => delivery,
            Err(why) => {
                self.tell(&Event::Refused(&why));
                return why.response();
            }
        };
        let body = self.reply_once(&delivery, handler).await;
        self.sign(&delivery, body).await.unwrap_or_else(|why| {
            self.tell(&Event::SigningFailed(&delivery, &why));
            let mut response = Response::new(Bytes::new());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        })
    }

    /// The body of the reply: a remembered one, or what the handler says.
    async fn reply_once<C, F>(
        &self,
        delivery: &Delivery,
        handler: impl FnOnce(Delivered<C>) -> F,
    ) -> Bytes
    where
        C: Callback,
        F: Future<Output: IntoReply<C>>,
    {
        let deliveries = &*self.0.deliveries;
        match deliveries.begin(delivery.id).await {
            Ok(Claim::First) => {}
            Ok(Claim::Running) => {
                self.tell(&Event::Repeated(delivery));
                return Reply::<C>::unknown("the same callback is being handled").into_bytes();
            }
            Ok(Claim::Done(reply)) => {
                self.tell(&Event::Repeated(delivery));
                return reply;
            }
            Err(why) => {
                self.tell(&Event::StoreFailed(delivery, &why));
                return Reply::<C>::unknown("try again").into_bytes();
            }
        }
        let held = Held { deliveries, id: delivery.id };
        let reply = self.handle(delivery, handler).await;
        self.tell(&Event::Replied(delivery, &reply.result().status));
        let is_final = reply.is_final();
        let body = reply.into_bytes();
        // After `U`, the very same bytes are another chance.
        if is_final && let Err(why) = held.finish(body.clone()).await {
            self.tell(&Event::StoreFailed(delivery, &why));
        }
        body
    }

    async fn handle<C, F>(
        &self,
        delivery: &Delivery,
        handler: impl FnOnce(Delivered<C>) -> F,
    ) -> Reply<C>
    where
        C: Callback,
        F: Future<Output: IntoReply<C>>,
    {
        let callback = match delivery.read() {
            Ok(callback) => callback,
            Err(why) => {
                self.tell(&Event::Refused(&why));
                return Reply::unknown("the callback cannot be read");
            }
        };
        let handling = handler(Delivered { callback, delivery: delivery.clone() });
        let handled = match &self.0.patience {
            None => handling.await,
            Some(patience) => match patience.wait_for(handling).await {
                Some(handled) => handled,
                None => {
                    self.tell(&Event::HandlerLate(delivery, patience.limit));
                    return Reply::unknown("the callback was not handled in time");
                }
            },
        };
        handled.into_reply().unwrap_or_else(|why| {
            self.tell(&Event::HandlerFailed(delivery, &why));
            Reply::unknown("the callback could not be handled")
        })
    }

    pub(super) fn tell(&self, event: &Event<'_>) {
        #[cfg(feature = "tracing")]
        event.record();
        (self.0.observer)(event);
    }
}

/// A claim that is given up when it is dropped: also in a panic, and where the wallet hangs up.
struct Held<'d> {
    deliveries: &'d dyn Deliveries,
    id: DeliveryId,
}

impl Held<'_> {
    async fn finish(self, reply: Bytes) -> Result<(), BoxError> {
        self.deliveries.finish(self.id, reply).await?;
        std::mem::forget(self);
        Ok(())
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.deliveries.abandon(self.id);
    }
}
