//! An amount as people write it, with decimals, and back: exact in both directions.

use std::fmt;

use thiserror::Error;

use super::{Amount, MinorUnits};
use crate::Currency;

/// A decimal text that is no amount of the currency. It never quotes the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AmountError {
    /// There is something else than digits with at most one point between them.
    #[error("an amount is digits, and a point before its decimals if it has any: 125.00")]
    Malformed,
    /// The text is finer than the currency's smallest unit.
    #[error("{currency} has {decimals} decimals, and the amount has {found}")]
    TooFine {
        /// The currency.
        currency: Currency,
        /// How many decimals it has.
        decimals: u8,
        /// How many the text has.
        found: usize,
    },
    /// It is more than can be counted.
    #[error("the amount is more than {} of the smallest units", u64::MAX)]
    TooLarge,
    /// How many decimals the currency has is not known.
    #[error("ISO 4217 has no decimals for {0}: count its smallest units, with `Amount::new`")]
    UnknownCurrency(Currency),
}

impl Amount {
    /// Reads what people write: `125.00`, `125.5` and `125` are amounts of a currency with two
    /// decimals.
    ///
    /// Nothing is rounded. The decimals are those of ISO 4217; for a wallet that counts a currency
    /// in other units, count them with [`new`](Self::new).
    ///
    /// ```
    /// use miniprogram_runtime::Amount;
    /// use miniprogram_runtime::currency::{IQD, JPY, LSL};
    ///
    /// assert_eq!(Amount::of("125.00", LSL)?, Amount::new(LSL, 12_500));
    /// assert_eq!(Amount::of("150", IQD)?, Amount::new(IQD, 150_000));
    /// assert!(Amount::of("99.5", JPY).is_err());
    /// # Ok::<(), miniprogram_runtime::amount::AmountError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The text holds a sign, a blank, an exponent or a separator of thousands; it has more
    /// decimals than the currency, be they zeros; it is more than 2^64 - 1 of the smallest units;
    /// or the decimals of the currency are not [known](Currency::decimals).
    pub fn of(decimal: &str, currency: Currency) -> Result<Self, AmountError> {
        let decimals = currency.decimals().ok_or(AmountError::UnknownCurrency(currency))?;
        let (whole, fraction) = match decimal.split_once('.') {
            Some((whole, fraction)) if is_number(fraction) => (whole, fraction),
            Some(_) => return Err(AmountError::Malformed),
            None => (decimal, ""),
        };
        if !is_number(whole) {
            return Err(AmountError::Malformed);
        }
        if fraction.len() > decimals.into() {
            return Err(AmountError::TooFine { currency, decimals, found: fraction.len() });
        }
        let units = format!("{whole}{fraction:0<width$}", width = decimals.into());
        Ok(Self::new(currency, units.parse::<u64>().map_err(|_| AmountError::TooLarge)?))
    }

    /// Writes what [`of`](Self::of) reads, with all of the currency's decimals: `125.00`. Nothing
    /// where their number is not [known](Currency::decimals).
    ///
    /// ```
    /// use miniprogram_runtime::Amount;
    /// use miniprogram_runtime::currency::LSL;
    ///
    /// assert_eq!(Amount::new(LSL, 5).to_decimal().as_deref(), Some("0.05"));
    /// ```
    pub fn to_decimal(&self) -> Option<String> {
        let decimals = usize::from(self.currency.decimals()?);
        let MinorUnits(units) = self.value;
        let digits = format!("{units:0>width$}", width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        Some(if fraction.is_empty() { digits } else { format!("{whole}.{fraction}") })
    }
}

/// Writes `LSL 125.00`, or `XYZ 12500 in minor units` where the decimals are not known.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal() {
            Some(decimal) => write!(f, "{} {decimal}", self.currency),
            None => write!(f, "{} {} in minor units", self.currency, self.value),
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}
