//! Any endpoint and the schemas beside it get an answer: a crate, or what is wrong with them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| miniprogram_codegen_fuzz::specs(input));
