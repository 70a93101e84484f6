//! Two APIs become a list of what changed between them, and of what each change means for callers.
//!
//! Nothing here reads YAML, a disk or a history: what is compared is the API as its authors mean it.

mod code;
mod severity;
mod subject;
mod site;
mod wire;
mod pairs;
mod pairing;
mod prints;
mod renames;
mod uses;
mod operations;
mod messages;
mod result_codes;
mod settled_by;
mod schemas;
mod objects;
mod properties;
mod presence;
mod types;
mod kinds;
mod bounds;
mod bounded;
mod values;
mod unions;
mod rust;
mod wallets;
mod words;
mod place;
mod json;
mod bump;
pub(crate) mod page;

pub use self::bump::bump;
pub use self::code::Code;
pub use self::json::json;
pub use self::page::Compared;
pub use self::place::place;
pub use self::severity::Severity;
pub use self::subject::{Of, Step, Subject};

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::ir::{Api, Direction, Operation, Owner, SchemaId, Scope, UrlPath};
use crate::resolve::Surface;

use self::bounded::Bounded;
use self::pairs::{Pairs, Versions};
use self::prints::Prints;
use self::uses::Uses;

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change it is.
    pub code: Code,
    /// The worse of the next two.
    pub severity: Severity,
    /// What it does to Rust that compiled against the generated crate.
    pub source: Severity,
    /// What it does to a program that is already running: what it sends may be refused, and what it
    /// reads may be gone.
    pub wire: Severity,
    /// What it is about, as it is now, or as it was where it was removed.
    pub subject: Subject,
    /// What stood there; nothing where it was added.
    pub before: Option<Side>,
    /// What stands there; nothing where it was removed.
    pub after: Option<Side>,
    /// The operations that it touches, in the order of the API. None where nothing uses it.
    pub operations: Vec<Touched>,
}

/// What stands, or stood, in one of the two APIs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The spec's file: `v2/payments/pay.yaml`.
    pub spec: String,
    /// Where in that API.
    pub subject: Subject,
    /// What is said there: "text of at most 32 characters".
    pub words: String,
}

/// An operation that a change touches, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Whose API it belongs to.
    pub owner: Owner,
    /// What followed the host; the same as now where that is not known.
    pub was: UrlPath,
    /// What follows the host, as it is now, or as it was where the operation was removed.
    pub path: UrlPath,
    /// Who calls whom.
    pub direction: Direction,
    /// Whether a program sends there what changed: a request, or the reply to a callback.
    pub is_sent: bool,
    /// Whether a program receives there what changed: an answer, or a callback.
    pub is_received: bool,
}

/// What changed from one API to the other: two revisions, or two folders.
pub fn diff(before: &Api, after: &Api) -> Vec<Change> {
    Comparison::of(before, after, None).changes()
}

/// What differs between two versions of one API: paths and types are paired without their version.
pub fn between(api: &Api, from: &Scope, to: &Scope) -> Vec<Change> {
    let versions = Versions { from, to, moves: api.moves_between(from, to) };
    Comparison::of(api, api, Some(versions)).changes()
}

/// Two APIs side by side, and what has been found so far.
///
/// Each pair of types is compared once, however many ways lead there, so types that hold themselves
/// have an end, too. A type has one counterpart at most.
struct Comparison<'a> {
    before: Half<'a>,
    after: Half<'a>,
    /// Whether all of both is compared, and not one version of each.
    is_whole: bool,
    pairs: Pairs<'a>,
    prints: Prints<'a>,
    /// The pairs of types that are still to be compared.
    open: VecDeque<(&'a SchemaId, &'a SchemaId)>,
    /// The properties that hold text with a type of its own.
    bounded: BTreeMap<(&'a SchemaId, &'a SchemaId), Vec<Bounded<'a>>>,
    changes: Vec<Change>,
}

/// One of the two APIs.
struct Half<'a> {
    api: &'a Api,
    uses: Rc<Uses<'a>>,
    /// What Rust shows of it.
    surface: Surface<'a>,
}

impl<'a> Comparison<'a> {
    fn of(before: &'a Api, after: &'a Api, versions: Option<Versions<'a>>) -> Self {
        let prints = Prints::of(before, after);
        let pairs = Pairs::of(versions, [before, after], &prints);
        let half = |api, operations| Half {
            api,
            uses: Uses::of(api, operations).into(),
            surface: Surface::of(api),
        };
        let itself = |list: &[&'a Operation]| list.iter().map(|it| (*it, *it)).collect::<Vec<_>>();
        let paired = pairs.operations();
        let now: BTreeMap<_, _> =
            paired.iter().map(|(_, now)| ((&now.owner, &now.path), *now)).collect();
        let now: Vec<&Operation> = now.into_values().collect();
        let old = [paired, itself(&pairs.gone)].concat();
        let now = [itself(&now), itself(&pairs.new)].concat();
        Self {
            before: half(before, old),
            after: half(after, now),
            is_whole: versions.is_none(),
            open: pairs.all_types().into(),
            pairs,
            prints,
            bounded: BTreeMap::new(),
            changes: Vec::new(),
        }
    }

    fn changes(mut self) -> Vec<Change> {
        self.operations();
        while let Some((before, after)) = self.open.pop_front() {
            self.schemas(before, after);
        }
        self.bounded();
        self.single_types();
        if self.is_whole {
            self.shared_types();
            self.common_codes();
            self.wallets();
            self.moves();
        }
        let mut changes = self.changes;
        changes.sort_by_cached_key(|it| it.subject.of.order(!self.is_whole));
        changes
    }
}
