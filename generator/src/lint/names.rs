//! One thing has one name in a version.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::ground::{Ground, Names, Site};
use super::table::Lint;
use crate::document::Node;
use crate::names::in_words;

/// The longest name that is compared, in characters. Longer ones are rarely mistaken for another.
const COMPARED_AT_MOST: usize = 64;

/// The shortest word in which another letter is more likely a slip than another word, and the
/// shortest beginning that two words share if one is the other with an ending.
const LONG_WORD: usize = 5;

/// The longest ending, as that of `redirection` beside `redirect`.
const ENDING: usize = 3;

pub(super) fn names(ground: &Ground<'_>) -> Vec<Finding> {
    ground.by_version_and_name().values().flat_map(near).collect()
}

fn near(names: &Names<'_, '_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (one, other) in pairs(names) {
        let (sites, others) = (&names[one], &names[other]);
        // The rarer is the odd one, and of two the later.
        let (odd, usual) =
            if sites.len() < others.len() { (sites, others) } else { (others, sites) };
        let message = format!("{} is nearly {}", odd[0].name(), usual[0].name());
        let help = "use one name; where the wallet takes both for one thing, write `x-also-named`";
        let finding = odd[0].finding(Lint::NearNames, message);
        found.push(finding.related(usual[0].spot.place(), "the other").help(help));
    }
    found
}

/// Pairs of names that are nearly one, each pair once.
fn pairs<'a>(names: &Names<'_, 'a>) -> BTreeSet<(&'a str, &'a str)> {
    let mut alike: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
    for &name in names.keys() {
        for key in keys(name) {
            alike.entry(key).or_default().push(name);
        }
    }
    // The first of a group stands for it, so that a group of many gives as many pairs and no more.
    let pairs = alike.values().flat_map(|it| it[1..].iter().map(|other| (it[0], *other)));
    let pairs = pairs.filter(|(one, other)| are_near(one, other));
    let declares = |one: &str, other: &str| names[one].iter().any(|it| also_names(it, other));
    pairs.filter(|(one, other)| !declares(one, other) && !declares(other, one)).collect()
}

fn also_names(site: &Site<'_>, name: &str) -> bool {
    let names = site.spot.get("x-also-named").map(Node::items).unwrap_or_default();
    names.iter().any(|it| it.text() == Some(name))
}

/// What a name has in common with those that are nearly it: its letters, and its words with a letter
/// or the ending of one left out.
fn keys(name: &str) -> BTreeSet<String> {
    if name.chars().count() > COMPARED_AT_MOST {
        return BTreeSet::new();
    }
    let words = in_words(name);
    let mut keys = BTreeSet::from([words.concat()]);
    for (at, word) in words.iter().enumerate() {
        let letters: Vec<char> = word.chars().collect();
        let stem = letters[..LONG_WORD.min(letters.len())].iter().collect();
        let shorter = (0..letters.len()).map(|it| [&letters[..it], &letters[it + 1..]].concat());
        let shorter = shorter.map(|it| it.into_iter().collect::<String>());
        for word in shorter.chain([word.clone(), stem]).filter(|it| it.len() + 1 >= LONG_WORD) {
            let mut words = words.clone();
            words[at] = format!("{word}*");
            keys.insert(words.join(" "));
        }
    }
    keys
}

/// Whether two names that share a key are nearly one, and not two on purpose: one of a list and one
/// of an item of it, or two that are numbered.
fn are_near(one: &str, other: &str) -> bool {
    let (words, others) = (in_words(one), in_words(other));
    let (plain, other) = (words.concat(), others.concat());
    if plain == other {
        return true;
    }
    let is_plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one);
    let undigited = |it: &str| it.replace(|it: char| it.is_ascii_digit(), "");
    let are_two = is_plural(&plain, &other)
        || is_plural(&other, &plain)
        || undigited(&plain) == undigited(&other);
    let mut differ = words.iter().zip(&others).filter(|(it, its)| it != its);
    match (differ.next(), differ.next()) {
        (Some((it, its)), None) if words.len() == others.len() && !are_two => {
            is_slip(it, its) || has_ending(it, its) || has_ending(its, it)
        }
        _ => false,
    }
}

/// Whether one letter is too many, or one is another, or two have changed places.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().max(other.len()) < LONG_WORD {
        return false;
    }
    let begin = one.iter().zip(&other).take_while(|(it, its)| it == its).count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(it, its)| it == its).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

/// Whether the longer word is the shorter with an ending.
fn has_ending(short: &str, long: &str) -> bool {
    let ending = long.strip_prefix(short).map(str::len);
    short.len() >= LONG_WORD && ending.is_some_and(|it| it <= ENDING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_by_a_slip_or_an_ending_are_near() {
        for (one, other) in [
            ("authUrl", "authURL"),
            ("redirectUrl", "redirectionUrl"),
            ("redirect_url", "redirectUrl"),
            ("nickname", "nickName"),
            ("paymentCreateTime", "paymentCreatedTime"),
            ("salesCode", "saleCode"),
            ("paymnetId", "paymentId"),
        ] {
            let shared = keys(one).intersection(&keys(other)).count();
            assert!(shared > 0 && are_near(one, other), "{one} {other}");
        }
    }

    #[test]
    fn lists_numbers_and_other_words_are_not() {
        for (one, other) in [
            ("scope", "scopes"),
            ("address1", "address2"),
            ("voidId", "paidId"),
            ("clientId", "clientIp"),
            ("refundTime", "refundType"),
            ("ios", "ids"),
        ] {
            assert!(!are_near(one, other), "{one} {other}");
        }
    }
}
