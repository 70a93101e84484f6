//! Which property of an object is which in the other: by name, as the specs tell, or by its shape.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::Pairs;
use super::prints::{Half, Prints};
use super::{Of, Subject};
use crate::ir::{Move, Moves, Object, Property, Type};
use crate::likeness::look_renamed;

/// The properties of two objects.
pub(super) struct Matched<'a> {
    /// Those of both, in the order of the second.
    pub(super) both: Vec<(&'a Property, &'a Property)>,
    pub(super) gone: Vec<&'a Property>,
    pub(super) new: Vec<&'a Property>,
}

impl<'a> Matched<'a> {
    pub(super) fn of(
        [before, after]: [&'a Object; 2],
        told: &[&Move],
        prints: &Prints<'_>,
    ) -> Self {
        let (old, now) = (by_name(before), by_name(after));
        let mut was: BTreeMap<&str, &Property> = BTreeMap::new();
        // What the specs tell counts more than a name, which may mean something else by now.
        for it in told {
            let [name] = it.was.as_slice() else { continue };
            let new =
                it.now.as_deref().and_then(|it| if let [name] = it { Some(name) } else { None });
            let pair = old.get(name.as_str()).zip(new.and_then(|it| now.get(it.as_str())));
            was.extend(pair.map(|(old, now)| (now.name.as_str(), *old)));
        }
        let has_left = |it: &Property| told.iter().any(|told| told.was == [it.name.as_str()]);
        for (name, it) in old.iter().filter(|(_, it)| !has_left(it)) {
            if let Some((name, _)) = now.get_key_value(name) {
                was.entry(name).or_insert(it);
            }
        }
        let [gone, new] = unmatched(&old, &now, &was);
        for it in &new {
            let old_name = gone.iter().find(|old| it.also_named.contains(&old.name));
            was.extend(old_name.map(|old| (it.name.as_str(), *old)));
        }
        let [gone, new] = unmatched(&old, &now, &was);
        let gone: Vec<&Property> = gone.into_iter().filter(|it| !has_left(it)).collect();
        let types: [&dyn Fn(&Type) -> Type; 2] =
            [&|it| prints.ty(Half::Before, it), &|it| prints.ty(Half::After, it)];
        let renamed = look_renamed(&gone, &new, types).into_iter();
        was.extend(renamed.map(|(old, now)| (now.name.as_str(), old)));

        let [gone, new] = unmatched(&old, &now, &was);
        let both = in_order(after, was.keys().filter_map(|it| now.get(it)).copied());
        Self {
            both: both.into_iter().map(|it| (was[it.name.as_str()], it)).collect(),
            gone: in_order(before, gone.into_iter()),
            new: in_order(after, new.into_iter()),
        }
    }

    /// What a property of the first object is called in the second; its name where it is gone.
    pub(super) fn name_of(&self, name: &str) -> String {
        let found = self.both.iter().find(|(before, _)| before.name == name);
        found.map_or(name, |(_, after)| &after.name).to_owned()
    }
}

/// Some properties of an object, in its order.
fn in_order<'a>(of: &'a Object, some: impl Iterator<Item = &'a Property>) -> Vec<&'a Property> {
    let some: BTreeMap<&str, &Property> = some.map(|it| (it.name.as_str(), it)).collect();
    let is_one =
        |it: &&Property| some.get(it.name.as_str()).is_some_and(|some| std::ptr::eq(*some, *it));
    of.properties.iter().filter(is_one).collect()
}

type Named<'a> = BTreeMap<&'a str, &'a Property>;

/// The properties by name. Of two of one name, which a document may have, the first counts.
fn by_name(of: &Object) -> Named<'_> {
    of.properties.iter().rev().map(|it| (it.name.as_str(), it)).collect()
}

/// The properties that have no counterpart, where the second one's names lead to the first ones.
fn unmatched<'a>(old: &Named<'a>, now: &Named<'a>, was: &Named<'a>) -> [Vec<&'a Property>; 2] {
    let matched: BTreeSet<&str> = was.values().map(|it| it.name.as_str()).collect();
    let gone = old.values().filter(|it| !matched.contains(it.name.as_str()));
    let new = now.values().filter(|it| !was.contains_key(it.name.as_str()));
    [gone.copied().collect(), new.copied().collect()]
}

impl<'a> Pairs<'a> {
    /// What the specs tell of the properties of an object: of a message, or of a type with a file.
    pub(super) fn told(&self, subject: &Subject) -> Vec<&'a Move> {
        self.moves().map(|it| told(it, &subject.of)).unwrap_or_default()
    }
}

/// What is told of the properties of an object: of a message, or of a type with a file.
pub(super) fn told<'m>(moves: &'m Moves, of: &Of) -> Vec<&'m Move> {
    match of {
        Of::Request(_, path) => moves.request(path).collect(),
        Of::Response(_, path) => moves.response(path).collect(),
        Of::Schema(id) if id.name.len() == 1 => {
            moves.schema(&id.name[0]).into_iter().flat_map(|it| &it.properties).collect()
        }
        _ => Vec::new(),
    }
}
