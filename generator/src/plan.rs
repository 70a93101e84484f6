//! The crate that will be written: every file, item, name and import is settled.
//!
//! The emitter sees nothing else, so there is nothing left to look up.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Bounds, Doc, Presence};

/// A whole crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    /// The Rust files.
    pub modules: Vec<Module>,
    /// The files of examples: path and JSON text.
    pub samples: Vec<(String, String)>,
    /// The tests of the examples.
    pub round_trips: Vec<RoundTrip>,
    /// The versions, each a cargo feature.
    pub versions: Vec<Version>,
}

/// A version, as the pages list it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub ident: String,
    pub endpoints: Vec<Listed>,
}

/// An endpoint, as the pages list it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub path: String,
    /// The function, or the type of a callback, as a user writes it.
    pub item: String,
    pub is_callback: bool,
    pub summary: String,
}

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The file's path in the crate.
    pub file: String,
    /// The spec that it comes from.
    pub spec: Option<String>,
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
    Callback(CallbackImpl),
    Choice(Choice),
    Newtype(Newtype),
    Endpoints(Endpoints),
    /// The lists of all versions: their modules, each a feature.
    AllEndpoints(Vec<String>),
}

/// A `mod` line.
#[derive(Clone, Debug, PartialEq)]
pub struct ModuleLine {
    pub ident: String,
    pub is_public: bool,
    /// The cargo feature without which it is not there.
    pub feature: Option<String>,
}

/// A `pub use` line.
#[derive(Clone, Debug, PartialEq)]
pub struct Reexport {
    pub path: String,
    pub names: Vec<String>,
    pub feature: Option<String>,
}

/// An endpoint's function.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    pub ident: String,
    pub doc: Doc,
    pub request: String,
    pub response: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    pub ident: String,
    pub doc: Doc,
    pub fields: Vec<Field>,
    /// Groups of names of which one at least must be present.
    pub at_least_one_of: Vec<Vec<String>>,
}

/// A property of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub ident: String,
    /// The name on the wire.
    pub wire: String,
    pub also: Vec<String>,
    pub doc: Doc,
    pub ty: Ty,
    pub presence: Presence,
    pub sensitive: bool,
    pub bounds: Bounds,
    pub each: Bounds,
}

/// A Rust type.
#[derive(Clone, Debug, PartialEq)]
pub enum Ty {
    Name(&'static str),
    Item(String),
    Option(Box<Ty>),
    Box(Box<Ty>),
    Vec(Box<Ty>),
    Map(Box<Ty>),
}

/// What makes a request an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationImpl {
    pub request: String,
    pub response: String,
    pub id: String,
    pub path: String,
    pub idempotency_key: Vec<String>,
}

/// What makes a request a callback.
#[derive(Clone, Debug, PartialEq)]
pub struct CallbackImpl {
    pub request: String,
    pub reply: String,
    pub id: String,
    pub path: String,
}

/// An open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub ident: String,
    pub doc: Doc,
    pub variants: Vec<Variant>,
}

/// A known value of an open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub ident: String,
    pub wire: String,
    pub doc: Doc,
}

/// Text with a type of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Newtype {
    pub ident: String,
    pub doc: Doc,
    pub sensitive: bool,
}

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
    /// The files of the first examples, seen from the list's own file.
    pub request_example: String,
    pub response_example: String,
}

/// The test of one example.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundTrip {
    pub ident: String,
    /// The cargo feature without which it is not there.
    pub feature: String,
    pub direction: Way,
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

impl Module {
    /// Imports a name.
    pub fn import(&mut self, from: &str, name: &str) {
        self.imports.entry(from.to_owned()).or_default().insert(name.to_owned());
    }
}

impl Field {
    /// Whether a message cannot be made without it.
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }
}
