//! The one door to the network that comes with this crate: hyper's client with rustls, over
//! HTTP/1.1.

mod builder;
mod connector;

use std::error::Error as StdError;
use std::fmt;
use std::io;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Incoming};
use hyper_util::client::legacy::connect::capture_connection;
use hyper_util::client::legacy::{Client, Error};
use tokio::time::timeout;

pub use self::builder::{CertificateError, HyperTransportBuilder};
use self::connector::Connector;
use super::{Limits, Sending, Transport, TransportError};
use crate::timer::{Timer, TokioTimer};

/// Sends over a pool of connections, with TLS 1.2 or 1.3 where the URL says `https`.
///
/// It follows no redirect and asks no proxy. It needs a Tokio runtime with I/O and time enabled,
/// and its connections live in the runtime in which they were opened. A clone shares the pool.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<Connector, Full<Bytes>>,
}

impl HyperTransport {
    /// Trusts the certificate authorities that browsers trust, as Mozilla lists them.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// Begins a transport that differs from the usual one.
    pub fn builder() -> HyperTransportBuilder {
        HyperTransportBuilder::new()
    }

    async fn send_within(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError> {
        let mut request = request.map(Full::new);
        // Known from the moment at which the request is handed to a connection; before it, nothing
        // can have left.
        let connection = capture_connection(&mut request);
        let is_connected = || connection.connection_metadata().is_some();

        let exchange = async {
            let answer = self.client.request(request).await.map_err(|why| {
                if is_connected() && !is_unsent(&why) {
                    TransportError::interrupted(why)
                } else {
                    TransportError::connect(why)
                }
            })?;
            let (head, body) = answer.into_parts();
            Ok(Response::from_parts(head, read(body, limits.max_answer).await?))
        };
        match timeout(limits.timeout, exchange).await {
            Ok(done) => done,
            Err(_) if is_connected() => Err(TransportError::timeout(limits.timeout)),
            Err(late) => Err(TransportError::connect(io::Error::from(late))),
        }
    }
}

impl Default for HyperTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: Request<Bytes>, limits: Limits) -> Sending<'_> {
        Box::pin(self.send_within(request, limits))
    }

    fn timer(&self) -> Option<&dyn Timer> {
        Some(&TokioTimer)
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}

/// Whether not a byte of the request was written.
///
/// A pooled connection may be closed by the other side at the moment at which it is picked. Where
/// hyper gets the request back from the queue of such a connection, it calls the error `canceled`;
/// it does so only with requests that the connection had not begun to write (hyper 1.12,
/// `client/dispatch.rs` and `proto/h1/dispatch.rs`). These hyper-util sends again over another
/// connection, which is therefore no second payment, and is left switched on. Once writing has
/// begun the error is another one, nobody sends again, and the wallet may have acted.
fn is_unsent(why: &Error) -> bool {
    let cause = why.source().and_then(|it| it.downcast_ref::<hyper::Error>());
    why.is_connect() || cause.is_some_and(hyper::Error::is_canceled)
}

/// Reads the body, and stops at the first byte too many.
async fn read(body: Incoming, limit: usize) -> Result<Bytes, TransportError> {
    let announced = body.size_hint().lower();
    if usize::try_from(announced).map_or(true, |it| it > limit) {
        return Err(TransportError::too_large(limit));
    }
    match Limited::new(body, limit).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(why) if why.is::<LengthLimitError>() => Err(TransportError::too_large(limit)),
        Err(why) => Err(TransportError::interrupted(why)),
    }
}
