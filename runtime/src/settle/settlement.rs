//! A settlement waits, asks and sends again as its course says.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::{Duration, Instant};

use super::{Aim, Answered, Course, Finding, Open, Pace, Said, Settled, SettledBy, Step};
use crate::client::is_filled_in;
use crate::error::Kind;
use crate::{CallOptions, Client, Error};

/// Carries an open answer to its end. Made by [`Client::settle`]; it begins when it is awaited.
///
/// The wallet is asked every five seconds for up to a minute, and once more when time is over. A
/// call that is under way then is waited for, so all may take as much longer as a call's timeout.
///
/// After an answer that says nothing (`U`, or an error after which the request may have run), and
/// where the request has its idempotency key, it is sent again, unchanged, where the
/// wallet answers an inquiry that it has no such request, or refuses to tell. After any other
/// answer, and without one, nothing is sent but inquiries.
///
/// It ends in success only where the wallet says so, and in failure only where the wallet refused
/// the request that was sent once, where an inquiry says that it failed, or where the wallet still
/// has no such request at the end, [`TRAVEL_TIME`](super::TRAVEL_TIME) after it was last sent. A
/// refusal for a number that is in use, `REPEAT_REQ_INCONSISTENT`, says nothing of the request
/// that has the number. An inquiry that fails, gets no answer, or tells a state that the spec does
/// not list leaves it open.
///
/// What success means is for the request's [aim](SettledBy::aim) to say. That of an authorization
/// is [`Settled::Authorized`]. A dry run cannot be settled: it is no payment, and the wallet has
/// nothing to be asked about.
///
/// Dropping the future stops it: nothing more is sent, nothing that was sent is called back, and
/// the request's fate is as open as it was. Settle it again later, without an answer.
#[must_use = "a settlement does nothing until it is awaited"]
pub struct Settlement<'a, O: SettledBy> {
    client: &'a Client,
    request: &'a O,
    answer: Option<Answered<O>>,
    pace: Pace,
    may_resend: bool,
    options: CallOptions,
    watch: Option<Watch<'a, O>>,
}

/// Who wants to see how it goes.
type Watch<'a, O> = Box<dyn FnMut(&Open<O>) + Send + 'a>;

impl Client {
    /// Carries an open answer to a request to its end.
    ///
    /// It waits by the client's [timer](Self::timer); without one, it asks once and no more.
    ///
    /// ```no_run
    /// # use miniprogram_runtime::{Client, Error, Settled, SettledBy};
    /// # async fn pay<O: SettledBy>(client: &Client, request: &O) -> Result<(), Error> {
    /// let answer = client.call(request).await;
    /// match client.settle(request).after(answer).await? {
    ///     Settled::Success(_) => println!("paid"),
    ///     Settled::Authorized(_) => println!("authorized"),
    ///     Settled::Failed(why) => println!("not paid: {why}"),
    ///     Settled::Unknown(_) => println!("still open"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn settle<'a, O: SettledBy>(&'a self, request: &'a O) -> Settlement<'a, O> {
        Settlement {
            client: self,
            request,
            answer: None,
            pace: Pace::default(),
            may_resend: is_filled_in(O::IDEMPOTENCY_KEY, request),
            options: CallOptions::new(),
            watch: None,
        }
    }
}

impl<'a, O: SettledBy> Settlement<'a, O> {
    /// Begins with what the call gave, whatever that was.
    pub fn after(self, answer: Answered<O>) -> Self {
        Self { answer: Some(answer), ..self }
    }

    /// Waits this long before each inquiry, in place of five seconds: a millisecond at least.
    pub fn every(mut self, time: Duration) -> Self {
        self.pace.every = time;
        self
    }

    /// Gives up after this long, in place of a minute.
    ///
    /// In less than [`TRAVEL_TIME`](super::TRAVEL_TIME), a request is neither sent again nor, where
    /// the wallet does not have it, taken for failed.
    pub fn within(mut self, time: Duration) -> Self {
        self.pace.within = time;
        self
    }

    /// Sends nothing but inquiries.
    pub fn without_resending(self) -> Self {
        Self { may_resend: false, ..self }
    }

    /// Makes each of its calls with these options, such as an agent's token.
    pub fn options(self, options: CallOptions) -> Self {
        Self { options, ..self }
    }

    /// Shows all that is known after each inquiry and each repeat, as to a user who waits.
    pub fn watch(self, watch: impl FnMut(&Open<O>) + Send + 'a) -> Self {
        Self { watch: Some(Box::new(watch)), ..self }
    }

    async fn run(self) -> Result<Settled<O>, Error> {
        let Self { client, request, answer, mut pace, may_resend, options, watch } = self;
        let aim = request.aim();
        if aim == Aim::DryRun {
            return Err(Kind::DryRun.into());
        }
        let mut watch = watch.unwrap_or_else(|| Box::new(|_| ()));
        let timer = client.timer();
        if timer.is_none() {
            pace.within = Duration::ZERO;
        }
        let (mut course, mut open) = begin(answer, pace, may_resend)?;
        loop {
            let began = Instant::now();
            match course.next() {
                Step::Wait(time) => {
                    if let Some(timer) = timer {
                        timer.sleep(time).await;
                    }
                    course.waited(time);
                    continue;
                }
                Step::Inquire => {
                    let answer = client.call_with(&request.inquiry(), &options).await;
                    course.inquired(Finding::by::<O>(&answer, aim), began.elapsed());
                    open.keep(answer);
                }
                Step::Resend => {
                    let answer = client.call_with(request, &options).await;
                    course.resent(Said::by::<O>(&answer), began.elapsed());
                    open.resends += 1;
                    open.answer = Some(answer);
                }
                Step::End(end) => return Ok(Settled::new(aim, end, open)),
            }
            open.elapsed = course.elapsed();
            watch(&open);
        }
    }
}

/// Sets out from what the call gave, unless that leaves nothing to be settled.
fn begin<O: SettledBy>(
    answer: Option<Answered<O>>,
    pace: Pace,
    may_resend: bool,
) -> Result<(Course, Open<O>), Error> {
    let course = match &answer {
        None => Course::resumed(pace),
        Some(answer) => Course::after(Said::by::<O>(answer), pace, may_resend),
    };
    match answer {
        Some(Err(error)) if !error.may_have_run() => Err(error),
        answer => Ok((course, Open::new(answer))),
    }
}

/// # Errors
///
/// There is nothing to settle: the request is a dry run ([`Error::is_dry_run`]), or the answer that
/// it began with is an error, and the request certainly did not leave. Nothing is sent then. Every
/// other error leaves the request open, and is kept in [`Open`].
impl<'a, O: SettledBy> IntoFuture for Settlement<'a, O> {
    type Output = Result<Settled<O>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<O: SettledBy> fmt::Debug for Settlement<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pace, may_resend, .. } = self;
        let mut shown = f.debug_struct("Settlement");
        shown.field("operation", &O::ID).field("pace", pace).field("may_resend", may_resend);
        shown.finish_non_exhaustive()
    }
}
