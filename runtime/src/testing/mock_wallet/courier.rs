//! Callbacks reach the merchant, and are sent again until it has taken note.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, Uri};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::desk::Desk;
use super::exchange::{path, text};
use super::log::Log;
use super::post::{destination, post};
use crate::codec::{self, Unknown};
use crate::headers::{CLIENT_ID, METHOD, RESPONSE_TIME, SIGNATURE};
use crate::verification::{Received, verify};
use crate::{Empty, Envelope, Message, ResultStatus};

/// One attempt at a callback, and what came of it.
///
/// `Debug` shows the length of the bodies in place of the bodies.
#[derive(Clone)]
#[non_exhaustive]
pub struct SentCallback {
    /// The request as it was sent.
    pub request: Request<Bytes>,
    /// What came back, if anything did.
    pub answer: Option<Response<Bytes>>,
    /// The status that the merchant replied with and signed; or why there is none, in words.
    pub reply: Result<ResultStatus, String>,
}

/// A callback that is on its way.
#[derive(Clone)]
pub(super) struct Letter {
    pub(super) url: Uri,
    pub(super) client_id: String,
    pub(super) body: Bytes,
}

/// What is to be sent, and what was.
pub(super) struct Mail {
    /// How often a callback is sent at most.
    pub(super) attempts: u32,
    /// How long after the last time.
    pub(super) pause: Duration,
    pub(super) sent: Log<SentCallback>,
    /// How many are on their way.
    under_way: watch::Sender<usize>,
    outbox: mpsc::UnboundedSender<Letter>,
}

/// Where the courier takes letters from.
pub(super) type Inbox = mpsc::UnboundedReceiver<Letter>;

impl Mail {
    pub(super) fn new() -> (Self, Inbox) {
        let (outbox, inbox) = mpsc::unbounded_channel();
        let (under_way, _) = watch::channel(0);
        let mail = Self {
            attempts: 5,
            pause: Duration::from_secs(1),
            sent: Log::default(),
            under_way,
            outbox,
        };
        (mail, inbox)
    }

    pub(super) fn send(&self, letter: Letter) {
        self.under_way.send_modify(|it| *it += 1);
        if self.outbox.send(letter).is_err() {
            // The wallet has stopped: nobody will carry it.
            self.under_way.send_modify(|it| *it -= 1);
        }
    }

    /// Waits until nothing is on its way.
    pub(super) async fn delivered(&self) {
        // The sender is this mail's own, and cannot be gone.
        let _ = self.under_way.subscribe().wait_for(|it| *it == 0).await;
    }
}

/// Carries letters until it is dropped.
pub(super) async fn carry(mut inbox: Inbox, desk: Arc<Desk>) {
    let mut letters = JoinSet::new();
    while let Some(letter) = inbox.recv().await {
        letters.spawn(deliver(letter, Arc::clone(&desk)));
        while letters.try_join_next().is_some() {}
    }
}

/// Sends until the merchant says `S` or `F`.
///
/// The protocol (chapter *notifyPayment*) has the wallet send again after `U`, and take whatever is
/// none of the four for `U`.
async fn deliver(letter: Letter, desk: Arc<Desk>) {
    let attempts = if destination(&letter.url).is_some() { desk.mail.attempts } else { 1 };
    for attempt in 0..attempts {
        if attempt > 0 {
            sleep(desk.mail.pause).await;
        }
        let Some(request) = desk.write(&letter) else { break };
        let answer = post(request.clone()).await;
        let (answer, reply) = match answer {
            Ok(answer) => (Some(answer.clone()), read(&letter, &request, &answer, &desk)),
            Err(why) => (None, Err(why.to_string())),
        };
        let is_final = matches!(reply, Ok(ResultStatus::Success | ResultStatus::Failed));
        desk.mail.sent.push(SentCallback { request, answer, reply });
        if is_final {
            break;
        }
    }
    desk.mail.under_way.send_modify(|it| *it -= 1);
}

/// Verifies the merchant's reply, and reads its status.
fn read(
    letter: &Letter,
    request: &Request<Bytes>,
    answer: &Response<Bytes>,
    desk: &Desk,
) -> Result<ResultStatus, String> {
    let header = |name| text(answer.headers(), name);
    let received = Received {
        method: METHOD,
        path: path(request),
        client_id: &letter.client_id,
        stated_client_id: header(&CLIENT_ID),
        time: header(&RESPONSE_TIME),
        signature: header(&SIGNATURE),
        body: answer.body().clone(),
    };
    let body = verify(received, &desk.merchant_keys).map_err(|why| why.to_string())?;
    let mut envelope = Envelope::<Empty>::blank();
    codec::read(body.get(), &mut envelope, Unknown::Ignore).map_err(|why| why.to_string())?;
    Ok(envelope.result.status)
}

impl fmt::Debug for SentCallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentCallback")
            .field("url", self.request.uri())
            .field("body", &format_args!("{} bytes", self.request.body().len()))
            .field("status", &self.answer.as_ref().map(Response::status))
            .field("reply", &self.reply)
            .finish_non_exhaustive()
    }
}
