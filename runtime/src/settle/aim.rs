//! What a request aims at is read off its own properties, for `S` does not always mean that money
//! has moved.

use super::Verdict;
use crate::message::Properties;
use crate::{Message, View};

/// What a request is to bring about, and so what its success says of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The money is to move.
    Transfer,
    /// The money is to be held for the merchant, and taken later.
    Authorization,
    /// Nothing but an answer: whether the same request would pass if it were meant. No money moves,
    /// and the wallet keeps nothing that could be inquired.
    DryRun,
}

impl Aim {
    /// Reads a verdict of the inquiry in the light of what was asked for.
    ///
    /// "Succeeded" of an authorization says that the money is held, unless the inquiry
    /// `tells_authorized`: has another word for that.
    pub fn read(self, verdict: Verdict, tells_authorized: bool) -> Verdict {
        match (self, verdict) {
            (Self::Authorization, Verdict::Succeeded) if !tells_authorized => Verdict::Authorized,
            (_, verdict) => verdict,
        }
    }
}

/// A property of a request that, with certain values, changes what success means.
///
/// ```
/// use miniprogram_runtime::settle::Switch;
///
/// const DRY_RUN: Switch = Switch::new("paymentFactor.isPaymentEvaluation", &["true"]);
/// # assert!(!DRY_RUN.is_on(&miniprogram_runtime::Empty));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    property: &'static str,
    on: &'static [&'static str],
}

impl Switch {
    /// Names the property by its path, a dot before each further name, and the values with which it
    /// is on: text as it stands, and `true` or `false` of a flag.
    pub const fn new(property: &'static str, on: &'static [&'static str]) -> Self {
        Self { property, on }
    }

    /// Whether it is on in a request. A property that is left out is off, and so is one that is not
    /// there at all, or is neither text nor a flag.
    pub fn is_on(&self, request: &dyn Message) -> bool {
        let (mut message, mut path) = (request, self.property);
        while let Some((name, rest)) = path.split_once('.') {
            let View::Message(inner) = view(message, name) else { return false };
            (message, path) = (inner, rest);
        }
        match view(message, path) {
            View::Boolean(flag) => self.on.contains(&if flag { "true" } else { "false" }),
            View::Text(text) => self.on.contains(&&*text),
            _ => false,
        }
    }
}

fn view<'m>(message: &'m dyn Message, name: &str) -> View<'m> {
    let properties = Properties::of(message);
    let named = properties.iter().find(|it| it.rules.name == name);
    named.map_or(View::Absent, |it| it.view())
}
