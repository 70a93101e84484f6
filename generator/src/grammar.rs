//! Small things of grammar and of Markdown, for the pages that are made of sentences.

/// A name, set as code.
pub(crate) fn code(name: &str) -> String {
    format!("`{name}`")
}

/// Some things in a row: `a, b and c`.
pub(crate) fn and(things: &[String]) -> String {
    joined(things, "and")
}

/// One of some things: `a, b or c`.
pub(crate) fn or(things: &[String]) -> String {
    joined(things, "or")
}

fn joined(things: &[String], word: &str) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// A sentence: a capital, and a full stop.
pub(crate) fn sentence(words: &str) -> String {
    format!("{}.", capital(words.trim_end_matches('.')))
}

/// With a capital at its beginning.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// What a link to a heading is called.
pub(crate) fn anchor(heading: &str) -> String {
    let is_kept = |it: &char| it.is_ascii_alphanumeric() || matches!(it, ' ' | '-' | '_');
    heading.to_lowercase().chars().filter(is_kept).collect::<String>().replace(' ', "-")
}
