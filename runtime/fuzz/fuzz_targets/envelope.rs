//! An answer that is read and written is read again as the same answer, for every endpoint.
//!
//! The first byte picks the endpoint.
#![no_main]

use libfuzzer_sys::fuzz_target;
use miniprogram::codec::{self, Unknown};
use miniprogram::{ENDPOINTS, Empty, Endpoint, Envelope, Message};

fuzz_target!(|input: (u8, &[u8])| {
    let (pick, json) = input;
    let mut envelope = Envelope::<Empty>::blank();
    if codec::read(json, &mut envelope, Unknown::Ignore).is_ok() {
        let written = codec::write(&envelope);
        let mut again = Envelope::<Empty>::blank();
        codec::read(&written, &mut again, Unknown::Refuse).expect("what is written can be read");
        assert_eq!(again, envelope);
    }
    let endpoints: Vec<&Endpoint> = ENDPOINTS.iter().copied().flatten().collect();
    let endpoint = endpoints[usize::from(pick) % endpoints.len()];
    for message in [Endpoint::request, Endpoint::response] {
        let mut first = message(endpoint);
        if codec::read(json, &mut *first, Unknown::Ignore).is_ok() {
            let written = codec::write(&*first);
            let mut second = message(endpoint);
            codec::read(&written, &mut *second, Unknown::Refuse).expect("what is written can be read");
            assert_eq!(codec::write(&*second), written);
        }
    }
});
