//! What lists everything: the endpoints, the wallets' addresses, and the tests of the crate.

use crate::ir::Doc;

/// The list of a version's endpoints.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoints {
    pub doc: Doc,
    pub entries: Vec<Entry>,
}

/// An endpoint in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub request: String,
    pub is_callback: bool,
    /// The wallet whose own it is.
    pub wallet: Option<String>,
    /// The files of the first examples, seen from the list's own file.
    pub request_example: String,
    pub response_example: String,
}

/// An address of a wallet, with its habits: a constant.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    pub ident: String,
    pub doc: Doc,
    pub wallet: String,
    pub wallet_name: String,
    pub name: String,
    pub url: String,
    /// The variant of the runtime's `SignatureEncoding`, where it is not the usual one.
    pub encoding: Option<&'static str>,
    pub algorithm: Option<String>,
    /// The variant of the runtime's `TimeFormat`, where it is not the usual one.
    pub time_format: Option<&'static str>,
    pub clock_tolerance: Option<u32>,
}

/// The lists of everything that is on, each entry with the feature that brings it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lists {
    /// The modules that have endpoints of their own.
    pub endpoints: Vec<(String, String)>,
    /// The constants of wallets' addresses.
    pub servers: Vec<(String, String)>,
}

/// The test of one example.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundTrip {
    pub ident: String,
    /// The cargo feature without which it is not there.
    pub feature: String,
    pub way: Way,
    /// The message's type, as a user writes it.
    pub message: String,
    /// The file of the example, seen from the tests.
    pub sample: String,
}

/// Which half of a call an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Request,
    Response,
}

/// The test of how much room things take: the messages of one module, and its function's future.
#[derive(Clone, Debug, PartialEq)]
pub struct Sized {
    pub feature: String,
    /// The module, as a user writes it.
    pub module: String,
    pub messages: Vec<String>,
    pub function: Option<String>,
}
