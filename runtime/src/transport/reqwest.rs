//! A program that has a `reqwest` client already sends through it: with its proxies, its
//! certificates and its connections.

mod body;

use std::error::Error as StdError;
use std::fmt;
use std::time::Instant;

use ::reqwest::{Body, Client, Error, Response as Answer, Url};
use bytes::{Bytes, BytesMut};
use http::{Request, Response, Uri};

use self::body::once;
use super::{Limits, Sending, Transport, TransportError};
use crate::timer::{Timer, TokioTimer};

/// Sends through a client of the crate `reqwest`, 0.13.
///
/// TLS is the client's: switch on one of its features for it, since this crate switches on none.
/// Without one, `https` has no connection, or goes to a proxy in the clear (reqwest 0.13.5,
/// `connect.rs`).
///
/// Build the client with `redirect(Policy::none())`: it follows redirects by default, and an answer
/// that came by one is refused as an interruption, after which the request may have run. Neither a
/// redirect nor the client's own retries send the body twice.
///
/// The call's timeout overrules that of the client, whose timeouts for connecting and for reading
/// hold beside it. The longest answer is counted after the client has decompressed it. It needs a
/// Tokio runtime with I/O and time enabled. A clone shares the pool.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use miniprogram_runtime::{Client, SigningKey, VerifyingKey};
/// # let signing_key = SigningKey::from_pem(include_str!("../../testkeys/merchant-private.pem"))?;
/// # let wallet_key = VerifyingKey::from_pem(include_str!("../../testkeys/wallet-public.pem"))?;
/// use miniprogram_runtime::transport::ReqwestTransport;
///
/// let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
/// let client = Client::builder("https://wallet.example/miniprogram/api")
///     .client_id("merchant-42")
///     .signing_key(1, signing_key)
///     .wallet_key(1, wallet_key)
///     .transport(ReqwestTransport::new(http))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
}

impl ReqwestTransport {
    /// Sends through this client.
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    async fn send_within(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError> {
        let began = Instant::now();
        let (head, body) = request.into_parts();
        let url = parse(&head.uri).map_err(TransportError::connect)?;
        let (body, unsent) = once(body);
        let lost = |why: Error| match why {
            _ if unsent.take_back() => TransportError::connect(why),
            // The client may have less patience with a silent server than the call.
            why if why.is_timeout() => TransportError::timeout(limits.timeout.min(began.elapsed())),
            why => TransportError::interrupted(why),
        };

        let request = self
            .client
            .request(head.method, url.clone())
            .headers(head.headers)
            .timeout(limits.timeout)
            .body(Body::wrap(body));
        let mut answer = request.send().await.map_err(lost)?;
        if *answer.url() != url {
            return Err(TransportError::interrupted("the HTTP client followed a redirect"));
        }
        let body = read(&mut answer, limits.max_answer, lost).await?;
        let mut whole = Response::new(body);
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(whole)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request<Bytes>, limits: Limits) -> Sending<'_> {
        Box::pin(self.send_within(request, limits))
    }

    fn timer(&self) -> Option<&dyn Timer> {
        Some(&TokioTimer)
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

/// Parses a URL that keeps its path: the path is signed, and `reqwest` would send what it makes of
/// it.
fn parse(address: &Uri) -> Result<Url, Box<dyn StdError + Send + Sync>> {
    let url = Url::parse(&address.to_string())?;
    if (url.path(), url.query()) == (address.path(), address.query()) {
        Ok(url)
    } else {
        Err("the HTTP client would send another path than the one that is signed".into())
    }
}

/// Reads the body, and stops at the first piece too many.
async fn read(
    answer: &mut Answer,
    limit: usize,
    lost: impl Fn(Error) -> TransportError,
) -> Result<Bytes, TransportError> {
    let announced = answer.content_length().unwrap_or_default();
    if usize::try_from(announced).map_or(true, |it| it > limit) {
        return Err(TransportError::too_large(limit));
    }
    let mut body = BytesMut::new();
    while let Some(piece) = answer.chunk().await.map_err(&lost)? {
        if piece.len() > limit - body.len() {
            return Err(TransportError::too_large(limit));
        }
        body.extend_from_slice(&piece);
    }
    Ok(body.freeze())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_path_that_would_be_sent_in_another_form_is_refused() {
        let is_kept = |address: &str| parse(&address.parse().unwrap()).is_ok();
        for address in ["https://a.example/v2/pay?x=%41", "http://[::1]:80/", "https://A.example"] {
            assert!(is_kept(address), "{address}");
        }
        for address in ["https://a.example/v1/../v2/pay", "https://a.example/%2e/pay", "/v2/pay"] {
            assert!(!is_kept(address), "{address}");
        }
    }
}
