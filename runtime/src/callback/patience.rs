//! A handler that takes too long is not waited for.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use crate::timer::Timer;

/// How long a handler may take, and what tells when that is over.
pub(super) struct Patience {
    pub(super) limit: Duration,
    pub(super) timer: Box<dyn Timer>,
}

impl Patience {
    /// What the future gives; nothing where it takes too long, and is dropped.
    ///
    /// The future goes first: what is done by the time anybody looks, is not late.
    pub(super) async fn wait_for<F: Future>(&self, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut time_over = self.timer.sleep(self.limit);
        poll_fn(|context| match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending => time_over.as_mut().poll(context).map(|()| None),
        })
        .await
    }
}
