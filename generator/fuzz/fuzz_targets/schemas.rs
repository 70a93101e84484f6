//! Schemas of every keyword, put together at random, get an answer: a fuzzer of bytes hardly gets
//! past the reader.
#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use miniprogram_codegen_fuzz::{schema, types};

fuzz_target!(|input: &[u8]| types(
    &schema::document(&mut Unstructured::new(input)).unwrap_or_default()
));
