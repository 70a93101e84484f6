//! What goes wrong on the way has an error of its own kind, which knows whether the wallet may have
//! acted.

use std::time::Duration;

use miniprogram_runtime::Error;
use tokio::net::TcpListener;

use crate::operation::Pay;
use crate::server::{Conduct, Server};
use crate::wallet::{Answer, http};
use crate::{builder, client, pay_at, within_reason};

async fn error_at(conduct: Conduct) -> Error {
    pay_at(conduct).await.unwrap_err()
}

/// Which of the questions the error answers with yes, and whether the wallet may have acted.
fn kinds(error: &Error) -> (Vec<&'static str>, bool) {
    let kinds = [
        (error.is_configuration(), "configuration"),
        (error.is_invalid_request(), "invalid request"),
        (error.is_connect(), "connect"),
        (error.is_timeout(), "timeout"),
        (error.is_interrupted(), "interrupted"),
        (error.is_too_large(), "too large"),
        (error.is_http_status(), "http status"),
        (error.is_not_json(), "not json"),
        (error.is_signature(), "signature"),
        (error.is_unreadable(), "unreadable"),
    ];
    (kinds.into_iter().filter_map(|(is, name)| is.then_some(name)).collect(), error.may_have_run())
}

/// What becomes of a call that waits half a second for what never comes.
async fn error_at_hanging(sent: &[u8]) -> Error {
    let conduct = Conduct::Hang(sent.to_vec());
    let server = Server::start(move |_| conduct.clone()).await;
    let client = builder(&server.base_url()).timeout(Duration::from_millis(500)).build().unwrap();
    within_reason(client.call(&Pay::new("7"))).await.unwrap_err()
}

#[tokio::test]
async fn a_server_that_never_answers() {
    assert_eq!(kinds(&error_at_hanging(b"").await), (vec!["timeout"], true));
}

#[tokio::test]
async fn a_server_that_stops_in_the_middle_of_its_answer() {
    let answer = Answer::new(r#"{"result":{"resultStatus":"S"}}"#).to_bytes();
    for end in [1, answer.len() / 2, answer.len() - 1] {
        let hangs = error_at_hanging(&answer[..end]).await;
        assert_eq!(kinds(&hangs), (vec!["timeout"], true), "{end}");
        let closes = error_at(Conduct::AnswerAndClose(answer[..end].to_vec())).await;
        assert_eq!(kinds(&closes), (vec!["interrupted"], true), "{end}");
    }
}

#[tokio::test]
async fn a_server_that_resets_after_it_has_read() {
    assert_eq!(kinds(&error_at(Conduct::Reset).await), (vec!["interrupted"], true));
    assert_eq!(
        kinds(&error_at(Conduct::AnswerAndClose(Vec::new())).await),
        (vec!["interrupted"], true)
    );
}

#[tokio::test]
async fn a_server_that_resets_without_having_read() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = builder(&format!("http://{}", listener.local_addr().unwrap())).build().unwrap();
    let refuse = async {
        let (stream, _) = listener.accept().await.unwrap();
        // Once a byte can be seen, the request has left the client, and nobody there can tell that
        // it was not read.
        stream.peek(&mut [0]).await.unwrap();
        stream.set_zero_linger().unwrap();
    };

    let pay = Pay::new("7");
    let (paid, ()) = within_reason(async { tokio::join!(client.call(&pay), refuse) }).await;
    assert_eq!(kinds(&paid.unwrap_err()), (vec!["interrupted"], true));
}

#[tokio::test]
async fn a_port_on_which_nobody_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);

    let error =
        within_reason(builder(&base_url).build().unwrap().call(&Pay::new("7"))).await.unwrap_err();
    assert_eq!(kinds(&error), (vec!["connect"], false));
}

#[tokio::test]
async fn an_error_page_is_known_by_its_status() {
    for status in [
        "503 Service Unavailable",
        "500 Internal Server Error",
        "404 Not Found",
        "401 Unauthorized",
    ] {
        let page =
            http(status, "Content-Type: text/html\r\nTrace-Id: 7\r\n", b"<html>secret</html>");
        let error = error_at(Conduct::Answer(page)).await;
        assert_eq!(kinds(&error), (vec!["http status"], true), "{status}");
        let raw = error.raw_answer().unwrap();
        assert!(status.starts_with(&raw.status.to_string()));
        assert_eq!((&raw.body[..], raw.is_verified), (&b"<html>secret</html>"[..], false));
        assert!(!format!("{error:?} {error}").contains("secret"));
    }
}

#[tokio::test]
async fn an_unsigned_json_with_an_error_status_is_no_outcome() {
    let json = http(
        "400 Bad Request",
        "Content-Type: application/json\r\n",
        br#"{"result":{"resultStatus":"F"}}"#,
    );
    let error = error_at(Conduct::Answer(json)).await;
    assert_eq!(kinds(&error), (vec!["http status"], true));
    assert_eq!(error.result(), None);
}

#[tokio::test]
async fn a_page_in_place_of_json_is_known_by_its_media_type_or_its_first_character() {
    for (headers, body) in [
        ("Content-Type: text/html; charset=utf-8\r\n", "<html>"),
        ("Content-Type: text/plain\r\n", r#"{"result":{}}"#),
        ("", "<html>"),
        ("", ""),
    ] {
        let error = error_at(Conduct::Answer(http("200 OK", headers, body.as_bytes()))).await;
        assert_eq!(kinds(&error), (vec!["not json"], true), "{headers}{body}");
    }
    for headers in [
        "Content-Type: Application/JSON ;charset=UTF-8\r\n",
        "Content-Type: application/problem+json\r\n",
        "",
    ] {
        let error = error_at(Conduct::Answer(http("200 OK", headers, b" {}"))).await;
        assert_eq!(kinds(&error), (vec!["signature"], true), "{headers}");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let target = Server::start(|_| Conduct::Answer(Answer::new("{}").to_bytes())).await;
    let location = format!("Location: {}/v2/payments/pay\r\n", target.base_url());
    for status in
        ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]
    {
        let error = error_at(Conduct::Answer(http(status, &location, b""))).await;
        assert_eq!(kinds(&error), (vec!["http status"], true), "{status}");
    }
    assert!(target.seen().is_empty());
}

#[tokio::test]
async fn a_server_that_does_not_speak_http() {
    for bytes in ["SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{0}\u{0}\u{0}", "HTTP/1.1 999999 ?\r\n\r\n"] {
        let error = error_at(Conduct::AnswerAndClose(bytes.into())).await;
        assert_eq!(kinds(&error), (vec!["interrupted"], true), "{bytes:?}");
    }
}

#[tokio::test]
async fn a_connection_that_broke_is_not_used_again() {
    let server = Server::start(|it| match it.connection {
        0 => Conduct::Reset,
        _ => Answer::new(r#"{"result":{"resultStatus":"S"}}"#).conduct(),
    })
    .await;
    let client = client(&server);
    assert!(within_reason(client.call(&Pay::new("7"))).await.is_err());
    assert!(within_reason(client.call(&Pay::new("8"))).await.is_ok());
    assert_eq!(server.seen().len(), 2, "nothing was sent twice");
}
