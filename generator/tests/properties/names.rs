//! A change elsewhere moves no name.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};

use super::documents::{ALIKE, APART, Schemas, crowd, schemas, unions};
use super::edits::{Edit, edit};
use super::named::{Named, Thing, mark, names};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn an_edit_elsewhere_moves_no_name(schemas in schemas(&APART), edit in edit(&APART)) {
        let Some((before, after)) = around(schemas, edit) else { return Ok(()) };
        prop_assert_eq!(moved(&before, &after), Moved::new());
    }
}

proptest! {
    // The same documents each time: what a name makes way for is only told by likeness here, which
    // rare documents escape.
    #![proptest_config(ProptestConfig { cases: 500, rng_seed: RngSeed::Fixed(2), ..ProptestConfig::default() })]

    #[test]
    fn a_name_only_makes_way_for_one_that_is_alike(schemas in schemas(&ALIKE), edit in edit(&ALIKE)) {
        let Some((before, after)) = around(schemas, edit) else { return Ok(()) };
        prop_assert_eq!(unexplained(&before, &after), Moved::new());
    }
}

proptest! {
    #[test]
    fn the_order_of_alternatives_moves_no_name(orders in orders()) {
        let [before, after] = orders.map(|it| names(&it));
        let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
        prop_assert_eq!(moved(&before, &after), Moved::new());
        let idents = |of: &Names| of.values().map(|it| it.ident.clone()).collect::<BTreeSet<_>>();
        prop_assert_eq!(idents(&before), idents(&after));
    }
}

/// A document, and the same with the alternatives of its unions in another order.
fn orders() -> impl Strategy<Value = [Schemas; 2]> {
    crowd().prop_flat_map(|alternatives| {
        let mut schemas = unions(&alternatives);
        mark(&mut schemas, &mut 0);
        let marked = schemas["U"]["oneOf"].as_array().cloned().unwrap_or_default();
        let turned = Just(marked.clone()).prop_shuffle();
        turned.prop_map(move |it| [unions(&marked), unions(&it)])
    })
}

type Names = BTreeMap<Thing, Named>;

/// What things are called otherwise than before: their names before and after.
type Moved<'n> = BTreeMap<&'n Thing, (&'n Named, &'n Named)>;

/// The names before a change and after it; nothing where one of the two documents is refused.
fn around(mut schemas: Schemas, edit: Edit) -> Option<(Names, Names)> {
    let mut next = 0;
    mark(&mut schemas, &mut next);
    let before = names(&schemas)?;
    edit.apply(&mut schemas);
    mark(&mut schemas, &mut next);
    Some((before, names(&schemas)?))
}

fn moved<'n>(before: &'n Names, after: &'n Names) -> Moved<'n> {
    let both = before.iter().filter_map(|(it, name)| Some((it, (name, after.get(it)?))));
    both.filter(|(_, (before, after))| before.ident != after.ident).collect()
}

/// The things that are called otherwise although nothing of a like name has come, gone or moved.
fn unexplained<'n>(before: &'n Names, after: &'n Names) -> Moved<'n> {
    let alone = |one: &'n Names, other: &'n Names| {
        let alone = one.iter().filter(|(it, _)| !other.contains_key(*it));
        alone.flat_map(|(_, it)| likenesses(it)).collect::<Vec<String>>()
    };
    let mut touched: BTreeSet<String> =
        [alone(before, after), alone(after, before)].concat().into_iter().collect();
    let mut rest = moved(before, after);
    loop {
        let of = |(one, other): &(&Named, &Named)| [likenesses(one), likenesses(other)].concat();
        let explained: BTreeSet<&Thing> = rest
            .iter()
            .filter(|(_, both)| of(both).iter().any(|it| touched.contains(it)))
            .map(|(thing, _)| *thing)
            .collect();
        if explained.is_empty() {
            return rest;
        }
        touched.extend(rest.iter().filter(|it| explained.contains(it.0)).flat_map(|it| of(it.1)));
        rest.retain(|it, _| !explained.contains(it));
    }
}

/// What a name is like: its letters and digits, here and in the document, with and without the word
/// that is put to what Rust keeps for itself, and the letter that is put before a digit.
fn likenesses(name: &Named) -> Vec<String> {
    let ident = name.ident.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    let bare = |it: &str| -> String {
        it.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
    };
    let wire = bare(&name.wire);
    let kept = [format!("{wire}type"), format!("{wire}value"), format!("n{wire}")];
    [bare(ident), wire].into_iter().chain(kept).filter(|it| !it.is_empty()).collect()
}

#[test]
fn most_documents_are_taken() {
    let mut runner = TestRunner::deterministic();
    let mut document = || schemas(&ALIKE).new_tree(&mut runner).expect("a document").current();
    let taken = (0..100).filter(|_| names(&document()).is_some()).count();
    assert!(taken >= 90, "{taken} of 100");
}

#[test]
fn a_name_that_moves_without_a_reason_is_noticed() {
    let names = |of: &[(u32, &str, &str)]| -> Names {
        let named =
            |ident: &str, wire: &str| Named { ident: ident.to_owned(), wire: wire.to_owned() };
        of.iter().map(|it| (("type", it.0, String::new()), named(it.1, it.2))).collect()
    };
    let before = names(&[(1, "Order", "order")]);
    let counted = names(&[(1, "Order2", "order"), (2, "Bread", "bread")]);
    assert_eq!(unexplained(&before, &counted).len(), 1);
    let told_apart = names(&[(1, "OrderLower", "order"), (2, "Order", "Order")]);
    assert_eq!(moved(&before, &told_apart).len(), 1);
    assert!(unexplained(&before, &told_apart).is_empty());
}
