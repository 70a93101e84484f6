//! Money goes from decimals to minor units and back without a loss.

use miniprogram_runtime::Amount;
use std::sync::LazyLock;

use miniprogram_runtime::amount::AmountError;
use miniprogram_runtime::currency::{CLF, Currency, IQD, JPY, LSL, VES};
use proptest::prelude::*;

/// Every three capital letters.
fn currencies() -> impl Iterator<Item = Currency> {
    let codes = (0..26_u32.pow(3)).map(|number| [number / 676, number / 26 % 26, number % 26]);
    codes.map(|code| {
        let letters = code.map(|it| char::from(b'A' + u8::try_from(it).unwrap()));
        Currency::new(&String::from_iter(letters)).unwrap()
    })
}

/// Those with decimals in the standard.
static COUNTED: LazyLock<Vec<Currency>> =
    LazyLock::new(|| currencies().filter(|it| it.decimals().is_some()).collect());

/// What the crate `iso_currency` knows: the bolívar is marked as superseded there, and is in use.
fn expected_decimals(currency: Currency) -> Option<u8> {
    let known = iso_currency::Currency::from_code(currency.as_str())?;
    let is_in_use = known.is_superseded().is_none() || currency == VES;
    known.exponent().filter(|_| is_in_use).map(|it| u8::try_from(it).unwrap())
}

fn refusal(text: &str, currency: Currency) -> AmountError {
    Amount::of(text, currency).expect_err(text)
}

#[test]
fn the_decimals_are_those_of_another_list_of_the_standard() {
    for currency in currencies() {
        assert_eq!(currency.decimals(), expected_decimals(currency), "{currency}");
    }
    assert!(COUNTED.len() > 150);
}

#[test]
fn decimals_become_minor_units() {
    for (text, currency, units) in [
        ("125.00", LSL, 12_500),
        ("125.5", LSL, 12_550),
        ("125", LSL, 12_500),
        ("0.05", LSL, 5),
        ("007.50", LSL, 750),
        ("0", LSL, 0),
        ("150", IQD, 150_000),
        ("0.001", IQD, 1),
        ("99", JPY, 99),
        ("1.2345", CLF, 12_345),
        ("184467440737095516.15", LSL, u64::MAX),
    ] {
        assert_eq!(Amount::of(text, currency), Ok(Amount::new(currency, units)), "{text}");
    }
}

#[test]
fn what_is_no_decimal_is_refused() {
    for text in [
        "",
        " ",
        "-1",
        "+1",
        "1 ",
        " 1",
        "1e2",
        "1,5",
        "1,000.00",
        ".5",
        "5.",
        ".",
        "1.2.3",
        "1._5",
        "0x1",
        "inf",
        "\u{0661}",
        "1.\u{0661}",
        "LSL 1",
    ] {
        assert_eq!(refusal(text, LSL), AmountError::Malformed, "{text}");
    }
}

#[test]
fn a_fraction_that_the_currency_has_not_is_refused_even_of_zeros() {
    for (text, currency, decimals, found) in [
        ("1.234", LSL, 2, 3),
        ("1.000", LSL, 2, 3),
        ("1.0", JPY, 0, 1),
        ("1.0000", IQD, 3, 4),
        ("1.00000", CLF, 4, 5),
    ] {
        assert_eq!(refusal(text, currency), AmountError::TooFine { currency, decimals, found });
    }
    let why = refusal("1.234", LSL).to_string();
    assert_eq!(why, "LSL has 2 decimals, and the amount has 3");
}

#[test]
fn what_cannot_be_counted_is_refused() {
    for text in ["184467440737095516.16", "184467440737095517", &"9".repeat(400)] {
        assert_eq!(refusal(text, LSL), AmountError::TooLarge, "{text}");
    }
}

#[test]
fn a_currency_without_decimals_in_the_standard_is_counted_in_minor_units_only() {
    for code in ["XAU", "XXX", "HRK", "ZZZ"] {
        let currency = Currency::new(code).unwrap();
        assert_eq!(
            refusal("1", currency).to_string(),
            format!(
                "ISO 4217 has no decimals for {code}: count its smallest units, with `Amount::new`"
            )
        );
        assert_eq!(Amount::new(currency, 1).to_decimal(), None);
    }
}

#[test]
fn an_amount_is_shown_as_people_write_it() {
    assert_eq!(Amount::new(LSL, 12_500).to_string(), "LSL 125.00");
    assert_eq!(Amount::new(JPY, 99).to_string(), "JPY 99");
    assert_eq!(Amount::new(IQD, 7).to_string(), "IQD 0.007");
    let unknown = Currency::new("ZZZ").unwrap();
    assert_eq!(Amount::new(unknown, 7).to_string(), "ZZZ 7 in minor units");
}

proptest! {
    #[test]
    fn every_amount_of_every_currency_comes_back(units: u64) {
        for currency in &*COUNTED {
            let amount = Amount::new(*currency, units);
            prop_assert_eq!(Amount::of(&amount.to_decimal().unwrap(), *currency), Ok(amount));
        }
    }

    #[test]
    fn any_text_is_an_amount_or_an_error(text in "[-+ 0-9.,eE]{0,24}") {
        if let Ok(amount) = Amount::of(&text, LSL) {
            let again = amount.to_decimal().unwrap();
            prop_assert_eq!(Amount::of(&again, LSL), Ok(amount));
            prop_assert!(text.bytes().all(|it| it == b'.' || it.is_ascii_digit()));
        }
    }
}
