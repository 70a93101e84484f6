//! The draft of an endpoint's spec.

use askama::Template;

/// What a draft says of its endpoint.
#[derive(Debug, Template)]
#[template(path = "endpoint.yaml", escape = "none")]
pub(crate) struct Endpoint<'p> {
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) url: String,
    pub(crate) id: String,
    pub(crate) is_callback: bool,
    /// The property that makes a repeat the same request, where money may move.
    pub(crate) idempotency_key: Option<&'p str>,
    /// The one property that the request has.
    pub(crate) property: &'p str,
    /// The way to the schema of `result`.
    pub(crate) result: String,
    /// What is listed: `call` or `callback`.
    pub(crate) what: &'static str,
    pub(crate) codes: Vec<ListedCode<'p>>,
}

/// A result code beside `SUCCESS`.
#[derive(Debug)]
pub(crate) struct ListedCode<'p> {
    pub(crate) code: &'p str,
    pub(crate) status: &'p str,
    /// Whether no dictionary has its words.
    pub(crate) lacks_words: bool,
}

impl Endpoint<'_> {
    /// The text of the spec.
    pub(crate) fn text(&self) -> String {
        self.render().expect("the template prints what it is given") + "\n"
    }
}
