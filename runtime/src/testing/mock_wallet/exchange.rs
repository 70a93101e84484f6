//! What went over the wire, for programs that show it.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Request, Response};

use super::fault::Fault;
use crate::headers::{CLIENT_ID, REQUEST_TIME};
use crate::signing::Content;

/// One request, and what it was answered.
///
/// `Debug` shows the length of the bodies in place of the bodies.
#[derive(Clone)]
#[non_exhaustive]
pub struct Exchange {
    /// The request as it came.
    pub request: Request<Bytes>,
    /// The answer, unless the wallet hung up.
    pub answer: Option<Response<Bytes>>,
    /// What went wrong with it on demand.
    pub fault: Option<Fault>,
}

impl Exchange {
    /// The content to sign of the request, put together from what came over the wire.
    pub fn content_to_sign(&self) -> Vec<u8> {
        content(&self.request).to_bytes()
    }
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("path", &path(&self.request))
            .field("body", &format_args!("{} bytes", self.request.body().len()))
            .field("status", &self.answer.as_ref().map(Response::status))
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

/// What the sender of the request should have signed. What it did not send stands as nothing.
pub(super) fn content(request: &Request<Bytes>) -> Content<'_> {
    let header = |name| text(request.headers(), name).unwrap_or_default();
    Content {
        method: request.method().as_str(),
        path: path(request),
        client_id: header(&CLIENT_ID),
        time: header(&REQUEST_TIME),
        body: request.body(),
    }
}

/// The path as it stands on the request line.
pub(super) fn path(request: &Request<Bytes>) -> &str {
    request.uri().path_and_query().map_or("/", |it| it.as_str())
}

/// A header's value, if it is there and is text.
pub(super) fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|it| it.to_str().ok())
}
