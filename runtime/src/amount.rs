//! Money: a currency, and how many of its smallest units.

use std::fmt;
use std::str::FromStr;

use crate::message::{Properties, name};
use crate::value::{Malformed, Text};
use crate::{Message, Slot, Value, View};

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
    pub fn new(currency: Currency, minor_units: impl Into<MinorUnits>) -> Self {
        Self { currency, value: minor_units.into() }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} in minor units", self.currency, self.value)
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
crate::serde_impls!(Currency);

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

/// A currency by its three letters (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Takes three capital letters, and nothing else.
    ///
    /// ```
    /// use miniprogram_runtime::Currency;
    ///
    /// const LSL: Currency = Currency::new("LSL").unwrap();
    /// assert_eq!(LSL.as_str(), "LSL");
    /// assert!(Currency::new("maloti").is_none());
    /// ```
    pub const fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z', c @ b'A'..=b'Z'] => Some(Self([*a, *b, *c])),
            _ => None,
        }
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("three ASCII letters")
    }
}

impl FromStr for Currency {
    type Err = Malformed;

    fn from_str(code: &str) -> Result<Self, Malformed> {
        Self::new(code).ok_or(Malformed("a currency's three capital letters"))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Text for Currency {
    fn read(&mut self, text: &str) -> Result<(), Malformed> {
        *self = text.parse()?;
        Ok(())
    }
}

impl Value for Currency {
    fn view(&self) -> View<'_> {
        View::Text(self.as_str().into())
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn blank() -> Self {
        Self(*b"XXX")
    }
}
