//! A program without an async runtime calls, from as many threads as it likes.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use miniprogram_runtime::blocking;
use miniprogram_runtime::{
    CallOptions, Empty, Message, Operation, Outcome, Settled, SettledBy, Verdict,
};
use tokio::runtime::Runtime;

use crate::operation::{Paid, Pay, PayOnce};
use crate::server::{Conduct, Seen, Server};
use crate::wallet::Answer;
use crate::{BASE_PATH, builder};

const SUCCESS: &str = r#"{"result":{"resultStatus":"S"},"paymentId":"p-1"}"#;
const UNKNOWN: &str = r#"{"result":{"resultStatus":"U","resultCode":"UNKNOWN_EXCEPTION"}}"#;

impl SettledBy for PayOnce {
    type Inquiry = Pay;

    fn inquiry(&self) -> Pay {
        Pay::new("7")
    }

    fn verdict(_: &Paid) -> Verdict {
        Verdict::Succeeded
    }
}

/// A server on a runtime of its own, which lives as long as it does.
fn serve(behave: impl Fn(&Seen) -> Conduct + Send + Sync + 'static) -> (Runtime, Server) {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(behave));
    (runtime, server)
}

fn client(server: &Server) -> blocking::Client {
    blocking::Client::new(builder(&server.base_url()).build().unwrap()).unwrap()
}

#[test]
fn calls_go_out_and_outcomes_come_back() {
    let (_runtime, server) = serve(|_| Answer::new(SUCCESS).conduct());
    let client = client(&server);
    let paid = Outcome::Success(Paid { id: Some("p-1".to_owned()) });
    assert_eq!(client.call(&Pay::new("7")).unwrap(), paid);
    let options = CallOptions::new().agent_token("t");
    assert_eq!(client.call_with(&Pay::new("7"), &options).unwrap(), paid);
    let request: &dyn Message = &Pay::new("7");
    assert!(client.send(Pay::PATH, request).unwrap().read::<Empty>().is_ok());
    assert_eq!(u32::from(client.keys().signing_version()), 1);

    let seen = server.seen();
    assert_eq!(seen.len(), 3);
    // On a busy machine a call may come before the connection of the last one is free again.
    assert!(seen[2].connection < 2, "a connection outlives a call");
}

#[test]
fn an_open_answer_is_carried_to_its_end() {
    let asked = AtomicUsize::new(0);
    let (_runtime, server) = serve(move |_| {
        let body = if asked.fetch_add(1, Ordering::Relaxed) == 0 { UNKNOWN } else { SUCCESS };
        Answer::new(body).conduct()
    });
    let (client, request) = (client(&server), PayOnce::new("7"));
    let answer = client.call(&request);
    assert!(matches!(answer, Ok(Outcome::Unknown(_))), "{answer:?}");
    let settled = client.settle(&request, |it| it.after(answer).every(Duration::from_millis(1)));
    assert!(matches!(settled, Ok(Settled::Success(_))), "{settled:?}");
}

#[test]
fn a_timeout_needs_nobody_to_await_it() {
    let (_runtime, server) = serve(|_| Conduct::Hang(Vec::new()));
    let options = CallOptions::new().timeout(Duration::from_millis(200));
    let error = client(&server).call_with(&Pay::new("7"), &options).unwrap_err();
    assert_eq!(error.to_string(), "no answer within 200ms");
}

/// Takes so many requests before it answers any of them, and tells once the other side has hung up on
/// all of them.
fn serve_together(listener: &TcpListener, requests: usize) -> io::Result<()> {
    let mut streams = Vec::new();
    for _ in 0..requests {
        let (mut stream, _) = listener.accept()?;
        // The request is short enough to come in one piece.
        let _ = stream.read(&mut [0; 4096])?;
        streams.push(stream);
    }
    for stream in &mut streams {
        stream.write_all(&Answer::new(SUCCESS).to_bytes())?;
        stream.shutdown(Shutdown::Write)?;
    }
    streams.iter_mut().try_for_each(|it| it.read_to_end(&mut Vec::new()).map(drop))
}

/// A client of a server that answers so many requests at once, and what becomes of the server.
fn together(requests: usize) -> (blocking::Client, Receiver<io::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = builder(&format!("http://{}{BASE_PATH}", listener.local_addr().unwrap()));
    let (tell, told) = channel();
    thread::spawn(move || tell.send(serve_together(&listener, requests)));
    (blocking::Client::new(client.build().unwrap()).unwrap(), told)
}

#[test]
fn calls_of_several_threads_are_under_way_at_once() {
    let (client, _told) = together(4);
    thread::scope(|scope| {
        for _ in 0..4 {
            let client = client.clone();
            scope.spawn(move || assert!(client.call(&Pay::new("7")).is_ok()));
        }
    });
}

#[test]
fn a_connection_that_the_other_side_closes_is_given_up_while_nobody_calls() {
    let (client, told) = together(1);
    assert!(client.call(&Pay::new("7")).is_ok());
    told.recv_timeout(Duration::from_secs(20)).expect("it is kept").unwrap();
}

#[test]
fn a_thread_of_an_async_runtime_is_not_held_up() {
    let (runtime, server) = serve(|_| Answer::new(SUCCESS).conduct());
    let client = client(&server);
    let error = runtime.block_on(async { client.call(&Pay::new("7")) }).unwrap_err();
    assert!(error.is_configuration() && !error.may_have_run());
    assert_eq!(
        error.to_string(),
        "the call cannot be made: it would hold up the async runtime that this thread works for"
    );
    assert!(server.seen().is_empty());
    assert!(client.call(&Pay::new("7")).is_ok(), "and outside it is as good as ever");
}

#[test]
fn a_client_may_be_dropped_anywhere() {
    let (runtime, server) = serve(|_| Answer::new(SUCCESS).conduct());
    let client = client(&server);
    assert!(client.call(&Pay::new("7")).is_ok());
    runtime.block_on(async move { drop(client) });
}
