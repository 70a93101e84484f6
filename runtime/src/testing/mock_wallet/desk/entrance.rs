//! Only what is signed and keeps to its spec is taken up.

use bytes::Bytes;
use http::Request;

use super::{Desk, Refusal};
use crate::codec::{self, Unknown};
use crate::headers::{METHOD, REQUEST_TIME, SIGNATURE};
use crate::signing::Content;
use crate::testing::codes;
use crate::testing::mock_wallet::exchange::{content, path, text};
use crate::testing::mock_wallet::habits;
use crate::testing::mock_wallet::reply::MockRequest;
use crate::verification::{Received, verify};
use crate::{Direction, Endpoint};

impl Desk {
    /// Takes the request up if it is signed and keeps to its spec.
    pub(super) fn accept(&self, request: &Request<Bytes>) -> Result<MockRequest, Refusal> {
        let endpoint = self.find(path(request));
        let client_id = self.verify(request).map_err(|Refusal(code, why)| {
            let own = endpoint.as_ref().ok().and_then(|it| codes::own(it, code));
            Refusal(own.unwrap_or(code), why)
        })?;
        if request.method() != METHOD {
            return Err(Refusal("METHOD_NOT_SUPPORTED", format!("every request is a {METHOD}")));
        }
        if let Some(fault) = self.like.and_then(|it| habits::fault(&it, request)) {
            return Err(Refusal("PARAM_ILLEGAL", fault));
        }
        let endpoint = endpoint?;
        let mut message = endpoint.request();
        codec::read(request.body(), &mut *message, Unknown::Refuse)
            .map_err(|why| Refusal("PARAM_ILLEGAL", why.to_string()))?;
        if let Some(violation) = codec::check(&*message).first() {
            return Err(Refusal("PARAM_ILLEGAL", violation.to_string()));
        }
        Ok(MockRequest { endpoint, client_id: client_id.to_owned(), body: request.body().clone() })
    }

    /// Verifies the signature, and returns the client id that it covers.
    fn verify<'r>(&self, request: &'r Request<Bytes>) -> Result<&'r str, Refusal> {
        let Content { method, path, client_id, .. } = content(request);
        if client_id.is_empty() || self.client_id.as_ref().is_some_and(|it| it != client_id) {
            return Err(Refusal("CLIENT_INVALID", "there is no such client".to_owned()));
        }
        let received = Received {
            method,
            path,
            client_id,
            stated_client_id: None,
            time: text(request.headers(), &REQUEST_TIME),
            signature: text(request.headers(), &SIGNATURE),
            body: request.body().clone(),
        };
        match verify(received, &self.merchant_keys) {
            Ok(_) => Ok(client_id),
            Err(why) => Err(Refusal("SIGNATURE_INVALID", why.to_string())),
        }
    }

    /// Finds the wallet's own endpoint, or else the platform's.
    fn find(&self, path: &str) -> Result<Endpoint, Refusal> {
        let path = path.strip_prefix(&self.base_path);
        let own = self.like.map(|it| it.id);
        let mut served = self
            .endpoints
            .iter()
            .filter(|it| it.direction == Direction::ToWallet && Some(it.path) == path);
        served
            .clone()
            .find(|it| it.wallet == own)
            .or_else(|| served.find(|it| own.is_none() || it.wallet.is_none()))
            .copied()
            .ok_or_else(|| Refusal("INVALID_API", "there is no such operation".to_owned()))
    }
}
