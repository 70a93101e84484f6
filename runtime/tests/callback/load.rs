//! Callbacks of every kind, by the thousand, leave nothing behind.
//!
//! The environment variable `CALLBACKS` says how many, such as 50000, and `--nocapture` shows what
//! came of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use bytes::Bytes;
use http::Request;
use miniprogram_runtime::callback::{
    self, Claim, Deliveries, DeliveryId, InMemory, Recalling, Reply,
};

use super::routing::ask;
use super::{Paid, Sent, letter, merchant, now, receiver};

const REMEMBERED: usize = 256;
const KINDS: [&str; 9] = [
    "valid",
    "repeated",
    "forged",
    "unsigned",
    "stale",
    "from the future",
    "on another path",
    "garbage",
    "10 MB",
];

/// A memory that the test may look into.
struct Shared(Arc<InMemory>);

impl Deliveries for Shared {
    fn begin(&self, id: DeliveryId) -> Recalling<'_, Claim> {
        self.0.begin(id)
    }

    fn finish(&self, id: DeliveryId, reply: Bytes) -> Recalling<'_, ()> {
        self.0.finish(id, reply)
    }

    fn abandon(&self, id: DeliveryId) {
        self.0.abandon(id);
    }
}

#[tokio::test]
async fn callbacks_of_every_kind_leave_nothing_behind() {
    let count = std::env::var("CALLBACKS").map_or(900, |it| it.parse().expect("it is a number"));
    let (memory, booked) = (Arc::new(InMemory::holding(REMEMBERED)), Arc::new(AtomicU32::new(0)));
    let receiver = receiver().deliveries(Shared(Arc::clone(&memory))).build().unwrap();
    let app = {
        let booked = Arc::clone(&booked);
        let handler = move |_: Paid| {
            booked.fetch_add(1, Ordering::Relaxed);
            async { Reply::success() }
        };
        Router::new().route("/shop/notify", callback::post(&receiver, handler))
    };
    let large = Bytes::from(vec![b' '; 10 * 1024 * 1024]);

    let mut answers = BTreeMap::new();
    let mut at_first = None;
    for number in 0..count {
        let kind = KINDS[number % KINDS.len()];
        let answer = ask(app.clone(), request(kind, number, &large)).await;
        let outcome = match answer.status().as_u16() {
            200 => letter(&answer),
            status => status.to_string(),
        };
        *answers.entry((kind, outcome)).or_insert(0) += 1;
        if number == count / 5 {
            at_first = resident();
        }
    }
    let at_last = resident();
    println!("{count} callbacks: {answers:#?}\nresident: {at_first:?} KiB, then {at_last:?} KiB");

    let share = |kind| (0..count).filter(|it| KINDS[it % KINDS.len()] == kind).count();
    let expected = ["S", "S", "401", "401", "400", "400", "401", "U", "413"];
    for (kind, outcome) in KINDS.into_iter().zip(expected) {
        assert_eq!(answers.remove(&(kind, outcome.to_owned())).unwrap_or(0), share(kind), "{kind}");
    }
    assert_eq!(booked.load(Ordering::Relaxed) as usize, share("valid"));
    assert!(memory.len() <= REMEMBERED);
    if let (Some(first), Some(last)) = (at_first, at_last) {
        assert!(last < first + 32 * 1024, "grew from {first} to {last} KiB");
    }
}

fn request(kind: &str, number: usize, large: &Bytes) -> Request<Bytes> {
    // The repeat is of the request just before it.
    let body =
        format!(r#"{{"paymentRequestId":"order-{}","paymentId":"w"}}"#, number / KINDS.len());
    let sent = Sent { body: body.into(), ..Sent::default() };
    let hour = Duration::from_secs(3600);
    match kind {
        "forged" => Sent { key: merchant(), ..sent }.request(),
        "unsigned" => {
            let mut request = Request::post(sent.path).body(sent.body).unwrap();
            request.headers_mut().insert("client-id", "merchant-42".parse().unwrap());
            request
        }
        "stale" => Sent { time: now() - hour, ..sent }.request(),
        "from the future" => Sent { time: now() + hour, ..sent }.request(),
        "on another path" => {
            let path = sent.path.clone();
            let mut request = Sent { path: "/shop/refunded".to_owned(), ..sent }.request();
            *request.uri_mut() = path.parse().unwrap();
            request
        }
        "garbage" => Sent { body: format!("{{{number}").into(), ..sent }.request(),
        "10 MB" => sent.request().map(|_| large.clone()),
        _ => sent.request(),
    }
}

/// How much memory the process has, in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
