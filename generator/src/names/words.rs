//! A name is taken apart into words of ASCII, and nothing that tells names apart is lost.

/// The words of a name in ASCII, with blanks between them; at least one word of one letter or digit.
pub(super) fn words(wire: &str) -> String {
    let words: String = wire.char_indices().map(|(at, it)| spelled(wire, at, it)).collect();
    if words.trim().is_empty() { symbols(wire) } else { words }
}

/// A letter as it is, a sign that tells names apart by its word, anything else as a blank.
fn spelled(wire: &str, at: usize, character: char) -> String {
    match character {
        it if it.is_ascii_alphanumeric() => it.to_string(),
        it if it.is_alphanumeric() => format!(" u{:04x} ", u32::from(it)),
        '+' => " plus ".to_owned(),
        // Between words a `-` only parts them; `-1` and `A-` would lose their meaning.
        '-' if wire.len() > 1 && (at == 0 || at + 1 == wire.len()) => " minus ".to_owned(),
        _ => " ".to_owned(),
    }
}

/// A name without any letter or digit, spelled sign by sign.
fn symbols(wire: &str) -> String {
    let names: Vec<String> = wire.chars().map(symbol).collect();
    if names.is_empty() { "empty".to_owned() } else { names.join(" ") }
}

pub(super) fn symbol(character: char) -> String {
    let name = match character {
        ' ' => "space",
        '_' => "underscore",
        '-' => "minus",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        '/' => "slash",
        '*' => "star",
        '#' => "hash",
        '%' => "percent",
        '&' => "and",
        '@' => "at",
        '$' => "dollar",
        '!' => "not",
        '?' => "question",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        other => return format!("u{:04x}", u32::from(other)),
    };
    name.to_owned()
}
