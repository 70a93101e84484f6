//! The API as its authors mean it: the YAML is behind us, Rust is still ahead.
//!
//! Everything here has been checked. What cannot be said in these types cannot
//! reach the emitter, so the emitter never asks and never fails.

use std::collections::BTreeMap;
use std::fmt;
use std::slice;

mod bounds;
mod doc;
mod moves;
mod operation;
mod schema;
mod union;
mod wallet;

pub use self::bounds::{Bounds, Finer};
pub use self::doc::Doc;
pub use self::moves::{EndpointMoves, Move, Moves, SchemaMoves};
pub use self::operation::{
    CommonCode, Direction, Example, Message, Operation, ResultCode, SettledBy, Switch,
};
pub use self::schema::{Numeral, Object, Presence, Property, Rest, Schema, Shape, Type, Variant};
pub use self::union::{Branch, JsonKind, Looks, Union};
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
    /// What the specs tell of the way from one version to another.
    pub moves: Vec<Moves>,
}

impl Api {
    /// The operation of that owner at that path.
    pub fn operation(&self, owner: &Owner, path: &UrlPath) -> Option<&Operation> {
        self.operations.iter().find(|it| (&it.owner, &it.path) == (owner, path))
    }

    /// The types that belong there, in the order of their names.
    pub fn types_of(&self, home: Home) -> impl Iterator<Item = (&SchemaId, &Schema)> {
        // Ids are sorted by home first, so those of one home stand together.
        let first = SchemaId { home: home.clone(), name: Vec::new() };
        self.schemas.range(first..).take_while(move |(id, _)| id.home == home)
    }
}

/// The path of an operation: `/v2/payments/pay`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UrlPath(pub Vec<String>);

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

/// Whose API something belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The platform, hence every wallet that says nothing else.
    Platform,
    /// One wallet, by its id.
    Wallet(String),
}

impl Owner {
    /// A path below the folder of specs: `wallets/rebell/v1/payments/pay`.
    pub fn path_of(&self, steps: &[String]) -> String {
        let path = steps.join("/");
        match self {
            Self::Platform => path,
            Self::Wallet(id) => format!("wallets/{id}/{path}"),
        }
    }
}

/// One version of somebody's API. The platform's come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope {
    pub owner: Owner,
    pub version: String,
}

/// Prints the folder of its specs: `v2`, `wallets/rebell/v1`.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.owner.path_of(slice::from_ref(&self.version)))
    }
}

/// Where a type with a name belongs, and its name there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaId {
    pub home: Home,
    /// The name in the spec, or a path of names where the type has none of its own.
    pub name: Vec<String>,
}

impl SchemaId {
    /// The id of a type that has no name but stands in this one.
    pub fn child(&self, name: &str) -> Self {
        let mut child = self.clone();
        child.name.push(name.to_owned());
        child
    }
}

/// Where a type belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// A file of its own, shared within a version.
    Shared(Scope),
    /// One endpoint's spec.
    Endpoint(Owner, UrlPath),
}
