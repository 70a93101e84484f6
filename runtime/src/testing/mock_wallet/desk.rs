//! What a wallet says to a request, apart from how it travels.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Request, Response, StatusCode};

use super::exchange::{Exchange, content, path, text};
use super::habits;
use super::reply::{MockRequest, Reply};
use crate::codec::{self, Unknown};
use crate::headers::{CLIENT_ID, JSON, METHOD, REQUEST_TIME, RESPONSE_TIME, SIGNATURE};
use crate::keys::VerifyingKeys;
use crate::signing::{Content, Signer};
use crate::time::{Clock, SystemClock, Timestamp};
use crate::verification::{Received, verify};
use crate::{Direction, Empty, Endpoint, Envelope, ResultInfo, ResultStatus, Wallet};

/// How many exchanges are remembered.
const REMEMBERED: usize = 64;

pub(super) struct Desk {
    /// Whose habits it has. Nobody's, and it takes whatever is signed.
    pub(super) like: Option<Wallet>,
    pub(super) base_path: String,
    pub(super) client_id: Option<String>,
    pub(super) signer: Signer,
    pub(super) merchant_keys: VerifyingKeys,
    pub(super) reply: Box<dyn Fn(&MockRequest) -> Reply + Send + Sync>,
    endpoints: Vec<Endpoint>,
    exchanges: Mutex<VecDeque<Exchange>>,
}

/// A common result code of the protocol (chapter *Error codes*), and what is wrong in words.
struct Refusal(&'static str, String);

impl Desk {
    pub(super) fn new(
        endpoints: Vec<Endpoint>,
        signer: Signer,
        merchant_keys: VerifyingKeys,
    ) -> Self {
        Self {
            like: None,
            base_path: "/miniprogram/api".to_owned(),
            client_id: None,
            signer,
            merchant_keys,
            reply: Box::new(|request| Reply::json(&request.example())),
            endpoints,
            exchanges: Mutex::default(),
        }
    }

    /// The answer, and how long it takes. Nothing where the wallet hangs up.
    pub(super) fn answer(&self, request: &Request<Bytes>) -> (Duration, Option<Response<Bytes>>) {
        let reply = match self.accept(request) {
            Ok(accepted) => (self.reply)(&accepted),
            Err(Refusal(code, message)) => {
                let result = ResultInfo::new(ResultStatus::Failed, code, message);
                Reply::Json(codec::write(&Envelope { result, response: Empty }).into())
            }
        };
        let answer = self.carry_out(reply, request);
        self.record(request, answer.1.as_ref());
        answer
    }

    pub(super) fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Takes the request up if it is signed and keeps to its spec.
    fn accept(&self, request: &Request<Bytes>) -> Result<MockRequest, Refusal> {
        let client_id = self.verify(request)?;
        if request.method() != METHOD {
            return Err(Refusal("METHOD_NOT_SUPPORTED", format!("every request is a {METHOD}")));
        }
        if let Some(fault) = self.like.and_then(|it| habits::fault(&it, request)) {
            return Err(Refusal("PARAM_ILLEGAL", fault));
        }
        let endpoint = self.find(path(request))?;
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

    fn carry_out(
        &self,
        reply: Reply,
        request: &Request<Bytes>,
    ) -> (Duration, Option<Response<Bytes>>) {
        let answer = match reply {
            Reply::Json(json) => Some(self.sign(request, json)),
            Reply::Altered(json) => {
                Some(self.sign(request, json).map(|it| Bytes::from([&it[..], b" "].concat())))
            }
            Reply::Unsigned(answer) => Some(answer),
            Reply::HangUp => None,
            Reply::After(delay, next) => {
                let (rest, answer) = self.carry_out(*next, request);
                return (delay + rest, answer);
            }
        };
        (Duration::ZERO, answer)
    }

    /// Signs an answer. Where the request is such that nothing can be signed, such as one without a
    /// client id, the answer is a bare HTTP 400.
    fn sign(&self, request: &Request<Bytes>, json: Bytes) -> Response<Bytes> {
        let time_format = self.like.map(|it| it.time_format).unwrap_or_default();
        let time = Timestamp::at(SystemClock.now(), time_format);
        let content = Content { time: time.as_str(), body: &json, ..content(request) };

        let answer = self.signer.sign(&content).ok().and_then(|signature| {
            Response::builder()
                .header(CONTENT_TYPE, JSON)
                .header(CLIENT_ID, content.client_id)
                .header(RESPONSE_TIME, time.as_str())
                .header(SIGNATURE, signature)
                .body(json.clone())
                .ok()
        });
        answer.unwrap_or_else(|| {
            let mut answer = Response::new(Bytes::new());
            *answer.status_mut() = StatusCode::BAD_REQUEST;
            answer
        })
    }

    fn record(&self, request: &Request<Bytes>, answer: Option<&Response<Bytes>>) {
        let mut exchanges = self.exchanges.lock().unwrap_or_else(PoisonError::into_inner);
        if exchanges.len() == REMEMBERED {
            exchanges.pop_front();
        }
        exchanges.push_back(Exchange { request: request.clone(), answer: answer.cloned() });
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk")
            .field("base_path", &self.base_path)
            .field("client_id", &self.client_id)
            .field("endpoints", &self.endpoints.iter().map(|it| it.path).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
