//! A payment through the client, beside the least that it can cost.
//!
//! ```text
//! cargo bench --bench call
//! ```
//!
//! All times are CPU time of the client's thread, with RSA keys of 2048 bits. A request is signed
//! and an answer verified, and a whole call is made (checked, written, signed, sent over loopback,
//! verified, read), each beside its [floor](floor); then messages go through the codec alone. The
//! last line is the one that counts: a whole call as a multiple of its floor, the two in turn.

mod cpu;
mod floor;
mod recording;
mod wallet;

use std::hint::black_box;
use std::time::Duration;

use anyhow::{Context, Result};
use bytes::Bytes;
use criterion::Criterion;
use miniprogram::codec::{self, Unknown};
use miniprogram::keys::VerifyingKeys;
use miniprogram::signing::Signer;
use miniprogram::testing::{merchant_key, wallet_key};
use miniprogram::v2::payments::{self, PayCode, PayRequest, PayResponse};
use miniprogram::verification::{Received, verify};
use miniprogram::{Client, v2};
use miniprogram::{Envelope, Message, Outcome};
use tokio::runtime::{Builder, Runtime};

use self::floor::Floor;
use self::recording::Recording;

/// How often the whole call and the floor take turns for the last line, and how many calls make a
/// turn.
const ROUNDS: usize = 200;
const TURN: u64 = 10;

fn main() -> Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let request = pay_request()?;
    let recording = runtime.block_on(Recording::of(&request))?;
    let address = wallet::play_back(recording.answer.clone())?;
    let client = recording::client(&format!("http://{address}/miniprogram/api"))?;
    let calls = Calls { runtime, client, request, floor: Floor::new(&recording, address)? };

    let mut criterion = Criterion::default()
        .without_plots()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    signatures(&mut criterion, &recording, &calls.floor);
    bench(&mut criterion, "call/whole", || calls.whole());
    bench(&mut criterion, "call/floor", || calls.floor());
    messages(&mut criterion, &recording, &calls.request);
    criterion.final_summary();

    println!("{}", calls.compare());
    Ok(())
}

/// The payment that the spec gives as its example.
fn pay_request() -> Result<PayRequest> {
    let pay = v2::ENDPOINTS.iter().find(|it| it.id == "pay").context("there is `pay`")?;
    let mut request = PayRequest::blank();
    codec::read(pay.request_example.as_bytes(), &mut request, Unknown::Refuse)?;
    Ok(request)
}

fn bench<T>(criterion: &mut Criterion, name: &str, run: impl Fn() -> T) {
    criterion.bench_function(name, |it| it.iter_custom(|runs| cpu::time(runs, &run)));
}

fn signatures(criterion: &mut Criterion, recording: &Recording, floor: &Floor) {
    let signer = Signer::new(1.into(), merchant_key());
    let keys = VerifyingKeys::from(wallet_key().verifying_key().clone());
    let (asked, answered) = (recording.asked(), recording.answered());
    let received = Received {
        method: answered.method,
        path: answered.path,
        client_id: answered.client_id,
        stated_client_id: Some(answered.client_id),
        time: Some(answered.time),
        signature: Some(recording.signature()),
        body: recording.answer.body().clone(),
    };

    bench(criterion, "sign/whole", || signer.sign(&asked));
    bench(criterion, "sign/floor", || floor.sign());
    bench(criterion, "verify/whole", || verify(received.clone(), &keys));
    bench(criterion, "verify/floor", || floor.verify());
}

fn messages(criterion: &mut Criterion, recording: &Recording, request: &PayRequest) {
    let (asked, answered) = (recording.request.body(), recording.answer.body());
    let response: Envelope<PayResponse> = read(answered);

    bench(criterion, "codec/check request", || codec::check(black_box(request)));
    bench(criterion, "codec/write request", || codec::write(black_box(request)));
    bench(criterion, "codec/read request", || read::<PayRequest>(asked));
    bench(criterion, "codec/write response", || codec::write(black_box(&response)));
    bench(criterion, "codec/read response", || read::<Envelope<PayResponse>>(answered));
}

fn read<M: Message>(bytes: &[u8]) -> M {
    let mut message = M::blank();
    codec::read(black_box(bytes), &mut message, Unknown::Ignore).expect("it was read before");
    message
}

/// The two ways to an answer.
struct Calls {
    runtime: Runtime,
    client: Client,
    request: PayRequest,
    floor: Floor,
}

impl Calls {
    fn whole(&self) -> Outcome<PayResponse, PayCode> {
        let paying = payments::pay(&self.client, &self.request);
        self.runtime.block_on(paying).expect("the wallet has signed")
    }

    fn floor(&self) -> Bytes {
        self.runtime.block_on(self.floor.call())
    }

    /// Says how many times its floor a whole call costs.
    ///
    /// They take turns, so that a machine that slows down does so for both.
    fn compare(&self) -> String {
        let turn = |call: &dyn Fn()| cpu::time(TURN, call).as_secs_f64() * 1e6 / TURN as f64;
        let rounds =
            (0..ROUNDS).map(|_| (turn(&|| drop(self.whole())), turn(&|| drop(self.floor()))));
        let (whole, floor): (Vec<f64>, Vec<f64>) = rounds.unzip();
        let ratio = median(whole.iter().zip(&floor).map(|(whole, floor)| whole / floor).collect());
        let (whole, floor) = (median(whole), median(floor));
        format!(
            "whole call / floor: {ratio:.3} ({whole:.0} µs / {floor:.0} µs CPU of the client's \
             thread, medians of {ROUNDS} interleaved rounds of {TURN} calls)"
        )
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
