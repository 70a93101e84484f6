//! What a wallet answers, and what somebody else would like to pass for it.

use miniprogram_runtime::SigningKey;
use miniprogram_runtime::signing::{Content, Signer};

use crate::server::Conduct;
use crate::{CLIENT_ID, wallet_key};

/// An answer of the wallet, to be made worse before it is signed or after.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) key: SigningKey,
    pub(crate) key_version: u32,
    /// What is signed.
    pub(crate) path: String,
    pub(crate) client_id: String,
    pub(crate) time: String,
    /// What is signed and sent.
    pub(crate) body: Vec<u8>,
    /// The status line's rest, and the headers that are sent, with the signature filled in at
    /// `{signature}`.
    pub(crate) status: &'static str,
    pub(crate) headers: String,
}

impl Answer {
    /// What the wallet would answer to [`Pay`](crate::Pay).
    pub(crate) fn new(body: impl Into<Vec<u8>>) -> Self {
        Self {
            key: wallet_key(),
            key_version: 1,
            path: "/miniprogram/api/v2/payments/pay".to_owned(),
            client_id: CLIENT_ID.to_owned(),
            time: "2026-11-23T03:40:00.123+08:00".to_owned(),
            body: body.into(),
            status: "200 OK",
            headers: format!(
                "Content-Type: application/json; charset=UTF-8\r\nClient-Id: {CLIENT_ID}\r\n\
                 Response-Time: 2026-11-23T03:40:00.123+08:00\r\nSignature: {{signature}}\r\nTrace-Id: 0a1b\r\n"
            ),
        }
    }

    /// Answers at another time.
    pub(crate) fn at(mut self, time: &str) -> Self {
        self.headers = self.headers.replace(&self.time, time);
        self.time = time.to_owned();
        self
    }

    /// Leaves a header out.
    pub(crate) fn without(mut self, name: &str) -> Self {
        let headers = self.headers.split_inclusive("\r\n").filter(|it| !it.starts_with(name));
        self.headers = headers.collect();
        self
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let content = Content {
            method: "POST",
            path: &self.path,
            client_id: &self.client_id,
            time: &self.time,
            body: &self.body,
        };
        let signature =
            Signer::new(self.key_version.into(), self.key.clone()).sign(&content).unwrap();
        let headers = self.headers.replace("{signature}", &signature);
        http(self.status, &headers, &self.body)
    }

    pub(crate) fn conduct(&self) -> Conduct {
        Conduct::Answer(self.to_bytes())
    }
}

/// An answer of HTTP with the length of its body.
pub(crate) fn http(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}
