//! The private key may be elsewhere: whoever has it is asked, and waited for.

use miniprogram_runtime::signature::SignatureHeader;
use miniprogram_runtime::signing::{Content, RemoteSigner, RemoteSigning, Signer};
use miniprogram_runtime::verification::{Received, verify};
use miniprogram_runtime::{Client, ClientBuilder, VerifyingKeys};
use tokio::sync::{mpsc, oneshot};

use crate::operation::Pay;
use crate::server::{Seen, Server};
use crate::wallet::Answer;
use crate::{CLIENT_ID, merchant_key, now, wallet_key, within_reason};

/// A content that may leave the task which made it, and where its signature goes.
struct Ask {
    path: String,
    time: String,
    body: Vec<u8>,
    reply: oneshot::Sender<Vec<u8>>,
}

/// Asks a task that has the key.
struct Elsewhere(mpsc::Sender<Ask>);

impl Elsewhere {
    fn start() -> Self {
        let (ask, mut asked) = mpsc::channel::<Ask>(1);
        tokio::spawn(async move {
            let signer = Signer::new(9.into(), merchant_key());
            while let Some(Ask { path, time, body, reply }) = asked.recv().await {
                let header = signer.sign(&Content {
                    method: "POST",
                    path: &path,
                    client_id: CLIENT_ID,
                    time: &time,
                    body: &body,
                });
                let header = SignatureHeader::parse(&header.unwrap()).unwrap();
                reply.send(header.signature).unwrap();
            }
        });
        Self(ask)
    }
}

impl RemoteSigner for Elsewhere {
    fn sign<'s>(&'s self, content: Content<'s>) -> RemoteSigning<'s> {
        Box::pin(async move {
            let (reply, signature) = oneshot::channel();
            let ask = Ask {
                path: content.path.to_owned(),
                time: content.time.to_owned(),
                body: content.body.to_owned(),
                reply,
            };
            self.0.send(ask).await.map_err(|_| "the task is gone")?;
            Ok(signature.await?)
        })
    }
}

/// Is a service that is down.
struct Down;

impl RemoteSigner for Down {
    fn sign<'s>(&'s self, _: Content<'s>) -> RemoteSigning<'s> {
        Box::pin(async { Err("the key service is down".into()) })
    }
}

fn builder(server: &Server) -> ClientBuilder {
    Client::builder(server.base_url())
        .client_id(CLIENT_ID)
        .wallet_key(1, wallet_key().verifying_key().clone())
        .clock(now)
}

async fn server() -> Server {
    let answer = Answer::new(r#"{"result":{"resultStatus":"S"}}"#).conduct();
    Server::start(move |_| answer.clone()).await
}

fn verified(seen: &Seen) -> String {
    let header =
        |name| seen.head.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(": ")).unwrap();
    let received = Received {
        method: "POST",
        path: "/miniprogram/api/v2/payments/pay",
        client_id: CLIENT_ID,
        stated_client_id: None,
        time: Some(header("request-time")),
        signature: Some(header("signature")),
        body: seen.body.clone().into(),
    };
    verify(received, &VerifyingKeys::from(merchant_key().verifying_key().clone())).unwrap();
    header("signature").to_owned()
}

#[tokio::test]
async fn a_signer_in_another_task_signs_what_is_sent() {
    let server = server().await;
    let client = builder(&server)
        .signer(4, Elsewhere::start())
        .algorithm_label("SHA256withRSA")
        .build()
        .unwrap();
    assert!(within_reason(client.call(&Pay::new("7"))).await.is_ok());
    let header = verified(&server.seen()[0]);
    assert!(header.starts_with("algorithm=SHA256withRSA,keyVersion=4,signature="), "{header}");
}

#[tokio::test]
async fn a_signer_that_fails_has_sent_nothing() {
    let server = server().await;
    let client = builder(&server).signer(1, Down).build().unwrap();
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_signing() && !error.may_have_run());
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(cause, "the key service is down");
    assert_eq!(error.attempts(), 1);
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_key_moves_from_here_to_elsewhere_while_the_client_works() {
    let server = server().await;
    let client = builder(&server).signing_key(1, merchant_key()).build().unwrap();
    client.keys().add_signer(2, Elsewhere::start()).unwrap();
    for version in [1, 2] {
        client.keys().sign_with(version).unwrap();
        assert!(within_reason(client.call(&Pay::new("7"))).await.is_ok());
    }
    for (seen, version) in server.seen().iter().zip([1, 2]) {
        assert!(verified(seen).contains(&format!("keyVersion={version},")));
    }
}

#[test]
fn a_signer_of_another_algorithm_than_the_label_is_refused() {
    let error = Client::builder("https://wallet.example")
        .client_id(CLIENT_ID)
        .wallet_key(1, wallet_key().verifying_key().clone())
        .signer(1, Down)
        .algorithm_label("ECC224")
        .build();
    assert!(error.unwrap_err().to_string().contains("ECC224"));
}
