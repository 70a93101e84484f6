//! A call is one attempt or several, and the last one answers for them all.

use std::sync::Arc;
use std::time::{Duration, Instant};

use aws_lc_rs::rand;
use bytes::Bytes;

use super::hooks::Incoming;
use super::key_ring::Keys;
use super::request::path_to_sign;
use super::same_request::contradicted;
use super::{Answer, CallOptions, Inner, check, trace};
use crate::error::{Error, Kind};
use crate::message::Properties;
use crate::retry::{Attempt, Came, Next, retry_after};
use crate::timer::Timer;
use crate::transport::Limits;
use crate::{Envelope, Message, Outcome, ResultCode, ResultInfo, ResultStatus, View, codec};

/// What is asked, in the same words at each attempt.
pub(super) struct Call<'c> {
    pub(super) path: &'c str,
    pub(super) request: &'c dyn Message,
    /// The operation's idempotency key. Empty where it has none, or where nobody knows it.
    pub(super) key: &'static [&'static str],
    pub(super) options: &'c CallOptions,
}

/// An attempt under way.
#[derive(Clone, Copy)]
pub(super) struct Begun {
    /// Counted from 1.
    pub(super) number: u32,
    at: Instant,
}

/// Where an answer is read into: so the attempts are compiled once for all operations.
pub(super) trait Reply: Send {
    fn read(&mut self, answer: &Answer) -> Result<(), Error>;

    /// What the wallet did, once the answer has been read.
    fn result(&self) -> Option<&ResultInfo>;

    /// Notes that an attempt before the one that was answered may have run.
    fn doubt(&mut self) {}
}

/// An answer that is sorted once it is there.
pub(super) struct Awaited<T> {
    envelope: Envelope<T>,
    is_in_doubt: bool,
}

impl<T: Message> Awaited<T> {
    pub(super) fn new() -> Self {
        Self { envelope: Envelope::blank(), is_in_doubt: false }
    }

    /// What became of all the attempts.
    ///
    /// A "no" to the last one may speak of that alone: the limit of requests, a token that has
    /// lapsed meanwhile. It says nothing of an earlier one that may have run.
    pub(super) fn outcome<C: ResultCode>(self) -> Outcome<T, C> {
        let Envelope { result, response } = self.envelope;
        match result.status {
            ResultStatus::Failed if self.is_in_doubt => Outcome::Unknown(result.typed()),
            _ => Outcome::new(result.typed(), response),
        }
    }
}

impl<T: Message> Reply for Awaited<T> {
    fn read(&mut self, answer: &Answer) -> Result<(), Error> {
        self.envelope = answer.read()?;
        Ok(())
    }

    fn result(&self) -> Option<&ResultInfo> {
        Some(&self.envelope.result)
    }

    fn doubt(&mut self) {
        self.is_in_doubt = true;
    }
}

/// For an answer that is read later: whatever it says, the call ends with it.
pub(super) struct Unread;

impl Reply for Unread {
    fn read(&mut self, _: &Answer) -> Result<(), Error> {
        Ok(())
    }

    fn result(&self) -> Option<&ResultInfo> {
        None
    }
}

impl Inner {
    /// Makes attempts until one is final, or the policy says that it is enough.
    pub(super) fn exchange<'c>(
        &'c self,
        call: &'c Call<'c>,
        reply: &'c mut dyn Reply,
    ) -> impl Future<Output = Result<Answer, Error>> + Send + 'c {
        trace::call(call.path, self.make_attempts(call, reply))
    }

    async fn make_attempts(&self, call: &Call<'_>, reply: &mut dyn Reply) -> Result<Answer, Error> {
        let began = Instant::now();
        // The key that is current now signs all the attempts.
        let keys = self.keys.now();
        let body = self.write(call)?;
        let (mut number, mut may_have_run) = (1, false);
        loop {
            let begun = Begun { number, at: Instant::now() };
            let brought = self.attempt(call, &begun, &body, &keys, reply).await;
            let wait = self.wait(call, number, &brought, reply.result(), began);
            trace::attempt(number, begun.at, &brought, reply.result(), wait.as_ref());

            let Some((delay, timer)) = wait else {
                if may_have_run {
                    reply.doubt();
                }
                return brought.map_err(|it| it.of_attempt(number, may_have_run));
            };
            may_have_run |= match brought {
                Err(error) => error.may_have_run(),
                Ok(_) => reply.result().is_none_or(|it| it.status != ResultStatus::Failed),
            };
            timer.sleep(delay).await;
            number += 1;
        }
    }

    /// Writes the request once, if it may be sent at all.
    fn write(&self, call: &Call<'_>) -> Result<Bytes, Error> {
        call.options.check()?;
        if self.check_requests {
            check(call.request)?;
        }
        Ok(codec::write(call.request).into())
    }

    async fn attempt(
        &self,
        call: &Call<'_>,
        begun: &Begun,
        body: &Bytes,
        keys: &Arc<Keys>,
        reply: &mut dyn Reply,
    ) -> Result<Answer, Error> {
        let request = self.sign(call, begun, body, keys).await?;
        let path = path_to_sign(request.uri()).to_owned();
        let limits =
            Limits { timeout: call.options.timeout.unwrap_or(self.limits.timeout), ..self.limits };
        let answer = self.transport.send(request, limits).await.map_err(Kind::Transport)?;
        let answer = self.open(&path, answer, keys)?;
        self.take(call, begun, &answer)?;
        reply.read(&answer)?;
        Ok(answer)
    }

    /// Takes an answer that is verified for the answer to this request, and shows it.
    fn take(&self, call: &Call<'_>, begun: &Begun, answer: &Answer) -> Result<(), Error> {
        if let Some(id) = contradicted(call.request, answer.bytes()) {
            return Err(Error::from(Kind::OtherRequest(id)).with_answer(answer.raw()));
        }
        self.hooks.after_verification(&Incoming {
            path: call.path,
            attempt: begun.number,
            elapsed: begun.at.elapsed(),
            answer,
        });
        Ok(())
    }

    /// How long to wait for another attempt, and on what. Nothing where there is to be none.
    fn wait(
        &self,
        call: &Call<'_>,
        number: u32,
        brought: &Result<Answer, Error>,
        result: Option<&ResultInfo>,
        began: Instant,
    ) -> Option<(Duration, &dyn Timer)> {
        let (came, asked) = match brought {
            Ok(answer) => (result.map_or(Came::Final, Came::from), answer.retry_after()),
            Err(error) => {
                let raw = error.raw_answer();
                (Came::from(error), raw.and_then(|it| it.retry_after.as_deref()))
            }
        };
        if came == Came::Final {
            return None;
        }
        let timer = self.timer()?;
        let attempt = Attempt {
            number,
            came,
            is_idempotent: is_filled_in(call.key, call.request),
            elapsed: began.elapsed(),
            retry_after: asked.and_then(|it| retry_after(it, self.clock.now())).unwrap_or_default(),
        };
        match call.options.retry.unwrap_or(self.retry).next(&attempt, random()) {
            Next::Wait(delay) => Some((delay, timer)),
            Next::Stop => None,
        }
    }
}

/// Whether the request has every part of the idempotency key. A part that is empty text
/// distinguishes nothing.
pub(crate) fn is_filled_in(key: &[&str], request: &dyn Message) -> bool {
    let properties = Properties::of(request);
    let is_filled_in = |name: &&str| {
        let view = properties.iter().find(|it| it.rules.name == *name).map(|it| it.view());
        match view {
            None | Some(View::Absent | View::Null) => false,
            Some(View::Text(text)) => !text.is_empty(),
            Some(_) => true,
        }
    };
    !key.is_empty() && key.iter().all(is_filled_in)
}

/// Without randomness, which never happened yet, the wait is the longest.
fn random() -> u16 {
    let mut bytes = [0; 2];
    rand::fill(&mut bytes).map_or(u16::MAX, |()| u16::from_ne_bytes(bytes))
}
