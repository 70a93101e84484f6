//! Any document gets an answer: its types, or what is wrong with it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| miniprogram_codegen_fuzz::types(input));
