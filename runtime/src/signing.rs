//! What is signed is put together in one place, from what goes over the wire and
//! from nothing else.

mod signer;
mod remote;

use std::fmt;

use aws_lc_rs::digest::{Context, Digest, SHA256};
use thiserror::Error;

pub use self::remote::{RemoteSigner, RemoteSigning, RemoteSigningError};
pub use self::signer::{Signer, SigningError};

/// The *content to sign* of a request or of an answer.
///
/// The protocol (chapter *Sign a request*) puts it together in two lines, without a
/// line feed at the end:
///
/// ```text
/// <method> <path>
/// <client id>.<time>.<body>
/// ```
///
/// Each part stands as it goes over the wire, byte for byte. `Debug` shows the
/// length of the body in place of the body.
#[derive(Clone, Copy)]
pub struct Content<'a> {
    /// The method of the request, also in signing its answer: `POST`.
    pub method: &'a str,
    /// The path of the request, also in signing its answer: all that stands between the
    /// host and the `#`, with the base path in front and a query behind.
    pub path: &'a str,
    /// The value of the `Client-Id` header.
    pub client_id: &'a str,
    /// The value of `Request-Time`, or of `Response-Time` in signing an answer.
    pub time: &'a str,
    /// The bytes of the body.
    pub body: &'a [u8],
}

/// What keeps a content from going over the wire as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ContentError {
    /// The method is empty or holds something else than letters.
    #[error("the method is not a word of letters")]
    Method,
    /// The path does not begin with `/`, or holds a blank or another character that no
    /// URL has unencoded.
    #[error("the path does not begin with `/` or holds a character that a URL cannot hold")]
    Path,
    /// The client id is empty, or no header can hold it.
    #[error("the client id is empty or holds a character that a header cannot hold")]
    ClientId,
    /// The time is empty, or no header can hold it.
    #[error("the time is empty or holds a character that a header cannot hold")]
    Time,
}

impl<'a> Content<'a> {
    /// The bytes that are signed.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.parts().concat()
    }

    /// SHA-256 of the bytes that are signed: what signers elsewhere take.
    pub fn sha256(&self) -> [u8; 32] {
        let mut digest = [0; 32];
        digest.copy_from_slice(self.digest().as_ref());
        digest
    }

    /// Refuses what cannot stand on a request line or in a header, such as a line feed
    /// smuggled into the client id.
    pub(crate) fn check(&self) -> Result<(), ContentError> {
        if !is_method(self.method) {
            return Err(ContentError::Method);
        }
        if !is_path(self.path) {
            return Err(ContentError::Path);
        }
        if !is_header_value(self.client_id) {
            return Err(ContentError::ClientId);
        }
        if !is_header_value(self.time) {
            return Err(ContentError::Time);
        }
        Ok(())
    }

    /// SHA-256 of the bytes that are signed, without a copy of the body. Both
    /// algorithms sign this digest.
    pub(crate) fn digest(&self) -> Digest {
        let mut context = Context::new(&SHA256);
        self.parts().into_iter().for_each(|part| context.update(part));
        context.finish()
    }

    fn parts(&self) -> [&'a [u8]; 9] {
        let Self { method, path, client_id, time, body } = *self;
        [
            method.as_bytes(),
            b" ",
            path.as_bytes(),
            b"\n",
            client_id.as_bytes(),
            b".",
            time.as_bytes(),
            b".",
            body,
        ]
    }
}

impl fmt::Debug for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("client_id", &self.client_id)
            .field("time", &self.time)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

fn is_method(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_path(text: &str) -> bool {
    text.starts_with('/') && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#')
}

/// Blanks at the ends would be lost on the way, and the signature with them.
fn is_header_value(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && text.bytes().all(|it| it == b' ' || it.is_ascii_graphic())
}
