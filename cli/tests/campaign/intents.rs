//! What the shop means to pay, what came of it on the wire, and how both are told from a body.
//!
//! An intent is told by its amount, which no two share. The number of the request, which the SDK
//! must keep as it is, is not trusted to say which payment was meant.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::Request;
use miniprogram::Amount;
use miniprogram::currency::LSL;
use miniprogram::transport::Limits;
use serde_json::Value;

use crate::dice::Dice;
use crate::script::Script;

/// All of them, each behind a lock of its own.
pub(crate) struct Intents {
    intents: Vec<Mutex<Intent>>,
    met: Mutex<BTreeMap<String, usize>>,
}

/// One of them.
pub(crate) struct Intent {
    pub(crate) script: Script,
    /// The merchant's numbers under which the payment was asked for.
    pub(crate) numbers: BTreeSet<String>,
    /// How often it was asked for, and asked about.
    pub(crate) payments: usize,
    pub(crate) inquiries: usize,
    /// What is still on its way.
    pub(crate) late: Vec<Late>,
}

/// A request that is on its way for longer than the client waits.
pub(crate) struct Late {
    pub(crate) request: Request<Bytes>,
    pub(crate) limits: Limits,
    /// How many of the payment's requests come before it.
    pub(crate) behind: usize,
}

/// What a body says of itself.
pub(crate) struct Sent {
    pub(crate) intent: usize,
    pub(crate) number: String,
    pub(crate) is_inquiry: bool,
}

impl Intents {
    pub(crate) fn draw(seed: u64, count: usize) -> Self {
        let intent = |number| Intent {
            script: Script::draw(&mut Dice::new(seed, number)),
            numbers: BTreeSet::new(),
            payments: 0,
            inquiries: 0,
            late: Vec::new(),
        };
        Self {
            intents: (0..count).map(|it| Mutex::new(intent(it))).collect(),
            met: Mutex::default(),
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.intents.len()
    }

    pub(crate) fn get(&self, intent: usize) -> MutexGuard<'_, Intent> {
        locked(&self.intents[intent])
    }

    /// From now on nothing goes wrong.
    pub(crate) fn calm(&self) {
        (0..self.count()).for_each(|it| self.get(it).script.calm());
    }

    /// Takes note that something went wrong.
    pub(crate) fn meet(&self, what: &str) {
        *locked(&self.met).entry(what.to_owned()).or_default() += 1;
    }

    /// How often each kind of fault was met.
    pub(crate) fn met(&self) -> BTreeMap<String, usize> {
        locked(&self.met).clone()
    }
}

impl Intent {
    /// One more request has been carried. Returns what comes behind it.
    pub(crate) fn overtaken(&mut self) -> Vec<Late> {
        self.late.iter_mut().for_each(|it| it.behind -= 1);
        self.late.extract_if(.., |it| it.behind == 0).collect()
    }
}

impl Sent {
    /// Reads what the client has sent.
    pub(crate) fn read(body: &[u8]) -> Self {
        let body: Value = serde_json::from_slice(body).expect("the client sends JSON");
        let number = body["paymentRequestId"].as_str().expect("every request has a number");
        let value = body["paymentAmount"]["value"].as_str();
        let by_number = || number.split('-').nth(1).and_then(|it| it.parse().ok());
        let intent = match value {
            Some(value) => value.parse().ok().and_then(|it: u64| intent(it)),
            None => by_number(),
        };
        Self {
            intent: intent.expect("every request is of an intent"),
            number: number.to_owned(),
            is_inquiry: value.is_none(),
        }
    }
}

/// The least that anybody pays, in minor units.
const LEAST: u64 = 100;

/// The price by which an intent is known.
pub(crate) fn price(intent: usize) -> Amount {
    Amount::new(LSL, LEAST + intent as u64)
}

/// The intent that has this price.
pub(crate) fn intent(price: u64) -> Option<usize> {
    price.checked_sub(LEAST)?.try_into().ok()
}

/// The merchant's number for it.
pub(crate) fn number(intent: usize) -> String {
    format!("order-{intent}")
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
