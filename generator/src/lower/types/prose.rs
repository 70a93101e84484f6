//! What is said of a type to people: the description, and after it what no type shows.

use crate::schema::compose::Composed;
use crate::schema::{Prose, value};

/// What composed schemas say, those at the place itself before those that they take over.
pub(super) fn of(composed: &Composed<'_>) -> String {
    let own: Vec<Prose<'_>> =
        composed.said.iter().filter(|it| it.is_own).map(|it| it.schema.prose).collect();
    let description =
        own.iter().find_map(|it| it.description).or(own.iter().find_map(|it| it.title));
    let mut prose = description.unwrap_or_default().to_owned();
    for it in &own {
        remarks(it, &mut prose);
    }
    prose
}

/// What they say of a type: a default is a matter of the place where a value may be left out.
pub(super) fn of_type(composed: &Composed<'_>) -> String {
    let mut composed = composed.clone();
    composed.said.iter_mut().for_each(|it| it.schema.prose.default = None);
    of(&composed)
}

/// What is written beside a reference, before what the schema behind it says.
pub(super) fn beside(own: &Prose<'_>, inherited: &str) -> String {
    let mut prose = own.description.or(own.title).unwrap_or(inherited).to_owned();
    remarks(own, &mut prose);
    prose
}

/// Adds what no type shows.
fn remarks(said: &Prose<'_>, prose: &mut String) {
    if let Some(encoding) = said.encoding {
        remark(prose, &format!("Encoded as {}.", code(encoding)));
    }
    if let Some(media_type) = said.media_type {
        remark(prose, &format!("Holds {}.", code(media_type)));
    }
    if said.read_only {
        remark(prose, "Read only.");
    }
    if said.write_only {
        remark(prose, "Write only.");
    }
    // `default: null` says that there is none.
    if let Some(default) = said.default.filter(|it| !value::is_null(it)) {
        remark(prose, &format!("By default {}.", code(&value::shown(default))));
    }
    if let Some(link) = said.link {
        remark(prose, &format!("See {link}"));
    }
}

/// Adds a sentence to prose.
pub(super) fn remark(prose: &mut String, sentence: &str) {
    let end = prose.trim_end().len();
    prose.truncate(end);
    if prose.contains("```")
        || prose.lines().last().is_some_and(|it| it.starts_with(['|', '-', '*', '#', '>', ' ']))
    {
        prose.push_str("\n\n");
    } else if !prose.is_empty() {
        let is_open =
            prose.ends_with(|it: char| it.is_alphanumeric() || matches!(it, ')' | '`' | '"'));
        prose.push_str(if is_open { ". " } else { " " });
    }
    prose.push_str(sentence);
}

/// What is written in a document, as code in a sentence.
pub(super) fn code(written: &str) -> String {
    const AT_MOST: usize = 200;
    let mut shown: String = written.chars().take(AT_MOST).collect();
    if shown.len() < written.len() {
        shown.push('…');
    }
    format!("`{}`", shown.replace('`', "'"))
}

#[cfg(test)]
mod tests {
    use super::remark;

    fn with_remark(prose: &str) -> String {
        let mut prose = prose.to_owned();
        remark(&mut prose, "Read only.");
        prose
    }

    #[test]
    fn a_remark_follows_the_last_sentence_and_never_joins_a_list() {
        assert_eq!(with_remark(""), "Read only.");
        assert_eq!(with_remark("The name.\n"), "The name. Read only.");
        assert_eq!(with_remark("The name"), "The name. Read only.");
        assert_eq!(with_remark("One of\n- a"), "One of\n- a\n\nRead only.");
    }
}
