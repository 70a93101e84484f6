//! Headers beside the protocol's own, which neither replace those nor decide where a request ends.

use http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING, USER_AGENT,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, Kind};
use crate::excerpt::excerpt;
use crate::headers::{CLIENT_ID, REQUEST_TIME, SIGNATURE};

/// Headers to add, and what is wrong with those that cannot be.
#[derive(Clone, Default)]
pub(super) struct ExtraHeaders {
    list: Vec<(HeaderName, HeaderValue)>,
    faults: Vec<String>,
}

/// What the client writes itself, or what decides where the request ends.
const RESERVED: [HeaderName; 9] = [
    CLIENT_ID,
    REQUEST_TIME,
    SIGNATURE,
    CONTENT_TYPE,
    CONTENT_LENGTH,
    CONTENT_ENCODING,
    TRANSFER_ENCODING,
    CONNECTION,
    HOST,
];

impl ExtraHeaders {
    pub(super) const fn new() -> Self {
        Self { list: Vec::new(), faults: Vec::new() }
    }

    /// Adds a header, or keeps what is wrong with it.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), _) if RESERVED.contains(&name) => {
                self.faults.push(format!("the header {name} is the client's own"));
            }
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(true);
                self.list.push((name, value));
            }
            (Ok(name), Err(_)) => {
                self.faults.push(format!("no header can hold the value of {name}"));
            }
            (Err(_), _) => self.faults.push(format!("{} is no header's name", excerpt(name))),
        }
    }

    pub(super) fn faults(&self) -> &[String] {
        &self.faults
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        if self.faults.is_empty() { Ok(()) } else { Err(Kind::Options(self.faults.clone()).into()) }
    }

    /// Adds them to those of the client, whose `User-Agent` gives way: no request has two.
    pub(super) fn apply(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.list {
            match *name {
                USER_AGENT => drop(headers.insert(name, value.clone())),
                _ => drop(headers.append(name, value.clone())),
            }
        }
    }

    /// The names alone, for `Debug`: a value may be a token.
    pub(super) fn names(&self) -> Vec<&HeaderName> {
        self.list.iter().map(|(name, _)| name).collect()
    }
}
