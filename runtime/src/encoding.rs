//! Bytes travel as text: base64 in either alphabet, and percent codes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

/// Reads base64 of the standard or the URL-safe alphabet, padded or not, and drops
/// blanks and line breaks.
///
/// The text may be that of a private key, so every copy is wiped when it is
/// dropped.
pub(crate) fn decode_base64(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut digits = Zeroizing::new(Vec::with_capacity(text.len()));
    digits.extend(text.iter().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    }));
    let digits = without_padding(&digits);

    let mut bytes = Zeroizing::new(vec![0; base64::decoded_len_estimate(digits.len())]);
    let length = STANDARD_NO_PAD.decode_slice(digits, &mut bytes).ok()?;
    bytes.truncate(length);
    Some(bytes)
}

/// Replaces each `%XX` by its byte. A `+` stays a `+`. Returns nothing where a `%`
/// lacks its two hex digits.
pub(crate) fn decode_percent(text: &str) -> Option<Vec<u8>> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.as_bytes().split_at_checked(2)?;
        bytes.push(hex_digit(digits[0])? << 4 | hex_digit(digits[1])?);
        bytes.extend_from_slice(rest);
    }
    Some(bytes)
}

/// Writes the three characters of base64 that are special in a URL as percent
/// codes, with hex digits in capitals.
pub(crate) fn encode_percent(base64: &str) -> String {
    base64.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
}

/// Writes bytes as hex digits in small letters.
pub(crate) fn encode_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Base64 is padded by two characters at most; a third is left in, to be refused.
fn without_padding(digits: &[u8]) -> &[u8] {
    let digits = digits.strip_suffix(b"=").unwrap_or(digits);
    digits.strip_suffix(b"=").unwrap_or(digits)
}

fn hex_digit(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{decode_base64, decode_percent, encode_percent};

    #[test]
    fn both_alphabets_are_read_with_and_without_padding() {
        for text in ["+/+/+w==", "-_-_-w==", "+/+/+w", "-_-_-w", " +/+/\r\n+w ", "-_+/+w="] {
            assert_eq!(
                decode_base64(text.as_bytes()).unwrap().as_slice(),
                b"\xfb\xff\xbf\xfb",
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_base64_is_refused() {
        for text in ["!!!!", "A", "AAAA===", "AA=A", "AB", "%2B"] {
            assert!(decode_base64(text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn percent_codes_are_read_in_both_cases_and_a_plus_stays() {
        assert_eq!(decode_percent("a%2B%2b+%3D").unwrap(), b"a+++=");
        assert_eq!(decode_percent("").unwrap(), b"");
    }

    #[test]
    fn a_broken_percent_code_is_refused() {
        for text in ["%", "%2", "a%G0", "%+2", "%é"] {
            assert!(decode_percent(text).is_none(), "{text}");
        }
    }

    #[test]
    fn only_what_a_url_would_misread_is_percent_encoded() {
        assert_eq!(encode_percent("aZ09+/=="), "aZ09%2B%2F%3D%3D");
    }
}
