//! What is on the wire is what the protocol asks for, and what was signed.

use bytes::Bytes;
use miniprogram_runtime::Client;
use miniprogram_runtime::keys::VerifyingKeys;
use miniprogram_runtime::signature::SignatureEncoding;
use miniprogram_runtime::time::TimeFormat;
use miniprogram_runtime::verification::{Received, verify};

use crate::operation::Pay;
use crate::server::{Seen, Server};
use crate::wallet::Answer;
use crate::{CLIENT_ID, builder, client, merchant_key, within_reason};

async fn server() -> Server {
    let answer = Answer::new(r#"{"result":{"resultStatus":"S"}}"#).conduct();
    Server::start(move |_| answer.clone()).await
}

async fn seen(server: &Server, client: &Client) -> Seen {
    assert!(within_reason(client.call(&Pay::new("7"))).await.is_ok());
    server.seen().remove(0)
}

fn header<'h>(seen: &'h Seen, name: &str) -> &'h str {
    seen.head.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(": ")).unwrap()
}

#[tokio::test]
async fn the_head_is_what_the_protocol_asks_for_in_small_letters() {
    let server = server().await;
    let client = client(&server);
    let seen = seen(&server, &client).await;

    let signature = header(&seen, "signature");
    let expected = format!(
        "POST /miniprogram/api/v2/payments/pay HTTP/1.1\r\n\
         content-type: application/json; charset=UTF-8\r\n\
         user-agent: miniprogram/{}\r\n\
         client-id: {CLIENT_ID}\r\n\
         request-time: 2026-11-22T19:40:00.123+00:00\r\n\
         signature: {signature}\r\n\
         host: {}\r\n\
         content-length: 24\r\n\r\n",
        env!("CARGO_PKG_VERSION"),
        server.address,
    );
    assert_eq!(seen.head, expected);
    assert!(signature.starts_with("algorithm=RSA256,keyVersion=1,signature="), "{signature}");
    assert_eq!(seen.body, br#"{"paymentRequestId":"7"}"#);
}

#[tokio::test]
async fn the_signature_is_one_of_the_bytes_that_are_sent() {
    let server = server().await;
    let client = builder(&server.base_url())
        .signature_encoding(SignatureEncoding::UrlSafe)
        .algorithm_label("SHA256withRSA")
        .time_format(TimeFormat::EpochMillis)
        .build()
        .unwrap();
    let seen = seen(&server, &client).await;
    assert!(
        header(&seen, "signature").starts_with("algorithm=SHA256withRSA,keyVersion=1,signature=")
    );
    assert!(header(&seen, "request-time").bytes().all(|it| it.is_ascii_digit()));

    let received = Received {
        method: "POST",
        path: "/miniprogram/api/v2/payments/pay",
        client_id: CLIENT_ID,
        stated_client_id: Some(header(&seen, "client-id")),
        time: Some(header(&seen, "request-time")),
        signature: Some(header(&seen, "signature")),
        body: Bytes::from(seen.body.clone()),
    };
    verify(received, &VerifyingKeys::from(merchant_key().verifying_key().clone())).unwrap();
}

#[tokio::test]
async fn calls_share_a_connection() {
    let server = server().await;
    let client = client(&server);
    for id in ["7", "8", "9"] {
        assert!(within_reason(client.clone().call(&Pay::new(id))).await.is_ok());
    }
    let connections: Vec<usize> = server.seen().iter().map(|it| it.connection).collect();
    assert_eq!(connections, [0, 0, 0]);
}

#[tokio::test]
async fn a_query_goes_over_the_wire_and_into_the_signature() {
    let path = "/miniprogram/api/v2/payments/pay?lang=en%20US";
    let answer =
        Answer { path: path.to_owned(), ..Answer::new(r#"{"result":{"resultStatus":"S"}}"#) };
    let server = Server::start(move |_| answer.conduct()).await;

    let pay = Pay::new("7");
    let sent = client(&server);
    let answer = within_reason(sent.send("/v2/payments/pay?lang=en%20US", &pay)).await.unwrap();
    assert!(server.seen()[0].head.starts_with(&format!("POST {path} HTTP/1.1\r\n")));
    assert_eq!(answer.result().unwrap().status.as_str(), "S");
    assert_eq!(answer.time().as_str(), "2026-11-23T03:40:00.123+08:00");
    assert_eq!(answer.trace_id().as_deref(), Some("0a1b"));
    assert_eq!(
        (answer.status(), &answer.bytes()[..]),
        (200, &br#"{"result":{"resultStatus":"S"}}"#[..])
    );
}
