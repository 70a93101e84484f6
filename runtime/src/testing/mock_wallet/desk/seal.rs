//! What the wallet says, it signs, unless it is told to misbehave.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Request, Response, StatusCode};

use super::Desk;
use crate::headers::{CLIENT_ID, JSON, METHOD, REQUEST_TIME, RESPONSE_TIME, SIGNATURE};
use crate::signing::Content;
use crate::testing::mock_wallet::courier::Letter;
use crate::testing::mock_wallet::exchange::content;
use crate::testing::mock_wallet::reply::Reply;
use crate::time::{Clock, SystemClock, Timestamp};

impl Desk {
    /// The answer that a reply makes, and how long it takes.
    pub(super) fn carry_out(
        &self,
        reply: Reply,
        request: &Request<Bytes>,
    ) -> (Duration, Option<Response<Bytes>>) {
        let now = SystemClock.now();
        let answer = match reply {
            Reply::Json(json) => Some(self.sign(request, json, now)),
            Reply::Altered(json) => {
                Some(self.sign(request, json, now).map(|it| Bytes::from([&it[..], b" "].concat())))
            }
            Reply::Stale(age, json) => Some(self.sign(
                request,
                json,
                now.checked_sub(age).unwrap_or(SystemTime::UNIX_EPOCH),
            )),
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
    fn sign(&self, request: &Request<Bytes>, json: Bytes, now: SystemTime) -> Response<Bytes> {
        let time = self.time(now);
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

    /// Writes and signs a callback, with the time that it is now. Nothing where it cannot be signed.
    ///
    /// No page says which client id stands on a callback. It is the merchant's, as on answers.
    pub(in crate::testing::mock_wallet) fn write(&self, letter: &Letter) -> Option<Request<Bytes>> {
        let time = self.time(SystemClock.now());
        let content = Content {
            method: METHOD,
            path: letter.url.path_and_query().map_or("/", |it| it.as_str()),
            client_id: &letter.client_id,
            time: time.as_str(),
            body: &letter.body,
        };
        let signature = self.signer.sign(&content).ok()?;
        Request::builder()
            .method(METHOD)
            .uri(letter.url.clone())
            .header(CONTENT_TYPE, JSON)
            .header(CLIENT_ID, &letter.client_id)
            .header(REQUEST_TIME, time.as_str())
            .header(SIGNATURE, signature)
            .body(letter.body.clone())
            .ok()
    }

    fn time(&self, now: SystemTime) -> Timestamp {
        Timestamp::at(now, self.like.map(|it| it.time_format).unwrap_or_default())
    }
}
