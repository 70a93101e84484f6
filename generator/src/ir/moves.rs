//! What became of a version's names in a later one, where the names themselves do not tell.

use super::{Api, Object, Property, Scope, Shape, Type, UrlPath};

/// How many names for names are followed to what they stand for.
const ALIASES: usize = 8;

/// What a spec tells of the way from one version to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// The spec's file.
    pub spec: String,
    pub from: Scope,
    pub to: Scope,
    /// What is to be known before all else.
    pub summary: String,
    /// What became of a property of any request.
    pub everywhere: Vec<Move>,
    pub endpoints: Vec<EndpointMoves>,
    pub schemas: Vec<SchemaMoves>,
}

/// What became of one endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointMoves {
    pub was: UrlPath,
    /// Nothing where it has kept its path below the version.
    pub now: Option<UrlPath>,
    pub note: Option<String>,
    pub request: Vec<Move>,
    pub response: Vec<Move>,
}

/// What became of one type that has a file of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaMoves {
    pub was: String,
    /// Nothing where it has kept its name.
    pub now: Option<String>,
    pub note: Option<String>,
    pub properties: Vec<Move>,
}

/// What became of one property. Ways lead down from the top of a message or type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub was: Vec<String>,
    /// Nothing where it is gone.
    pub now: Option<Vec<String>>,
    /// What else a caller must know.
    pub note: Option<String>,
}

impl Api {
    /// What the specs tell of the way from one version to another.
    pub fn moves_between(&self, from: &Scope, to: &Scope) -> Option<&Moves> {
        self.moves.iter().find(|it| (&it.from, &it.to) == (from, to))
    }

    /// The property at the end of a way down, through lists, maps and JSON text alike.
    pub fn property_at<'a>(&'a self, object: &'a Object, way: &[String]) -> Option<&'a Property> {
        let (first, below) = way.split_first()?;
        let property = object.properties.iter().find(|it| it.name == *first)?;
        match below {
            [] => Some(property),
            below => self.property_at(self.object_in(&property.ty)?, below),
        }
    }

    /// The object that a type is or holds.
    pub fn object_in(&self, ty: &Type) -> Option<&Object> {
        match &self.schemas.get(self.named_in(ty)?)?.shape {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The type with a name that a type is or holds, other names for it aside.
    pub fn named_in<'a>(&'a self, ty: &'a Type) -> Option<&'a super::SchemaId> {
        let mut id = ty.named()?;
        for _ in 0..ALIASES {
            let Shape::Alias(held) = &self.schemas.get(id)?.shape else { break };
            id = held.named()?;
        }
        Some(id)
    }
}

impl Moves {
    /// What is told of an endpoint of the earlier version.
    pub fn endpoint(&self, was: &UrlPath) -> Option<&EndpointMoves> {
        self.endpoints.iter().find(|it| it.was == *was)
    }

    /// What is told of the request of an endpoint of the earlier version.
    pub fn request(&self, was: &UrlPath) -> impl Iterator<Item = &Move> {
        self.endpoint(was).into_iter().flat_map(|it| &it.request).chain(&self.everywhere)
    }

    /// What is told of the response of an endpoint of the earlier version.
    pub fn response(&self, was: &UrlPath) -> impl Iterator<Item = &Move> {
        self.endpoint(was).into_iter().flat_map(|it| &it.response)
    }

    /// What is told of a type of the earlier version.
    pub fn schema(&self, was: &str) -> Option<&SchemaMoves> {
        self.schemas.iter().find(|it| it.was == was)
    }

    /// The path that an endpoint of the earlier version has in the later, if it is there at all.
    pub fn path_of(&self, was: &UrlPath) -> UrlPath {
        let told = self.endpoint(was).and_then(|it| it.now.clone());
        told.unwrap_or_else(|| was.at_version(&self.to.version))
    }
}

impl Move {
    /// The names on the way to a property: `order.merchant`.
    pub(crate) fn way(written: &str) -> Vec<String> {
        written.split('.').map(str::to_owned).collect()
    }
}

impl UrlPath {
    /// The path that is written without its version: `payments/pay`.
    pub(crate) fn below(version: &str, written: &str) -> Self {
        let steps = std::iter::once(version).chain(written.trim_matches('/').split('/'));
        Self(steps.map(str::to_owned).collect())
    }

    /// The same path in another version.
    pub fn at_version(&self, version: &str) -> Self {
        let below = self.0.iter().skip(1).cloned();
        Self(std::iter::once(version.to_owned()).chain(below).collect())
    }

    /// The path without its version: `payments/pay`.
    pub fn below_version(&self) -> String {
        self.0[1..].join("/")
    }
}
