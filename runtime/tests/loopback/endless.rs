//! An answer without an end is not taken into memory.

use miniprogram_runtime::Error;

use crate::operation::Pay;
use crate::server::{Conduct, Server};
use crate::{builder, within_reason};

/// What the client takes.
const LIMIT: usize = 64 * 1024;

/// What the sockets and the HTTP client may hold beyond it.
const BUFFERS: usize = 16 * 1024 * 1024;

/// The error, and how much of 1 GB could be written until the client closed the connection.
async fn flood(headers: &str, again: &[u8]) -> (Error, usize) {
    let first = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}");
    let again = again.to_vec();
    let mut server =
        Server::start(move |_| Conduct::Flood(first.clone().into(), again.clone())).await;
    let client = builder(&server.base_url()).max_answer(LIMIT).build().unwrap();
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    (error, within_reason(server.flooded()).await)
}

#[tokio::test]
async fn a_gigabyte_that_announces_itself_is_not_begun() {
    let (error, written) = flood("Content-Length: 1073741824\r\n\r\n", &[b' '; 65536]).await;
    assert!(error.is_too_large() && error.may_have_run(), "{error:?}");
    assert!(written < BUFFERS, "{written}");
}

#[tokio::test]
async fn a_gigabyte_that_is_only_announced_is_not_waited_for() {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n";
    let server = Server::start(move |_| Conduct::Hang(head.into())).await;
    let client = builder(&server.base_url()).build().unwrap();
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_too_large() && error.may_have_run(), "{error:?}");
}

#[tokio::test]
async fn a_gigabyte_in_chunks_is_left_at_the_limit() {
    let chunk = [&b"10000\r\n"[..], &[b' '; 65536], b"\r\n"].concat();
    let (error, written) = flood("Transfer-Encoding: chunked\r\n\r\n", &chunk).await;
    assert!(error.is_too_large() && error.may_have_run(), "{error:?}");
    assert!((LIMIT..BUFFERS).contains(&written), "{written}");
}

#[tokio::test]
async fn a_gigabyte_up_to_the_end_of_the_connection_is_left_at_the_limit() {
    let (error, written) = flood("\r\n", &[b' '; 65536]).await;
    assert!(error.is_too_large() && error.may_have_run(), "{error:?}");
    assert!((LIMIT..BUFFERS).contains(&written), "{written}");
}

#[tokio::test]
async fn a_gigabyte_of_headers_is_given_up() {
    let (error, written) = flood("", b"X-Padding: 0123456789\r\n").await;
    assert!(error.is_interrupted() && error.may_have_run(), "{error:?}");
    assert!(written < BUFFERS, "{written}");
}

#[tokio::test]
async fn an_answer_as_long_as_the_limit_is_read() {
    let json = r#"{"result":{"resultStatus":"S"}}"#;
    let body = format!("{json}{}", " ".repeat(LIMIT - json.len()));
    for (limit, is_read) in [(LIMIT, true), (LIMIT - 1, false)] {
        let answer = crate::wallet::Answer::new(body.clone()).conduct();
        let server = Server::start(move |_| answer.clone()).await;
        let client = builder(&server.base_url()).max_answer(limit).build().unwrap();
        assert_eq!(within_reason(client.call(&Pay::new("7"))).await.is_ok(), is_read, "{limit}");
    }
}
