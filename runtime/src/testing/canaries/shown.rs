//! Whatever a value shows of itself, or an error of what it could not read.

use std::error::Error;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::broken::{excessive, unreadable};
use super::marks::{canaries, plain};
use crate::codec::{self, ReadError, Unknown};
use crate::{Value, View};

/// A value to read into, whichever its type.
trait Shown: Value + Debug {}

impl<V: Value + Debug> Shown for V {}

/// Asserts that a value shows what is plain and nothing else, and that nothing is quoted of it where
/// it cannot be read or breaks bounds.
#[track_caller]
pub(super) fn keeps_secrets<V: Value + Debug + 'static>(json: &str) {
    search(json, &|| Box::new(V::blank()));
}

#[track_caller]
fn search(json: &str, blank: &dyn Fn() -> Box<dyn Shown>) {
    let mut value = blank();
    if let Err(why) = read(json, &mut *value) {
        panic!("the canaries are not of this type: {why}: {json}");
    }
    look_at("Debug", &value);
    let shown = format!("{value:?}");
    assert_eq!(plain(&shown), plain(json), "Debug hides too much: {shown}");
    assert_eq!(shown.contains("<hidden>"), !canaries(json).is_empty(), "{shown}");

    for json in unreadable(json) {
        if let Err(why) = read(&json, &mut *blank()) {
            look_at_error("what cannot be read", &why);
        }
    }
    let mut value = blank();
    if read(&excessive(json), &mut *value).is_ok()
        && let View::Message(message) = value.view()
    {
        for violation in codec::check(message) {
            look("a violation", &format!("{violation} {violation:?}"));
        }
    }
}

fn read(json: &str, value: &mut dyn Shown) -> Result<(), ReadError> {
    codec::read_slot(json.as_bytes(), value.slot(), Unknown::Refuse)
}

/// Asserts that neither `{:?}` nor `{:#?}` shows a canary.
#[track_caller]
pub(super) fn look_at(what: &str, it: &dyn Debug) {
    look(what, &format!("{it:?} {it:#?}"));
}

/// Asserts that an error shows no canary, nor what is behind it, nor a panic about it.
#[track_caller]
pub(super) fn look_at_error(what: &str, error: &(dyn Error + 'static)) {
    look_at(what, &error);
    let mut behind = Some(error);
    while let Some(it) = behind {
        look(what, &it.to_string());
        behind = it.source();
    }
}

/// Asserts that the message of a panic about it shows no canary.
#[track_caller]
pub(super) fn look_at_panic(what: &str, it: &dyn Debug) {
    let failed = |it| -> Result<(), _> { Err(it) };
    let panicked = catch_unwind(AssertUnwindSafe(|| failed(it).expect("all is well")));
    let said = panicked.expect_err("it panics");
    let said = said.downcast_ref::<String>().expect("a panic with values in it says a text");
    assert!(said.starts_with("all is well: "), "{said}");
    look(what, said);
}

/// Asserts that no canary is in a text.
#[track_caller]
pub(super) fn look(what: &str, shown: &str) {
    let found = canaries(shown);
    assert!(found.is_empty(), "{what} shows {found:?}: {shown}");
}
