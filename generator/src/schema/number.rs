//! Numbers of any size, from the digits that they are written with.

/// The whole number that is written; nothing where it has a fraction or more than 128 bits.
///
/// `1.0` and `1e3` are whole.
pub(crate) fn whole(written: &str) -> Option<i128> {
    if let Ok(number) = written.parse() {
        return Some(number);
    }
    let (mantissa, exponent) = match written.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (written, 0),
    };
    let (units, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let zeros = usize::try_from(exponent).ok()?.checked_sub(fraction.len())?;
    // More zeros than this are more than 128 bits.
    (zeros <= 39).then(|| format!("{units}{fraction}{}", "0".repeat(zeros)).parse().ok())?
}

/// The number that is written, as near as 64 bits come.
pub(crate) fn real(written: &str) -> Option<f64> {
    written.parse().ok().filter(|it: &f64| it.is_finite())
}

/// The greater of two numbers, and of two that are equal the first.
pub(crate) fn greater<'t>(one: &'t str, other: &'t str) -> &'t str {
    if is_less(one, other) { other } else { one }
}

/// The lesser of two numbers, and of two that are equal the first.
pub(crate) fn lesser<'t>(one: &'t str, other: &'t str) -> &'t str {
    if is_less(other, one) { other } else { one }
}

/// Whether the first number is less than the second.
pub(crate) fn is_less(one: &str, other: &str) -> bool {
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one < other,
        _ => real(one) < real(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_without_a_fraction_is_whole_however_it_is_written() {
        for (written, number) in [("-7", -7), ("1.0", 1), ("1e3", 1000), ("2.50e2", 250)] {
            assert_eq!(whole(written), Some(number), "{written}");
        }
        for written in ["0.5", "1e-3", "1e99", "1.25e1", ""] {
            assert_eq!(whole(written), None, "{written}");
        }
    }

    #[test]
    fn numbers_beyond_64_bits_are_told_apart() {
        assert!(is_less("79228162514264337593543950334", "79228162514264337593543950335"));
        assert_eq!(greater("0.5", "1"), "1");
        assert_eq!(lesser("0.5", "1"), "0.5");
    }
}
