//! DER is read just far enough to tell what somebody has given: the keys themselves
//! are parsed by the cryptographic library.
//!
//! Nothing here allocates by a length that the input states.

use super::KeyError;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
/// The tag `[0]` in front of a whole element.
pub(super) const CONTEXT_0: u8 = 0xA0;

/// A tag and what stands under it.
pub(super) type Element<'a> = (u8, &'a [u8]);

/// Reads the one sequence that `input` is, and returns it without the blanks that
/// may follow.
///
/// # Errors
///
/// The input is no sequence, ends too early, or goes on.
pub(super) fn document(input: &[u8]) -> Result<&[u8], KeyError> {
    const NOT_DER: KeyError = KeyError::Unreadable { expected: "a DER structure" };

    if input.trim_ascii().is_empty() {
        return Err(KeyError::Empty);
    }
    let (tag, start, length) = header(input).ok_or(NOT_DER)?;
    let end = start.checked_add(length).ok_or(NOT_DER)?;
    if tag != SEQUENCE {
        return Err(NOT_DER);
    }
    let (document, rest) = input.split_at_checked(end).ok_or(KeyError::Truncated)?;
    if rest.trim_ascii().is_empty() { Ok(document) } else { Err(NOT_DER) }
}

/// The elements that stand side by side in `content`, up to the first that is
/// broken. No key has more than a dozen.
pub(super) fn elements(content: &[u8]) -> Vec<Element<'_>> {
    let mut rest = content;
    std::iter::from_fn(|| {
        let (tag, start, length) = header(rest)?;
        let (element, after) = rest.split_at_checked(start.checked_add(length)?)?;
        rest = after;
        Some((tag, &element[start..]))
    })
    .take(16)
    .collect()
}

/// How many bits a positive integer has, from its content.
pub(super) fn bits(integer: &[u8]) -> usize {
    let zeros = integer.iter().take_while(|&&byte| byte == 0).count();
    match &integer[zeros..] {
        [] => 0,
        digits @ [first, ..] => digits.len() * 8 - first.leading_zeros() as usize,
    }
}

/// Reads an element's tag, the length of its header and the length of its content.
fn header(input: &[u8]) -> Option<(u8, usize, usize)> {
    let (&tag, rest) = input.split_first()?;
    let (&first, rest) = rest.split_first()?;
    if first < 0x80 {
        return Some((tag, 2, usize::from(first)));
    }
    let digits = rest.get(..usize::from(first & 0x7F)).filter(|it| (1..=4).contains(&it.len()))?;
    let length = digits.iter().fold(0, |length, &digit| length << 8 | u64::from(digit));
    Some((tag, 2 + digits.len(), usize::try_from(length).ok()?))
}

#[cfg(test)]
mod tests {
    use super::{INTEGER, KeyError, bits, document, elements};

    #[test]
    fn a_document_ends_where_its_length_says() {
        let whole = [0x30, 0x03, 0x02, 0x01, 0x07];
        assert_eq!(document(&whole), Ok(&whole[..]));
        assert_eq!(document(b"\x30\x03\x02\x01\x07\r\n"), Ok(&whole[..]));
        assert_eq!(document(&whole[..4]), Err(KeyError::Truncated));
        assert!(matches!(document(b"\x30\x00!"), Err(KeyError::Unreadable { .. })));
        assert!(matches!(document(b"\x02\x01\x07"), Err(KeyError::Unreadable { .. })));
        assert!(matches!(document(b"\x30\x80\x00\x00"), Err(KeyError::Unreadable { .. })));
    }

    #[test]
    fn a_stated_length_beyond_the_input_is_a_cut() {
        assert_eq!(document(b"\x30\x84\xFF\xFF\xFF\xFF\x02"), Err(KeyError::Truncated));
    }

    #[test]
    fn elements_end_at_the_first_broken_one() {
        assert_eq!(
            elements(b"\x02\x01\x07\x02\x81\x01\x08\x02\x09\x00"),
            [(INTEGER, &[7][..]), (INTEGER, &[8][..])]
        );
    }

    #[test]
    fn the_zero_before_a_high_bit_does_not_count() {
        assert_eq!(bits(&[0x00, 0x80, 0x00]), 16);
        assert_eq!(bits(&[0x01]), 1);
        assert_eq!(bits(&[0x00]), 0);
        assert_eq!(bits(&[]), 0);
    }
}
