//! Names of one scope that would become one identifier are told apart by how they are spelled.
//!
//! A name that is spelled as its identifier keeps it: of the fields `fooBar`, `foo_bar` and
//! `FOO_BAR` the second is `foo_bar`. Each of the others is called by its spelling too,
//! `foo_bar_camel` and `foo_bar_upper_snake`. So what a name becomes depends on the name, and on
//! whether another is in its way: never on how many there are, or in which order they stand.

use std::collections::BTreeMap;

use super::spelling::{exact, points, style};
use super::{field, module, ty, variant};

/// What names are given to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Field,
    Variant,
    Type,
    Module,
}

/// A name: of one part, or a path where a thing is called by the way to it.
type Name<'n> = Vec<&'n str>;

/// The ways to tell a name, from the shortest to the one that nothing else can be.
const WAYS: [fn(&Name<'_>) -> String; 4] = [
    |name| name.join("-"),
    |name| match name.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{last}-of-{}", first.join("-")),
        _ => style(&name.concat()).map_or_else(|| spelled(name), |it| name.concat() + "-" + it),
    },
    spelled,
    |name| points(&name.join("\0")),
];

/// Gives each name an identifier of its own. The names must differ.
pub(crate) fn settle(kind: Kind, names: &[Name<'_>]) -> Vec<String> {
    let mut ways = vec![0; names.len()];
    let mut idents: Vec<String> = names.iter().map(|it| kind.ident(&WAYS[0](it))).collect();
    loop {
        let raised = raised(names, &idents, &ways);
        if raised.is_empty() {
            return idents;
        }
        for index in raised {
            ways[index] += 1;
            idents[index] = kind.ident(&WAYS[ways[index]](&names[index]));
        }
    }
}

/// The names that must be told in another way, since another has their identifier.
fn raised(names: &[Name<'_>], idents: &[String], ways: &[usize]) -> Vec<usize> {
    let mut claims: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, ident) in idents.iter().enumerate() {
        claims.entry(ident).or_default().push(index);
    }
    let mut raised = Vec::new();
    for claimants in claims.into_values().filter(|it| it.len() > 1) {
        let claim = |it: &usize| match names[*it].as_slice() {
            [_, _, ..] => Claim::Within,
            [name] if ways[*it] == 0 && *name == idents[*it] => Claim::Spelled,
            _ => Claim::Named,
        };
        let movable = claimants.into_iter().filter(|it| ways[*it] + 1 < WAYS.len());
        let movable: Vec<usize> = movable.collect();
        let weakest = movable.iter().map(claim).min();
        raised.extend(movable.into_iter().filter(|it| Some(claim(it)) == weakest));
    }
    raised
}

/// What a name has to show for an identifier, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// The thing stands within another.
    Within,
    Named,
    /// The name is spelled as the identifier.
    Spelled,
}

impl Kind {
    fn ident(self, wire: &str) -> String {
        match self {
            Self::Field => field(wire),
            Self::Variant => variant(wire),
            Self::Type => ty(wire),
            Self::Module => module(wire),
        }
    }
}

/// Every part letter by letter, the innermost first.
fn spelled(name: &Name<'_>) -> String {
    let parts: Vec<String> = name.iter().rev().map(|it| exact(it)).collect();
    parts.join(" of ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn settled(kind: Kind, names: &[&str]) -> Vec<String> {
        settle(kind, &names.iter().map(|it| vec![*it]).collect::<Vec<_>>())
    }

    #[test]
    fn the_spelling_of_the_identifier_keeps_it() {
        let idents = settled(Kind::Field, &["fooBar", "foo_bar", "FooBar", "FOO_BAR", "foo-bar"]);
        assert_eq!(
            idents,
            ["foo_bar_camel", "foo_bar", "foo_bar_pascal", "foo_bar_upper_snake", "foo_bar_kebab"]
        );
        assert_eq!(settled(Kind::Type, &["foo_bar", "FooBar"]), ["FooBarSnake", "FooBar"]);
        assert_eq!(
            settled(Kind::Variant, &["ACTIVE", "active", "Active", "paused"]),
            ["ActiveUpper", "ActiveLower", "Active", "Paused"]
        );
        assert_eq!(settled(Kind::Field, &["self", "Self"]), ["self_lower", "self_capital"]);
    }

    #[test]
    fn a_spelling_without_a_name_is_read_out() {
        assert_eq!(
            settled(Kind::Type, &["foo-Bar", "FooBar", "foo.bar:"]),
            ["FooMinusCapBar", "FooBar", "FooDotBarColon"]
        );
        assert_eq!(settled(Kind::Variant, &["", "empty"]), ["NoText", "EmptyLower"]);
    }

    #[test]
    fn a_spelling_that_is_a_name_itself_is_told_in_yet_another_way() {
        assert_eq!(
            settled(Kind::Type, &["foo_bar", "FooBar", "FooBarSnake"]),
            ["FooUnderscoreBar", "FooBar", "FooBarSnake"]
        );
    }

    #[test]
    fn a_type_within_another_makes_way_for_one_with_a_name() {
        let names = [vec!["Pet", "tag"], vec!["pet_tag"], vec!["Pet", "name"]];
        assert_eq!(settle(Kind::Type, &names), ["TagOfPet", "PetTag", "PetName"]);
        let names = [vec!["a", "b", "c"], vec!["a-b", "c"]];
        assert_eq!(settle(Kind::Type, &names), ["COfBOfA", "COfAMinusB"]);
    }

    proptest! {
        #[test]
        fn names_that_differ_get_identifiers_that_do(
            names in prop::collection::btree_set("[aAbB1_ .-]{0,4}", 0..40),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for kind in [Kind::Field, Kind::Variant, Kind::Type, Kind::Module] {
                let mut idents = settled(kind, &names);
                idents.sort_unstable();
                idents.dedup();
                prop_assert_eq!(idents.len(), names.len());
            }
        }

        #[test]
        fn a_name_that_is_in_nobodys_way_moves_nobody(
            names in prop::collection::btree_set("[aAbB_-]{0,3}", 0..20),
            another in "[abcABC_-]{1,4}",
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for kind in [Kind::Field, Kind::Variant, Kind::Type, Kind::Module] {
                let before = settled(kind, &names);
                let plain = names.iter().map(|it| kind.ident(it));
                let is_taken = plain.chain(before.clone()).any(|it| it == kind.ident(&another));
                if !is_taken {
                    let after = settled(kind, &[&names[..], &[&another]].concat());
                    prop_assert_eq!(&after[..names.len()], &before[..]);
                }
            }
        }

        #[test]
        fn the_order_says_nothing(
            names in prop::collection::btree_set("[aAbB_-]{0,3}", 0..20),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let turned: Vec<&str> = names.iter().rev().copied().collect();
            let mut idents = settled(Kind::Type, &turned);
            idents.reverse();
            prop_assert_eq!(settled(Kind::Type, &names), idents);
        }
    }
}
