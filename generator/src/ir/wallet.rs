//! A wallet as data: its address, its habits, and what it has of the platform's API.

use super::{Doc, UrlPath};

/// A wallet, and what its API asks of a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Wallet {
    /// Its folder's name: `touch_n_go`.
    pub id: String,
    /// What people call it: `Touch 'n Go`.
    pub name: String,
    /// The spec's file.
    pub spec: String,
    pub doc: Doc,
    /// The pages that say so.
    pub sources: Vec<String>,
    /// Where it can be reached.
    pub servers: Vec<Server>,
    pub signature: SignatureHabit,
    /// The form of `Request-Time`, where the wallet is particular.
    pub request_time: RequestTime,
    /// How far the clocks may be apart, in seconds, where the wallet says so.
    pub clock_tolerance: Option<u32>,
    /// What is peculiar about its currencies, in words.
    pub currencies: Option<Doc>,
    /// The platform's endpoints that it has as they are.
    pub offers: Vec<UrlPath>,
}

/// An address of a wallet: `sandbox`.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    pub name: String,
    /// Scheme, host and base path; the host may be `{host}`, where it is not public.
    pub url: String,
    pub doc: Doc,
}

/// How a wallet wants signatures to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureHabit {
    pub encoding: SignatureEncoding,
    /// The algorithm's label, where it is another than the protocol's.
    pub algorithm: Option<String>,
}

/// How the bytes of a signature become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureEncoding {
    /// `percent-encoded-base64`, as the protocol has it.
    Percent,
    /// `base64`.
    Plain,
    /// `base64url`.
    UrlSafe,
}

/// The form of `Request-Time`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestTime {
    Milliseconds,
    Seconds,
    EpochMilliseconds,
}
