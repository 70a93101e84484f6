//! An unquoted word of YAML is nothing, a flag, a number or text, as `serde_yaml` decides it too.

use crate::document::Value;

/// Reads an unquoted word by the core schema of YAML 1.2; the error says what no JSON can hold.
pub(super) fn read(word: &str) -> Result<Value, &'static str> {
    Ok(match word {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Flag(true),
        "false" | "False" | "FALSE" => Value::Flag(false),
        _ if is_zero_padded(word) => Value::Text(word.to_owned()),
        _ => match integer(word) {
            Some(number) if i128::from(i64::MIN) <= number && number <= i128::from(u64::MAX) => {
                Value::Number(number.to_string())
            }
            Some(_) => return Err("a number of more than 64 bits"),
            None => fraction(word)?,
        },
    })
}

/// `007` is text, `0` and `0.7` are numbers.
fn is_zero_padded(word: &str) -> bool {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|it| it.is_ascii_digit())
}

fn integer(word: &str) -> Option<i128> {
    let (negative, digits) = match word.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, word.strip_prefix('+').unwrap_or(word)),
    };
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ => (10, digits),
    };
    let signed = digits.starts_with(['-', '+']);
    let number = if signed { None } else { i128::from_str_radix(digits, radix).ok() }?;
    Some(if negative { -number } else { number })
}

fn fraction(word: &str) -> Result<Value, &'static str> {
    match word.strip_prefix(['-', '+']).unwrap_or(word) {
        ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN" => Err("a number that JSON lacks"),
        unsigned if unsigned.starts_with(['-', '+']) => Ok(Value::Text(word.to_owned())),
        unsigned => match unsigned.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Value::Number(word.to_owned())),
            _ => Ok(Value::Text(word.to_owned())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_look_like_numbers_are_text() {
        for word in ["007", "1_000", "no", "1:30", "3.0.3", "1e999", "--1", "0x", "+-1"] {
            assert!(matches!(read(word), Ok(Value::Text(_))), "{word}");
        }
    }

    #[test]
    fn numbers_keep_their_digits() {
        for (word, number) in [("1.10", "1.10"), ("0x1F", "31"), ("-0o17", "-15"), ("+5", "5")] {
            assert!(matches!(read(word), Ok(Value::Number(it)) if it == number), "{word}");
        }
    }

    #[test]
    fn numbers_that_json_cannot_hold_are_refused() {
        for word in [".inf", "-.Inf", ".nan", "18446744073709551616", "-9223372036854775809"] {
            assert!(read(word).is_err(), "{word}");
        }
    }
}
