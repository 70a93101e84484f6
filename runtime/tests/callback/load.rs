//! Callbacks of every kind, by the thousand, leave nothing behind.
//!
//! `CALLBACKS=50000 cargo test --release -p miniprogram-runtime --all-features --test callback load --
//! --nocapture` sends so many, and shows what came of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use bytes::Bytes;
use http::Request;
use miniprogram_runtime::callback::{self, InMemory, Receiver, Reply};

use super::deliveries::Shared;
use super::routing::ask;
use super::{Paid, Sent, letter, merchant, now, receiver};

const REMEMBERED: usize = 256;

/// What is sent, and what it is answered: an HTTP status, or the letter of a signed reply.
const KINDS: [(&str, &str); 12] = [
    ("valid", "S"),
    // The request just before it, byte for byte.
    ("replayed", "S"),
    ("forged", "401"),
    ("without Signature", "401"),
    ("without Client-Id", "401"),
    ("without Request-Time", "401"),
    ("stale", "400"),
    ("from the future", "400"),
    ("signed for another path", "401"),
    ("at a path of nobody", "404"),
    ("garbage", "U"),
    ("10 MB", "413"),
];

#[tokio::test]
async fn callbacks_of_every_kind_leave_nothing_behind() {
    let count = std::env::var("CALLBACKS").map_or(900, |it| it.parse().expect("it is a number"));
    let (memory, booked) = (Arc::new(InMemory::holding(REMEMBERED)), Arc::default());
    let receiver = receiver().deliveries(Shared(Arc::clone(&memory))).build().unwrap();
    let app = booking(&receiver, Arc::clone(&booked));
    let large = Bytes::from(vec![b' '; 10 * 1024 * 1024]);

    let (began, mut answers) = (Instant::now(), BTreeMap::<_, usize>::new());
    let mut at_first = None;
    for number in 0..count {
        let (kind, _) = KINDS[number % KINDS.len()];
        let answer = ask(app.clone(), request(kind, number / KINDS.len(), &large)).await;
        let outcome = match answer.status().as_u16() {
            200 => letter(&answer),
            status => status.to_string(),
        };
        *answers.entry((kind, outcome)).or_default() += 1;
        if number == count / 5 {
            at_first = resident();
        }
    }
    let at_last = resident();
    println!("{count} callbacks in {:?}: {answers:#?}", began.elapsed());
    println!("resident: {at_first:?} KiB after a fifth, {at_last:?} KiB at the end");

    for (index, (kind, expected)) in KINDS.into_iter().enumerate() {
        let share = (count + KINDS.len() - 1 - index) / KINDS.len();
        let answered = answers.remove(&(kind, expected.to_owned())).unwrap_or_default();
        assert_eq!(answered, share, "{kind}");
    }
    assert!(answers.is_empty(), "{answers:?}");
    assert_eq!(booked.load(Ordering::Relaxed), count.div_ceil(KINDS.len()));
    assert!(memory.len() <= REMEMBERED);
    if let (Some(first), Some(last)) = (at_first, at_last) {
        assert!(last < first + 32 * 1024, "grew from {first} to {last} KiB");
    }
}

fn booking(receiver: &Receiver, booked: Arc<AtomicUsize>) -> Router {
    let handler = move |_: Paid| {
        booked.fetch_add(1, Ordering::Relaxed);
        async { Reply::success() }
    };
    Router::new().route("/shop/notify", callback::post(receiver, handler))
}

fn request(kind: &str, number: usize, large: &Bytes) -> Request<Bytes> {
    let body = format!(r#"{{"paymentRequestId":"order-{number}","paymentId":"w"}}"#);
    let sent = Sent { body: body.into(), ..Sent::default() };
    let hour = Duration::from_secs(3600);
    let elsewhere = "/shop/refunded".to_owned();
    match kind {
        "forged" => Sent { key: merchant(), ..sent }.request(),
        "stale" => Sent { time: now() - hour, ..sent }.request(),
        "from the future" => Sent { time: now() + hour, ..sent }.request(),
        "signed for another path" => {
            let path = sent.path.parse().unwrap();
            let mut request = Sent { path: elsewhere, ..sent }.request();
            *request.uri_mut() = path;
            request
        }
        "at a path of nobody" => Sent { path: elsewhere, ..sent }.request(),
        "garbage" => Sent { body: format!("{{{number}").into(), ..sent }.request(),
        "10 MB" => sent.request().map(|_| large.clone()),
        _ => {
            let mut request = sent.request();
            if let Some(header) = kind.strip_prefix("without ") {
                request.headers_mut().remove(header).unwrap();
            }
            request
        }
    }
}

/// How much memory the process has, in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
