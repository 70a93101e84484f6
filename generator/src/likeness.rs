//! Which property looks renamed: one was removed, one was added, and both are of one shape.

use std::collections::BTreeMap;

use crate::ir::{Bounds, Presence, Property, Type};
use crate::names::in_words;

/// The words that every time and every flag has in its name.
const TELL_NOTHING: [&str; 3] = ["time", "date", "is"];

/// What a property is beside its name.
type Look<'a> = (Type, Presence, &'a Bounds, &'a Bounds);

/// Pairs what was removed with what was added where nothing else of that shape was either.
///
/// The two functions say of the types of either side what counts of them.
pub(crate) fn look_renamed<'a>(
    removed: &[&'a Property],
    added: &[&'a Property],
    types: [&dyn Fn(&Type) -> Type; 2],
) -> Vec<(&'a Property, &'a Property)> {
    let mut found: BTreeMap<Look<'a>, [Vec<&'a Property>; 2]> = BTreeMap::new();
    for (side, properties) in [removed, added].into_iter().enumerate() {
        for it in properties {
            let look = (types[side](&it.ty), it.presence, &it.bounds, &it.each);
            found.entry(look).or_default()[side].push(it);
        }
    }
    let pair = |[removed, added]: [Vec<&'a Property>; 2]| {
        let ([before], [after]) = (&removed[..], &added[..]) else { return None };
        let is_like = is_telling(before) || share_a_word(&before.name, &after.name);
        is_like.then_some((*before, *after))
    };
    found.into_values().filter_map(pair).collect()
}

/// Whether a property's shape tells it from most others.
fn is_telling(property: &Property) -> bool {
    let is_plain = matches!(
        property.ty,
        Type::Text | Type::Integer | Type::Number | Type::Boolean | Type::Timestamp | Type::Json
    );
    !is_plain || property.bounds != Bounds::default()
}

/// Whether two names have a word in common: `redirectUrl` and `redirectionUrl` have `url`.
pub(crate) fn share_a_word(one: &str, other: &str) -> bool {
    let others = words(other);
    words(one).iter().any(|it| others.contains(it))
}

fn words(name: &str) -> Vec<String> {
    let mut words = in_words(name);
    words.retain(|it| it.len() > 1 && !TELL_NOTHING.contains(&it.as_str()));
    words
}

#[cfg(test)]
mod tests {
    use super::share_a_word;

    #[test]
    fn names_are_held_against_each_other_word_by_word() {
        assert!(share_a_word("redirectUrl", "redirection_url"));
        assert!(share_a_word("memo", "paymentMemo"));
        assert!(!share_a_word("memo", "memory"));
        assert!(!share_a_word("aB", "aC"));
    }
}
