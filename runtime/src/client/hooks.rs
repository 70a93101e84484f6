//! A program may have its say before a request is signed, and its look after an answer is verified.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::Answer;
use super::extra_headers::ExtraHeaders;
use crate::error::{Error, Kind};

type BoxError = Box<dyn StdError + Send + Sync>;
pub(super) type BeforeSigning = dyn Fn(&mut Outgoing<'_>) -> Result<(), BoxError> + Send + Sync;
pub(super) type AfterVerification = dyn Fn(&Incoming<'_>) + Send + Sync;

/// The hooks of a client, in the order in which they were given.
#[derive(Default)]
pub(super) struct Hooks {
    pub(super) before_signing: Vec<Box<BeforeSigning>>,
    pub(super) after_verification: Vec<Box<AfterVerification>>,
}

/// An attempt that is about to be signed and sent.
///
/// Shown to the hooks of [`ClientBuilder::before_signing`](crate::ClientBuilder::before_signing).
/// `Debug` shows neither the body nor the values of headers.
pub struct Outgoing<'a> {
    pub(super) path: &'a str,
    pub(super) body: &'a [u8],
    pub(super) attempt: u32,
    pub(super) headers: ExtraHeaders,
}

/// An answer that is the wallet's, and is of this time.
///
/// Shown to the hooks of
/// [`ClientBuilder::after_verification`](crate::ClientBuilder::after_verification). `Debug` does
/// not show the body.
pub struct Incoming<'a> {
    pub(super) path: &'a str,
    pub(super) attempt: u32,
    pub(super) elapsed: Duration,
    pub(super) answer: &'a Answer,
}

impl Hooks {
    /// Asks every hook, until one refuses, and returns the headers that they add.
    pub(super) fn before_signing(
        &self,
        path: &str,
        body: &[u8],
        attempt: u32,
    ) -> Result<ExtraHeaders, Error> {
        let mut outgoing = Outgoing { path, body, attempt, headers: ExtraHeaders::new() };
        for hook in &self.before_signing {
            hook(&mut outgoing).map_err(Kind::Hook)?;
        }
        outgoing.headers.check()?;
        Ok(outgoing.headers)
    }

    pub(super) fn after_verification(&self, incoming: &Incoming<'_>) {
        for hook in &self.after_verification {
            hook(incoming);
        }
    }
}

impl Outgoing<'_> {
    /// What is called, as it follows the base address: `/v2/payments/pay`.
    pub fn path(&self) -> &str {
        self.path
    }

    /// The body, byte for byte as it will be signed and sent.
    pub fn body(&self) -> &[u8] {
        self.body
    }

    /// Which attempt of the call it is, counted from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Adds a header, under the rules of [`CallOptions::header`](crate::CallOptions::header).
    pub fn header(&mut self, name: impl AsRef<str>, value: impl AsRef<str>) {
        self.headers.add(name.as_ref(), value.as_ref());
    }
}

impl Incoming<'_> {
    /// What was called, as it follows the base address: `/v2/payments/pay`.
    pub fn path(&self) -> &str {
        self.path
    }

    /// Which attempt of the call was answered, counted from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// How long the attempt took, from before it was signed to after its answer was verified.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The answer. It has been verified and not been read: it may still be the wallet's refusal,
    /// or unreadable.
    pub fn answer(&self) -> &Answer {
        self.answer
    }
}

impl fmt::Debug for Outgoing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("path", &self.path)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("attempt", &self.attempt)
            .field("headers", &self.headers.names())
            .finish()
    }
}

impl fmt::Debug for Incoming<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("path", &self.path)
            .field("attempt", &self.attempt)
            .field("elapsed", &self.elapsed)
            .field("status", &self.answer.status())
            .field("body", &format_args!("{} bytes", self.answer.bytes().len()))
            .finish()
    }
}
