//! Counterparts are looked for: by place and name, as the specs tell, or by what they say.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pairs, Place, Versions};
use super::prints::{Half, Prints};
use crate::ir::{Api, Home, Object, Operation, Owner, SchemaId, Scope, Shape};
use crate::likeness::share_a_word;

impl<'a> Pairs<'a> {
    /// Pairs the operations, and of the types those that have kept their name.
    pub(super) fn of(
        versions: Option<Versions<'a>>,
        [before, after]: [&'a Api; 2],
        prints: &Prints<'a>,
    ) -> Self {
        let of = |api: &'a Api, scope: Option<&Scope>| -> Vec<&'a Operation> {
            let operations = api.operations.iter();
            operations.filter(|it| scope.is_none_or(|scope| it.scope() == *scope)).collect()
        };
        let mut pairs = Self {
            versions,
            operations: BTreeMap::new(),
            gone: of(before, versions.map(|it| it.from)),
            new: of(after, versions.map(|it| it.to)),
            types: BTreeMap::new(),
            taken: BTreeSet::new(),
        };
        pairs.by_place();
        pairs.by_key(|_, it| Some((it.id.clone(), it.direction as u8)));
        pairs.by_key(|of, it| {
            let [request, response]: [Object; 2] =
                [&it.request, &it.response].map(|it| prints.object(of, &it.object));
            (!request.is_empty()).then_some((it.direction as u8, request, response))
        });
        pairs.types(before, after, prints);
        pairs
    }

    fn by_place(&mut self) {
        let new: BTreeMap<Place<'a>, &'a Operation> =
            self.new.iter().map(|it| ((&it.owner, &it.path), *it)).collect();
        for before in std::mem::take(&mut self.gone) {
            let owner = self.versions.map_or(&before.owner, |it| &it.to.owner);
            match new.get(&(owner, &self.path_of(&before.path))) {
                Some(after) => self.join(before, after),
                None => self.gone.push(before),
            }
        }
        self.leave_the_new();
    }

    /// Pairs what is gone with what is new where both have a key that nothing else has.
    fn by_key<K: Ord>(&mut self, key: impl Fn(Half, &Operation) -> Option<K>) {
        let is_whole = self.versions.is_none();
        let keyed =
            |of: Half, it: &'a Operation| Some((is_whole.then_some(&it.owner), key(of, it)?));
        let mut found: BTreeMap<_, [Vec<&'a Operation>; 2]> = BTreeMap::new();
        for (of, operations) in [(Half::Before, &self.gone), (Half::After, &self.new)] {
            for operation in operations {
                if let Some(key) = keyed(of, operation) {
                    found.entry(key).or_default()[of as usize].push(operation);
                }
            }
        }
        for [gone, new] in found.into_values() {
            if let ([before], [after]) = (&gone[..], &new[..]) {
                self.join(before, after);
            }
        }
        let operations = &self.operations;
        self.gone.retain(|it| !operations.contains_key(&(&it.owner, &it.path)));
        self.leave_the_new();
    }

    fn join(&mut self, before: &'a Operation, after: &'a Operation) {
        self.operations.insert((&before.owner, &before.path), (before, after));
    }

    fn leave_the_new(&mut self) {
        let taken = self.operations.values().map(|(_, it)| (&it.owner, &it.path));
        let taken: BTreeSet<Place<'a>> = taken.collect();
        self.new.retain(|it| !taken.contains(&(&it.owner, &it.path)));
    }

    /// Pairs the types that have kept their name, and those with another name that say the same.
    fn types(&mut self, api: &'a Api, after: &'a Api, prints: &Prints<'a>) {
        for id in api.schemas.keys() {
            let other = after.schemas.get_key_value(&self.name_of(id));
            if let Some((other, _)) = other.filter(|_| self.is_within(Half::Before, id)) {
                self.pair(id, other);
            }
        }
        let mut pairs = Vec::new();
        for [gone, new] in self.nameless(api, after, prints) {
            let ([before], [after]) = (&gone[..], &new[..]) else { continue };
            // Text is like any other: the name must tell.
            let is_text = matches!(api.schemas[*before].shape, Shape::Text { .. });
            if !is_text || share_a_word(&before.name[0], &after.name[0]) {
                pairs.push((*before, *after));
            }
        }
        pairs.into_iter().for_each(|(before, after)| self.pair(before, after));
    }

    /// The types with a name that only one API has: those that say the same together.
    fn nameless(
        &self,
        before: &'a Api,
        after: &'a Api,
        prints: &Prints<'a>,
    ) -> Vec<[Vec<&'a SchemaId>; 2]> {
        let is_whole = self.versions.is_none();
        let mut alike: BTreeMap<_, [Vec<&'a SchemaId>; 2]> = BTreeMap::new();
        let mut add = |of: Half, id: &'a SchemaId| {
            let owner = is_whole.then(|| owner(&id.home));
            if id.name.len() == 1 && self.is_within(of, id) {
                alike.entry((owner, prints.class(of, id))).or_default()[of as usize].push(id);
            }
        };
        let gone = before.schemas.keys().filter(|it| !self.types.contains_key(it));
        gone.for_each(|it| add(Half::Before, it));
        let new = after.schemas.keys().filter(|it| !self.taken.contains(it));
        new.for_each(|it| add(Half::After, it));
        alike.into_values().collect()
    }
}

fn owner(home: &Home) -> &Owner {
    match home {
        Home::Shared(scope) => &scope.owner,
        Home::Endpoint(owner, _) => owner,
    }
}
