//! What a change is about: an operation, a type or a wallet, and the way down from there.

use std::fmt;

use crate::ir::{Home, Owner, SchemaId, Scope, UrlPath};

/// What a change is about. In words, `v2/payments/pay: request.paymentAmount`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Where the way begins.
    pub of: Of,
    /// The way down from there.
    pub path: Vec<Step>,
}

/// What has a spec, or a part of one, to itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// An endpoint as a whole.
    Operation(Owner, UrlPath),
    /// What is asked there.
    Request(Owner, UrlPath),
    /// What is answered there.
    Response(Owner, UrlPath),
    /// A type with a name, or one that stands within another.
    Schema(SchemaId),
    /// A wallet, by its id.
    Wallet(String),
    /// The dictionary of the result codes that mean the same everywhere.
    Codes,
    /// What is told of the way from one version to another.
    Moves(Scope, Scope),
}

/// One step down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To a property.
    Property(String),
    /// To what each item of a list, or value of a map, is.
    Each,
    /// To one of the values of an enum.
    Value(String),
    /// To one of the types of a union.
    Branch(String),
    /// To one of the result codes.
    ResultCode(String),
    /// To an example, by its name, where there are several.
    Example(Option<String>),
    /// To a wallet's address.
    Server(String),
    /// To what properties are that have no name.
    Rest,
    /// To a part of an operation or a wallet that has one line to itself: `x-settled-by`.
    Part(&'static str),
}

impl Of {
    /// Where it stands in a list of changes: operations by their path, each with the types of its
    /// own, then shared types, then the rest.
    /// What belongs to two versions that are compared stands together.
    pub(super) fn order(&self, are_versions: bool) -> impl Ord + use<> {
        let (rank, owner, version, place) = match self {
            Self::Operation(owner, path) => (0, Some(owner), path.version(), below(path, "0")),
            Self::Request(owner, path) => (0, Some(owner), path.version(), below(path, "1")),
            Self::Response(owner, path) => (0, Some(owner), path.version(), below(path, "2")),
            Self::Schema(SchemaId { home: Home::Shared(scope), name }) => {
                (1, Some(&scope.owner), scope.version.as_str(), name.clone())
            }
            Self::Schema(SchemaId { home: Home::Endpoint(owner, path), name }) => {
                (0, Some(owner), path.version(), [below(path, "3"), name.clone()].concat())
            }
            Self::Codes => (2, None, "", Vec::new()),
            Self::Wallet(id) => (3, None, "", vec![id.clone()]),
            Self::Moves(_, to) => (4, Some(&to.owner), to.version.as_str(), Vec::new()),
        };
        let version = |is_shown: bool| if is_shown { version.to_owned() } else { String::new() };
        (rank, owner.cloned(), version(!are_versions), place, version(are_versions))
    }
}

/// The path below the version, and what follows it.
fn below(path: &UrlPath, then: &str) -> Vec<String> {
    path.0.iter().skip(1).cloned().chain([then.to_owned()]).collect()
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.of)?;
        for (index, step) in self.path.iter().enumerate() {
            match (index, step, &self.of) {
                (_, Step::Each, _) => {}
                (0, _, Of::Request(..) | Of::Response(..) | Of::Schema(_)) => f.write_str(".")?,
                (0, ..) => f.write_str(": ")?,
                _ => f.write_str(".")?,
            }
            write!(f, "{step}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation(owner, path) => f.write_str(&owner.path_of(&path.0)),
            Self::Request(owner, path) => write!(f, "{}: request", owner.path_of(&path.0)),
            Self::Response(owner, path) => write!(f, "{}: response", owner.path_of(&path.0)),
            Self::Schema(id) => ty(id, f),
            Self::Wallet(id) => write!(f, "wallets/{id}"),
            Self::Codes => f.write_str("codes"),
            Self::Moves(from, to) => write!(f, "{to}/from-{}", from.version),
        }
    }
}

/// A type as its file is called, or by the way down a message: `v2/schemas/Order`,
/// `v2/payments/pay: request.order`.
fn ty(id: &SchemaId, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &id.home {
        Home::Shared(scope) => write!(f, "{scope}/schemas/{}", id.name.join(".")),
        Home::Endpoint(owner, path) => {
            let mut name = id.name.clone();
            // A type within a message is called by the operation and the half.
            if let Some(half) = half(path, &name[0]).filter(|_| name.len() > 1) {
                name[0] = half.to_owned();
            }
            write!(f, "{}: {}", owner.path_of(&path.0), name.join("."))
        }
    }
}

/// The half of an operation that a type is, by its name: `request` or `response`.
pub(super) fn half(path: &UrlPath, name: &str) -> Option<&'static str> {
    let word = name.strip_prefix(path.name())?.strip_prefix('-')?;
    ["request", "response"].into_iter().find(|it| *it == word)
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Property(name)
            | Self::Value(name)
            | Self::Branch(name)
            | Self::ResultCode(name)
            | Self::Server(name) => f.write_str(name),
            Self::Each => f.write_str("[]"),
            Self::Example(None) => f.write_str("example"),
            Self::Example(Some(name)) => write!(f, "examples.{name}"),
            Self::Rest => f.write_str("additionalProperties"),
            Self::Part(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> UrlPath {
        UrlPath(["v2", "payments", "pay"].map(str::to_owned).to_vec())
    }

    fn shown(of: Of, path: Vec<Step>) -> String {
        Subject { of, path }.to_string()
    }

    fn property(name: &str) -> Step {
        Step::Property(name.to_owned())
    }

    #[test]
    fn a_property_is_found_by_the_way_to_it() {
        let request = Of::Request(Owner::Platform, path());
        let shown = shown(request, vec![property("goods"), Step::Each]);
        assert_eq!(shown, "v2/payments/pay: request.goods[]");
    }

    #[test]
    fn a_type_is_called_as_its_file_or_by_the_way_down_a_message() {
        let scope = Scope { owner: Owner::Wallet("rebell".to_owned()), version: "v1".to_owned() };
        let order = SchemaId { home: Home::Shared(scope), name: vec!["Order".to_owned()] };
        let shown_order = shown(Of::Schema(order), vec![property("buyer")]);
        assert_eq!(shown_order, "wallets/rebell/v1/schemas/Order.buyer");
        let name = ["pay-request", "order"].map(str::to_owned).to_vec();
        let within = SchemaId { home: Home::Endpoint(Owner::Platform, path()), name };
        assert_eq!(shown(Of::Schema(within), vec![]), "v2/payments/pay: request.order");
    }

    #[test]
    fn a_part_of_an_operation_is_named_after_it() {
        let operation = Of::Operation(Owner::Platform, path());
        let code = Step::ResultCode("PAID".to_owned());
        assert_eq!(shown(operation, vec![code]), "v2/payments/pay: PAID");
    }
}
