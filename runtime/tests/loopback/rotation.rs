//! Both sides change their keys while calls are under way, and no call is lost.

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use miniprogram_runtime::client::KeyRingError;
use miniprogram_runtime::{KeyRing, SigningKey};

use crate::operation::Pay;
use crate::server::{Conduct, Server};
use crate::wallet::Answer;
use crate::{builder, client, merchant_key, wallet_key, within_reason};

const CALLERS: usize = 200;
const SUCCESS: &str = r#"{"result":{"resultStatus":"S"},"paymentId":"p-1"}"#;

fn new_key() -> SigningKey {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).unwrap();
    SigningKey::from_der(der.as_ref()).unwrap()
}

fn signed_by(version: u32, key: &SigningKey) -> Conduct {
    Answer { key: key.clone(), key_version: version, ..Answer::new(SUCCESS) }.conduct()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_callers_at_once_live_through_a_change_of_both_keys() {
    let (merchant_keys, wallet_keys) = ([merchant_key(), new_key()], [wallet_key(), new_key()]);
    let ring = Arc::new(OnceLock::<KeyRing>::new());
    let seen_under = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);

    let (ring_of_client, counts, new_merchant_key) =
        (Arc::clone(&ring), Arc::clone(&seen_under), merchant_keys[1].clone());
    let (seen, wallet_version) = (AtomicUsize::new(0), AtomicU32::new(1));
    let server = Server::start(move |request| {
        let index = usize::from(request.head.contains("keyVersion=2,"));
        counts[index].fetch_add(1, Ordering::Relaxed);
        if seen.fetch_add(1, Ordering::Relaxed) == CALLERS / 2 {
            // The others' calls are at every stage between their first step and their last.
            let keys = ring_of_client.get().unwrap();
            keys.add_wallet_key(2, wallet_keys[1].verifying_key().clone()).unwrap();
            wallet_version.store(2, Ordering::SeqCst);
            keys.add_signing_key(2, new_merchant_key.clone()).unwrap();
            keys.sign_with(2).unwrap();
            keys.remove_signing_key(1).unwrap();
            keys.remove_wallet_key(1).unwrap();
        }
        let version = wallet_version.load(Ordering::SeqCst);
        signed_by(version, &wallet_keys[version as usize - 1])
    })
    .await;

    let client = client(&server);
    assert!(ring.set(client.keys().clone()).is_ok());
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                [client.call(&Pay::new("7")).await, client.call(&Pay::new("8")).await]
            })
        })
        .collect();
    for caller in callers {
        for outcome in within_reason(caller).await.unwrap() {
            assert!(outcome.is_ok(), "{:?}", outcome.unwrap_err());
        }
    }
    let [old, new] = [0, 1].map(|index| seen_under[index].load(Ordering::Relaxed));
    assert_eq!(old + new, 2 * CALLERS);
    assert!(old > 0 && new > 0, "{old} calls under the old key, {new} under the new one");
}

#[tokio::test]
async fn a_call_under_way_takes_the_keys_that_it_began_with_and_the_next_one_does_not() {
    let ring = Arc::new(OnceLock::<KeyRing>::new());
    let in_server = Arc::clone(&ring);
    let new = new_key().verifying_key().clone();
    let server = Server::start(move |_| {
        let keys = in_server.get().unwrap();
        keys.add_wallet_key(2, new.clone()).unwrap();
        keys.remove_wallet_key(1).unwrap();
        signed_by(1, &wallet_key())
    })
    .await;
    let client = client(&server);
    assert!(ring.set(client.keys().clone()).is_ok());

    assert!(within_reason(client.call(&Pay::new("7"))).await.is_ok());
    assert!(within_reason(client.call(&Pay::new("8"))).await.unwrap_err().is_signature());
}

#[test]
fn a_change_that_would_lose_calls_is_refused_and_changes_nothing() {
    let client = builder("https://wallet.example").build().unwrap();
    let keys = client.keys();
    let own = merchant_key().verifying_key().clone();
    for (refused, why) in [
        (keys.sign_with(2), KeyRingError::UnknownVersion(2.into())),
        (keys.remove_signing_key(1), KeyRingError::InUse(1.into())),
        (keys.remove_signing_key(2), KeyRingError::UnknownVersion(2.into())),
        (keys.remove_wallet_key(1), KeyRingError::NoWalletKey),
        (keys.add_wallet_key(2, own), KeyRingError::OneKeyForBoth),
        (keys.add_signing_key(2, wallet_key()), KeyRingError::OneKeyForBoth),
    ] {
        assert_eq!(refused, Err(why));
    }
    assert_eq!(u32::from(keys.signing_version()), 1);
    assert_eq!(keys.wallet_keys().versions().map(u32::from).collect::<Vec<_>>(), [1]);
}

#[test]
fn of_several_signing_keys_the_one_given_last_signs() {
    let client = builder("https://wallet.example").signing_key(7, merchant_key()).build().unwrap();
    assert_eq!(u32::from(client.keys().signing_version()), 7);
    assert!(client.keys().sign_with(1).is_ok());
    let shown = format!("{:?}", client.keys());
    assert!(shown.starts_with("KeyRing { signing_version: 1, signing_versions: [1, 7]"), "{shown}");
}
