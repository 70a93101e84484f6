//! A spec's example goes through its message and comes back the same.

use serde_json::Value;

use crate::codec::{self, Unknown};
use crate::{Envelope, Message};

/// Asserts that the message takes every property of the example and writes the same JSON, and that
/// the example keeps to the bounds of its spec.
///
/// # Panics
///
/// The example is not the message, breaks a bound, or comes back changed.
#[track_caller]
pub fn request_round_trip<M: Message>(json: &str) {
    let mut message = M::blank();
    round_trip(json, &mut message);

    let violations = codec::check(&message);
    assert!(violations.is_empty(), "the example breaks bounds of its spec: {violations:?}");
}

/// Asserts that the result and the message take every property of the example and write the same
/// JSON.
///
/// # Panics
///
/// The example is not the message beside a result, or comes back changed.
#[track_caller]
pub fn response_round_trip<M: Message>(json: &str) {
    round_trip(json, &mut Envelope::<M>::blank());
}

#[track_caller]
fn round_trip(json: &str, message: &mut dyn Message) {
    let example: Value = serde_json::from_str(json).expect("the example is JSON");

    if let Err(why) = codec::read(json.as_bytes(), message, Unknown::Refuse) {
        panic!("the example is not the message: {why}");
    }
    let written: Value =
        serde_json::from_slice(&codec::write(message)).expect("messages are written as JSON");
    assert_eq!(written, example, "the example comes back changed");
}
