//! What goes wrong in a client of `reqwest` is known for what it is, too.

use std::sync::Arc;
use std::time::Duration;

use ::reqwest::dns::{Name, Resolve, Resolving};
use ::reqwest::redirect::Policy;
use ::reqwest::{Client as Http, ClientBuilder as HttpBuilder};
use miniprogram_runtime::transport::ReqwestTransport;
use miniprogram_runtime::{Client, Error, Outcome};
use tokio::net::TcpListener;

use crate::operation::Pay;
use crate::server::{Conduct, Server};
use crate::wallet::{Answer, http};
use crate::{builder, within_reason};

const SUCCESS: &str = r#"{"result":{"resultStatus":"S"}}"#;

/// As the documentation advises. The environment's proxies are not for loopback.
fn usual() -> HttpBuilder {
    Http::builder().redirect(Policy::none()).no_proxy()
}

fn client(base_url: &str, http: HttpBuilder) -> Client {
    let transport = ReqwestTransport::new(http.build().unwrap());
    builder(base_url).max_answer(64 * 1024).transport(transport).build().unwrap()
}

async fn error_at(conduct: Conduct) -> Error {
    let server = Server::start(move |_| conduct.clone()).await;
    let client = client(&server.base_url(), usual());
    within_reason(client.call(&Pay::new("7"))).await.unwrap_err()
}

#[tokio::test]
async fn a_request_goes_out_with_its_length_and_as_it_was_signed() {
    let server = Server::start(|_| Answer::new(SUCCESS).conduct()).await;
    let client = client(&server.base_url(), usual().user_agent("another"));
    let outcome = within_reason(client.call(&Pay::new("7"))).await;
    assert!(matches!(outcome, Ok(Outcome::Success(_))), "{outcome:?}");

    let seen = &server.seen()[0];
    assert!(seen.head.starts_with("POST /miniprogram/api/v2/payments/pay HTTP/1.1\r\n"));
    assert!(seen.head.contains("content-length: 24\r\n"), "{}", seen.head);
    assert!(seen.head.contains("user-agent: miniprogram/"), "{}", seen.head);
    assert_eq!(seen.body, br#"{"paymentRequestId":"7"}"#);
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let server = Server::start(|_| Answer::new(SUCCESS).conduct()).await;
    let client = client(&server.base_url(), usual());
    for id in ["7", "8"] {
        assert!(within_reason(client.call(&Pay::new(id))).await.is_ok());
    }
    assert!(server.seen().iter().all(|it| it.connection == 0));
}

#[tokio::test]
async fn a_port_on_which_nobody_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = within_reason(client(&base_url, usual()).call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_run(), "{error:?}");
}

#[tokio::test]
async fn a_url_that_the_client_does_not_take() {
    let server = Server::start(|_| Answer::new(SUCCESS).conduct()).await;
    let client = client(&server.base_url(), usual().https_only(true));
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_run(), "{error:?}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_server_that_never_answers() {
    let server = Server::start(|_| Conduct::Hang(Vec::new())).await;
    let transport = ReqwestTransport::new(usual().build().unwrap());
    let client = builder(&server.base_url())
        .timeout(Duration::from_millis(300))
        .transport(transport)
        .build()
        .unwrap();
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_timeout() && error.may_have_run(), "{error:?}");
    assert_eq!(error.to_string(), "no answer within 300ms");
}

/// Knows no name, and never says so.
struct Silent;

impl Resolve for Silent {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_name_that_is_never_found_is_no_connection_however_the_time_runs_out() {
    let http = usual().dns_resolver(Arc::new(Silent)).build().unwrap();
    let client = builder("http://localhost:1")
        .timeout(Duration::from_millis(300))
        .transport(ReqwestTransport::new(http))
        .build()
        .unwrap();
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_run(), "{error:?}");
}

#[tokio::test]
async fn a_server_that_resets_or_stops_or_does_not_speak_http() {
    let answer = Answer::new(SUCCESS).to_bytes();
    for conduct in [
        Conduct::Reset,
        Conduct::AnswerAndClose(answer[..1].to_vec()),
        Conduct::AnswerAndClose(answer[..answer.len() - 1].to_vec()),
        Conduct::AnswerAndClose(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec()),
    ] {
        let error = error_at(conduct).await;
        assert!(error.is_interrupted() && error.may_have_run(), "{error:?}");
    }
}

#[tokio::test]
async fn an_answer_without_an_end_is_left_at_the_limit() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    let announced = format!("{head}Content-Length: 1073741824\r\n\r\n");
    let error = error_at(Conduct::Hang(announced.into())).await;
    assert!(error.is_too_large() && error.may_have_run(), "{error:?}");

    let chunk = [&b"10000\r\n"[..], &[b' '; 65536], b"\r\n"].concat();
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n");
    let mut server =
        Server::start(move |_| Conduct::Flood(chunked.clone().into(), chunk.clone())).await;
    let client = client(&server.base_url(), usual());
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_too_large() && error.may_have_run(), "{error:?}");
    assert!(within_reason(server.flooded()).await < 16 * 1024 * 1024);
}

#[tokio::test]
async fn a_redirect_that_is_not_followed_is_an_answer_that_nobody_signed() {
    let location = "Location: http://127.0.0.1:1/v2/payments/pay\r\n";
    let error = error_at(Conduct::Answer(http("307 Temporary Redirect", location, b""))).await;
    assert!(error.is_http_status() && error.may_have_run(), "{error:?}");
}

#[tokio::test]
async fn an_answer_from_elsewhere_does_not_count_and_a_redirect_into_the_void_is_no_safe_failure() {
    // What is there would be a success, and is signed for the path that was called.
    let target = Server::start(|_| Answer::new(SUCCESS).conduct()).await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let void = format!("http://{}/miniprogram/api", nobody.local_addr().unwrap());
    drop(nobody);

    for (base_url, status) in [
        (target.base_url(), "301 Moved Permanently"),
        (target.base_url(), "303 See Other"),
        (void.clone(), "302 Found"),
        (void, "303 See Other"),
    ] {
        let location = format!("Location: {base_url}/v2/payments/pay\r\n");
        let redirect = Conduct::Answer(http(status, &location, b""));
        let server = Server::start(move |_| redirect.clone()).await;
        let client = client(&server.base_url(), Http::builder().no_proxy());
        let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
        assert!(error.is_interrupted() && error.may_have_run(), "{status} {error:?}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_redirect_does_not_carry_the_body_elsewhere() {
    let target = Server::start(|_| Answer::new(SUCCESS).conduct()).await;
    for status in ["307 Temporary Redirect", "308 Permanent Redirect"] {
        let location = format!("Location: {}/v2/payments/pay\r\n", target.base_url());
        let redirect = Conduct::Answer(http(status, &location, b""));
        let server = Server::start(move |_| redirect.clone()).await;
        let client = client(&server.base_url(), Http::builder().no_proxy());
        let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
        assert!(error.may_have_run(), "{status} {error:?}");
    }
    assert!(target.seen().is_empty());
}
