//! Which fault meets which request.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::fault::Fault;
use super::reply::MockRequest;

type Rule = dyn Fn(&MockRequest, usize) -> Option<Fault> + Send + Sync;

/// Faults that wait for the next requests, and a rule for all others.
#[derive(Default)]
pub(super) struct Script {
    pub(super) rule: Option<Box<Rule>>,
    next: Mutex<VecDeque<Fault>>,
    met: AtomicUsize,
}

impl Script {
    /// Has the fault meet the next request for which no other waits.
    pub(super) fn push(&self, fault: Fault) {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).push_back(fault);
    }

    /// Counts the request, and says what goes wrong with it.
    pub(super) fn fault(&self, request: &MockRequest) -> Option<Fault> {
        let nth = self.met.fetch_add(1, Ordering::Relaxed) + 1;
        let waiting = self.next.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        waiting.or_else(|| self.rule.as_ref()?(request, nth))
    }
}
