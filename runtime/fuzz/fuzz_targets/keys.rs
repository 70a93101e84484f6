//! Whatever is given as a key is a key or an error, and an error shows nothing of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use miniprogram::{SigningKey, VerifyingKey};

fuzz_target!(|bytes: &[u8]| {
    match SigningKey::read(bytes) {
        Ok(key) => assert!(!format!("{key:?}").is_empty()),
        Err(error) => assert!(error.to_string().len() < 1_000, "{error}"),
    }
    match VerifyingKey::read(bytes) {
        Ok(key) => assert_eq!(VerifyingKey::read(bytes).map(|it| it == key), Ok(true)),
        Err(error) => assert!(error.to_string().len() < 1_000, "{error}"),
    }
});
