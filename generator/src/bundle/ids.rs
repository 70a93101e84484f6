//! Each operation has an `operationId` of its own in the document, as OpenAPI asks.

use std::collections::BTreeMap;

use crate::draft::{Draft, Entry};

/// Calls operations of one name by their paths: `platform.message.send`.
///
/// In the specs the name is the last word of the path, which need not be its alone.
pub(super) fn tell_apart(paths: &mut [Entry]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in paths.iter().filter_map(|it| it.draft.get("post")?.get("operationId")?.text()) {
        *counts.entry(name.to_owned()).or_default() += 1;
    }
    for path in paths {
        let whole = path.key.split('/').skip(2).collect::<Vec<_>>().join(".");
        let id = path.draft.get_mut("post").and_then(|it| it.get_mut("operationId"));
        let Some(id) = id else { continue };
        if id.text().and_then(|it| counts.get(it)).is_some_and(|count| *count > 1) {
            *id = Draft::text_at(&id.place.clone(), whole);
        }
    }
}
