//! A receiver that shares its keys with a client at work sees each change when the client does.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use bytes::Bytes;
use http::{Request, Response};
use miniprogram_runtime::callback::Receiver;
use miniprogram_runtime::signing::{Content, Signer};
use miniprogram_runtime::transport::{Limits, Sending, Transport};
use miniprogram_runtime::{Client, Empty, SigningKey, TimeFormat, Timestamp};

use super::{CLIENT, Sent, booked, genuine, letter, merchant, now, receiver, wallet};

/// The wallet at the other end of the client: it signs with whichever of its keys is current.
#[derive(Clone, Default)]
struct Wallet(Arc<AtomicU32>);

impl Wallet {
    fn key(&self) -> (u32, SigningKey) {
        match self.0.load(Ordering::Relaxed) {
            0 => (1, wallet()),
            _ => (2, new_wallet_key()),
        }
    }

    fn tells(&self) -> Request<Bytes> {
        let (version, key) = self.key();
        Sent { version: version.into(), key, ..Sent::default() }.request()
    }
}

impl Transport for Wallet {
    fn send(&self, request: Request<Bytes>, _: Limits) -> Sending<'_> {
        let time = Timestamp::at(now(), TimeFormat::Seconds);
        // The client shows here which key it signed with.
        let body = format!(
            r#"{{"result":{{"resultStatus":"S","resultMessage":"{}"}}}}"#,
            key_version(request.headers()["signature"].to_str().unwrap())
        );
        let (version, key) = self.key();
        let signature = Signer::new(version.into(), key).sign(&Content {
            method: "POST",
            path: request.uri().path(),
            client_id: CLIENT,
            time: time.as_str(),
            body: body.as_bytes(),
        });
        let answer = Response::builder()
            .header("client-id", CLIENT)
            .header("response-time", time.as_str())
            .header("signature", signature.unwrap())
            .body(body.into());
        Box::pin(async { Ok(answer.unwrap()) })
    }
}

fn new_wallet_key() -> SigningKey {
    static KEY: LazyLock<SigningKey> = LazyLock::new(new_key);
    KEY.clone()
}

fn new_key() -> SigningKey {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).unwrap();
    SigningKey::from_der(der.as_ref()).unwrap()
}

fn key_version(signature: &str) -> String {
    let (_, rest) = signature.split_once("keyVersion=").unwrap();
    rest.split(',').next().unwrap().to_owned()
}

/// The versions that the client and the receiver sign with; nothing where one takes the wallet's
/// signature for a stranger's.
async fn versions(client: &Client, receiver: &Receiver, wallet: &Wallet) -> [Option<String>; 2] {
    let answer = client.send("/v2/payments/pay", &Empty).await;
    let asked_under = answer.ok().map(|it| {
        let json: serde_json::Value = serde_json::from_slice(it.bytes()).unwrap();
        json["result"]["resultMessage"].as_str().unwrap().to_owned()
    });
    let reply = receiver.answer(&wallet.tells(), booked).await;
    let replied_under =
        reply.headers().get("signature").map(|it| key_version(it.to_str().unwrap()));
    [asked_under, replied_under]
}

#[tokio::test]
async fn a_change_of_the_clients_keys_holds_for_the_receiver_too() {
    let remote = Wallet::default();
    let client = Client::builder("https://wallet.example")
        .client_id(CLIENT)
        .signing_key(1, merchant())
        .wallet_key(1, wallet().verifying_key().clone())
        .transport(remote.clone())
        .clock(now)
        .build()
        .unwrap();
    let receiver =
        Receiver::builder().client_id(CLIENT).keys(client.keys()).clock(now).build().unwrap();
    let versions = || versions(&client, &receiver, &remote);
    let both = |it: &str| [Some(it.to_owned()), Some(it.to_owned())];
    assert_eq!(versions().await, both("1"));

    // The wallet begins with its new key before anybody here knows it.
    remote.0.store(1, Ordering::Relaxed);
    assert_eq!(versions().await, [None, None]);
    client.keys().add_wallet_key(2, new_wallet_key().verifying_key().clone()).unwrap();
    assert_eq!(versions().await, both("1"));

    client.keys().add_signing_key(2, new_key()).unwrap();
    client.keys().sign_with(2).unwrap();
    assert_eq!(versions().await, both("2"));

    // It is one ring, whoever is asked for it.
    receiver.keys().remove_wallet_key(2).unwrap();
    assert_eq!(versions().await, [None, None]);
}

#[tokio::test]
async fn keys_are_changed_while_callbacks_come_and_two_receivers_may_share_them() {
    let first = receiver().build().unwrap();
    let second =
        Receiver::builder().client_id(CLIENT).keys(first.keys()).clock(now).build().unwrap();
    first.keys().add_signing_key(2, merchant()).unwrap();
    first.keys().sign_with(2).unwrap();
    first.keys().add_wallet_key(7, wallet().verifying_key().clone()).unwrap();
    first.keys().remove_wallet_key(1).unwrap();

    for receiver in [first, second] {
        assert_eq!(receiver.answer(&genuine(), booked).await.status(), 401);
        let rotated = Sent { version: 7.into(), ..Sent::default() }.request();
        let answer = receiver.answer(&rotated, booked).await;
        let signature = answer.headers()["signature"].to_str().unwrap();
        assert!(signature.contains("keyVersion=2,"), "{signature}");
        assert_eq!(letter(&answer), "S");
    }
}
