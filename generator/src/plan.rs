//! The crate that will be written: every file, item, name and import is settled.
//!
//! The emitter sees nothing else, so there is nothing left to look up.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Doc, Switch};

mod canaries;
mod types;
mod lists;
mod migration;
mod pages;

pub use self::canaries::{Canaries, Planted, PlantedKind};
pub use self::lists::{Endpoints, Entry, Lists, RoundTrip, Server, Sized, Way};
pub use self::migration::{Counterpart, FieldRow, Fields, Migration, TypePair};
pub use self::pages::{Difference, Habit, Listed, Parted, Version, WalletPage};
pub use self::types::{
    Alias, Branch, Choice, Field, Newtype, Number, Numbers, Rest, Struct, Ty, Union, Variant,
};

/// A whole crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crate {
    /// The Rust files.
    pub modules: Vec<Module>,
    /// The files of examples: path and JSON text.
    pub samples: Vec<(String, String)>,
    /// The tests of the examples.
    pub round_trips: Vec<RoundTrip>,
    /// The tests of how much room things take.
    pub sizes: Vec<Sized>,
    /// The tests that nothing shows what is sensitive.
    pub canaries: Vec<Canaries>,
    /// The platform's versions, each a cargo feature.
    pub versions: Vec<Version>,
    /// The wallets, each a cargo feature.
    pub wallets: Vec<WalletPage>,
    /// Where the wallets' own endpoints differ from the platform's.
    pub differences: Vec<Difference>,
    /// The types of one name that are not one type, and why.
    pub parted: Vec<Parted>,
    /// What became of each version's endpoints in the next one.
    pub migrations: Vec<Migration>,
    /// How many types a compiler may have to look through, one within the other.
    pub depth: usize,
}

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The file's path in the crate.
    pub file: String,
    /// The specs that it comes from: several where types are equal.
    pub specs: Vec<String>,
    pub doc: Doc,
    pub imports: Imports,
    pub items: Vec<Item>,
}

/// Names to import, by the module that has them.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// One thing in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Modules(Vec<ModuleLine>),
    Reexports(Vec<Reexport>),
    Function(Function),
    Struct(Struct),
    Operation(OperationImpl),
    SettledBy(SettledByImpl),
    Callback(CallbackImpl),
    Choice(Choice),
    Numbers(Numbers),
    Union(Union),
    Alias(Alias),
    Newtype(Newtype),
    Codes(Codes),
    Endpoints(Endpoints),
    Servers(Vec<Server>),
    Lists(Lists),
}

/// A `mod` line.
#[derive(Clone, Debug, PartialEq)]
pub struct ModuleLine {
    pub ident: String,
    pub is_public: bool,
    /// The cargo features of which one at least must be on; none where it is always there.
    pub features: Vec<String>,
}

/// A `pub use` line.
#[derive(Clone, Debug, PartialEq)]
pub struct Reexport {
    pub path: String,
    pub names: Vec<String>,
    /// The cargo features of which one at least must be on; none where it is always there.
    pub features: Vec<String>,
}

/// An endpoint's function.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    pub ident: String,
    pub doc: Doc,
    pub request: String,
    pub response: String,
    pub codes: String,
}

/// What makes a request an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationImpl {
    pub request: String,
    pub response: String,
    pub codes: String,
    pub id: String,
    pub path: String,
    pub idempotency_key: Vec<String>,
}

/// What settles an operation's open answers.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledByImpl {
    pub request: String,
    /// The request of the inquiry, and its answer.
    pub inquiry: String,
    pub response: String,
    pub supplies: Vec<Supply>,
    /// The field of the answer that tells the state.
    pub status: String,
    pub succeeded: Vec<String>,
    pub authorized: Vec<String>,
    pub failed: Vec<String>,
    pub never_existed: Vec<String>,
    pub opens_only: bool,
    pub dry_run: Vec<Switch>,
    pub authorizes: Vec<Switch>,
}

/// A field of an inquiry, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    pub ident: String,
    pub is_required: bool,
    /// Nothing where it is left out.
    pub from: Option<Source>,
}

/// A field of the request from which an inquiry takes one of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub ident: String,
    pub is_required: bool,
    /// Whether both are of one type; otherwise both are text.
    pub is_same: bool,
}

/// What makes a request a callback.
#[derive(Clone, Debug, PartialEq)]
pub struct CallbackImpl {
    pub request: String,
    pub reply: String,
    pub codes: String,
    pub id: String,
    pub path: String,
}

/// The result codes of an operation, an open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Codes {
    pub ident: String,
    pub doc: Doc,
    pub codes: Vec<Code>,
}

/// A known result code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    pub ident: String,
    pub wire: String,
    pub doc: Doc,
    pub meaning: String,
    pub action: String,
}

impl Module {
    /// Imports a name.
    pub fn import(&mut self, from: &str, name: &str) {
        self.imports.entry(from.to_owned()).or_default().insert(name.to_owned());
    }
}
