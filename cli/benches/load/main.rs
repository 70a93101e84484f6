//! Many payments at once through the client, beside the least that they can cost.
//!
//! ```text
//! cargo bench --bench load
//! ```
//!
//! At each number of calls under way, the client and its [floor](floor) take turns, so that a
//! machine that slows down does so for both. CPU time is that of the thread on which all of the
//! client's side runs; the wallet plays its answer back on a thread of its own, and is not in it.
//! The ratio is the median of the rounds' ratios. Then the client alone pays 100,000 times, and the
//! memory of the process, the wallet included, is read on the way.

#[path = "../call/cpu.rs"]
mod cpu;
#[path = "../call/floor.rs"]
mod floor;
#[path = "../call/recording.rs"]
mod recording;
#[path = "../call/wallet.rs"]
mod wallet;

mod memory;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use miniprogram::codec::{self, Unknown};
use miniprogram::testing::{merchant_key, wallet_key};
use miniprogram::v2::payments::{self, PayRequest};
use miniprogram::{Client, Message, Outcome, v2};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use self::floor::Floor;
use self::memory::Course;
use self::recording::Recording;

/// How many calls are under way at a time.
const AT_A_TIME: [usize; 4] = [1, 16, 64, 256];

/// How often the two take turns, and how many calls make a turn.
const ROUNDS: usize = 25;
const TURN: usize = 512;

/// How many calls are made while memory is watched, and how many of them at a time.
const WATCHED: usize = 100_000;
const WATCHED_AT_A_TIME: usize = 64;

fn main() -> Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let calls = Calls::prepare(&runtime)?;

    println!(
        "{:>9} {:>11} {:>11} {:>12} {:>12} {:>7}",
        "at a time", "calls/s", "floor/s", "CPU a call", "CPU floor", "ratio"
    );
    for at_a_time in AT_A_TIME {
        println!("{at_a_time:>9} {}", calls.compare(&runtime, at_a_time));
    }
    println!(
        "(medians of {ROUNDS} interleaved rounds of {TURN} calls each; CPU time of the client's \
         thread)\n"
    );
    println!("{}", calls.watch(&runtime));
    Ok(())
}

/// The two ways to an answer.
struct Calls {
    whole: Arc<(Client, PayRequest)>,
    floor: Arc<Floor>,
}

impl Calls {
    fn prepare(runtime: &Runtime) -> Result<Self> {
        let request = pay_request()?;
        let recording = runtime.block_on(Recording::of(&request))?;
        let address = wallet::play_back(recording.answer.clone())?;
        let client = client(address)?;
        let floor = Floor::new(&recording, address)?;
        Ok(Self { whole: Arc::new((client, request)), floor: Arc::new(floor) })
    }

    fn compare(&self, runtime: &Runtime, at_a_time: usize) -> String {
        let whole = || runtime.block_on(spread(TURN, at_a_time, &self.whole, pay));
        let floor = || runtime.block_on(spread(TURN, at_a_time, &self.floor, fall_to_the_floor));
        // The first turns open the connections.
        let _ = (Turn::of(whole), Turn::of(floor));

        let turns: Vec<_> = (0..ROUNDS).map(|_| (Turn::of(whole), Turn::of(floor))).collect();
        let median = |of: &dyn Fn(&(Turn, Turn)) -> f64| median(turns.iter().map(of).collect());
        let rate = |it: &Turn| TURN as f64 / it.real.as_secs_f64();
        let cost = |it: &Turn| it.cpu.as_secs_f64() * 1e6 / TURN as f64;
        format!(
            "{:>11.0} {:>11.0} {:>9.1} µs {:>9.1} µs {:>7.3}",
            median(&|(whole, _)| rate(whole)),
            median(&|(_, floor)| rate(floor)),
            median(&|(whole, _)| cost(whole)),
            median(&|(_, floor)| cost(floor)),
            median(&|(whole, floor)| cost(whole) / cost(floor)),
        )
    }

    fn watch(&self, runtime: &Runtime) -> String {
        let mut course = Course::default();
        let began = Instant::now();
        for _ in 0..WATCHED / 1000 {
            runtime.block_on(spread(1000, WATCHED_AT_A_TIME, &self.whole, pay));
            course.note();
        }
        let seconds = began.elapsed().as_secs_f64();
        format!(
            "memory over {WATCHED} calls, {WATCHED_AT_A_TIME} at a time, in {seconds:.0} s: {course}"
        )
    }
}

/// What a turn took.
struct Turn {
    cpu: Duration,
    real: Duration,
}

impl Turn {
    fn of(run: impl Fn()) -> Self {
        let began = Instant::now();
        let cpu = cpu::time(1, run);
        Self { cpu, real: began.elapsed() }
    }
}

/// Makes so many calls, so many at a time, as tasks of one thread.
async fn spread<W, F>(calls: usize, at_a_time: usize, way: &Arc<W>, call: fn(Arc<W>) -> F)
where
    W: Send + Sync + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let mut callers = JoinSet::new();
    for nth in 0..at_a_time {
        let own = (nth..calls).step_by(at_a_time).len();
        let way = Arc::clone(way);
        callers.spawn(async move {
            for _ in 0..own {
                call(Arc::clone(&way)).await;
            }
        });
    }
    callers.join_all().await;
}

async fn pay(whole: Arc<(Client, PayRequest)>) {
    let (client, request) = &*whole;
    let outcome = payments::pay(client, request).await.expect("the wallet has signed");
    assert!(matches!(outcome, Outcome::Accepted(_)), "the wallet plays its answer back");
}

async fn fall_to_the_floor(floor: Arc<Floor>) {
    drop(floor.call().await);
}

/// A client as most programs have it, but for the clock: the recorded answer is played back for
/// longer than answers are fresh.
fn client(wallet: SocketAddr) -> Result<Client> {
    let client = Client::builder(format!("http://{wallet}/miniprogram/api"))
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .clock_tolerance(Duration::from_secs(60 * 60));
    Ok(client.build()?)
}

/// The payment that the spec gives as its example.
fn pay_request() -> Result<PayRequest> {
    let pay = v2::ENDPOINTS.iter().find(|it| it.id == "pay").context("there is `pay`")?;
    let mut request = PayRequest::blank();
    codec::read(pay.request_example.as_bytes(), &mut request, Unknown::Refuse)?;
    Ok(request)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
