//! A result code leaves its words to the dictionary, where that says the very same.

use super::split::operation_mut;
use crate::document::{CODES, Documents};
use crate::draft::{Draft, Value};

/// Takes the words from the codes of an endpoint that the dictionary of the specs has.
pub(super) fn leave_words(endpoint: &mut Draft, specs: &Documents) {
    let Some(dictionary) = specs.get(CODES) else { return };
    let codes = operation_mut(endpoint).and_then(|it| it.get_mut("x-result-codes"));
    let Some(Value::List(codes)) = codes.map(|it| &mut it.value) else { return };
    for code in codes {
        let common = code.get("code").and_then(Draft::text).and_then(|it| dictionary.root.get(it));
        let Some(common) = common else { continue };
        let same =
            |key| code.get(key).and_then(Draft::text) == common.get(key).and_then(|it| it.text());
        if same("meaning") && same("action") {
            code.take("meaning");
            code.take("action");
        }
    }
}
