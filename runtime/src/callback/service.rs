//! A receiver and a handler as a service of any server that speaks `tower`.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{Request, Response, Uri};
use http_body::Body;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use tower_service::Service;

use super::{BoxError, Event, IntoReply, Receiver, Refusal};
use crate::Callback;

/// Answers one kind of callback: reads the body up to the receiver's limit, and does what
/// [`Receiver::answer`] says.
///
/// The handler is an `async fn` from a callback to a [`Reply`](super::Reply), or to a `Result` with
/// one. What it needs besides, such as a database, it brings along: a closure that clones it.
///
/// It never fails, and is always ready.
pub struct CallbackService<C, H> {
    receiver: Receiver,
    handler: H,
    path: Option<PathAndQuery>,
    callback: PhantomData<fn(C)>,
}

impl Receiver {
    /// Makes a service of a handler.
    pub fn service<C, H, F>(&self, handler: H) -> CallbackService<C, H>
    where
        C: Callback,
        H: Fn(C) -> F,
        F: Future<Output: IntoReply<C>>,
    {
        CallbackService { receiver: self.clone(), handler, path: None, callback: PhantomData }
    }
}

impl<C, H> CallbackService<C, H> {
    /// States the path that the wallet calls, with its query if it has one, where a proxy or a
    /// router changes it on the way: it is what the wallet signs.
    ///
    /// Routers of axum that are nested need not be told, with the feature `axum`.
    #[must_use]
    pub fn called_at(self, path: PathAndQuery) -> Self {
        Self { path: Some(path), ..self }
    }

    fn called(&self, head: &Parts) -> Uri {
        match &self.path {
            Some(path) => Uri::from(path.clone()),
            None => original(head).clone(),
        }
    }
}

/// The URI before routers that are nested took the beginning off its path.
fn original(head: &Parts) -> &Uri {
    #[cfg(feature = "axum")]
    if let Some(axum::extract::OriginalUri(uri)) = head.extensions.get() {
        return uri;
    }
    &head.uri
}

impl<C, H, F, B> Service<Request<B>> for CallbackService<C, H>
where
    C: Callback + 'static,
    H: Fn(C) -> F + Clone + Send + 'static,
    F: Future<Output: IntoReply<C>> + Send,
    B: Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (mut head, body) = request.into_parts();
        head.uri = self.called(&head);
        let (receiver, handler) = (self.receiver.clone(), self.handler.clone());

        Box::pin(async move {
            let response = match read(body, receiver.0.max_body).await {
                Ok(body) => receiver.answer(&Request::from_parts(head, body), handler).await,
                Err(why) => {
                    receiver.tell(&Event::Refused(&why));
                    why.response()
                }
            };
            Ok(response.map(Full::new))
        })
    }
}

/// Reads the body, and stops at the first byte too many.
async fn read<B>(body: B, limit: usize) -> Result<Bytes, Refusal>
where
    B: Body<Error: Into<BoxError>>,
{
    if usize::try_from(body.size_hint().lower()).map_or(true, |it| it > limit) {
        return Err(Refusal::too_large(limit));
    }
    match Limited::new(body, limit).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(why) if why.is::<LengthLimitError>() => Err(Refusal::too_large(limit)),
        Err(why) => Err(Refusal::interrupted(why)),
    }
}

impl<C, H: Clone> Clone for CallbackService<C, H> {
    fn clone(&self) -> Self {
        let Self { receiver, handler, path, callback } = self;
        Self {
            receiver: receiver.clone(),
            handler: handler.clone(),
            path: path.clone(),
            callback: *callback,
        }
    }
}

impl<C: Callback, H> fmt::Debug for CallbackService<C, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallbackService({}, {:?})", C::ID, self.receiver)
    }
}
