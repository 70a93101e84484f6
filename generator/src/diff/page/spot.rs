//! Where on a page a change is told: with its operation, with its type, or with its wallet.

use std::collections::BTreeMap;

use super::{Compared, names};
use crate::diff::{Change, Of, Step, Touched, subject};
use crate::grammar::capital;
use crate::ir::{Home, Owner, SchemaId, UrlPath};

/// What has a section to itself, in the order of the page. Where something goes by another name
/// than before, both count: two endpoints that became one have two sections.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// An operation: its subject area, and what it is called now and was before.
    Operation { area: String, name: String, was: String },
    /// A type that is shared, by what it was called before and is now.
    Type { was: String, name: String },
    /// A wallet, the dictionary of codes, and what is told of versions.
    Other(String),
}

/// A half of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Half {
    Request,
    Response,
}

/// A change, and where it is told.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    pub(super) change: &'a Change,
    pub(super) group: Group,
    pub(super) half: Option<Half>,
    /// The way down from there: `order.goods`; empty where it is about the whole.
    pub(super) way: String,
}

impl Group {
    pub(super) fn heading(&self) -> String {
        match self {
            Self::Operation { name, was, .. } | Self::Type { name, was } if name != was => {
                format!("{was}, now {name}")
            }
            Self::Operation { name, .. } | Self::Type { name, .. } | Self::Other(name) => {
                name.clone()
            }
        }
    }

    /// What it was called before.
    pub(super) fn was(&self) -> &str {
        match self {
            Self::Operation { was, .. } | Self::Type { was, .. } | Self::Other(was) => was,
        }
    }
}

/// Finds the place of each change.
pub(super) fn spots<'a>(changes: &'a [Change], compared: &Compared<'_>) -> Vec<Spot<'a>> {
    let renamed = renamed(changes);
    changes.iter().map(|it| spot(it, &renamed, compared)).collect()
}

fn spot<'a>(
    change: &'a Change,
    renamed: &BTreeMap<&SchemaId, [&SchemaId; 2]>,
    compared: &Compared<'_>,
) -> Spot<'a> {
    let (half, mut way) = half_and_way(&change.subject.of);
    way.extend(change.subject.path.iter().filter(|it| **it != Step::Each).map(Step::to_string));
    let of_operation = |owner: &Owner, path: &UrlPath| {
        let now = change.operations.first().filter(|it| it.owner == *owner);
        let (was, path) = now.map_or((path, path), |Touched { was, path, .. }| (was, path));
        names::group(owner, was, path, compared)
    };
    let group = match &change.subject.of {
        Of::Operation(owner, path) | Of::Request(owner, path) | Of::Response(owner, path) => {
            of_operation(owner, path)
        }
        Of::Schema(SchemaId { home: Home::Endpoint(owner, path), .. }) => of_operation(owner, path),
        Of::Schema(id) => {
            let both = renamed.get(id).copied().unwrap_or([id, id]);
            let [was, name] = both.map(|it| names::ty(it, compared));
            Group::Type { name, was }
        }
        Of::Wallet(id) => Group::Other(names::wallet(id, compared)),
        Of::Codes => Group::Other("The dictionary of result codes".to_owned()),
        of @ Of::Moves(..) => Group::Other(capital(&of.to_string())),
    };
    Spot { change, group, half, way: way.join(".") }
}

/// The half of an operation where it stands, and the way down to a type that stands in it.
fn half_and_way(of: &Of) -> (Option<Half>, Vec<String>) {
    match of {
        Of::Request(..) => (Some(Half::Request), Vec::new()),
        Of::Response(..) => (Some(Half::Response), Vec::new()),
        Of::Schema(SchemaId { home: Home::Endpoint(_, path), name }) => {
            match subject::half(path, &name[0]) {
                Some("request") => (Some(Half::Request), name[1..].to_vec()),
                Some(_) => (Some(Half::Response), name[1..].to_vec()),
                None => (None, name.clone()),
            }
        }
        Of::Schema(id) => (None, id.name[1..].to_vec()),
        _ => (None, Vec::new()),
    }
}

/// The types of which both sides are known, by the one and by the other.
fn renamed(changes: &[Change]) -> BTreeMap<&SchemaId, [&SchemaId; 2]> {
    let mut renamed = BTreeMap::new();
    for change in changes {
        let (Some(before), Some(after)) = (&change.before, &change.after) else { continue };
        if let (Of::Schema(was), Of::Schema(now)) = (&before.subject.of, &after.subject.of) {
            renamed.extend([(was, [was, now]), (now, [was, now])]);
        }
    }
    renamed
}
