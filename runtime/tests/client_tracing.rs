//! A call leaves a span and an event for each attempt, and nothing that is nobody's business.
#![cfg(feature = "tracing")]

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, Response};
use miniprogram_runtime::timer::{Sleeping, Timer};
use miniprogram_runtime::transport::{Limits, Sending, Transport, TransportError};
use miniprogram_runtime::{
    CallOptions, Client, Empty, Message, Operation, Properties, SigningKey, Slot, Value, message,
    name,
};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes down whatever it is told.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Log {
    fn write(&self, begin: String, record: impl FnOnce(&mut Line)) {
        let mut line = Line(begin);
        record(&mut line);
        let mut log = self.0.lock().unwrap();
        log.push_str(&line.0);
        log.push('\n');
    }
}

impl Subscriber for Log {
    fn enabled(&self, it: &Metadata<'_>) -> bool {
        it.target().starts_with("miniprogram")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(format!("span {}", span.metadata().name()), |it| span.record(it));
        Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        self.write(format!("{}", event.metadata().level()), |it| event.record(it));
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Note(String);

message!(Note);

impl Message for Note {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("text"), &self.0);
    }

    fn property(&mut self, _: &str) -> Slot<'_> {
        self.0.slot()
    }

    fn blank() -> Self {
        Self(Value::blank())
    }
}

impl Operation for Note {
    type Response = Empty;
    type Code = String;

    const ID: &'static str = "note";
    const PATH: &'static str = "/v2/notes/note";
    const IDEMPOTENCY_KEY: &'static [&'static str] = &["text"];
}

/// Fails at first, and has a page in place of an answer then.
#[derive(Default)]
struct Bad(Mutex<u32>);

impl Transport for Bad {
    fn send(&self, _: Request<Bytes>, _: Limits) -> Sending<'_> {
        let mut count = self.0.lock().unwrap();
        *count += 1;
        let is_first = *count == 1;
        Box::pin(async move {
            if is_first {
                return Err(TransportError::connect("no route"));
            }
            let page = Response::builder().status(503).header("trace-id", "0a1b");
            Ok(page.body(Bytes::from_static(b"canary")).unwrap())
        })
    }

    fn timer(&self) -> Option<&dyn Timer> {
        Some(&NoTime)
    }
}

struct NoTime;

impl Timer for NoTime {
    fn sleep(&self, _: std::time::Duration) -> Sleeping<'_> {
        Box::pin(async {})
    }
}

#[tokio::test]
async fn a_call_is_a_span_and_each_attempt_an_event_without_anything_sensitive() {
    let key = |pem| SigningKey::from_pem(pem).unwrap();
    let client = Client::builder("https://wallet.example")
        .client_id("merchant-42")
        .signing_key(1, key(include_str!("../testkeys/merchant-private.pem")))
        .wallet_key(1, key(include_str!("../testkeys/wallet-private.pem")).verifying_key().clone())
        .transport(Bad::default())
        .build()
        .unwrap();
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let options = CallOptions::new().agent_token("canary");
    let error = client.call_with(&Note("canary".to_owned()), &options).await.unwrap_err();
    drop(guard);
    assert!(error.is_http_status());

    let log = log.0.lock().unwrap().clone();
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 4, "{log}");
    assert_eq!(lines[0], r#"span call path="/v2/notes/note""#);
    for (line, expected) in [
        (lines[1], "attempt=1 may_have_run=false"),
        (lines[1], "next_in_ms="),
        (lines[1], "no connection to the wallet"),
        (lines[2], "attempt=2 may_have_run=true"),
        (lines[2], "0a1b"),
        (lines[2], "HTTP 503"),
        (lines[3], "attempt=3"),
    ] {
        assert!(line.starts_with("WARN") && line.contains(expected), "{expected}: {line}");
    }
    assert!(!lines[3].contains("next_in_ms"), "nothing follows the last attempt: {log}");
    for secret in ["canary", "signature="] {
        assert!(!log.contains(secret), "{log}");
    }
}
