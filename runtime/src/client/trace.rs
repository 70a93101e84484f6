//! What a call does can be followed: a span a call, an event an attempt.
//!
//! Neither shows bodies, keys, signatures or the values of headers but `Trace-Id`.

#[cfg(feature = "tracing")]
pub(super) use self::recorded::{attempt, call};
#[cfg(not(feature = "tracing"))]
pub(super) use self::silent::{attempt, call};

#[cfg(feature = "tracing")]
mod recorded {
    use std::error::Error as StdError;
    use std::time::{Duration, Instant};

    use tracing::instrument::{Instrument, Instrumented};
    use tracing::{debug, info_span, warn};

    use crate::excerpt::excerpt;
    use crate::timer::Timer;
    use crate::{Answer, Error, ResultInfo};

    /// Puts a call into a span with its path.
    pub(in super::super) fn call<F>(path: &str, call: F) -> Instrumented<F> {
        call.instrument(info_span!("call", path))
    }

    /// Records how an attempt ended: quietly where there is an answer, loudly where there is none.
    pub(in super::super) fn attempt(
        number: u32,
        began: Instant,
        brought: &Result<Answer, Error>,
        result: Option<&ResultInfo>,
        wait: Option<&(Duration, &dyn Timer)>,
    ) {
        let elapsed_ms = millis(began.elapsed());
        let next_in_ms = wait.map(|(delay, _)| millis(*delay));
        match brought {
            Ok(answer) => debug!(
                attempt = number,
                outcome = result.map(|it| it.status.as_str()),
                code = result.and_then(|it| it.code.as_deref()),
                trace_id = answer.trace_id().as_deref().map(excerpt),
                elapsed_ms,
                next_in_ms,
                "answered"
            ),
            Err(error) => warn!(
                attempt = number,
                may_have_run = error.may_have_run(),
                code = error.result().and_then(|it| it.code.as_deref()),
                trace_id = error.raw_answer().and_then(|it| it.trace_id.as_deref()).map(excerpt),
                elapsed_ms,
                next_in_ms,
                error = error as &dyn StdError,
                "no outcome"
            ),
        }
    }

    fn millis(duration: Duration) -> u64 {
        u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(not(feature = "tracing"))]
mod silent {
    use std::time::{Duration, Instant};

    use crate::timer::Timer;
    use crate::{Answer, Error, ResultInfo};

    pub(in super::super) fn call<F>(_: &str, call: F) -> F {
        call
    }

    pub(in super::super) fn attempt(
        _: u32,
        _: Instant,
        _: &Result<Answer, Error>,
        _: Option<&ResultInfo>,
        _: Option<&(Duration, &dyn Timer)>,
    ) {
    }
}
