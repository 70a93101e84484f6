//! Names of the wire become identifiers of Rust, each by itself. Only where two would become one
//! are they told apart, by how they are spelled.
//!
//! Identifiers are ASCII. Rust takes letters of any script, but not in the names of files, and its
//! lints on look-alikes would depend on what else a crate holds. Other letters are spelled by
//! their code point.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

pub(crate) use self::clash::{Kind, settle};
pub(crate) use self::long::digest;
pub(crate) use self::taken::ROOMS;
use self::taken::{KEYWORDS, TYPES};
use self::words::words;

mod taken;
mod words;
mod long;
mod spelling;
mod clash;

/// The field of a property: `paymentNotifyUrl` is `payment_notify_url`, `type` is `type_`.
pub(crate) fn field(wire: &str) -> String {
    // Beside each field stands a setter of its name, and `new` is the constructor's.
    snake(wire, &["new"])
}

/// The function of an operation: `inquiryPayment` is `inquiry_payment`.
pub(crate) fn function(wire: &str) -> String {
    // Messages beside it are described with the runtime's function `name`.
    snake(wire, &["name"])
}

/// The module of a folder or of an endpoint's file.
pub(crate) fn module(wire: &str) -> String {
    // Imports begin with these.
    snake(wire, &["std", "core", "alloc", "miniprogram_runtime"])
}

/// The constant of a wallet's address: `sandbox` is `SANDBOX`.
pub(crate) fn constant(wire: &str) -> String {
    after_a_letter("N", words(wire).to_shouty_snake_case())
}

/// The variant of an enum's value: `MINI_APP` is `MiniApp`, `GCASH` is `Gcash`.
pub(crate) fn variant(wire: &str) -> String {
    let ident = upper_camel(wire);
    // `Other` keeps the values that an enum does not know.
    if matches!(ident.as_str(), "Other" | "Self") { ident + "Value" } else { ident }
}

/// The type of a schema: `paymentId` is `PaymentId`, `Option` is `OptionType`.
///
/// A schema that has no name of its own is called by the path to it, parted by `-`:
/// `pay-request` and `pay-request-order`.
pub(crate) fn ty(wire: &str) -> String {
    let ident = upper_camel(wire);
    if TYPES.contains(&ident.as_str()) { ident + "Type" } else { ident }
}

/// The words of a name as people read it, in small letters: `merchantMCC` has two.
pub(crate) fn in_words(wire: &str) -> Vec<String> {
    wire.to_snake_case().split('_').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

fn snake(wire: &str, taken: &[&str]) -> String {
    let ident = long::snake(after_a_letter("n", words(wire).to_snake_case()), wire);
    let is_taken = KEYWORDS.contains(&ident.as_str()) || taken.contains(&ident.as_str());
    if is_taken { ident + "_" } else { ident }
}

fn upper_camel(wire: &str) -> String {
    long::camel(after_a_letter("N", words(wire).to_upper_camel_case()), wire)
}

/// `3ds` is no identifier, `n3ds` is one: `n` for number.
fn after_a_letter(letter: &str, ident: String) -> String {
    if ident.starts_with(|it: char| it.is_ascii_digit()) {
        letter.to_owned() + &ident
    } else {
        ident
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_and_acronyms_are_parted_as_people_read_them() {
        assert_eq!(field("paymentNotifyUrl"), "payment_notify_url");
        assert_eq!(field("merchantMCC"), "merchant_mcc");
        assert_eq!(field("MCCCode"), "mcc_code");
        assert_eq!(variant("GCASH"), "Gcash");
        assert_eq!(variant("MINI_APP"), "MiniApp");
        assert_eq!(variant("IOS"), "Ios");
        assert_eq!(ty("customer-id"), "CustomerId");
        assert_eq!(function("inquiryPayment"), "inquiry_payment");
    }

    #[test]
    fn a_name_falls_into_words() {
        assert_eq!(in_words("merchantMCC"), ["merchant", "mcc"]);
        assert_eq!(in_words("authURLOf_it"), ["auth", "url", "of", "it"]);
        assert_eq!(in_words("_"), [""; 0]);
    }

    #[test]
    fn names_that_rust_keeps_for_itself_get_an_ending() {
        assert_eq!(field("type"), "type_");
        assert_eq!(field("Self"), "self_");
        assert_eq!(field("new"), "new_");
        assert_eq!(module("std"), "std_");
        assert_eq!(ty("Result"), "ResultType");
        assert_eq!(ty("option"), "OptionType");
        assert_eq!(variant("OTHER"), "OtherValue");
        assert_eq!(variant("self"), "SelfValue");
    }

    #[test]
    fn a_name_that_begins_with_a_digit_gets_a_letter() {
        assert_eq!(field("3DS"), "n3ds");
        assert_eq!(variant("1"), "N1");
        assert_eq!(ty("3ds"), "N3ds");
    }

    #[test]
    fn names_of_signs_are_spelled() {
        assert_eq!(variant(""), "Empty");
        assert_eq!(variant("*"), "Star");
        assert_eq!(field("_"), "underscore");
        assert_eq!((variant("+1"), variant("-1")), ("Plus1".to_owned(), "Minus1".to_owned()));
        assert_eq!((variant("A+"), variant("A-")), ("APlus".to_owned(), "AMinus".to_owned()));
        assert_eq!(variant("<="), "LessEqual");
    }

    #[test]
    fn letters_of_other_scripts_are_spelled_by_code_point() {
        assert_eq!(field("名前"), "u540d_u524d");
        assert_eq!(ty("Größe"), "GrU00f6U00dfE");
    }

    #[test]
    fn a_path_of_names_is_one_type() {
        assert_eq!(ty("inquiryPayment-request"), "InquiryPaymentRequest");
        assert_eq!(ty("pay-request-order"), "PayRequestOrder");
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_after_a_word_and_stays_itself() {
        let long = ["word"; 40].join("_");
        let other = long.clone() + "s";
        assert_eq!(field(&long).len(), 89);
        assert!(variant(&long).len() <= 100 && variant(&long).starts_with("WordWord"));
        assert_ne!(field(&long), field(&other));
    }

    fn is_identifier(text: &str) -> bool {
        let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
        text.starts_with(|it: char| it.is_ascii_alphabetic())
            && text.chars().all(is_part)
            && text != "Self"
            && !KEYWORDS.contains(&text)
    }

    proptest! {
        #[test]
        fn every_name_becomes_an_identifier(wire in ".{0,12}") {
            for ident in [field(&wire), function(&wire), module(&wire), variant(&wire), ty(&wire)] {
                prop_assert!(is_identifier(&ident), "{wire:?} became {ident:?}");
            }
        }

        #[test]
        fn words_of_letters_become_identifiers_too(wire in "[A-Za-z0-9_+-]{0,8}") {
            for ident in [field(&wire), variant(&wire), ty(&wire)] {
                prop_assert!(is_identifier(&ident), "{wire:?} became {ident:?}");
            }
        }
    }

    #[test]
    fn every_keyword_becomes_an_identifier() {
        for keyword in KEYWORDS {
            assert!(is_identifier(&field(keyword)) && is_identifier(&module(keyword)));
        }
    }
}
