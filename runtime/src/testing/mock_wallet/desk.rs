//! What a wallet says to a request, apart from how it travels.

mod entrance;
mod seal;
mod tell;
mod user;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::courier::Mail;
use super::exchange::Exchange;
use super::fault::Fault;
use super::log::Log;
use super::reply::{MockRequest, Reply};
use super::script::Script;
use crate::codec;
use crate::keys::VerifyingKeys;
use crate::signing::Signer;
use crate::testing::ledger::{Approval, Asked, Ledger};
use crate::time::{Clock, SystemClock};
use crate::{Empty, Endpoint, Envelope, ResultInfo, ResultStatus, Wallet};

type Approving = dyn Fn(&MockRequest) -> Approval + Send + Sync;

pub(super) struct Desk {
    /// Whose habits it has. Nobody's, and it takes whatever is signed.
    pub(super) like: Option<Wallet>,
    pub(super) base_path: String,
    pub(super) client_id: Option<String>,
    pub(super) signer: Signer,
    pub(super) merchant_keys: VerifyingKeys,
    pub(super) reply: Box<dyn Fn(&MockRequest) -> Reply + Send + Sync>,
    /// How the user agrees to each payment. Nothing where the ledger alone says so.
    pub(super) approval: Option<Box<Approving>>,
    /// Nothing where the wallet does not remember.
    pub(super) ledger: Option<Mutex<Ledger>>,
    pub(super) script: Script,
    pub(super) mail: Mail,
    pub(super) exchanges: Log<Exchange>,
    endpoints: Vec<Endpoint>,
}

/// A common result code of the protocol (chapter *Error codes*), and what is wrong in words.
struct Refusal(&'static str, String);

impl Desk {
    pub(super) fn new(
        endpoints: Vec<Endpoint>,
        signer: Signer,
        merchant_keys: VerifyingKeys,
        mail: Mail,
    ) -> Self {
        Self {
            like: None,
            base_path: "/miniprogram/api".to_owned(),
            client_id: None,
            signer,
            merchant_keys,
            reply: Box::new(|request| Reply::json(&request.example())),
            approval: None,
            ledger: None,
            script: Script::default(),
            mail,
            exchanges: Log::default(),
            endpoints,
        }
    }

    /// The answer, and how long it takes. Nothing where the wallet hangs up.
    pub(super) fn answer(&self, request: &Request<Bytes>) -> (Duration, Option<Response<Bytes>>) {
        let (fault, reply) = match self.accept(request) {
            Ok(accepted) => self.reply(&accepted),
            Err(Refusal(code, message)) => {
                let result = ResultInfo::new(ResultStatus::Failed, code, message);
                let json = codec::write(&Envelope { result, response: Empty });
                (None, Reply::Json(json.into()))
            }
        };
        let (delay, answer) = self.carry_out(reply, request);
        self.exchanges.push(Exchange { request: request.clone(), answer: answer.clone(), fault });
        (delay, answer)
    }

    /// What is done with a request that is in order, and what goes wrong with it.
    fn reply(&self, request: &MockRequest) -> (Option<Fault>, Reply) {
        let reply = || self.act(request).unwrap_or_else(|| (self.reply)(request));
        match self.script.fault(request) {
            Some(fault) => (Some(fault), fault.strike(reply)),
            None => (None, reply()),
        }
    }

    /// Does what the ledger knows to do.
    fn act(&self, request: &MockRequest) -> Option<Reply> {
        let asked = Asked {
            endpoint: request.endpoint,
            client_id: request.client_id.clone(),
            properties: serde_json::from_slice(&request.body).ok()?,
            approval: self.approval.as_ref().map(|it| it(request)),
        };
        let mut ledger = self.ledger()?;
        let answer = ledger.answer(&asked, SystemClock.now())?;
        self.tell(ledger.take_notices());
        Some(Reply::json(&answer))
    }

    /// The ledger, locked.
    pub(super) fn ledger(&self) -> Option<MutexGuard<'_, Ledger>> {
        Some(self.ledger.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner))
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
