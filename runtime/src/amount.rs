//! Money: a currency, and how many of its smallest units.

mod decimal;

use std::fmt;

pub use self::decimal::AmountError;
use crate::message::{Properties, name};
use crate::value::{Malformed, Text};
use crate::{Currency, Message, Slot, Value, View};

/// An amount of money in the smallest unit of its currency.
///
/// Facts of the protocol: `value` is a whole number, sent as text, and counts
/// what the wallet counts: cents for most currencies, fils for the Iraqi dinar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Amount {
    /// The currency.
    pub currency: Currency,
    /// How many of the currency's smallest units.
    pub value: MinorUnits,
}

impl Amount {
    /// Counts the currency's smallest units: `Amount::new(PHP, 4550)` is 45.50 pesos.
    /// [`of`](Self::of) takes decimals.
    pub fn new(currency: Currency, minor_units: impl Into<MinorUnits>) -> Self {
        Self { currency, value: minor_units.into() }
    }
}

impl Message for Amount {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("currency"), &self.currency);
        to.required(name("value").max_length(16), &self.value);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "currency" => self.currency.slot(),
            "value" => self.value.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { currency: Currency::blank(), value: MinorUnits(0) }
    }
}

crate::serde_impls!(Amount);
crate::serde_impls!(MinorUnits);

/// How many of a currency's smallest units. Sent as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MinorUnits(pub u64);

impl From<u64> for MinorUnits {
    fn from(units: u64) -> Self {
        Self(units)
    }
}

impl fmt::Display for MinorUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Text for MinorUnits {
    fn read(&mut self, text: &str) -> Result<(), Malformed> {
        let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        self.0 = digits
            .then(|| text.parse().ok())
            .flatten()
            .ok_or(Malformed("a whole number of minor units"))?;
        Ok(())
    }
}

impl Value for MinorUnits {
    fn view(&self) -> View<'_> {
        View::Text(self.0.to_string().into())
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn blank() -> Self {
        Self(0)
    }
}
