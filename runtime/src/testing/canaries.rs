//! What is sensitive is shown nowhere: canaries stand in its place, and whatever can be shown is
//! searched for them.
//!
//! The generator writes the JSON from the specs alone. There, `~1~` and the like, or a number of nine
//! digits from 770000000 on, stand wherever a spec says `x-sensitive`, and `plain1` and the like
//! beside it. A canary that is found has leaked; where a plain text is missed, too much is hidden.

mod marks;
mod broken;
mod shown;
#[cfg(feature = "hyper")]
mod call;
mod receipt;
mod trace;

use std::fmt::Debug;

use self::shown::keeps_secrets;
use crate::{Callback, Envelope, Operation, Value};

/// Asserts that nothing shows what is sensitive of a call: not its messages, not what is said of
/// them where they are wrong, not its outcomes and errors, its spans and events, or the mock wallet.
///
/// Without the feature `hyper` no call is made, and without `tracing` there are no spans and events.
///
/// # Panics
///
/// A canary was found, a plain text was missed, or the JSON is not the operation's.
#[track_caller]
pub fn operation<O>(request: &'static str, answer: &'static str)
where
    O: Operation + Debug + 'static,
    O::Response: Debug + 'static,
{
    keeps_secrets::<O>(request);
    keeps_secrets::<Envelope<O::Response>>(answer);
    #[cfg(feature = "hyper")]
    call::keeps_secrets::<O>(request, answer);
}

/// Asserts that nothing shows what is sensitive of a callback: not its messages, not what is said of
/// them where they are wrong, not what a receiver tells of it, or its events.
///
/// # Panics
///
/// As [`operation`].
#[track_caller]
pub fn callback<C>(request: &str, reply: &str)
where
    C: Callback + Debug + 'static,
    C::Reply: Debug + 'static,
{
    keeps_secrets::<C>(request);
    keeps_secrets::<Envelope<C::Reply>>(reply);
    receipt::keeps_secrets::<C>(request, reply);
}

/// Asserts that nothing shows what is sensitive of a value, or what is said of it where it is wrong.
///
/// # Panics
///
/// As [`operation`].
#[track_caller]
pub fn value<V: Value + Debug + 'static>(json: &str) {
    keeps_secrets::<V>(json);
}
