//! What no client gets below: two RSA operations, and one exchange over hyper's client.
//!
//! Nothing of this project runs here while the clock does. The contents to sign, the request with
//! all its headers and the answer's signature are ready before; the cryptographic library, the HTTP
//! client and its settings are those of the runtime.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Result;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use miniprogram::signature::SignatureHeader;

use crate::recording::Recording;

const MERCHANT_KEY: &str = include_str!("../../../runtime/testkeys/merchant-private.pem");
const WALLET_KEY: &str = include_str!("../../../runtime/testkeys/wallet-public.pem");

/// A recording, ready to be repeated without the runtime.
pub(crate) struct Floor {
    key: KeyPair,
    wallet_key: ParsedPublicKey,
    asked: Vec<u8>,
    answered: Vec<u8>,
    signature: Vec<u8>,
    request: Request<Full<Bytes>>,
    client: Client<HttpConnector, Full<Bytes>>,
}

impl Floor {
    /// Prepares to repeat the recording against the wallet at `address`.
    pub(crate) fn new(recording: &Recording, address: SocketAddr) -> Result<Self> {
        let mut request = recording.request.clone().map(Full::new);
        *request.uri_mut() = format!("http://{address}{}", recording.request.uri()).parse()?;
        Ok(Self {
            key: KeyPair::from_pkcs8(&der(MERCHANT_KEY)?)?,
            wallet_key: ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der(WALLET_KEY)?)?,
            asked: recording.asked().to_bytes(),
            answered: recording.answered().to_bytes(),
            signature: SignatureHeader::parse(recording.signature())?.signature,
            request,
            client: http_client(),
        })
    }

    /// Signs, sends, receives and verifies. Returns the answer's body.
    pub(crate) async fn call(&self) -> Bytes {
        self.sign();
        let answer = self.client.request(self.request.clone()).await.expect("the wallet answers");
        let body = answer.into_body().collect().await.expect("the answer is complete").to_bytes();
        self.verify();
        body
    }

    /// Signs the content to sign of the request.
    pub(crate) fn sign(&self) -> Vec<u8> {
        let mut signature = vec![0; self.key.public_modulus_len()];
        self.key
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &self.asked, &mut signature)
            .expect("the key signs");
        signature
    }

    /// Verifies the signature of the answer.
    pub(crate) fn verify(&self) {
        self.wallet_key.verify_sig(&self.answered, &self.signature).expect("the wallet has signed");
    }
}

/// Set up as the runtime's own, but for TLS: the connection to the wallet is plain in both.
fn http_client() -> Client<HttpConnector, Full<Bytes>> {
    let mut tcp = HttpConnector::new();
    tcp.set_nodelay(true);
    Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(Duration::from_secs(30))
        .build(tcp)
}

fn der(pem: &str) -> Result<Vec<u8>> {
    let digits: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
    Ok(STANDARD.decode(digits)?)
}
