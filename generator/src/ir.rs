//! The API as its authors mean it: the YAML is behind us, Rust is still ahead.
//!
//! Everything here has been checked. What cannot be said in these types cannot
//! reach the emitter, so the emitter never asks and never fails.

use std::collections::BTreeMap;
use std::fmt;

mod bounds;
mod doc;
mod wallet;

pub use self::bounds::Bounds;
pub use self::doc::Doc;
pub use self::wallet::{RequestTime, Server, SignatureEncoding, SignatureHabit, Wallet};

/// All that the specs describe.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    /// The operations and callbacks, the platform's first, by path.
    pub operations: Vec<Operation>,
    /// The types that have a name, in the order of their names.
    pub schemas: BTreeMap<SchemaId, Schema>,
    /// The result codes that mean the same wherever they come.
    pub common_codes: Vec<CommonCode>,
    /// The wallets, by id.
    pub wallets: Vec<Wallet>,
}

impl Api {
    /// The types that belong there, in the order of their names.
    pub fn types_of(&self, home: Home) -> impl Iterator<Item = (&SchemaId, &Schema)> {
        // Ids are sorted by home first, so those of one home stand together.
        let first = SchemaId { home: home.clone(), name: Vec::new() };
        self.schemas.range(first..).take_while(move |(id, _)| id.home == home)
    }
}

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

/// The path of an operation: `/v2/payments/pay`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UrlPath(pub Vec<String>);

/// Whose API something belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The platform, hence every wallet that says nothing else.
    Platform,
    /// One wallet, by its id.
    Wallet(String),
}

/// One version of somebody's API. The platform's come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope {
    pub owner: Owner,
    pub version: String,
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

/// Where a type with a name belongs, and its name there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaId {
    pub home: Home,
    /// The name in the spec, or a path of names where the type has none of its own.
    pub name: Vec<String>,
}

/// Where a type belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// A file of its own, shared within a version.
    Shared(Scope),
    /// One endpoint's spec.
    Endpoint(Owner, UrlPath),
}

/// A type with a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Schema {
    pub spec: String,
    pub doc: Doc,
    pub deprecated: bool,
    pub shape: Shape,
}

/// What a type with a name is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// An object with properties.
    Object(Object),
    /// Text that may be one of some values, or a new one.
    Choice(Vec<Variant>),
    /// Text with a meaning of its own.
    Text { sensitive: bool },
}

/// Named properties, and what holds between them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object {
    pub properties: Vec<Property>,
    /// Groups of names of which one at least must be present.
    pub at_least_one_of: Vec<Vec<String>>,
}

/// One name-value pair of a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Property {
    pub name: String,
    /// Other spellings that are read.
    pub also_named: Vec<String>,
    pub doc: Doc,
    pub deprecated: bool,
    pub sensitive: bool,
    pub ty: Type,
    pub presence: Presence,
    pub bounds: Bounds,
    /// What each item of a list or value of a map must keep to.
    pub each: Bounds,
}

/// Whether a message may leave the property out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    Required,
    Optional,
    /// Always there, and `null` where it has no value.
    Nullable,
}

/// What a property holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    Text,
    Integer,
    Number,
    Boolean,
    Timestamp,
    Date,
    Currency,
    MinorUnits,
    Amount,
    ResultInfo,
    /// JSON of any shape.
    Json,
    /// Text that holds JSON of this type.
    JsonText(Box<Type>),
    List(Box<Type>),
    Map(Box<Type>),
    Named(SchemaId),
}

/// One known value of a choice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    pub value: String,
    pub doc: Doc,
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
}

impl UrlPath {
    /// The version, which comes first.
    pub fn version(&self) -> &str {
        &self.0[0]
    }

    /// The operation's own name, which comes last.
    pub fn name(&self) -> &str {
        &self.0[self.0.len() - 1]
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "/{it}"))
    }
}

impl SchemaId {
    /// The id of a type that has no name but stands in this one.
    pub fn child(&self, name: &str) -> Self {
        let mut child = self.clone();
        child.name.push(name.to_owned());
        child
    }
}
