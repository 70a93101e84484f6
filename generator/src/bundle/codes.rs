//! A result code says its own words, for the document has no dictionary beside it.

use crate::document::{CODES, Documents, Node};
use crate::draft::{Draft, Entry, Value};

/// Adds the dictionary's words to the codes that leave theirs to it.
pub(super) fn put_words(operation: &mut Draft, documents: &Documents) {
    let Some(dictionary) = documents.get(CODES) else { return };
    let codes = operation.get_mut("x-result-codes").map(|it| &mut it.value);
    let Some(Value::List(codes)) = codes else { return };
    for code in codes {
        let common = code.get("code").and_then(Draft::text).and_then(|it| dictionary.root.get(it));
        for key in ["meaning", "action"] {
            let words = common.and_then(|it| it.get(key)).and_then(Node::text);
            if let Some(words) = words.filter(|_| code.get(key).is_none()) {
                let place = code.place.clone();
                code.push(Entry::at(&place, key, Draft::text_at(&place, words)));
            }
        }
    }
}
