//! A request's bytes are signed, and the same bytes are what is sent.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, USER_AGENT};
use http::{HeaderValue, Request, Uri};

use super::Inner;
use super::attempts::{Begun, Call};
use super::key_ring::Keys;
use crate::error::{Error, Kind};
use crate::headers::{CLIENT_ID, JSON, METHOD, REQUEST_TIME, SIGNATURE};
use crate::signing::{Content, ContentError, SigningError};
use crate::time::Timestamp;

/// Not of the protocol: some gateways turn away who does not name itself.
const AGENT: HeaderValue =
    HeaderValue::from_static(concat!("miniprogram/", env!("CARGO_PKG_VERSION")));

impl Inner {
    /// Signs `body` for the operation that is called, and puts the request together.
    pub(super) async fn sign(
        &self,
        call: &Call<'_>,
        begun: &Begun,
        body: &Bytes,
        keys: &Keys,
    ) -> Result<Request<Bytes>, Error> {
        let extra_headers = self.hooks.before_signing(call.path, body, begun.number)?;
        let address = self.base.join(call.path).ok_or(Kind::Signing(ContentError::Path.into()))?;
        let time_format = call.options.time_format.unwrap_or(self.time_format);
        let time = Timestamp::at(self.clock.now(), time_format);
        let content = Content {
            method: METHOD,
            path: path_to_sign(&address),
            client_id: &self.client_id,
            time: time.as_str(),
            body,
        };
        let signature = keys.signatory().sign(&content).await?;

        let mut request = Request::builder()
            .method(METHOD)
            .uri(address)
            .header(CONTENT_TYPE, JSON)
            .header(USER_AGENT, AGENT)
            .header(CLIENT_ID, &self.client_id)
            .header(REQUEST_TIME, time.as_str())
            .header(SIGNATURE, signature)
            .body(body.clone())
            .map_err(|_| Kind::Signing(SigningError::Failed))?;
        let headers = request.headers_mut();
        call.options.apply(headers);
        extra_headers.apply(headers);
        Ok(request)
    }
}

/// The path as it stands on the request line: the base path in front, a query behind (chapter *Sign
/// a request*).
pub(super) fn path_to_sign(address: &Uri) -> &str {
    address.path_and_query().map_or("/", |it| it.as_str())
}
