//! Whatever is no schema is written where it is used.

use crate::document::Documents;
use crate::draft::Draft;

/// How many references lead to one another at most.
const LONGEST_CHAIN: usize = 16;

/// Puts what a `$ref` leads to in its place; one that leads nowhere stays, to be refused.
pub(super) fn inlined(draft: &mut Draft, documents: &Documents) {
    for _ in 0..LONGEST_CHAIN {
        let Some(reference) = draft.reference() else { return };
        let (Some(from), Some(text)) = (documents.get(reference.place.file()), reference.text())
        else {
            return;
        };
        let Some(target) = documents.resolve(text, from) else { return };
        *draft = Draft::of(target.document, target.node);
    }
}
