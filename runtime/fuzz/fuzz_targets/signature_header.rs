//! What is read from a `Signature` header is read again from what is written of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use miniprogram::signature::SignatureHeader;

fuzz_target!(|text: &str| {
    if let Ok(header) = SignatureHeader::parse(text) {
        assert!(text.len() <= SignatureHeader::MAX_LENGTH);
        let written = header.to_string();
        assert_eq!(SignatureHeader::parse(&written), Ok(header), "{written:?}");
    }
});
