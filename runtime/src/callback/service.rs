//! A receiver and a handler as a service of any server that speaks `tower`.

use std::convert::Infallible;
use std::fmt;
use std::future::poll_fn;
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

use super::{BoxError, Delivered, Event, Handler, IntoReply, Receiver, Refusal, Reply};
use crate::Callback;

/// Answers one kind of callback: reads the body up to the receiver's limit, and does what
/// [`Receiver::answer`] says.
///
/// It never fails, and is always ready: the service below it is waited for, if it must be, once a
/// callback is known to be the wallet's.
pub struct CallbackService<C, S> {
    receiver: Receiver,
    inner: S,
    path: Option<PathAndQuery>,
    callback: PhantomData<fn(C)>,
}

impl Receiver {
    /// Makes a service of a handler: an `async fn` from a callback to a [`Reply`], or to a `Result`
    /// with one. What it needs besides, such as a database, it brings along: a closure that clones
    /// it.
    pub fn service<C, H, F>(&self, handler: H) -> CallbackService<C, Handler<H>>
    where
        C: Callback,
        H: Fn(C) -> F,
        F: Future<Output: IntoReply<C>>,
    {
        CallbackService::new(self.clone(), Handler(handler))
    }
}

impl<C, S> CallbackService<C, S> {
    pub(super) fn new(receiver: Receiver, inner: S) -> Self {
        Self { receiver, inner, path: None, callback: PhantomData }
    }

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

impl<C, S, B> Service<Request<B>> for CallbackService<C, S>
where
    C: Callback + 'static,
    S: Service<Delivered<C>, Response: IntoReply<C>, Error: Into<BoxError>, Future: Send>
        + Clone
        + Send
        + 'static,
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
        let (receiver, inner) = (self.receiver.clone(), self.inner.clone());

        Box::pin(async move {
            let response = match read(body, receiver.0.max_body).await {
                Ok(body) => {
                    let request = Request::from_parts(head, body);
                    receiver.answer_delivered(&request, |it| handled(inner, it)).await
                }
                Err(why) => {
                    receiver.tell(&Event::Refused(&why));
                    why.response()
                }
            };
            Ok(response.map(Full::new))
        })
    }
}

/// Has the service handle what was delivered, once it is ready to.
async fn handled<C, S>(mut inner: S, delivered: Delivered<C>) -> Result<Reply<C>, BoxError>
where
    C: Callback,
    S: Service<Delivered<C>, Response: IntoReply<C>, Error: Into<BoxError>>,
{
    poll_fn(|context| inner.poll_ready(context)).await.map_err(Into::into)?;
    inner.call(delivered).await.map_err(Into::into)?.into_reply()
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

impl<C, S: Clone> Clone for CallbackService<C, S> {
    fn clone(&self) -> Self {
        let Self { receiver, inner, path, callback } = self;
        Self {
            receiver: receiver.clone(),
            inner: inner.clone(),
            path: path.clone(),
            callback: *callback,
        }
    }
}

impl<C: Callback, S> fmt::Debug for CallbackService<C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallbackService({}, {:?})", C::ID, self.receiver)
    }
}
