//! What doc comments say beside the words of the spec.

use crate::ir::{Bounds, Doc, Finer};

/// A pattern of more characters than this tells a reader nothing.
const READABLE: usize = 80;

/// What the spec says, or a sentence of ours where it says nothing.
pub(super) fn or_said(doc: &Doc, sentence: impl FnOnce() -> String) -> Doc {
    if doc.is_empty() { Doc::new(&sentence()) } else { doc.clone() }
}

/// A name or a value, set as code.
pub(super) fn code(text: &str) -> String {
    let is_plain = |it: char| it != '`' && !it.is_control();
    let is_seen = !text.trim().is_empty() && text.trim() == text;
    if is_seen && text.chars().all(is_plain) { format!("`{text}`") } else { format!("{text:?}") }
}

/// Says in words what the bounds say, since a caller reads the docs first.
pub(super) fn with_limits(doc: &Doc, bounds: &Bounds) -> Doc {
    let limits = limits(bounds);
    match limits.is_empty() {
        true => doc.clone(),
        false => doc.clone().sentence(&limits.join(", ")),
    }
}

/// Says in words that a thing is deprecated: the attribute would warn of the crate's own code.
pub(super) fn with_note(doc: &Doc, deprecated: bool) -> Doc {
    match deprecated {
        true => doc.clone().paragraph("**Deprecated**: the API keeps it for older clients."),
        false => doc.clone(),
    }
}

/// What the bounds say, in words. A pattern that is hard to read is passed over.
pub(super) fn limits(bounds: &Bounds) -> Vec<String> {
    let pattern = bounds.finer.pattern.as_ref().filter(|it| it.len() <= READABLE);
    all_limits(bounds, pattern.map(|it| code(it)).filter(|it| it.starts_with('`')))
}

/// What the bounds say, in words, and what is said of their pattern.
pub(crate) fn all_limits(bounds: &Bounds, pattern: Option<String>) -> Vec<String> {
    let Bounds { min_length, max_length, minimum, maximum, min_items, max_items, finer } = bounds;
    let Finer { least, most, above, below, multiple_of, .. } = finer;
    let said = [
        min_length.map(|it| format!("at least {it} characters")),
        max_length.map(|it| format!("at most {it} characters")),
        pattern.map(|it| format!("of the form {it}")),
        minimum.map(|it| format!("not below {it}")),
        maximum.map(|it| format!("not above {it}")),
        least.as_ref().map(|it| format!("not below {it}")),
        most.as_ref().map(|it| format!("not above {it}")),
        above.as_ref().map(|it| format!("above {it}")),
        below.as_ref().map(|it| format!("below {it}")),
        multiple_of.as_ref().map(|it| format!("a multiple of {it}")),
        min_items.map(|it| format!("at least {it} items")),
        max_items.map(|it| format!("at most {it} items")),
        finer.unique_items.then(|| "no item twice".to_owned()),
        finer.min_properties.map(|it| format!("at least {it} entries")),
        finer.max_properties.map(|it| format!("at most {it} entries")),
    ];
    said.into_iter().flatten().collect()
}
