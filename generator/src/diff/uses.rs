//! Which operations use a type, and whether they send it or receive it.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Touched;
use super::wire::Ways;
use crate::ir::{Api, Direction, Operation, SchemaId};
use crate::resolve::graph::{Links, rings};
use crate::resolve::parts::{in_object, in_shape};

/// Who holds which type of an API.
pub(super) struct Uses<'a> {
    /// The operations that are compared, each with what it is now.
    operations: Vec<(&'a Operation, &'a Operation)>,
    numbers: BTreeMap<&'a SchemaId, usize>,
    /// For each type the types that hold it.
    holders: Links,
    /// For each type the operations that hold it in a message.
    messages: Vec<Found>,
    /// For each ring of types the operations that lead there: all types of a ring have the same.
    found: OnceCell<(Vec<usize>, Vec<Found>)>,
}

/// Operations, by their numbers, and the ways that something goes there.
type Found = BTreeMap<usize, Ways>;

/// The operations that lead to something, and the ways that it goes there.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pub(super) ways: Ways,
    pub(super) operations: Vec<Touched>,
}

/// Who leads to a place: it is looked up where something has changed, and nowhere else.
pub(super) struct Users<'a> {
    of: Option<(Rc<Uses<'a>>, &'a SchemaId)>,
    known: OnceCell<Reach>,
}

impl<'a> Users<'a> {
    /// Those of a type.
    pub(super) fn of_type(uses: &Rc<Uses<'a>>, id: &'a SchemaId) -> Rc<Self> {
        Rc::new(Self { of: Some((Rc::clone(uses), id)), known: OnceCell::new() })
    }

    /// Those that are known.
    pub(super) fn known(reach: Reach) -> Rc<Self> {
        Rc::new(Self { of: None, known: OnceCell::from(reach) })
    }

    pub(super) fn reach(&self) -> &Reach {
        self.known.get_or_init(|| match &self.of {
            Some((uses, id)) => uses.reach(id),
            None => Reach::default(),
        })
    }
}

impl<'a> Uses<'a> {
    pub(super) fn of(api: &'a Api, operations: Vec<(&'a Operation, &'a Operation)>) -> Self {
        let ids = api.schemas.keys().enumerate();
        let numbers: BTreeMap<&SchemaId, usize> = ids.map(|(number, id)| (id, number)).collect();
        let mut messages = vec![Found::new(); numbers.len()];
        for (index, (operation, _)) in operations.iter().enumerate() {
            for (is_request, message) in [(true, &operation.request), (false, &operation.response)]
            {
                let held = in_object(&message.object);
                for number in held.into_iter().filter_map(|it| numbers.get(it)) {
                    let known = messages[*number].entry(index).or_default();
                    *known = known.and(ways(operation, is_request));
                }
            }
        }
        let mut holders: Links = vec![Vec::new(); numbers.len()];
        for (holder, schema) in api.schemas.values().enumerate() {
            let held = in_shape(&schema.shape);
            held.into_iter()
                .filter_map(|it| numbers.get(it))
                .for_each(|it| holders[*it].push(holder));
        }
        Self { operations, numbers, holders, messages, found: OnceCell::new() }
    }

    /// The operations that lead to a type, in the order of the API.
    fn reach(&self, id: &SchemaId) -> Reach {
        let (rings, found) = self.found.get_or_init(|| self.found());
        let found = self.numbers.get(id).map(|it| &found[rings[*it]]);
        let found: Vec<_> = found.into_iter().flatten().collect();
        let ways = found.iter().fold(Ways::default(), |all, (_, ways)| all.and(**ways));
        let operation = |(index, ways): &(&usize, &Ways)| {
            let (operation, now) = self.operations[**index];
            touched(operation, now, **ways)
        };
        Reach {
            // What nothing uses may go any way.
            ways: if found.is_empty() { Ways::BOTH } else { ways },
            operations: found.iter().map(operation).collect(),
        }
    }

    /// Each type's ring, and what leads to each ring: what leads to its holders, too.
    fn found(&self) -> (Vec<usize>, Vec<Found>) {
        let rings = rings(&self.holders);
        let mut found = vec![Found::new(); rings.len()];
        // A link leads to a later ring, or stays within one: so holders come first.
        let mut order: Vec<usize> = (0..rings.len()).collect();
        order.sort_by_key(|it| Reverse(rings[*it]));
        for number in order {
            let ring = rings[number];
            let outer = self.holders[number].iter().map(|it| rings[*it]).filter(|it| *it != ring);
            let mut reached = std::mem::take(&mut found[ring]);
            for lists in outer.map(|it| &found[it]).chain([&self.messages[number]]) {
                for (index, ways) in lists {
                    let known = reached.entry(*index).or_default();
                    *known = known.and(*ways);
                }
            }
            found[ring] = reached;
        }
        (rings, found)
    }
}

/// Which way a message goes: a request is sent, unless it is a callback.
pub(super) fn ways(operation: &Operation, is_request: bool) -> Ways {
    let is_sent = is_request == (operation.direction == Direction::ToWallet);
    Ways { is_sent, is_received: !is_sent }
}

/// An operation under the path that it had, and under the one that it has now.
pub(super) fn touched(
    operation: &Operation,
    now: &Operation,
    Ways { is_sent, is_received }: Ways,
) -> Touched {
    Touched {
        owner: now.owner.clone(),
        was: operation.path.clone(),
        path: now.path.clone(),
        direction: operation.direction,
        is_sent,
        is_received,
    }
}
