//! A name is taken apart into words of ASCII, and nothing that tells names apart is lost.

/// The words of a name in ASCII, with blanks between them; at least one word of one letter or digit.
pub(super) fn words(wire: &str) -> String {
    let mut words = String::with_capacity(wire.len());
    for (at, character) in wire.char_indices() {
        match character {
            it if it.is_ascii_alphanumeric() => words.push(it),
            it if it.is_alphanumeric() => words += &format!(" u{:04x} ", u32::from(it)),
            '+' => words += " plus ",
            // Between words a `-` only parts them; `-1` and `A-` would lose their meaning.
            '-' if wire.len() > 1 && (at == 0 || at + 1 == wire.len()) => words += " minus ",
            _ => words.push(' '),
        }
    }
    if words.trim().is_empty() { symbols(wire) } else { words }
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
