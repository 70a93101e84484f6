//! What the wallet can be asked to do, and what it tells: the messages, the codes, and what becomes
//! of money in between.

use super::{Doc, Home, Object, Owner, SchemaId, Scope, UrlPath};

/// One thing that the wallet can be asked to do, or that it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Whose API it belongs to.
    pub owner: Owner,
    /// The spec's `operationId`, as written there: `applyToken`.
    pub id: String,
    /// What follows the host.
    pub path: UrlPath,
    /// The spec's file, for people who look for the source.
    pub spec: String,
    pub direction: Direction,
    pub doc: Doc,
    /// The vendor's page on it.
    pub page: Option<String>,
    pub deprecated: bool,
    pub request: Message,
    pub response: Message,
    /// The request's properties that make a repeat the same request.
    pub idempotency_key: Vec<String>,
    pub result_codes: Vec<ResultCode>,
    pub settled_by: Option<SettledBy>,
}

impl Operation {
    /// The version of whose API it belongs to.
    pub fn scope(&self) -> Scope {
        Scope { owner: self.owner.clone(), version: self.path.version().to_owned() }
    }

    /// Where the types that its spec names belong.
    pub fn home(&self) -> Home {
        Home::Endpoint(self.owner.clone(), self.path.clone())
    }

    /// The type of one half of it, `request` or `response`.
    pub fn message_id(&self, half: &str) -> SchemaId {
        SchemaId { home: self.home(), name: vec![format!("{}-{half}", self.id)] }
    }
}

/// How an answer that leaves the request's fate open is carried to its end: by another operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledBy {
    /// Whose operation the inquiry is.
    pub owner: Owner,
    pub path: UrlPath,
    /// The inquiry's properties, each with the request's from which it is taken.
    pub with: Vec<(String, String)>,
    /// The property of the inquiry's answer that tells the state.
    pub status: String,
    /// The states in which it is done.
    pub succeeded: Vec<String>,
    /// The states in which a payment is authorized, and not taken.
    pub authorized: Vec<String>,
    /// The states in which it is not done and will not be.
    pub failed: Vec<String>,
    /// The inquiry's codes that say that there was never such a request.
    pub never_existed: Vec<String>,
    /// Whether success of the operation itself is no more than a beginning.
    pub opens_only: bool,
    /// What makes a request a dry run.
    pub dry_run: Vec<Switch>,
    /// What makes a request an authorization.
    pub authorizes: Vec<Switch>,
}

/// A property of a request that, with certain values, changes what success means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// The property's path from the top of the request, with dots: `paymentFactor.isPaymentEvaluation`.
    pub property: String,
    /// Text as it is, or `true` or `false`.
    pub on: Vec<String>,
}

/// Who calls whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    ToWallet,
    ToMerchant,
}

/// What is sent one way.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub object: Object,
    pub examples: Vec<Example>,
}

/// A message as it may look.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The spec's name for it. Nothing where there is but one.
    pub name: Option<String>,
    pub value: serde_json::Value,
}

/// One code of the `result` that an operation answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultCode {
    pub code: String,
    /// `S`, `A`, `U` or `F`.
    pub status: String,
    pub meaning: String,
    pub action: String,
}

/// What a result code means, whichever operation answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonCode {
    pub code: String,
    pub meaning: String,
    pub action: String,
}
