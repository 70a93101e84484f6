//! Currencies by their letters: `use currency::LSL`.

mod list;

use std::fmt;
use std::str::FromStr;

pub use self::list::*;
use crate::value::{Malformed, Text};
use crate::{Slot, Value, View};

/// A currency by its three letters (ISO 4217).
///
/// Any three capital letters are one: a wallet may have a currency that the standard has not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Takes three capital letters, and nothing else.
    ///
    /// ```
    /// use miniprogram_runtime::currency::{Currency, LSL};
    ///
    /// const OLD_KUNA: Currency = Currency::new("HRK").unwrap();
    /// assert_eq!(OLD_KUNA.as_str(), "HRK");
    /// assert_eq!(Currency::new("LSL"), Some(LSL));
    /// assert!(Currency::new("maloti").is_none());
    /// ```
    pub const fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z', c @ b'A'..=b'Z'] => Some(Self([*a, *b, *c])),
            _ => None,
        }
    }

    /// How many decimals the currency's main unit has (ISO 4217): two for most, none for the yen,
    /// three for the Iraqi dinar. Nothing where the standard knows none, or no longer knows the
    /// currency.
    ///
    /// ```
    /// use miniprogram_runtime::currency::{Currency, IQD};
    ///
    /// assert_eq!(IQD.decimals(), Some(3));
    /// assert_eq!(Currency::new("ZZZ").and_then(|it| it.decimals()), None);
    /// ```
    pub fn decimals(&self) -> Option<u8> {
        let found = list::DECIMALS.binary_search_by_key(self, |(currency, _)| *currency);
        found.ok().map(|index| list::DECIMALS[index].1)
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

crate::serde_impls!(Currency);
