//! The API as its authors mean it: the YAML is behind us, Rust is still ahead.
//!
//! Everything here has been checked. What cannot be said in these types cannot
//! reach the emitter, so the emitter never asks and never fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

mod bounds;
mod doc;
mod wallet;

pub use self::bounds::{Bounds, Finer};
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
    /// A whole number that may be one of some values, or a new one.
    Numbers(Vec<Numeral>),
    /// Values of one type or another.
    Union(Union),
    /// Text with a meaning of its own.
    Text { sensitive: bool },
    /// A name for a type that has none: a list, a map, a number.
    Alias(Type),
}

/// Named properties, and what holds between them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object {
    pub properties: Vec<Property>,
    /// Groups of names of which one at least must be present.
    pub at_least_one_of: Vec<Vec<String>>,
    /// What becomes of properties that have no name here.
    pub rest: Rest,
}

/// What becomes of properties that an object's schema does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// They are passed over in reading, as a schema without `additionalProperties` has it.
    #[default]
    Ignored,
    /// There are none: `additionalProperties: false`.
    None,
    /// They are kept, each a value of this type.
    Kept(Box<Type>),
}

/// Values of one type or another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Union {
    /// The property whose text tells which type a value is of.
    pub tag: Option<String>,
    /// The types, the more specific first where nothing but its shape tells a value's type.
    pub branches: Vec<Branch>,
}

/// One of the types of a union.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Branch {
    /// What it is called in the union: the schema's name, the tag, or the kind of value.
    pub name: String,
    pub doc: Doc,
    pub ty: Type,
    /// The texts of the tag that stand for it. None where the union has no tag.
    pub tags: Vec<String>,
    pub looks: Looks,
}

/// What a value of a type looks like from outside, as far as JSON shows it at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Looks {
    /// The kinds of JSON value that it may be.
    pub kinds: BTreeSet<JsonKind>,
    /// The names that an object has for certain.
    pub required: Vec<String>,
    /// The names of which an object has no other; nothing where it may have any.
    pub only: Option<Vec<String>>,
    /// The names whose value is one of these texts.
    pub constants: Vec<(String, Vec<String>)>,
    /// The texts of which it is one; nothing where it may be any.
    pub texts: Option<Vec<String>>,
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    Null,
    Boolean,
    /// A number without a fraction.
    Whole,
    /// Any other number.
    Fraction,
    Text,
    List,
    Object,
}

/// One known value of a choice of numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Numeral {
    pub value: i64,
    /// The spec's name for it, where it gives one.
    pub name: Option<String>,
    pub doc: Doc,
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
    /// May be left out and may be `null`, which are two things.
    ThreeState,
}

/// What a property holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    Text,
    /// A whole number of 64 bits.
    Integer,
    /// A whole number of 64 bits that is not below zero.
    Unsigned,
    /// A whole number of up to 128 bits.
    BigInteger,
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
    /// A value or `null`, where it stands in a list, in a map or under a name.
    Nullable(Box<Type>),
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

impl Object {
    /// Whether there is nothing in it, however it is filled.
    pub fn is_empty(&self) -> bool {
        self.properties.is_empty() && !matches!(self.rest, Rest::Kept(_))
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
